//! People found by sealed names, by those who may see the names and by nobody
//! else.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    office::{Office, Visitor},
    rights::{administrator, officer},
};

const PERSON: &str = "/registers/persons/new";

fn enter(visitor: &mut Visitor<'_>, family: &str, given: &str, age: &str) {
    let answer = visitor.json(
        Method::POST,
        "/api/v1/persons",
        &json!({"fields": {
            "registered_on": "2020-02-01", "sex": "female", "citizenship": "AZ", "age_status": age,
            "family_name": family, "given_names": given,
        }}),
    );
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
}

fn search(visitor: &mut Visitor<'_>, text: &str) -> String {
    let answer = visitor.send("/search", "/search", &[("search", text)]);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.text
}

/// What a program is told that looks for a name.
fn asked(visitor: &mut Visitor<'_>, text: &str) -> Value {
    let answer = visitor.json(Method::POST, "/api/v1/search", &json!({ "search": text }));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

#[test]
fn a_program_finds_a_person_by_name_where_a_page_would_and_no_further() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let mut post = |name: &str, role: &str, body: usize| {
        officer(&office, &mut first, (name, role, &bodies[body]), &[]).0
    };
    let mut one = post("One Sample", "first_responder", 1);
    let mut other = post("Three Sample", "first_responder", 2);
    let mut statistician = post("Four Sample", "statistician", 1);
    enter(&mut one, "Hüseynova", "Günel", "adult");
    let before = office.log_size();
    let found = asked(&mut one, "Гусейнова Гюнель");
    let person = &found["found"][0]["by_name"][0];
    assert_eq!(found["found"][0]["register"], "persons", "{found}");
    assert_eq!(person["reference"], "PER-2020-00001");
    assert_eq!(person["fields"]["family_name"], "Hüseynova");
    // It stands in the log as the page's does.
    let lines = office.log(before);
    let lines: Vec<_> = lines.iter().filter(|line| line.act == "found").collect();
    assert!(lines.len() == 1 && lines[0].person.is_some(), "{lines:#?}");
    for visitor in [&mut other, &mut statistician, &mut first] {
        let never = asked(visitor, "Məmmədova Aytən");
        assert_eq!(asked(visitor, "Hüseynova Günel"), never);
        assert_eq!(never["found"], json!([]));
    }
    for (wrong, status) in [
        (json!({ "search": "x" }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({}), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "search": ["x"] }), StatusCode::UNPROCESSABLE_ENTITY),
        (
            json!({ "search": "xyz", "limit": 5 }),
            StatusCode::BAD_REQUEST,
        ),
        (json!("xyz"), StatusCode::BAD_REQUEST),
    ] {
        let answer = one.json(Method::POST, "/api/v1/search", &wrong);
        assert_eq!(answer.status, status, "{wrong}: {}", answer.text);
    }
}

#[test]
fn a_person_is_found_by_name_by_those_alone_who_may_see_it() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let mut post = |name: &str, role: &str, body: usize| {
        officer(&office, &mut first, (name, role, &bodies[body]), &[]).0
    };
    let mut one = post("One Sample", "first_responder", 1);
    let mut colleague = post("Two Sample", "first_responder", 1);
    let mut other = post("Three Sample", "first_responder", 2);
    let mut statistician = post("Four Sample", "statistician", 1);
    enter(&mut one, "Hüseynova", "Günel", "adult");

    for visitor in [&mut one, &mut colleague] {
        for text in ["Hüseynova Günel", "Гусейнова Гюнель", "gunel huseinova"] {
            let page = search(visitor, text);
            assert!(page.contains("PER-2020-00001"), "{text}: {page}");
            assert!(
                page.contains("Hüseynova") && page.contains("Günel"),
                "{page}"
            );
        }
        assert!(!search(visitor, "Məmmədov Elçin").contains("PER-2020-00001"));
    }
    // For others the answer is that of a name that nobody bears.
    for visitor in [&mut other, &mut statistician, &mut first] {
        let found = visitor.send("/search", "/search", &[("search", "Hüseynova Günel")]);
        let never = visitor.send("/search", "/search", &[("search", "Məmmədova Aytən")]);
        assert_eq!(found.status, never.status);
        let page = |text: &str| {
            let main = text.find("<main").map_or("", |from| &text[from..]);
            main.replace("Hüseynova Günel", "")
                .replace("Məmmədova Aytən", "")
        };
        let (found, never) = (page(&found.text), page(&never.text));
        let without_token = |page: &str| -> String {
            page.split("name=\"_token\"")
                .map(|part| part.split_once('>').map_or(part, |(_, rest)| rest))
                .collect()
        };
        assert_eq!(without_token(&found), without_token(&never));
    }

    // A child's name is for those who wrote it down, not for their colleagues.
    enter(&mut one, "Sultanova", "Aytac", "child");
    assert!(search(&mut one, "Sultanova Aytac").contains("PER-2020-00002"));
    assert!(!search(&mut colleague, "Sultanova Aytac").contains("PER-2020-00002"));

    // Who looked at the person is told of it, and what was asked lies sealed.
    let before = office.log_size();
    search(&mut colleague, "Гусейнова Гюнель");
    let lines = office.log(before);
    let found: Vec<_> = lines.iter().filter(|line| line.act == "found").collect();
    assert_eq!(found.len(), 1, "{lines:#?}");
    assert!(found[0].person.is_some() && found[0].officer.as_deref() == Some("Two Sample"));
    let before = office.log_size();
    search(&mut other, "Гусейнова Гюнель");
    let lines = office.log(before);
    assert!(lines.iter().all(|line| line.act != "found"), "{lines:#?}");
}

#[test]
fn a_name_like_one_already_recorded_is_asked_about_before_it_is_entered() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let mut post = |name: &str, body: usize| {
        officer(
            &office,
            &mut first,
            (name, "first_responder", &bodies[body]),
            &[],
        )
        .0
    };
    let mut one = post("One Sample", 1);
    let mut other = post("Three Sample", 2);
    enter(&mut one, "Hüseynova", "Günel", "adult");
    let fields = [
        ("registered_on.day", "1"),
        ("registered_on.month", "2"),
        ("registered_on.year", "2020"),
        ("sex", "female"),
        ("citizenship", "AZ"),
        ("family_name", "Guseynova"),
        ("given_names", "Gunel"),
    ];
    let asked = one.send(PERSON, PERSON, &fields);
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    assert!(asked.text.contains("PER-2020-00001") && asked.text.contains("Hüseynova"));
    // What was typed is still there; saved once more, it is entered.
    assert_eq!(asked.hidden("_similar"), "Guseynova Gunel");
    let mut again = fields.to_vec();
    again.push(("_similar", "Guseynova Gunel"));
    let entered = one.send(PERSON, PERSON, &again);
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
    // Another name is asked about anew; and who may not see the other record
    // is not told that there is one.
    again[5] = ("family_name", "Hüseynova");
    again[6] = ("given_names", "Günəl");
    assert_eq!(one.send(PERSON, PERSON, &again).status, StatusCode::OK);
    let entered = other.send(PERSON, PERSON, &fields);
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
}
