//! An officer who has declared a tie to somebody whom other bodies know by
//! numbers of their own, or to a caller, and their colleagues.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    office::{Office, Visitor},
    rights::{Staff, appeal, enter},
};
use crate::opened::statements_in;

/// An officer, and the reference by which they declare a tie.
struct Declares<'o> {
    visitor: Visitor<'o>,
    reference: Value,
}

fn posted<'o>(staff: &mut Staff<'o>, name: &str, role: &str, body: usize) -> Declares<'o> {
    let (visitor, post) = staff.posted(name, role, body);
    Declares {
        visitor,
        reference: post["fields"]["officer"].clone(),
    }
}

impl Declares<'_> {
    fn declares(&mut self, names: (&str, &str), ends_on: Option<&str>) -> (StatusCode, Value) {
        let mut tie = json!({
            "officer": self.reference, "kind": "family", "declared_on": "2020-01-02",
        });
        tie[names.0] = json!(names.1);
        if let Some(day) = ends_on {
            tie["ends_on"] = json!(day);
        }
        enter(&mut self.visitor, "declared_ties", tie)
    }
}

/// A record that somebody has entered.
struct Kept {
    register: &'static str,
    reference: String,
    address: String,
}

fn kept(by: &mut Visitor<'_>, register: &'static str, fields: Value) -> Kept {
    let (status, record) = enter(by, register, fields);
    assert_eq!(status, StatusCode::CREATED, "{record}");
    let text = |name: &str| record[name].as_str().unwrap().to_owned();
    Kept {
        register,
        reference: text("reference"),
        address: text("address"),
    }
}

/// Whether it is there, which every door answers alike.
fn is_there(visitor: &mut Visitor<'_>, record: &Kept) -> bool {
    let Kept {
        register,
        reference,
        address,
    } = record;
    let api = visitor.get(&format!("/api/v1/{register}/{address}"));
    let page = visitor.get(&format!("/registers/{register}/{address}"));
    let listed = visitor.get(&format!("/api/v1/{register}"));
    assert_eq!(listed.status, StatusCode::OK, "{}", listed.text);
    let list = visitor.get(&format!("/registers/{register}"));
    assert_eq!(list.status, StatusCode::OK, "{}", list.text);
    let told = [
        api.status == StatusCode::OK,
        page.status == StatusCode::OK,
        listed.text.contains(reference.as_str()),
        list.text.contains(reference.as_str()),
    ];
    assert!(
        told.iter().all(|one| *one == told[0]),
        "{reference}: {told:?}"
    );
    if !told[0] {
        assert_eq!(api.status, StatusCode::NOT_FOUND, "{}", api.text);
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text);
    }
    told[0]
}

fn are_there(visitor: &mut Visitor<'_>, records: &[Kept]) -> Vec<bool> {
    records
        .iter()
        .map(|record| is_there(visitor, record))
        .collect()
}

fn case(number: &str, body: &str) -> Value {
    json!({
        "case_number": number, "opened_on": "2020-02-01", "article": "144-1", "agency": body,
        "stage": "opened",
    })
}

fn defendant(file: &str, case: &Kept) -> Value {
    json!({
        "person_file": file, "case": case.reference, "article": "144-1", "sex": "male",
        "suspected_on": "2020-02-01", "name": "Uydurulmuş",
    })
}

/// A tie closes what was there for both to the officer who declares it, but for
/// the last of it, and nothing to anybody else.
fn closes_all_but_the_last(
    cousin: &mut Declares<'_>,
    colleague: &mut Visitor<'_>,
    tie: (&str, &str),
    all: &[Kept; 3],
) {
    assert_eq!(are_there(&mut cousin.visitor, all), [true; 3]);
    let (status, said) = cousin.declares(tie, None);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(are_there(&mut cousin.visitor, all), [false, false, true]);
    assert_eq!(are_there(colleague, all), [true; 3]);
}

