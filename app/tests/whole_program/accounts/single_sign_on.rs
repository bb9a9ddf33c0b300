//! An account is linked with a government's single sign-on by whoever has just
//! shown who they are, here and there, and to nobody who is known already. How
//! it goes with a certified provider is tried in a browser.

#[path = "../../../../domain/access/src/single_sign_on/stand_in.rs"]
#[allow(dead_code)]
mod stand_in;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use access::SingleSignOn;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    office::{Answer, Office, Visitor},
    rights::{Staff, administrator, officer},
};
use crate::workbench::Workbench;

/// A provider, and who it says that somebody is.
struct Provider {
    issuer: String,
    says: Arc<Mutex<Value>>,
}

impl Provider {
    fn of_an_office() -> (Self, Office) {
        let (settings, says) = stand_in::provider_of_tokens();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("single.toml");
        owner_file::create(&file, settings.as_bytes()).unwrap();
        let single = SingleSignOn::read(&file).unwrap();
        let issuer = settings.parse::<toml::Table>().unwrap()["issuer"].clone();
        let issuer = issuer.as_str().unwrap().to_owned();
        let office = Office::with(Workbench::empty(), Some(single));
        (Self { issuer, says }, office)
    }

    /// Whoever was sent comes back as somebody who has shown the provider so
    /// many seconds ago who they are.
    fn leads_back(
        &self,
        office: &Office,
        (visitor, sent): (&mut Visitor<'_>, &BTreeMap<String, String>),
        (subject, seconds_ago): (&str, i64),
    ) -> Answer {
        let now = office.bench.clock.now().microseconds() / 1_000_000;
        *self.says.lock().unwrap() = json!({
            "iss": self.issuer, "aud": "c", "sub": subject, "nonce": sent["nonce"],
            "acr": "substantial", "iat": now, "exp": now + 300, "auth_time": now - seconds_ago,
        });
        visitor.get(&format!(
            "/sign-in/single/back?state={}&code=given",
            sent["state"]
        ))
    }
}

/// What somebody is sent with to the provider.
fn sent(visitor: &mut Visitor<'_>, from: &str) -> BTreeMap<String, String> {
    let answer = visitor.get(from);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let (_, query) = answer.location.split_once('?').unwrap();
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

const LINK: &str = "/account/single";
const LINKED: &str = "Your account is linked";
const SUBJECT: &str = "subject-of-one";

#[test]
fn an_account_is_linked_by_whoever_has_just_shown_who_they_are_and_to_no_others_subject() {
    let (provider, office) = Provider::of_an_office();
    let mut staff = Staff::of(&office);
    let mut one = staff.takes_on("Sample One", "case_manager", 8);
    let mut other = staff.takes_on("Sample Other", "case_manager", 8);
    // Who finds a desk that was just signed in at links nothing.
    assert_eq!(one.get(LINK).status, StatusCode::FORBIDDEN);

    // Who left a sign-in open with the provider is not whoever sits here.
    one.show_again();
    let to = sent(&mut one, LINK);
    let left_open = provider.leads_back(&office, (&mut one, &to), (SUBJECT, 361));
    assert_eq!(left_open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        left_open.text.contains("not to be believed"),
        "{}",
        left_open.text
    );
    // Five minutes after it was shown here it has to be shown again.
    one.show_again();
    office.pass(200);
    let to = sent(&mut one, LINK);
    office.pass(101);
    let late = provider.leads_back(&office, (&mut one, &to), (SUBJECT, 0));
    assert!(!late.text.contains(LINKED), "{}", late.text);
    let mut stranger = office.visitor();
    let to = sent(&mut stranger, "/sign-in/single");
    let unknown = provider.leads_back(&office, (&mut stranger, &to), (SUBJECT, 0));
    assert!(
        unknown.text.contains("No account here is known"),
        "{}",
        unknown.text
    );

    one.show_again();
    let to = sent(&mut one, LINK);
    let linked = provider.leads_back(&office, (&mut one, &to), (SUBJECT, 0));
    assert!(linked.text.contains(LINKED), "{}", linked.text);
    other.show_again();
    let to = sent(&mut other, LINK);
    let taken = provider.leads_back(&office, (&mut other, &to), (SUBJECT, 0));
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        taken.text.contains("Another account is known"),
        "{}",
        taken.text
    );

    // For signing in it does not matter since when the provider knows them.
    let to = sent(&mut stranger, "/sign-in/single");
    let signed_in = provider.leads_back(&office, (&mut stranger, &to), (SUBJECT, 4_000));
    assert_eq!(signed_in.status, StatusCode::OK, "{}", signed_in.text);
    let account = stranger.get("/account").text;
    assert!(account.contains("Sample One"), "{account}");
}

#[test]
fn what_single_sign_on_is_refused_is_told_above_the_form_and_what_was_typed_at_its_line() {
    let (_, office) = Provider::of_an_office();
    let _ = office.first_administrator();
    let mut visitor = office.visitor();
    let told = |answer: &Answer, refused: &str| {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let alert = answer.text.find("role=\"alert\"").unwrap();
        let form = answer.text.find("<form class=\"nrm-form\"").unwrap();
        let above = &answer.text[alert..form];
        assert!(above.contains(refused), "{}", answer.text);
        let at_the_name = [
            above.contains("href=\"#name\""),
            answer.text.contains("id=\"name-error\""),
            answer.text.contains("govuk-input--error"),
        ];
        assert_eq!(at_the_name[0], at_the_name[1]);
        assert_eq!(at_the_name[0], at_the_name[2]);
        at_the_name[0]
    };
    let back = visitor.get("/sign-in/single/back?state=made-up&code=made-up");
    assert!(!told(&back, "This browser was not sent to single sign-on"));
    let typed = visitor.sign_in("first", "not the password", "000000");
    assert!(told(&typed, "The name, the password and the code"));
    // Nor was a passkey typed.
    let fields = [("asked", "made-up"), ("passkey", "{}"), ("next", "/")];
    let passkey = visitor.send("/sign-in", "/sign-in/passkey", &fields);
    assert!(!told(&passkey, "passkey"));
}

/// The lines of sign-ins and links that were refused.
fn refused(office: &Office, before: usize) -> Vec<(String, bool)> {
    let lines = office.log(before).into_iter();
    lines
        .filter(|line| line.refused.as_deref() == Some("access.not_known"))
        .map(|line| (line.act.clone(), line.record.is_some()))
        .collect()
}

#[test]
fn what_single_sign_on_answers_in_vain_stands_in_the_log_and_fills_it_with_nothing() {
    let (provider, office) = Provider::of_an_office();
    let mut one = Staff::of(&office).takes_on("Sample One", "case_manager", 8);
    let mut visitor = office.visitor();
    let signing_in = ("signed_in".to_owned(), false);
    // Who comes back with nothing that was sent, and who comes twice.
    let before = office.log_size();
    visitor.get("/sign-in/single/back?state=made-up&code=made-up");
    let to = sent(&mut visitor, "/sign-in/single");
    provider.leads_back(&office, (&mut visitor, &to), (SUBJECT, 0));
    provider.leads_back(&office, (&mut visitor, &to), (SUBJECT, 0));
    assert_eq!(refused(&office, before), vec![signing_in.clone(); 3]);
    // Whom the provider does not let in, and of whom it tells what is not to
    // be believed.
    let before = office.log_size();
    let to = sent(&mut visitor, "/sign-in/single");
    visitor.get(&format!(
        "/sign-in/single/back?state={}&error=access_denied",
        to["state"]
    ));
    let mut to = sent(&mut visitor, "/sign-in/single");
    to.insert("nonce".to_owned(), "another".to_owned());
    provider.leads_back(&office, (&mut visitor, &to), (SUBJECT, 0));
    assert_eq!(refused(&office, before), vec![signing_in; 2]);
    // What fails for an account tells whose.
    let before = office.log_size();
    one.show_again();
    let to = sent(&mut one, LINK);
    provider.leads_back(&office, (&mut one, &to), (SUBJECT, 361));
    assert_eq!(
        refused(&office, before),
        [("subject_linked".to_owned(), true)]
    );
    let before = office.log_size();
    for _ in 0..20 {
        visitor.get("/sign-in/single/back?state=made-up&code=made-up");
    }
    assert!(refused(&office, before).len() < 5);
    assert!(office.log_is_sound());
}

#[test]
fn whose_account_is_not_linked_is_led_back_to_it_with_the_reason() {
    let (provider, office) = Provider::of_an_office();
    let mut one = Staff::of(&office).takes_on("Sample One", "case_manager", 8);
    one.show_again();
    let to = sent(&mut one, LINK);
    let answer = provider.leads_back(&office, (&mut one, &to), (SUBJECT, 361));
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in [
        "Your account is not linked",
        "not to be believed",
        "class=\"govuk-button\" href=\"/account\"",
    ] {
        assert!(answer.text.contains(shown), "{shown} in {}", answer.text);
    }
    assert!(
        !answer.text.contains("name=\"password\""),
        "{}",
        answer.text
    );
}

/// Somebody whose account was taken away, whose post ended and who never had
/// one hear the same, and what each of them can do.
#[test]
fn whoever_has_no_account_or_post_any_more_is_told_whom_to_ask_as_strangers_are() {
    let (provider, office) = Provider::of_an_office();
    let mut first = administrator(&office);
    let post = ("Sample One", "case_manager", &*office.bodies()[8]);
    let (mut one, post) = officer(&office, &mut first, post, &[]);
    one.show_again();
    let to = sent(&mut one, LINK);
    let linked = provider.leads_back(&office, (&mut one, &to), (SUBJECT, 0));
    assert!(linked.text.contains(LINKED), "{}", linked.text);
    first.show_again();
    let path = format!("/api/v1/posts/{}", post["address"].as_str().unwrap());
    let body = json!({ "version": 1, "reason": "Left" });
    let ended = first.json(axum::http::Method::DELETE, &path, &body);
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text);
    let said = |subject| {
        let mut visitor = office.visitor();
        let to = sent(&mut visitor, "/sign-in/single");
        let answer = provider.leads_back(&office, (&mut visitor, &to), (subject, 0));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let from = answer.text.find("role=\"alert\"").unwrap();
        let to = answer.text.find("<form class=\"nrm-form\"").unwrap();
        answer.text[from..to].to_owned()
    };
    let told = said(SUBJECT);
    assert!(told.contains("ask an administrator of your body"), "{told}");
    assert_eq!(told, said("subject-of-nobody"));
}
