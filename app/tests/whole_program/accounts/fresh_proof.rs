//! What asks again who somebody is, five minutes after they have shown it, and
//! what does not.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::{
    office::{Answer, Office, PASSWORD, Visitor},
    rights::{Staff, administrator, appeal, enter, officer, person, refused},
};

#[test]
fn what_is_grave_asks_again_who_it_is_after_five_minutes() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let one = ("One Sample", "hotline_operator", bodies[1].as_str());
    let (mut one, _) = officer(&office, &mut first, one, &[]);
    appeal(&mut one);
    let export = |visitor: &mut Visitor<'_>| {
        let token = visitor.get("/registers/appeals").hidden("_token");
        visitor.send_with(&token, "/registers/appeals/export", &[("_format", "csv")])
    };
    office.pass(240);
    let file = export(&mut one);
    assert_eq!(file.status, StatusCode::OK, "{}", file.text);
    // An export carries sealed fields for those alone who may export them.
    assert!(!file.text.contains("account") && !file.text.contains("An invented account."));
    office.pass(61);
    let asked = export(&mut one);
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    assert!(asked.text.contains("/account/confirm"));
}

#[test]
fn a_person_s_file_is_voided_by_whoever_has_just_shown_who_they_are() {
    let office = Office::new();
    let mut finder = Staff::of(&office).takes_on("Sample Finder", "identification_officer", 1);
    let (_, second) = person(&mut finder, "Twicesample", "2020-02-01");
    let own = format!("/registers/persons/{second}");
    let api = format!("/api/v1/persons/{second}");
    let void = format!("{own}/void");
    let token = finder.get(&void).hidden("_token");
    let twice = "The second file of one person";
    let typed = [("_version", "1"), ("_reason", twice)];

    office.pass(301);
    assert_eq!(finder.get(&void).status, StatusCode::FORBIDDEN);
    let held = finder.send_with(&token, &void, &typed);
    assert_eq!(held.status, StatusCode::FORBIDDEN);
    for kept in [twice, "href=\"/account/confirm\" target=\"_blank\""] {
        assert!(held.text.contains(kept), "{kept} in {}", held.text);
    }
    let body = json!({ "version": 1, "reason": twice });
    let by_program = finder.json(Method::DELETE, &api, &body);
    assert_eq!(refused(&by_program).1, "guard.not_fresh");
    assert!(finder.get(&api).text.contains("\"voided\":false"));

    finder.show_again();
    let voided = finder.send_with(&held.hidden("_token"), &void, &typed);
    assert_eq!(voided.status, StatusCode::SEE_OTHER, "{}", voided.text);
    assert!(finder.get(&api).text.contains("\"voided\":true"));
}

/// What asks for a new proof keeps nobody from what does not.
#[test]
fn five_minutes_after_signing_in_daily_work_goes_on() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut officers: Vec<(&str, Visitor<'_>)> = [
        "identification_officer",
        "case_manager",
        "hotline_operator",
        "prosecutor",
        "national_coordinator",
        "independent_rapporteur",
    ]
    .into_iter()
    .map(|role| (role, staff.takes_on(&format!("Sample {role}"), role, 1)))
    .collect();
    let (reference, file) = person(&mut officers[0].1, "Dailysample", "2020-02-01");
    let own = format!("/registers/persons/{file}");
    let ids: Vec<String> = {
        let pack = office.bench.mechanism.pack();
        pack.kinds
            .iter()
            .map(|kind| kind.register.clone())
            .collect()
    };
    office.pass(301);
    let asks_again = |answer: &Answer| answer.text.contains("/account/confirm");
    for (role, officer) in &mut officers {
        for page in ["/registers", "/search", "/account"] {
            let opened = officer.get(page);
            assert_eq!(opened.status, StatusCode::OK, "{role} at {page}");
        }
        let found = officer.send("/search", "/search", &[("search", "Dailysample")]);
        assert_eq!(found.status, StatusCode::OK, "{role}: {}", found.text);
        for register in &ids {
            let list = officer.get(&format!("/registers/{register}"));
            // Whoever opened a file for a reason sees that with a new proof.
            let is_asked_again = asks_again(&list);
            assert_eq!(
                is_asked_again,
                register == "openings" && list.status == StatusCode::FORBIDDEN,
                "{role} at {register}"
            );
        }
    }
    let (_, finder) = &mut officers[0];
    let found = finder.send("/search", "/search", &[("search", "Dailysample")]);
    assert!(found.text.contains(&reference), "{}", found.text);
    let page = finder.get(&own);
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains(&format!("{own}/void")), "{}", page.text);
    let (_, manager) = &mut officers[1];
    assert_eq!(manager.get(&own).status, StatusCode::OK);
    // A shelter is opened from a stay alone: no list of them is offered.
    let offered = manager.get("/registers").text;
    assert!(
        offered.contains("\"/registers/stays\"") && !offered.contains("\"/registers/shelters\"")
    );
}

