//! Signing in: what lets somebody in, and what does not.

use axum::http::StatusCode;

use super::{
    letting_in::BY_DOCUMENT,
    office::{Office, PASSWORD},
};

const KEY: &str = "opennrm";

#[test]
fn without_accounts_the_local_officer_works_and_with_the_first_everybody_signs_in() {
    let office = Office::new();
    let mut visitor = office.visitor();
    assert_eq!(visitor.get("/registers").status, StatusCode::OK);
    assert_eq!(visitor.get("/account").status, StatusCode::NOT_FOUND);
    let (mut first, _) = office.first_administrator();
    for path in [
        "/registers",
        "/",
        "/registers/persons",
        "/figures",
        "/report",
        "/account",
    ] {
        let answer = visitor.get(path);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(
            answer.location.starts_with("/sign-in"),
            "{path}: {}",
            answer.location
        );
        assert!(!answer.text.contains("First Sample"));
    }
    assert_eq!(
        visitor.get("/api/v1/persons").status,
        StatusCode::UNAUTHORIZED
    );
    // Making an account is not signing in.
    assert_eq!(first.get("/registers").status, StatusCode::SEE_OTHER);
}

#[test]
fn the_first_link_is_good_once_and_no_other_is() {
    let office = Office::new();
    let path = office
        .access
        .first_link(&office.bench.mechanism)
        .unwrap()
        .unwrap();
    let mut visitor = office.visitor();
    let wrong = format!("{}0", &path[..path.len() - 1]);
    let other = format!("{}1", &path[..path.len() - 1]);
    let missing = [&wrong, &other].map(|path| visitor.get(path).status);
    assert!(missing.contains(&StatusCode::NOT_FOUND));
    let agency = office.bodies().remove(0);
    let more = [("officer", "First Sample"), ("agency", agency.as_str())];
    let (made, _) = visitor.enrol(&path, "first", &more);
    assert_eq!(made.status, StatusCode::OK);
    assert_eq!(visitor.get(&path).status, StatusCode::NOT_FOUND);
    assert!(
        office
            .access
            .first_link(&office.bench.mechanism)
            .unwrap()
            .is_none()
    );
}