#[test]
fn a_tie_to_a_number_in_the_criminal_file_closes_the_defendant_to_that_officer_alone() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let body = staff.bodies[1].clone();
    let mut cousin = posted(&mut staff, "Sample Cousin", "investigator", 1);
    let mut colleague = staff.takes_on("Sample Colleague", "investigator", 1);
    let opened = kept(&mut colleague, "criminal_cases", case("INVENTED-1", &body));
    let close = kept(
        &mut colleague,
        "defendants",
        defendant("INVENTED-2", &opened),
    );
    let other = kept(
        &mut colleague,
        "defendants",
        defendant("INVENTED-22", &opened),
    );
    let sought = json!({
        "person_file": "INVENTED-2", "declared_on": "2020-02-01", "article": "144-1",
    });
    let sought = kept(&mut colleague, "wanted", sought);
    let all = [close, sought, other, opened];
    assert_eq!(are_there(&mut cousin.visitor, &all), [true; 4]);
    let tie = ("criminal_file", "INVENTED-2");
    // One that has ended shuts nobody off.
    let (status, said) = cousin.declares(tie, Some("2020-01-31"));
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(are_there(&mut cousin.visitor, &all), [true; 4]);
    let (status, said) = cousin.declares(tie, None);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let shut = [false, false, true, true];
    assert_eq!(are_there(&mut cousin.visitor, &all), shut);
    assert_eq!(are_there(&mut colleague, &all), [true; 4]);
    // Nor is anything written under that number.
    let another = kept(&mut colleague, "criminal_cases", case("INVENTED-11", &body));
    let more = |file: &str| defendant(file, &another);
    let (status, said) = enter(&mut cousin.visitor, "defendants", more("INVENTED-2"));
    assert_eq!(status, StatusCode::FORBIDDEN, "{said}");
    kept(&mut cousin.visitor, "defendants", more("INVENTED-22"));
}

#[test]
fn a_tie_to_the_number_of_a_case_closes_all_that_stands_in_it() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let body = staff.bodies[1].clone();
    let mut cousin = posted(&mut staff, "Sample Cousin", "investigator", 1);
    let mut colleague = staff.takes_on("Sample Colleague", "investigator", 1);
    let opened = kept(&mut colleague, "criminal_cases", case("INVENTED-1", &body));
    let another = kept(&mut colleague, "criminal_cases", case("INVENTED-11", &body));
    let fact = json!({
        "registered_on": "2020-02-01", "article": "144-1", "case": opened.reference,
        "agency": body,
    });
    let fact = kept(&mut colleague, "facts", fact);
    let accused = kept(
        &mut colleague,
        "defendants",
        defendant("INVENTED-2", &opened),
    );
    let all = [opened, fact, accused, another];
    assert_eq!(are_there(&mut cousin.visitor, &all), [true; 4]);
    let (status, said) = cousin.declares(("case_number", "INVENTED-1"), None);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let shut = [false, false, false, true];
    assert_eq!(are_there(&mut cousin.visitor, &all), shut);
    assert_eq!(are_there(&mut colleague, &all), [true; 4]);
}

#[test]
fn a_tie_to_a_number_with_the_migration_service_closes_violations_and_removals() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut cousin = posted(&mut staff, "Sample Cousin", "migration_officer", 1);
    let mut colleague = staff.takes_on("Sample Colleague", "migration_officer", 1);
    let removal = json!({
        "person_file": "INVENTED-1", "removed_on": "2020-02-01", "kind": "administrative_expulsion",
        "screening": "no_indicators",
    });
    let kinds = office.bench.mechanism.pack().list("violation_kinds");
    let kind = kinds.codes().next().unwrap().to_owned();
    let found = |file: &str| json!({ "person_file": file, "found_on": "2020-02-01", "kind": kind });
    let all = [
        kept(&mut colleague, "violations", found("INVENTED-1")),
        kept(&mut colleague, "removals", removal),
        kept(&mut colleague, "violations", found("INVENTED-11")),
    ];
    closes_all_but_the_last(
        &mut cousin,
        &mut colleague,
        ("migration_file", "INVENTED-1"),
        &all,
    );
}