const NAME: &str = "Unattendedova";
const CONTACT: &str = "An invented contact.";
/// What stands open in the form of a person.
const OPEN: [(&str, &str); 6] = [
    ("registered_on.day", "1"),
    ("registered_on.month", "2"),
    ("registered_on.year", "2020"),
    ("age_status", "adult"),
    ("sex", "female"),
    ("citizenship", "AZ"),
];

/// A person's page, form and answer for programs, five minutes after.
#[test]
fn what_is_sealed_is_read_by_whoever_has_just_shown_who_they_are() {
    let office = Office::new();
    let mut finder = Staff::of(&office).takes_on("Sample Finder", "identification_officer", 1);
    let (_, person) = person(&mut finder, NAME, "2020-02-01");
    let own = format!("/registers/persons/{person}");
    let places = [
        own.clone(),
        format!("{own}/edit"),
        format!("/api/v1/persons/{person}"),
    ];
    let tells = |finder: &mut Visitor<'_>, place: &String| {
        let told = finder.get(place);
        assert_eq!(told.status, StatusCode::OK, "{place}: {}", told.text);
        (
            told.text.contains(NAME),
            told.text.contains("/account/confirm"),
        )
    };
    for place in &places {
        assert_eq!(tells(&mut finder, place), (true, false), "{place}");
    }
    office.pass(301);
    for place in &places {
        let is_page = place.starts_with("/registers");
        assert_eq!(tells(&mut finder, place), (false, is_page), "{place}");
    }
    // Who types a name is not told that it is nobody's.
    let found = finder.send("/search", "/search", &[("search", NAME)]);
    assert!(found.text.contains(&own), "{}", found.text);
    finder.show_again();
    for place in &places {
        assert_eq!(tells(&mut finder, place), (true, false), "{place}");
    }
}

const REASON: &str = "An invented brother threatened her again";

/// Why a file was changed is a text as what is sealed of it: page, answer and
/// list for programs, five minutes after.
#[test]
fn why_a_file_was_changed_is_read_by_whoever_has_just_shown_who_they_are() {
    let office = Office::new();
    let mut finder = Staff::of(&office).takes_on("Sample Finder", "identification_officer", 1);
    let (_, person) = person(&mut finder, NAME, "2020-02-01");
    let own = format!("/registers/persons/{person}");
    let edit = format!("{own}/edit");
    let typed = [
        &[
            ("_version", "1"),
            ("_reason", REASON),
            ("birth_year", "1981"),
        ],
        &OPEN[..],
    ];
    let saved = finder.send(&edit, &edit, &typed.concat());
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let places = [
        own,
        format!("/api/v1/persons/{person}"),
        "/api/v1/persons".to_owned(),
    ];
    let tells = |finder: &mut Visitor<'_>| {
        let told = places.iter().map(|place| finder.get(place));
        told.map(|told| told.text.contains(REASON))
            .collect::<Vec<_>>()
    };
    assert_eq!(tells(&mut finder), [true; 3]);
    office.pass(301);
    assert_eq!(tells(&mut finder), [false; 3]);
    finder.show_again();
    assert_eq!(tells(&mut finder), [true; 3]);
}

/// The name and the contact of a person, as they stand.
fn sealed(finder: &mut Visitor<'_>, person: &str) -> [String; 2] {
    finder.show_again();
    let told = finder.get(&format!("/api/v1/persons/{person}"));
    let told: serde_json::Value = serde_json::from_str(&told.text).unwrap();
    ["family_name", "safe_contact"].map(|field| {
        told["fields"][field]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    })
}