#[test]
fn name_password_and_code_let_somebody_in_together_and_not_two_of_them() {
    let office = Office::new();
    let (_, secret) = office.first_administrator();
    office.pass(60);
    let code = office.code(&secret);
    let mut texts = Vec::new();
    for (name, password, code) in [
        ("nobody", PASSWORD, code.as_str()),
        ("first", "four lamps under the quiet bridgf", &code),
        ("first", PASSWORD, "000000"),
        ("first", PASSWORD, ""),
    ] {
        let mut visitor = office.visitor();
        let answer = visitor.sign_in(name, password, code);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!visitor.cookies.contains_key(KEY));
        // What a device is asked is drawn anew for each page.
        let (text, _) = answer.text.split_once("data-passkey-use=").unwrap();
        texts.push(text.replace(&format!("value=\"{name}\""), ""));
    }
    // The same answer for a name that nobody has.
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[1], texts[2]);
    let mut visitor = office.visitor();
    let answer = visitor.sign_in(" First ", PASSWORD, &code);
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/")
    );
    for cookie in &answer.cookies {
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
            "{cookie}"
        );
    }
    assert_eq!(visitor.get("/account").status, StatusCode::OK);
    // A code counts once.
    let mut other = office.visitor();
    assert_eq!(
        other.sign_in("first", PASSWORD, &code).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[test]
fn guesses_slow_strangers_and_not_the_officer_s_own_desk() {
    let office = Office::new();
    let (mut desk, secret) = office.signed_in();
    let mut stranger = office.visitor();
    for _ in 0..5 {
        let answer = stranger.sign_in("first", "a wrong password", "000000");
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    office.pass(1);
    let code = office.code(&secret);
    let answer = stranger.sign_in("first", PASSWORD, &code);
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    // A name that nobody has slows down in the same way.
    for _ in 0..5 {
        stranger.sign_in("nobody", "a wrong password", "000000");
    }
    let answer = stranger.sign_in("nobody", PASSWORD, "000000");
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    // The desk that the account knows signs in as before.
    desk.send("/account", "/sign-out", &[]);
    office.pass(60);
    let answer = desk.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

#[test]
fn no_backup_and_no_page_holds_what_proves_who_somebody_is() {
    let office = Office::new();
    let (mut desk, secret) = office.signed_in();
    let mut backup = std::io::Cursor::new(Vec::new());
    let now = office.bench.clock.now();
    let keeper = guard::Guard::keeper(guard::Officer::named("Keeper Sample").unwrap());
    let permit = keeper.permit(guard::Act::BackUp, "database").unwrap();
    office
        .bench
        .mechanism
        .db()
        .backup(&mut backup, &permit, now, &mut |_| {})
        .unwrap();
    let mut archive = zip::ZipArchive::new(backup).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert!(names.iter().any(|name| name.contains("credentials")));
    for table in [
        "sign_ins",
        "sign_in_links",
        "account_recoveries",
        "sign_in_tries",
        "answered_requests",
    ] {
        assert!(!names.iter().any(|name| name.contains(table)), "{table}");
    }
    let key = desk.cookies[KEY].clone();
    for name in names {
        let mut text = Vec::new();
        let mut file = archive.by_name(&name).unwrap();
        std::io::Read::read_to_end(&mut file, &mut text).unwrap();
        let text = String::from_utf8_lossy(&text);
        for canary in [secret.as_str(), &key, "argon", "memory_kib", PASSWORD] {
            assert!(!text.contains(canary), "{name} holds {canary}");
        }
    }
    for path in [
        "/account",
        "/accounts",
        "/registers/officers",
        "/api/v1/officers",
    ] {
        let page = desk.get(path).text;
        assert!(!page.contains(&secret) && !page.contains(&key), "{path}");
    }
}

#[test]
fn what_is_wrong_with_a_new_account_is_told_at_once_and_the_link_stays_good() {
    let office = Office::new();
    let (mut first, secret) = office.signed_in();
    let agency = office.bodies().remove(1);
    let fields = serde_json::json!({
        "fields": { "name": "Second Sample", "agency": agency, "known_since": "2020-01-01" },
    });
    let made = first.json(axum::http::Method::POST, "/api/v1/officers", &fields);
    let officer: serde_json::Value = serde_json::from_str(&made.text).unwrap();
    let address = officer["address"].as_str().unwrap().to_owned();
    let propose = |first: &mut super::office::Visitor<'_>| {
        let page = format!("/accounts/letting-in/{address}");
        first.send("/accounts", &page, &[("check", BY_DOCUMENT)])
    };
    let path = office.link_for(&officer["reference"]);
    let mut second = office.visitor();
    let asked = second.get(&path);
    let own = asked.hidden("secret");
    let token = asked.hidden("_token");
    let code = office.code(&own);
    let long = "four lamps ".repeat(30);
    for (name, password, again, code, told) in [
        ("second", "kT7,vq2;w", "kT7,vq2;w", &code, "at least 10"),
        ("second", &long, &long, &code, "at most 256"),
        (
            "second",
            "password1234",
            "password1234",
            &code,
            "easy to guess",
        ),
        ("second", PASSWORD, "another one", &code, "not the same"),
        (
            "second",
            PASSWORD,
            PASSWORD,
            &"000000".to_owned(),
            "not the code",
        ),
        ("a b", PASSWORD, PASSWORD, &code, "letters a to z"),
        ("first", PASSWORD, PASSWORD, &code, "is taken"),
    ] {
        let fields = [
            ("secret", own.as_str()),
            ("name", name),
            ("password", password),
            ("again", again),
            ("code", code),
        ];
        let answer = second.send_with(&token, &path, &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
        assert!(answer.text.contains(told), "{told}:\n{}", answer.text);
    }
    let (made, _) = second.enrol(&path, "second", &[]);
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    assert_eq!(second.get(&path).status, StatusCode::NOT_FOUND);
    // Without a post nobody is let in, whatever they prove.
    office.pass(31);
    let answer = office
        .visitor()
        .sign_in("second", PASSWORD, &office.code(&secret));
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Nobody takes their own account away.
    let own = first.get("/registers/officers").text;
    assert!(own.contains("First Sample"));
    office.pass(300);
    let stale = propose(&mut first);
    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(stale.text.contains("/account/confirm"));
    let code = office.code(&secret);
    let proofs = [
        ("password", PASSWORD),
        ("code", code.as_str()),
        ("next", "/accounts"),
    ];
    let confirmed = first.send("/account/confirm", "/account/confirm", &proofs);
    assert_eq!(confirmed.location, "/accounts", "{}", confirmed.text);
    let taken = first.send("/accounts", "/accounts/end", &[("officer", &address)]);
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
}
