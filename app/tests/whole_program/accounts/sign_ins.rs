//! A sign-in: how long it lasts, what ends it, and whose it stays.

use axum::http::StatusCode;

use super::{
    office::{Office, PASSWORD, Visitor},
    rights::{administrator, officer},
};

const KEY: &str = "opennrm";

#[test]
fn a_key_that_was_there_before_is_not_the_key_of_a_sign_in() {
    let office = Office::new();
    let (_, secret) = office.first_administrator();
    office.pass(60);
    let mut visitor = office.visitor();
    let planted = "0123456789abcdef0123456789abcdef";
    visitor.cookies.insert(KEY.to_owned(), planted.to_owned());
    visitor.sign_in("first", PASSWORD, &office.code(&secret));
    let key = visitor.cookies[KEY].clone();
    assert_ne!(key, planted);
    assert_eq!(key.len(), 32);
    // Signing in again gives another key, and ends the one before.
    office.pass(60);
    let mut again = office.visitor();
    again.cookies = visitor.cookies.clone();
    let token = again.get("/account").hidden("_token");
    let code = office.code(&secret);
    again.send_with(
        &token,
        "/sign-in",
        &[("name", "first"), ("password", PASSWORD), ("code", &code)],
    );
    assert_ne!(again.cookies[KEY], key);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
    assert_eq!(again.get("/account").status, StatusCode::OK);
}

#[test]
fn a_sign_in_ends_after_a_quarter_of_an_hour_without_use_and_after_ten_hours_with_it() {
    let office = Office::new();
    let (mut visitor, secret) = office.signed_in();
    office.pass(15 * 60);
    assert_eq!(visitor.get("/account").status, StatusCode::OK);
    office.pass(15 * 60 + 1);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
    visitor.sign_in("first", PASSWORD, &office.code(&secret));
    for _ in 0..60 {
        office.pass(10 * 60);
        assert_eq!(visitor.get("/account").status, StatusCode::OK);
    }
    office.pass(1);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
}

#[test]
fn who_works_in_shifts_may_be_still_for_half_an_hour() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let one = ("One Sample", "hotline_operator", bodies[1].as_str());
    let (mut one, _) = officer(&office, &mut first, one, &[]);
    office.pass(30 * 60);
    assert_eq!(one.get("/account").status, StatusCode::OK);
    office.pass(30 * 60 + 1);
    assert_eq!(one.get("/account").status, StatusCode::SEE_OTHER);
}

#[test]
fn a_new_password_ends_what_the_old_one_opened_and_every_copy_of_the_key() {
    let office = Office::new();
    let (mut desk, secret) = office.signed_in();
    office.pass(60);
    let mut laptop = office.visitor();
    laptop.sign_in("first", PASSWORD, &office.code(&secret));
    let mut thief = office.visitor();
    thief.cookies = desk.cookies.clone();
    assert_eq!(thief.get("/account").status, StatusCode::OK);
    office.pass(60);
    let (code, new) = (office.code(&secret), "nine quiet herons over the canal");
    let mut fields = [
        ("password", "a wrong password"),
        ("code", code.as_str()),
        ("new", new),
        ("again", new),
    ];
    let page = "/account/password";
    let wrong = desk.send(page, page, &fields);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields[0].1 = PASSWORD;
    let changed = desk.send(page, page, &fields);
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
    assert_eq!(desk.get("/account").status, StatusCode::OK);
    for gone in [&mut laptop, &mut thief] {
        assert_eq!(gone.get("/account").status, StatusCode::SEE_OTHER);
    }
    office.pass(60);
    let code = office.code(&secret);
    let old = laptop.sign_in("first", PASSWORD, &code);
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        laptop.sign_in("first", new, &code).status,
        StatusCode::SEE_OTHER
    );
}

#[test]
fn an_account_that_was_taken_away_opens_nothing_from_the_next_request_on() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let one = ("One Sample", "hotline_operator", bodies[1].as_str());
    let (mut one, _) = officer(&office, &mut first, one, &[]);
    let token = one.get("/registers/appeals/new").hidden("_token");
    let list: serde_json::Value =
        serde_json::from_str(&first.get("/api/v1/officers").text).unwrap();
    let records = list["records"].as_array().unwrap();
    let record = records
        .iter()
        .find(|one| one["fields"]["name"] == "One Sample");
    let address = record.unwrap()["address"].as_str().unwrap();
    let taken = first.send("/accounts", "/accounts/end", &[("officer", address)]);
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    let saved = one.send_with(&token, "/registers/appeals/new", &[("topic", "other")]);
    assert_eq!(saved.status, StatusCode::UNAUTHORIZED);
    assert_eq!(one.get("/account").status, StatusCode::SEE_OTHER);
}

