//! What is in nobody's file is proposed by register and year by one officer
//! and erased by another, at their pages; and no figure changes by it.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use guard::{Guard, Officer};
use kernel::Look as _;
use serde_json::json;

use super::{
    office::{Answer, Office, Visitor},
    rights::{Staff, enter},
};
use crate::{
    canary,
    workbench::{OFFICER, Workbench},
};

const SAID: &str = "Uydurulmuş söz";

/// Two coordinators, somebody on the hotline, a prosecutor and an investigator.
struct Desk<'o> {
    office: &'o Office,
    one: Visitor<'o>,
    two: Visitor<'o>,
    hotline: Visitor<'o>,
    prosecutor: Visitor<'o>,
}

impl<'o> Desk<'o> {
    fn in_office(office: &'o Office) -> Self {
        let mut staff = Staff::of(office);
        Self {
            hotline: staff.takes_on("Sample Listener", "hotline_operator", 1),
            prosecutor: staff.takes_on("Sample Prosecutor", "prosecutor", 8),
            one: staff.takes_on("Sample One", "national_coordinator", 0),
            two: staff.takes_on("Sample Two", "national_coordinator", 0),
            office,
        }
    }

    fn appeal(&self, day: &str) -> db::Stored {
        let said = [("received_on", day), ("account", SAID)];
        self.office.bench.enter("appeals", &said)
    }

    fn case(&self) -> db::Stored {
        let said = [("opened_on", "2006-01-01")];
        self.office.bench.enter("criminal_cases", &said)
    }

    fn defendant(&self, case: &db::Stored, number: &str) -> db::Stored {
        let said = [
            ("case", case.reference.as_str()),
            ("person_file", number),
            ("suspected_on", "2007-02-03"),
            ("name", "Uydurulmuş Ad"),
        ];
        self.office.bench.enter("defendants", &said)
    }

    /// A hold on a register, by a number there.
    fn hold(&mut self, register: &str, number: &str, order: &str) -> (serde_json::Value, String) {
        let hold = json!({
            "register": register, "number": number, "ordered_on": "2020-01-02",
            "ordered_by": self.office.bodies()[8], "order_number": order,
        });
        let (status, said) = enter(&mut self.prosecutor, "holds", hold.clone());
        assert_eq!(status, StatusCode::CREATED, "{said}");
        let path = format!("/api/v1/holds/{}", said["address"].as_str().unwrap());
        (hold, path)
    }

    fn lift(&mut self, (mut hold, path): (serde_json::Value, String), on: &str) {
        hold["lifted_on"] = json!(on);
        let change = json!({ "version": 1, "fields": hold });
        let answer = self.prosecutor.json(Method::PUT, &path, &change);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }

    fn propose(&mut self, register: &str, year: &str) -> Answer {
        let asked = [("register", register), ("year", year)];
        self.one.send("/retention", "/retention/propose", &asked)
    }

    /// What the second one is told who agrees to the one proposal that waits.
    fn agree(&mut self) -> Answer {
        let proposal = self.two.get("/retention").hidden("proposal");
        let agreed = [("proposal", proposal.as_str())];
        self.two.send("/retention", "/retention/agree", &agreed)
    }

    fn account_of(&self, register: &str, stored: &db::Stored, field: &str) -> bool {
        let kind = self.office.bench.mechanism.kind(register).unwrap();
        let permit = guard::Guard::local(Officer::named(OFFICER).unwrap());
        let permit = permit.permit(guard::Act::Unseal, register).unwrap();
        let db = self.office.bench.mechanism.db();
        let found = db.read(|session| Ok(session.get(&kind, stored.id, &permit)?));
        let found = found.unwrap().unwrap();
        !kind.value(&found.row, field).is_absent()
    }
}

