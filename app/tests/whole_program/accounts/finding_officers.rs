//! The accounts that an administrator keeps are found by a name, a body and how
//! they stand, by nobody else's administrator, and with nothing in an address.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    office::{Office, Visitor},
    rights::{administrator, enter, officer},
};

/// The names on the page of accounts that was asked for.
fn found(visitor: &mut Visitor<'_>, asked: &[(&str, &str)]) -> Vec<String> {
    let answer = visitor.send("/accounts", "/accounts", asked);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    on_the_page(&answer.text)
}

fn on_the_page(page: &str) -> Vec<String> {
    let rows = page.split("<a class=\"govuk-link\" href=\"/registers/officers/");
    rows.skip(1)
        .filter_map(|row| row.split_once('>')?.1.split_once('<'))
        .map(|(name, _)| name.to_owned())
        .filter(|name| name.ends_with("Sample"))
        .collect()
}

fn named(name: &str, agency: &str) -> Value {
    json!({ "name": name, "agency": agency, "known_since": "2020-01-01" })
}

fn entered(by: &mut Visitor<'_>, name: &str, agency: &str) -> Value {
    let (status, officer) = enter(by, "officers", named(name, agency));
    assert_eq!(status, StatusCode::CREATED, "{officer}");
    officer
}

#[test]
fn accounts_are_found_by_name_by_body_and_by_how_they_stand() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let role = |name, body: usize| (name, "hotline_operator", bodies[body].as_str());
    let (mut left, _) = officer(&office, &mut first, role("Left Sample", 1), &[]);
    let (_working, _) = officer(&office, &mut first, role("Working Sample", 2), &[]);
    left.send("/account", "/sign-out", &[]);
    let ended = entered(&mut first, "Waiting Sample", &bodies[1]);
    office.link_for(&ended["reference"]);
    entered(&mut first, "Never Sample", &bodies[2]);
    let everybody = [
        "First Sample",
        "Left Sample",
        "Never Sample",
        "Waiting Sample",
        "Working Sample",
    ];
    assert_eq!(found(&mut first, &[]), everybody);

    assert_eq!(
        found(&mut first, &[("name", "WORKING")]),
        ["Working Sample"]
    );
    // By the name for signing in, in which there is a full stop.
    assert_eq!(found(&mut first, &[("name", "t.s")]), ["Left Sample"]);
    assert_eq!(found(&mut first, &[("name", "nobody at all")]), [""; 0]);
    let of_the_second = [("agency", bodies[2].as_str())];
    assert_eq!(
        found(&mut first, &of_the_second),
        ["Never Sample", "Working Sample"]
    );
    let both = [("agency", bodies[2].as_str()), ("name", "never")];
    assert_eq!(found(&mut first, &both), ["Never Sample"]);
    let mut standing = |stand| found(&mut first, &[("stand", stand)]);
    assert_eq!(standing("signed_in"), ["First Sample", "Working Sample"]);
    let open = ["First Sample", "Left Sample", "Working Sample"];
    assert_eq!(standing("open"), open);
    assert_eq!(standing("link"), ["Waiting Sample"]);
    assert_eq!(standing("ended"), [""; 0]);
    assert_eq!(standing("never"), ["Never Sample"]);

    let page = first
        .send("/accounts", "/accounts", &[("name", "left")])
        .text;
    let address = page.split("name=\"officer\" value=\"").nth(1).unwrap();
    let address = address.split('"').next().unwrap().to_owned();
    first.send("/accounts", "/accounts/end", &[("officer", &address)]);
    assert_eq!(found(&mut first, &[("stand", "ended")]), ["Left Sample"]);
    assert_eq!(found(&mut first, &[("stand", "never")]), ["Never Sample"]);

    // What was asked wrongly shows nobody; an address says nothing.
    for (field, value) in [
        ("name", "a"),
        ("agency", "made_up"),
        ("stand", "made_up"),
        ("name", &"long".repeat(30)),
    ] {
        let answer = first.send("/accounts", "/accounts", &[(field, value)]);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(answer.text.contains(&format!("href=\"#find-{field}\"")));
        assert_eq!(on_the_page(&answer.text), [""; 0]);
    }
    let page = first.get("/accounts?name=working&agency=made_up&stand=open");
    assert_eq!(on_the_page(&page.text), everybody);

    // The log tells what was looked for, and how many were found.
    let before = office.log_size();
    found(&mut first, &[("name", "working"), ("stand", "open")]);
    let lines = office.log(before);
    let asked = |line: &db::LogLine| format!("{:?}", line.asked);
    let search = lines.iter().find(|line| asked(line).contains("working"));
    let search = search.unwrap_or_else(|| panic!("{lines:#?}"));
    assert_eq!(search.act, "searched", "{lines:#?}");
    assert!(asked(search).contains("account open"), "{lines:#?}");
    assert_eq!(search.found, Some(1), "{lines:#?}");
    assert!(office.log_is_sound());
}