#[test]
fn a_tie_to_a_child_s_number_closes_what_stands_under_it() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut cousin = posted(&mut staff, "Sample Cousin", "child_protection_officer", 8);
    let mut colleague = staff.takes_on("Sample Colleague", "child_protection_officer", 8);
    let found =
        |file: &str| json!({ "child_file": file, "found_on": "2020-02-01", "activity": "begging" });
    let child = kept(&mut colleague, "children_found", found("INVENTED-1"));
    let material = json!({
        "child": child.reference, "sent_on": "2020-02-01", "recipient": "court",
    });
    let material = kept(&mut colleague, "materials", material);
    let other = kept(&mut colleague, "children_found", found("INVENTED-11"));
    let all = [child, material, other];
    closes_all_but_the_last(
        &mut cousin,
        &mut colleague,
        ("child_file", "INVENTED-1"),
        &all,
    );
}

#[test]
fn a_tie_to_a_caller_closes_the_appeal_and_a_look_before_it_is_told() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut cousin = posted(&mut staff, "Sample Cousin", "hotline_operator", 1);
    let mut colleague = staff.takes_on("Sample Colleague", "hotline_operator", 1);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let mut called = || {
        let appeal = appeal(&mut colleague);
        let text = |name: &str| appeal[name].as_str().unwrap().to_owned();
        Kept {
            register: "appeals",
            reference: text("reference"),
            address: text("address"),
        }
    };
    let all = [called(), called()];
    let told = "declared it after they had looked";
    assert_eq!(are_there(&mut cousin.visitor, &all), [true; 2]);
    let page = "/oversight/unusual";
    assert!(!overseer.get(page).text.contains(told));
    let (status, said) = cousin.declares(("appeal", &all[0].reference), None);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert!(overseer.get(page).text.contains(told));
    assert_eq!(are_there(&mut cousin.visitor, &all), [false, true]);
    assert_eq!(are_there(&mut colleague, &all), [true; 2]);
}

#[test]
fn what_is_unusual_asks_no_more_however_many_ties_an_officer_has_declared() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut cousin = posted(&mut staff, "Sample Cousin", "hotline_operator", 1);
    let mut idle = posted(&mut staff, "Sample Idle", "hotline_operator", 1);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let called = appeal(&mut cousin.visitor);
    let page = format!("/registers/appeals/{}", called["address"].as_str().unwrap());
    assert_eq!(cousin.visitor.get(&page).status, StatusCode::OK);
    let mut asked = || {
        let db = office.bench.mechanism.db();
        let before = statements_in(db);
        let unusual = overseer.get("/oversight/unusual");
        assert_eq!(unusual.status, StatusCode::OK, "{}", unusual.text);
        statements_in(db) - before
    };
    let declares = |of: &mut Declares<'_>, number: u8| {
        let (status, said) = of.declares(("criminal_file", &format!("INVENTED-{number}")), None);
        assert_eq!(status, StatusCode::CREATED, "{said}");
    };
    declares(&mut cousin, 1);
    let with_one = asked();
    for number in 2..=6 {
        declares(&mut cousin, number);
        // Whoever has seen nobody is not asked of.
        declares(&mut idle, number);
    }
    assert_eq!(asked(), with_one);
}

#[test]
fn a_tie_to_somebody_whom_an_order_names_closes_the_order() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut cousin = posted(&mut staff, "Sample Cousin", "court_clerk", 1);
    let mut colleague = staff.takes_on("Sample Colleague", "court_clerk", 1);
    let order = |file: &str| {
        json!({
            "criminal_file": file, "kind": "sealing", "ordered_by": staff.bodies[1],
            "number": "INVENTED", "ordered_on": "2020-02-01",
        })
    };
    let all = [
        kept(&mut colleague, "court_orders", order("INVENTED-1")),
        kept(&mut colleague, "court_orders", order("INVENTED-11")),
    ];
    assert_eq!(are_there(&mut cousin.visitor, &all), [true; 2]);
    let (status, said) = cousin.declares(("criminal_file", "INVENTED-1"), None);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(are_there(&mut cousin.visitor, &all), [false, true]);
    assert_eq!(are_there(&mut colleague, &all), [true; 2]);
}