#[test]
fn one_officer_proposes_a_year_of_a_register_and_another_one_erases_it() {
    let office = Office::new();
    let mut at = Desk::in_office(&office);
    let old: Vec<_> = ["2008-03-01", "2008-11-30"]
        .map(|day| at.appeal(day))
        .into();
    let earlier = at.appeal("2007-01-05");
    let young = at.appeal("2015-03-01");

    assert_ne!(at.hotline.get("/retention").status, StatusCode::OK);
    let page = at.one.get("/retention").text;
    let lines = |page: &str| page.matches("name=\"register\" value=\"appeals\"").count();
    assert_eq!(lines(&page), 2, "2007 and 2008, and not 2015");
    for secret in [SAID, old[0].reference.as_str()] {
        assert!(!page.contains(secret), "{secret}");
    }
    // Only what is due is proposed, and by nobody but who may.
    for (register, year) in [("appeals", "2015"), ("persons", "2008"), ("none", "2008")] {
        let refused = at.propose(register, year);
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{register}"
        );
    }
    let year = [("register", "appeals"), ("year", "2008")];
    for visitor in [&mut at.hotline, &mut at.prosecutor] {
        let refused = visitor.send("/registers", "/retention/propose", &year);
        assert_ne!(refused.status, StatusCode::SEE_OTHER);
    }
    let proposed = at.propose("appeals", "2008");
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
    // It takes the years before, which are due as well.
    let page = at.one.get("/retention").text;
    assert_eq!(lines(&page), 0);
    assert!(
        page.contains("3 records") && !page.contains("Agree and erase"),
        "{page}"
    );

    // The same officer does not agree, nor does anybody who may not erase.
    let proposal = at.two.get("/retention").hidden("proposal");
    let agreed = [("proposal", proposal.as_str())];
    for _ in 0..2 {
        let refused = at.one.send("/retention", "/retention/agree", &agreed);
        assert!(
            refused.text.contains("You proposed this yourself"),
            "{}",
            refused.text
        );
    }
    for visitor in [&mut at.hotline, &mut at.prosecutor] {
        let refused = visitor.send("/registers", "/retention/agree", &agreed);
        assert_ne!(refused.status, StatusCode::SEE_OTHER);
    }
    assert!(at.account_of("appeals", &old[0], "account"));

    let done = at.agree();
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    for erased in [&old[0], &old[1], &earlier] {
        assert!(!at.account_of("appeals", erased, "account"));
    }
    assert!(at.account_of("appeals", &young, "account"));
    let certificate = at.one.get(&done.location);
    assert_eq!(certificate.status, StatusCode::OK, "{}", certificate.text);
    let main = certificate.text.split("<main").nth(1).unwrap();
    for said in [
        "Sample One",
        "Sample Two",
        "DES-2020-00001",
        "31 December 2008",
        ">3<",
    ] {
        assert!(main.contains(said), "{said} in {main}");
    }
    for secret in [SAID, "APP-2008", "APP-2007"] {
        assert!(!main.contains(secret), "{secret}");
    }
    let after = at.one.get("/retention").text;
    assert!(after.contains(&done.location) && !after.contains("3 records"));
    assert_eq!(lines(&after), 0, "what is erased is not due again");
    for visitor in [&mut at.hotline, &mut at.prosecutor] {
        assert_ne!(visitor.get(&done.location).status, StatusCode::OK);
    }
    // Done is done: it is agreed to once, and nothing is written there again.
    let again = at.two.send("/retention", "/retention/agree", &agreed);
    assert_ne!(again.status, StatusCode::SEE_OTHER);
    let mechanism = &office.bench.mechanism;
    assert!(mechanism.void("appeals", old[0].id, 1, "A reason").is_err());
    assert!(office.log_is_sound());
}

#[test]
fn what_is_held_sealed_or_changed_since_is_not_in_the_batch() {
    let office = Office::new();
    let mut at = Desk::in_office(&office);
    // Each in a case of its own would be due alone; here they share one.
    let case = at.case();
    let held = at.defendant(&case, "CRIM-1");
    let line = "value=\"defendants\"";
    assert!(at.one.get("/retention").text.contains(line));
    let hold = at.hold("defendants", "CRIM-1", "20/1");
    assert!(!at.one.get("/retention").text.contains(line));
    // It is lifted from the day on that says so.
    at.lift(hold, "2020-03-02");

    // A hold that comes after the proposal stops it, by one reference too.
    let proposed = at.propose("defendants", "2007");
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
    let hold = at.hold("defendants", &held.reference, "20/2");
    let refused = at.agree();
    assert!(refused.text.contains("HLD-2020-00002"), "{}", refused.text);
    at.lift(hold, "2020-01-03");
    assert!(at.one.get("/retention").text.contains("1 record"));

    // What a court has sealed stays.
    let order = office.bench.enter(
        "court_orders",
        &[
            ("person", ""),
            ("criminal_file", "CRIM-1"),
            ("kind", "sealing"),
            ("ordered_by", office.bodies()[8].as_str()),
            ("ordered_on", "2020-01-02"),
        ],
    );
    // …and who proposes is not told that there is any.
    assert!(!at.one.get("/retention").text.contains("1 record"));
    let refused = at.agree();
    assert_ne!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text);
    assert!(at.account_of("defendants", &held, "name"));
    let mechanism = &office.bench.mechanism;
    mechanism
        .void("court_orders", order.id, 1, "Given in error")
        .unwrap();

    // What was changed since is asked again: it stands in no proposal.
    office
        .bench
        .clock
        .advance(clockwork::SignedDuration::from_mins(1))
        .unwrap();
    mechanism
        .void("defendants", held.id, 1, "Entered twice")
        .unwrap();
    let refused = at.agree();
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        refused.text
    );
    assert!(at.account_of("defendants", &held, "name"));
    let page = at.one.get("/retention").text;
    assert!(page.contains(line), "it is due anew");
}

