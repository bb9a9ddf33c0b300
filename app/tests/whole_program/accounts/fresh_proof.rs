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
    assert!(page.text.contains("Dailysample") && page.text.contains(&format!("{own}/void")));
    let (_, manager) = &mut officers[1];
    assert_eq!(manager.get(&own).status, StatusCode::OK);
    // A shelter is opened from a stay alone: no list of them is offered.
    let offered = manager.get("/registers").text;
    assert!(
        offered.contains("\"/registers/stays\"") && !offered.contains("\"/registers/shelters\"")
    );
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