#[test]
fn what_is_sealed_is_kept_where_it_was_not_shown_and_saved_where_it_was_typed() {
    let office = Office::new();
    let mut finder = Staff::of(&office).takes_on("Sample Finder", "identification_officer", 1);
    let (_, person) = person(&mut finder, NAME, "2020-02-01");
    let edit = format!("/registers/persons/{person}/edit");
    // Each is another version, by its year of birth.
    let form =
        |version: &'static str, born: &'static str, sealed: &[(&'static str, &'static str)]| {
            let open = [("_version", version), ("birth_year", born)];
            [&open[..], &OPEN, sealed].concat()
        };
    let shown = finder.get(&edit).hidden("_token");
    office.pass(301);
    // A form that was opened in time is saved with all that was typed.
    let typed = form(
        "1",
        "1981",
        &[("family_name", NAME), ("safe_contact", CONTACT)],
    );
    let saved = finder.send_with(&shown, &edit, &typed);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    // One that was opened late has nothing sealed, and takes nothing away.
    let late = finder.get(&edit);
    assert!(!late.text.contains("family_name") && !late.text.contains(CONTACT));
    let saved = finder.send_with(&late.hidden("_token"), &edit, &form("2", "1982", &[]));
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(sealed(&mut finder, &person), [NAME, CONTACT]);
    // Nor does it once its reader has shown who they are.
    let saved = finder.send_with(&late.hidden("_token"), &edit, &form("3", "1983", &[]));
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(sealed(&mut finder, &person), [NAME, CONTACT]);
    // What is left empty is taken away.
    let typed = form("4", "1984", &[("family_name", NAME), ("safe_contact", "")]);
    let saved = finder.send_with(&shown, &edit, &typed);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(sealed(&mut finder, &person), [NAME, ""]);
}

#[test]
fn of_two_at_one_record_the_late_one_is_shown_what_the_other_sealed_after_a_new_proof() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let (_, person) = person(&mut finder, NAME, "2020-02-01");
    let edit = format!("/registers/persons/{person}/edit");
    let shown = finder.get(&edit).hidden("_token");
    let typed = |name: &'static str| {
        let own = [
            ("_version", "1"),
            ("birth_year", "1980"),
            ("family_name", name),
        ];
        [&own[..], &OPEN].concat()
    };
    let saved = finder.send_with(&shown, &edit, &typed("Quickerova"));
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    office.pass(301);
    let held = finder.send_with(&shown, &edit, &typed("Slowerova"));
    assert_eq!(held.status, StatusCode::FORBIDDEN, "{}", held.text);
    assert!(held.text.contains("Slowerova") && !held.text.contains("Quickerova"));
    assert!(
        held.text
            .contains("href=\"/account/confirm\" target=\"_blank\"")
    );
    finder.show_again();
    let clash = finder.send_with(&held.hidden("_token"), &edit, &typed("Slowerova"));
    assert_eq!(clash.status, StatusCode::CONFLICT, "{}", clash.text);
    assert!(clash.text.contains("Slowerova") && clash.text.contains("Quickerova"));
}

#[test]
fn posts_are_given_by_whoever_has_just_shown_who_they_are_and_what_was_typed_is_kept() {
    let office = Office::new();
    let own = office.bodies().remove(0);
    let (mut first, secret) = office.signed_in();
    let new = "/registers/officers/new";
    let token = first.get(new).hidden("_token");
    office.pass(301);
    let officer = json!({ "name": "Late Sample", "agency": own, "known_since": "2020-01-01" });
    let post = json!({
        "officer": "OFF-2018-00001", "agency": own, "role": "administrator",
        "begins_on": "2020-01-01",
    });
    for (register, fields) in [("officers", officer), ("posts", post)] {
        let (status, stale) = enter(&mut first, register, fields);
        assert_eq!(status, StatusCode::FORBIDDEN, "{register}");
        assert_eq!(stale["errors"][0]["rule"], "guard.not_fresh", "{register}");
    }
    let opened = first.get(new);
    assert_eq!(opened.status, StatusCode::FORBIDDEN);
    // Whoever had the form open goes on where they were.
    let typed = [
        ("name", "Late Sample"),
        ("agency", own.as_str()),
        ("known_since.day", "4"),
        ("known_since.month", "3"),
        ("known_since.year", "2018"),
    ];
    let held = first.send_with(&token, new, &typed);
    assert_eq!(held.status, StatusCode::FORBIDDEN);
    for kept in [
        "name=\"name\" value=\"Late Sample\"",
        "href=\"/account/confirm\" target=\"_blank\"",
    ] {
        assert!(held.text.contains(kept), "{kept} in {}", held.text);
    }
    let code = office.code(&secret);
    let proofs = [("password", PASSWORD), ("code", code.as_str())];
    first.send("/account/confirm", "/account/confirm", &proofs);
    let saved = first.send_with(&held.hidden("_token"), new, &typed);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
}