#[test]
fn what_holds_one_record_holds_all_that_belong_to_it_and_no_other() {
    let office = Office::new();
    let mut at = Desk::in_office(&office);
    let (case, another) = (at.case(), at.case());
    let held = at.defendant(&case, "CRIM-1");
    let beside = at.defendant(&case, "CRIM-2");
    let elsewhere = at.defendant(&another, "CRIM-3");
    let proposed = at.propose("defendants", "2007");
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
    assert!(at.one.get("/retention").text.contains("3 records"));
    at.hold("defendants", "CRIM-1", "20/1");
    assert!(at.one.get("/retention").text.contains("1 record"));
    assert_eq!(at.agree().status, StatusCode::SEE_OTHER);
    let is_there = [&held, &beside, &elsewhere].map(|one| at.account_of("defendants", one, "name"));
    assert_eq!(is_there, [true, true, false]);
}

#[test]
fn a_record_is_kept_through_its_last_day_and_a_year_ends_with_its_last_one() {
    let office = Office::new();
    let mut at = Desk::in_office(&office);
    // Ten years, of which the workbench's day is the last for the last of them.
    let days = ["2009-12-31", "2010-01-01", "2010-03-01", "2010-03-02"];
    let appeals = days.map(|day| at.appeal(day));
    let stand = |at: &Desk<'_>| {
        appeals
            .each_ref()
            .map(|one| at.account_of("appeals", one, "account"))
    };
    assert_eq!(at.propose("appeals", "2009").status, StatusCode::SEE_OTHER);
    assert_eq!(at.agree().status, StatusCode::SEE_OTHER);
    assert_eq!(stand(&at), [false, true, true, true]);
    assert_eq!(at.propose("appeals", "2010").status, StatusCode::SEE_OTHER);
    assert!(at.one.get("/retention").text.contains("2 records"));
    assert_eq!(at.agree().status, StatusCode::SEE_OTHER);
    assert_eq!(stand(&at), [false, false, false, true]);
}

#[test]
fn what_is_found_under_one_number_or_leads_to_another_is_kept_as_long_as_the_longest() {
    let office = Office::new();
    let mut at = Desk::in_office(&office);
    let found = |number: &str, day: &str| {
        let said = [
            ("child_file", number),
            ("found_on", day),
            ("name", "Uydurulmuş Ad"),
        ];
        office.bench.enter("children_found", &said)
    };
    let alone = found("C-1", "2007-02-03");
    let again = found("C-2", "2007-02-03");
    let linked = found("C-3", "2007-02-03");
    found("C-2", "2016-02-03");
    assert_eq!(
        at.propose("children_found", "2007").status,
        StatusCode::SEE_OTHER
    );
    // A material that is written since leads to one of them.
    let material = [
        ("child", linked.reference.as_str()),
        ("sent_on", "2018-01-01"),
    ];
    office.bench.enter("materials", &material);
    assert!(at.one.get("/retention").text.contains("1 record"));
    assert_eq!(at.agree().status, StatusCode::SEE_OTHER);
    assert!(!at.account_of("children_found", &alone, "name"));
    assert!(at.account_of("children_found", &again, "name"));
    assert!(at.account_of("children_found", &linked, "name"));
}

