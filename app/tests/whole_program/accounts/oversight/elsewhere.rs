//! Unusual looks at people who are in no person's file: children found,
//! migrants, defendants, callers.

use super::{unusual::unusual_now, *};

/// Somebody in a register that belongs to nobody's file: the page of the record.
fn kept(by: &mut Visitor<'_>, register: &str, fields: Value) -> String {
    let (status, record) = enter(by, register, fields);
    assert_eq!(status, StatusCode::CREATED, "{record}");
    let address = record["address"].as_str().unwrap();
    format!("/registers/{register}/{address}")
}

/// What a record of a register says beside the name of whom it is about.
fn about(office: &Office, by: &mut Visitor<'_>, register: &str, number: usize) -> Value {
    let pack = office.bench.mechanism.pack();
    let file = format!("INVENTED-{number}");
    match register {
        "children_found" => {
            json!({ "child_file": file, "found_on": "2020-02-01", "activity": "begging" })
        }
        "violations" => {
            let kind = pack.list("violation_kinds").codes().next().unwrap();
            json!({ "person_file": file, "found_on": "2020-02-01", "kind": kind })
        }
        "wanted" => json!({
            "person_file": file, "declared_on": "2020-02-01", "article": "144-1",
        }),
        "defendants" => {
            let case = json!({
                "case_number": file, "opened_on": "2020-02-01", "article": "144-1",
                "agency": office.bodies()[1], "stage": "opened",
            });
            let (status, case) = enter(by, "criminal_cases", case);
            assert_eq!(status, StatusCode::CREATED, "{case}");
            json!({
                "person_file": file, "case": case["reference"], "article": "144-1",
                "sex": "male", "suspected_on": "2020-02-01",
            })
        }
        other => panic!("nothing is invented for {other}"),
    }
}

/// Where people stand who are in no person's file, with whose work it is.
const NAMED: [(&str, &str); 4] = [
    ("children_found", "child_protection_officer"),
    ("violations", "migration_officer"),
    ("wanted", "investigator"),
    ("defendants", "investigator"),
];

#[test]
fn a_look_at_a_namesake_in_nobody_s_file_is_told_and_a_look_at_others_is_not() {
    let why = "may bear the officer’s family name";
    for (register, role) in NAMED {
        let office = Office::new();
        let mut staff = Staff::of(&office);
        let mut namesake = staff.takes_on("Sample Uydurulmus", role, 1);
        let mut other = staff.takes_on("Sample Other", role, 1);
        let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
        let mut named = |name: &str, number: usize| {
            let mut fields = about(&office, &mut other, register, number);
            fields["name"] = json!(name);
            kept(&mut other, register, fields)
        };
        let close = named(&format!("Leyla {NAME}"), 1);
        let far = named("Nigar Nümunə", 2);
        for page in [&close, &far] {
            assert_eq!(other.get(page).status, StatusCode::OK, "{register}");
        }
        assert_eq!(namesake.get(&far).status, StatusCode::OK, "{register}");
        assert!(!unusual_now(&mut overseer).contains(why), "{register}");
        assert_eq!(namesake.get(&close).status, StatusCode::OK, "{register}");
        let told = unusual_now(&mut overseer);
        assert_eq!(told.matches(why).count(), 1, "{register}: {told}");
    }
}

#[test]
fn a_look_at_a_colleague_in_nobody_s_file_is_told_and_a_look_at_others_is_not() {
    let why = "the name of another officer";
    for (register, role) in NAMED {
        let office = Office::new();
        let mut staff = Staff::of(&office);
        let mut officer = staff.takes_on("Sample Officer", role, 1);
        staff.takes_on("Aysel Uydurulmus", "case_manager", 8);
        let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
        let mut named = |name: &str, number: usize| {
            let mut fields = about(&office, &mut officer, register, number);
            fields["name"] = json!(name);
            kept(&mut officer, register, fields)
        };
        let close = named(&format!("Aysel {NAME}"), 1);
        let far = named("Nigar Nümunə", 2);
        assert_eq!(officer.get(&far).status, StatusCode::OK, "{register}");
        assert!(!unusual_now(&mut overseer).contains(why), "{register}");
        assert_eq!(officer.get(&close).status, StatusCode::OK, "{register}");
        let told = unusual_now(&mut overseer);
        assert_eq!(told.matches(why).count(), 1, "{register}: {told}");
    }
}

#[test]
fn a_look_at_a_neighbour_in_nobody_s_file_is_told_unless_the_region_is_a_large_one() {
    let why = "where the officer lives";
    for (register, role) in [
        ("children_found", "child_protection_officer"),
        ("violations", "migration_officer"),
        ("appeals", "hotline_operator"),
    ] {
        let office = Office::new();
        let mut staff = Staff::of(&office);
        let mut living = |name: &str, region: &str| {
            let (officer, post) = staff.posted(name, role, 1);
            let reference = post["fields"]["officer"].as_str().unwrap();
            let residence = [("residence", region)];
            office
                .bench
                .edit("officers", reference, &residence)
                .unwrap();
            officer
        };
        let mut near = living("Sample Near", "sheki_zagatala");
        let mut elsewhere = living("Sample Elsewhere", "nakhchivan");
        let mut capital = living("Sample Capital", "baku");
        let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
        let mut of_region = |region: &str, number: usize| {
            let mut fields = match register {
                "appeals" => json!({
                    "received_on": "2020-02-01", "channel": "telephone", "topic": "other",
                }),
                _ => about(&office, &mut near, register, number),
            };
            fields["region"] = json!(region);
            kept(&mut near, register, fields)
        };
        let close = of_region("sheki_zagatala", 1);
        let large = of_region("baku", 2);
        for officer in [&mut elsewhere, &mut capital] {
            for page in [&close, &large] {
                assert_eq!(officer.get(page).status, StatusCode::OK, "{register}");
            }
        }
        assert_eq!(near.get(&large).status, StatusCode::OK, "{register}");
        assert!(!unusual_now(&mut overseer).contains(why), "{register}");
        assert_eq!(near.get(&close).status, StatusCode::OK, "{register}");
        let told = unusual_now(&mut overseer);
        assert_eq!(told.matches(why).count(), 1, "{register}: {told}");
    }
}

#[test]
fn one_caller_and_one_whom_an_order_names_at_whom_many_officers_look_are_told() {
    let why = "In this period 8 officers opened the file";
    for (register, role) in [
        ("appeals", "hotline_operator"),
        ("court_orders", "court_clerk"),
    ] {
        let office = Office::new();
        let mut staff = Staff::of(&office);
        let mut first = staff.takes_on("Sample Enterer", role, 1);
        let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
        let fields = match register {
            "appeals" => json!({
                "received_on": "2020-02-01", "channel": "telephone", "topic": "other",
            }),
            _ => json!({
                "criminal_file": "INVENTED-1", "kind": "sealing",
                "ordered_by": staff.bodies[1], "number": "INVENTED", "ordered_on": "2020-02-01",
            }),
        };
        let page = kept(&mut first, register, fields);
        for number in 1..=8 {
            let mut officer = staff.takes_on(&format!("Sample Looker{number}"), role, 1);
            staff.show_again();
            let told = unusual_now(&mut overseer);
            assert!(
                !told.contains("officers opened the file"),
                "{number}: {told}"
            );
            assert_eq!(officer.get(&page).status, StatusCode::OK, "{register}");
        }
        let told = unusual_now(&mut overseer);
        assert_eq!(told.matches(why).count(), 1, "{register}: {told}");
    }
}
