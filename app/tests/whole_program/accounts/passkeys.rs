//! Passkeys that nobody's device made: none of them signs anybody in. What a
//! device does with them is tried in a browser.

use axum::http::StatusCode;

use super::{
    office::{Office, PASSWORD},
    rights::administrator,
};

const KEY: &str = "opennrm";

#[test]
fn what_no_device_signed_signs_nobody_in_and_tells_nothing() {
    let office = Office::new();
    office.first_administrator();
    let mut visitor = office.visitor();
    let page = visitor.get("/sign-in");
    assert!(page.text.contains("data-passkey-use="));
    assert!(
        page.text
            .contains("&#34;userVerification&#34;:&#34;required&#34;")
    );
    // Nobody learns from it whose passkeys there are.
    assert!(
        page.text.contains("&#34;allowCredentials&#34;:[]"),
        "{}",
        page.text
    );
    let asked = page.hidden("asked");
    let made_up = "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":\
                   {\"authenticatorData\":\"AAAA\",\"clientDataJSON\":\"AAAA\",\"signature\":\"AAAA\"}}";
    let mut texts = Vec::new();
    let before = office.log_size();
    for (asked, passkey) in [
        (asked.as_str(), made_up),
        // It was asked once.
        (asked.as_str(), made_up),
        ("0123", made_up),
        (asked.as_str(), "no JSON"),
        ("", ""),
    ] {
        let fields = [("asked", asked), ("passkey", passkey)];
        let answer = visitor.send("/sign-in", "/sign-in/passkey", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!visitor.cookies.contains_key(KEY));
        assert!(answer.text.contains("does not sign anybody in"));
        texts.push(answer.text.len());
    }
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "{texts:?}");
    // Each stands in the log, and what is made up fills it with nothing more.
    let told = |before| {
        let lines = office.log(before).into_iter();
        let refused = lines.filter(|line| line.refused.as_deref() == Some("access.not_known"));
        refused.filter(|line| line.act == "signed_in").count()
    };
    assert_eq!(told(before), 5);
    let before = office.log_size();
    for _ in 0..20 {
        let fields = [("asked", "made-up"), ("passkey", "no JSON")];
        visitor.send("/sign-in", "/sign-in/passkey", &fields);
    }
    assert_eq!(told(before), 0);
}

#[test]
fn a_passkey_is_made_by_whoever_has_shown_within_minutes_who_they_are() {
    let office = Office::new();
    let (mut visitor, secret) = office.signed_in();
    // Whoever finds the desk that was just signed in at makes none.
    let found = visitor.get("/account/passkeys");
    assert_eq!(found.status, StatusCode::FORBIDDEN);
    assert!(found.text.contains("/account/confirm"));
    office.pass(60);
    let code = office.code(&secret);
    let proofs = [("password", PASSWORD), ("code", code.as_str())];
    visitor.send("/account/confirm", "/account/confirm", &proofs);
    let page = visitor.get("/account/passkeys");
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(
        page.text
            .contains("&#34;residentKey&#34;:&#34;required&#34;")
    );
    let (token, asked) = (page.hidden("_token"), page.hidden("asked"));
    let fields = [("name", "desk"), ("asked", &asked), ("passkey", "{}")];
    let made_up = visitor.send_with(&token, "/account/passkeys", &fields);
    assert_eq!(made_up.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(made_up.text.contains("The device made no passkey"));
    assert!(
        !made_up.text.contains("id=\"name-error\""),
        "{}",
        made_up.text
    );
    let nameless = visitor.send_with(&token, "/account/passkeys", &[("name", " ")]);
    assert!(nameless.text.contains("1 to 60"), "{}", nameless.text);
    office.pass(5 * 60 + 1);
    assert_eq!(
        visitor.get("/account/passkeys").status,
        StatusCode::FORBIDDEN
    );
    let removed = [("passkey", "any")];
    let late = visitor.send_with(&token, "/account/passkeys/remove", &removed);
    assert_eq!(late.status, StatusCode::FORBIDDEN);
}

#[test]
fn passkeys_that_are_made_up_for_an_officer_fill_no_log() {
    use base64::Engine as _;
    let office = Office::new();
    let mut first = administrator(&office);
    let list: serde_json::Value =
        serde_json::from_str(&first.get("/api/v1/officers").text).unwrap();
    let address = list["records"][0]["address"].as_str().unwrap();
    let handle = uuid::Uuid::parse_str(address).unwrap();
    let handle = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(handle.as_bytes());
    let made_up = format!(
        "{{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":\
         {{\"authenticatorData\":\"AAAA\",\"clientDataJSON\":\"AAAA\",\"signature\":\"AAAA\",\
         \"userHandle\":\"{handle}\"}}}}"
    );
    let before = office.log_size();
    let mut stranger = office.visitor();
    for _ in 0..30 {
        let page = stranger.get("/sign-in");
        let (token, asked) = (page.hidden("_token"), page.hidden("asked"));
        let fields = [("asked", asked.as_str()), ("passkey", &made_up)];
        let answer = stranger.send_with(&token, "/sign-in/passkey", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let told = office.log(before);
    let told: Vec<_> = told.iter().filter(|line| line.act == "signed_in").collect();
    assert_eq!(told.len(), 5, "{told:#?}");
    assert!(told.iter().all(|line| line.record.is_some()));
}