#[test]
fn a_proposal_that_was_typed_erases_nothing_whose_time_is_not_over() {
    let office = Office::new();
    let mut at = Desk::in_office(&office);
    let young = at.appeal("2015-03-01");
    let typed = json!({
        "register": "appeals", "up_to": "2019-12-31", "proposed_on": "2020-02-03",
        "ground": "time_over", "provision": "Invented Article 1",
    });
    let (status, said) = enter(&mut at.one, "destruction_proposals", typed);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(at.agree().status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(at.account_of("appeals", &young, "account"));
    // Nor what is in persons' files, or in no register whose records are sealed.
    for register in ["persons", "trainings", "court_orders"] {
        let typed = json!({
            "register": register, "up_to": "2019-12-31", "proposed_on": "2020-02-03",
            "ground": "time_over", "provision": "Invented Article 1",
        });
        let (_, said) = enter(&mut at.one, "destruction_proposals", typed);
        let proposal = said["address"].as_str().unwrap();
        let agreed = [("proposal", proposal)];
        let refused = at.two.send("/retention", "/retention/agree", &agreed);
        assert_ne!(refused.status, StatusCode::SEE_OTHER, "{register}");
    }
}

#[test]
fn every_figure_is_the_same_after_all_that_was_due_was_erased() {
    let bench = Workbench::empty();
    let mechanism = &bench.mechanism;
    let pack = mechanism.pack().clone();
    let case = bench.enter("criminal_cases", &[("opened_on", "2008-01-01")]);
    let mut registers = Vec::new();
    for kind in pack
        .kinds
        .iter()
        .filter(|kind| kind.seals_outside("persons"))
    {
        if ["opening_reviews", "use_reviews"].contains(&kind.register.as_str()) {
            continue;
        }
        for _ in 0..2 {
            let mut said = vec![(kind.period.clone().unwrap(), "2008-05-15".to_owned())];
            for field in kind.fields.iter().filter(|field| field.is_sealed()) {
                said.push((field.name.clone(), canary::of_field(&kind.register, field)));
            }
            if kind.field("case").is_some() {
                said.push(("case".to_owned(), case.reference.clone()));
            }
            let said: Vec<(&str, &str)> = said
                .iter()
                .map(|(field, value)| (field.as_str(), value.as_str()))
                .collect();
            bench.enter(&kind.register, &said);
        }
        registers.push(kind.register.clone());
    }
    assert!(registers.len() >= 9, "{registers:?}");
    let figures = || -> BTreeMap<(String, i16), String> {
        let figures = pack.figures().into_iter();
        figures
            .flat_map(|figure| [2008, 2009].map(|year| (figure.id.to_string(), year)))
            .map(|(id, year)| {
                let value = format!("{:?}", bench.stand(&id, year));
                ((id, year), value)
            })
            .collect()
    };
    let before = figures();
    let another = Guard::local(Officer::named("Another officer").unwrap());
    let another = mechanism.guarded_by(another);
    for register in &registers {
        let proposal = bench.enter(
            "destruction_proposals",
            &[
                ("register", register.as_str()),
                ("up_to", "2008-12-31"),
                ("ground", "time_over"),
            ],
        );
        retention::agree(&another, proposal.id).unwrap();
        let certificate = retention::certificate(mechanism, proposal.id).unwrap();
        assert_eq!(certificate.records[register], 2, "{register}");
        let kind = mechanism.kind(register).unwrap();
        let rows = mechanism
            .db()
            .read(|session| Ok(session.records(register, &[])?));
        for (id, _) in rows.unwrap() {
            let permit = mechanism
                .guard()
                .permit(guard::Act::Unseal, register)
                .unwrap();
            let stored = mechanism
                .db()
                .read(|session| Ok(session.get(&kind, id, &permit)?));
            let row = stored.unwrap().unwrap().row;
            for field in kind.fields.iter().filter(|field| field.is_sealed()) {
                assert!(
                    kind.value(&row, &field.name).is_absent(),
                    "{register}.{}",
                    field.name
                );
            }
        }
    }
    let after = figures();
    assert_eq!(before, after);
    let of_2008 = before
        .iter()
        .filter(|((_, year), value)| *year == 2008 && value.contains('2'));
    assert!(of_2008.count() > 5, "the records are counted");
}

#[test]
fn a_hold_on_a_register_of_persons_holds_the_persons_there() {
    let office = Office::new();
    let mut at = Desk::in_office(&office);
    let person = office
        .bench
        .enter("persons", &[("registered_on", "2005-01-01")]);
    assert!(at.one.get("/retention").text.contains(&person.reference));
    let hold = json!({
        "register": "persons", "ordered_on": "2020-01-02", "ordered_by": office.bodies()[8],
        "order_number": "20/1",
    });
    let (status, said) = enter(&mut at.prosecutor, "holds", hold);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert!(!at.one.get("/retention").text.contains(&person.reference));
}