#[test]
fn what_was_typed_outlives_the_sign_in_and_is_taken_after_the_next_one() {
    let office = Office::new();
    let (mut visitor, secret) = office.signed_in();
    let agency = office.bodies().remove(0);
    let new = "/registers/officers/new";
    let token = visitor.get(new).hidden("_token");
    let typed = [
        ("name", "Typed \"with\" care"),
        ("agency", agency.as_str()),
        ("known_since.day", "4"),
        ("known_since.month", "3"),
        ("known_since.year", "2018"),
    ];
    office.pass(15 * 60 + 1);
    let before = office.log_size();
    let held = visitor.send_with(&token, new, &typed);
    assert_eq!(held.status, StatusCode::UNAUTHORIZED);
    for kept in [
        "Your sign-in has ended",
        "name=\"name\" value=\"Typed &#34;with&#34; care\"",
        "name=\"known_since.day\" value=\"4\"",
        "href=\"/sign-in\" target=\"_blank\"",
    ] {
        assert!(held.text.contains(kept), "{kept} in {}", held.text);
    }
    assert!(!held.text.contains(&token));
    // Signed in again, it is shown once more, and then saved.
    visitor.sign_in("first", PASSWORD, &office.code(&secret));
    let again = visitor.send_with(&held.hidden("_token"), new, &typed);
    assert_eq!(again.status, StatusCode::FORBIDDEN);
    assert!(
        again.text.contains("Typed &#34;with&#34; care"),
        "{}",
        again.text
    );
    let saved = visitor.send_with(&again.hidden("_token"), new, &typed);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert!(office.log_size() > before);
    // What proves who somebody is does not come back.
    office.pass(15 * 60 + 1);
    let confirm = [("password", PASSWORD), ("code", "123456")];
    let refused = visitor.send_with(&token, "/account/confirm", &confirm);
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(!refused.text.contains(PASSWORD) && !refused.text.contains("123456"));
}

#[test]
fn a_clock_that_jumps_revives_nothing() {
    let office = Office::new();
    let (mut visitor, secret) = office.signed_in();
    // Forward beyond the end, seen there, and back: it stays ended.
    office.pass(3_600);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
    office.pass(-3_600);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
    // Back before what it has seen: nobody knows how long it was idle.
    office.pass(120);
    visitor.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(visitor.get("/account").status, StatusCode::OK);
    office.pass(-60);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
    office.pass(60);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
    // Another officer's sign-in sweeps what has ended.
    office.pass(60);
    visitor.sign_in("first", PASSWORD, &office.code(&secret));
    office.pass(3_600);
    let mut other = office.visitor();
    other.sign_in("first", PASSWORD, &office.code(&secret));
    office.pass(-3_600);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
}

#[test]
fn whoever_signs_out_or_ends_another_sign_in_has_ended_it_at_once() {
    let office = Office::new();
    let (mut desk, secret) = office.signed_in();
    office.pass(60);
    let mut stolen = office.visitor();
    stolen.cookies = desk.cookies.clone();
    let mut laptop = office.visitor();
    laptop.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(laptop.get("/account").status, StatusCode::OK);
    desk.send("/account", "/account/end", &[]);
    assert_eq!(laptop.get("/account").status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get("/account").status, StatusCode::OK);
    desk.send("/account", "/sign-out", &[]);
    assert_eq!(stolen.get("/account").status, StatusCode::SEE_OTHER);
}

#[test]
fn a_form_of_one_sign_in_is_no_form_of_another() {
    let office = Office::new();
    let (mut desk, secret) = office.signed_in();
    let token = desk.get("/account").hidden("_token");
    office.pass(60);
    let mut other = office.visitor();
    other.sign_in("first", PASSWORD, &office.code(&secret));
    let answer = other.send_with(&token, "/account/end", &[]);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.get("/account").status, StatusCode::OK);
}

/// Whoever has got hold of an account can change what opens it; its officer
/// reads of that at the next sign-in, until they say that they have read it.
#[test]
fn an_officer_is_told_what_was_changed_of_the_account_and_who_tried_it() {
    const BANNER: &str = "id=\"changed-title\"";
    let office = Office::new();
    let (mut desk, secret) = office.signed_in();
    let own = |visitor: &mut Visitor<'_>| visitor.get("/account").text;
    // That the account was made, and signed in to, is no change of it.
    let at_first = own(&mut desk);
    assert!(!at_first.contains(BANNER) && at_first.contains("Made an account"));
    let mut stranger = office.visitor();
    stranger.sign_in("first", "a wrong password", "123456");
    let tried = own(&mut desk);
    assert!(tried.contains("somebody who had not signed in"), "{tried}");
    assert!(!tried.contains(BANNER));

    office.pass(60);
    let paper = "/account/paper";
    let code = office.code(&secret);
    let proofs = [("password", PASSWORD), ("code", code.as_str())];
    assert_eq!(desk.send(paper, paper, &proofs).status, StatusCode::OK);
    office.pass(60);
    let mut next = office.visitor();
    let answer = next.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(answer.location, "/account");
    let told = next.get("/account").text;
    let banner = told.split("done-caption").next().unwrap();
    assert!(banner.contains(BANNER) && banner.contains("Made codes on paper"));
    // What is said of a later entry than there is says nothing of later ones.
    let token = next.get("/account").hidden("_token");
    let read = next.send_with(&token, "/account/read", &[("to", "9000000000000000000")]);
    assert_eq!(read.location, "/account");
    assert!(!own(&mut next).contains(BANNER));
    office.pass(60);
    let code = office.code(&secret);
    let new = "nine quiet herons over the canal";
    let fields = [
        ("password", PASSWORD),
        ("code", code.as_str()),
        ("new", new),
        ("again", new),
    ];
    let password = "/account/password";
    let changed = next.send(password, password, &fields);
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
    office.pass(60);
    let answer = desk.sign_in("first", new, &office.code(&secret));
    assert_eq!(answer.location, "/account");
    let told = desk.get("/account");
    let banner = told.text.split("done-caption").next().unwrap();
    assert!(banner.contains("Changed a password"), "{banner}");
    // Of what was changed after the page was shown is told again.
    let token = told.hidden("_token");
    desk.send_with(&token, "/account/read", &[("to", "0")]);
    assert!(own(&mut desk).contains(BANNER));
    desk.send_with(&token, "/account/read", &[("to", &told.hidden("to"))]);
    assert!(!own(&mut desk).contains(BANNER));
    office.pass(60);
    let answer = office
        .visitor()
        .sign_in("first", new, &office.code(&secret));
    assert_eq!(answer.location, "/");
}