#[test]
fn the_administrator_of_one_body_finds_its_officers_and_guesses_no_name_above_them() {
    let office = Office::new();
    let bodies = office.bodies();
    let own = bodies[0].clone();
    let mut first = administrator(&office);
    let given = [("gives_posts_for", json!([own]))];
    let body = ("Body Sample", "administrator", own.as_str());
    let (mut body, _) = officer(&office, &mut first, body, &given);
    let above = ("High Sample", "national_coordinator", own.as_str());
    let (_above, _) = officer(&office, &mut first, above, &[]);
    let below = ("Near Sample", "hotline_operator", own.as_str());
    let (_below, _) = officer(&office, &mut first, below, &[]);
    let elsewhere = ("Far Sample", "hotline_operator", bodies[2].as_str());
    let (_elsewhere, _) = officer(&office, &mut first, elsewhere, &[]);

    let own_officers = ["Body Sample", "First Sample", "High Sample", "Near Sample"];
    assert_eq!(found(&mut body, &[]), own_officers);
    assert_eq!(found(&mut body, &[("name", "sample")]), own_officers);
    assert_eq!(found(&mut body, &[("name", "far")]), [""; 0]);
    let of_the_other = [("agency", bodies[2].as_str())];
    assert_eq!(found(&mut body, &of_the_other), [""; 0]);
    assert_eq!(found(&mut body, &[("stand", "open")]), own_officers);
    // Only the name for signing in has a full stop.
    assert_eq!(found(&mut body, &[("name", "r.s")]), ["Near Sample"]);
    assert_eq!(found(&mut body, &[("name", "h.s")]), [""; 0]);
    assert_eq!(found(&mut first, &[("name", "h.s")]), ["High Sample"]);
    let signed_in = ["Body Sample", "Near Sample"];
    assert_eq!(found(&mut body, &[("stand", "signed_in")]), signed_in);
    // No other body is there to choose.
    let page = body.get("/accounts").text;
    assert!(page.contains(&format!("<option value=\"{own}\"")));
    assert!(!page.contains(&format!("<option value=\"{}\"", bodies[2])));
}

#[test]
fn a_page_of_accounts_has_fifty_officers_and_leads_on() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    for number in 10..61 {
        entered(&mut first, &format!("Number {number} Sample"), &bodies[1]);
    }
    let page = first.get("/accounts").text;
    assert_eq!(on_the_page(&page).len(), 50);
    assert!(page.contains("52 officers"), "{page}");
    assert!(page.len() < 100_000, "{} bytes", page.len());
    let asked = [("name", "number"), ("page", "2")];
    assert_eq!(found(&mut first, &asked), ["Number 60 Sample"]);
    assert_eq!(found(&mut first, &[("page", "2")]).len(), 2);
    assert_eq!(found(&mut first, &[("page", "3")]), [""; 0]);
    assert_eq!(found(&mut first, &[("page", "0")]).len(), 50);
}
