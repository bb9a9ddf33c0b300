//! The program as others reach it: cookies, and how fast somebody may ask.

use axum::http::StatusCode;

use super::office::{Office, PASSWORD};

const ORIGIN: &str = "https://nrm.example";
const KEY: &str = "__Host-opennrm";

#[test]
fn over_encrypted_connections_a_sign_in_is_known_by_a_cookie_of_this_address_alone() {
    let office = Office::at(ORIGIN);
    let (_, secret) = office.first_administrator();
    office.pass(60);
    let mut visitor = office.visitor();
    let answer = visitor.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    for cookie in &answer.cookies {
        assert!(
            cookie.starts_with("__Host-opennrm")
                && cookie.contains("; Path=/; HttpOnly; SameSite=Strict; Secure")
                && !cookie.contains("Domain"),
            "{cookie}"
        );
    }
    assert_eq!(visitor.get("/account").status, StatusCode::OK);
    // The same key under the name of unencrypted connections opens nothing.
    let key = visitor.cookies.remove(KEY).unwrap();
    visitor.cookies.insert("opennrm".to_owned(), key);
    assert_eq!(visitor.get("/account").status, StatusCode::SEE_OTHER);
}

#[test]
fn an_officer_who_asks_too_fast_waits_and_their_colleague_does_not() {
    let office = Office::at(ORIGIN);
    let (mut one, _) = office.signed_in();
    let mut asked = 0;
    let refused = loop {
        let answer = one.get("/account");
        if answer.status != StatusCode::OK {
            break answer;
        }
        asked += 1;
        assert!(asked <= 300);
    };
    assert_eq!(asked, 300);
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.retry_after, "1");
    assert!(refused.text.contains("faster than anybody can read"));
    assert_eq!(
        one.get("/api/v1/officers").status,
        StatusCode::TOO_MANY_REQUESTS
    );
    // Another browser of the same officer has the same pace; who has not
    // signed in has another one.
    let mut stranger = office.visitor();
    assert_eq!(stranger.get("/sign-in").status, StatusCode::OK);
    office.pass(1);
    assert_eq!(one.get("/account").status, StatusCode::OK);
}
