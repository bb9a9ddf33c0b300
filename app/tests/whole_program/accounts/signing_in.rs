//! Signing in and out: what lets somebody in, what does not, and when it ends.

use std::{fs, os::unix::fs::PermissionsExt as _};

use axum::http::StatusCode;

use super::{
    office::{Office, PASSWORD},
    rights::{administrator, officer},
};
use crate::workbench::Workbench;

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

fn signed_in(office: &Office) -> (super::office::Visitor<'_>, String) {
    let (_, secret) = office.first_administrator();
    office.pass(60);
    let mut visitor = office.visitor();
    let answer = visitor.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    (visitor, secret)
}

#[test]
fn a_sign_in_ends_after_a_quarter_of_an_hour_without_use_and_after_ten_hours_with_it() {
    let office = Office::new();
    let (mut visitor, secret) = signed_in(&office);
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
    let (mut desk, secret) = signed_in(&office);
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
    let (mut visitor, secret) = signed_in(&office);
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
    let (mut visitor, secret) = signed_in(&office);
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
    let (mut desk, secret) = signed_in(&office);
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
    let (mut desk, secret) = signed_in(&office);
    let token = desk.get("/account").hidden("_token");
    office.pass(60);
    let mut other = office.visitor();
    other.sign_in("first", PASSWORD, &office.code(&secret));
    let answer = other.send_with(&token, "/account/end", &[]);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.get("/account").status, StatusCode::OK);
}

#[test]
fn guesses_slow_strangers_and_not_the_officer_s_own_desk() {
    let office = Office::new();
    let (mut desk, secret) = signed_in(&office);
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
    let (mut desk, secret) = signed_in(&office);
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
    let (mut first, secret) = signed_in(&office);
    let agency = office.bodies().remove(1);
    let fields = serde_json::json!({
        "fields": { "name": "Second Sample", "agency": agency, "known_since": "2020-01-01" },
    });
    let made = first.json(axum::http::Method::POST, "/api/v1/officers", &fields);
    let officer: serde_json::Value = serde_json::from_str(&made.text).unwrap();
    let address = officer["address"].as_str().unwrap().to_owned();
    let link = |first: &mut super::office::Visitor<'_>| {
        first.send("/accounts", "/accounts/link", &[("officer", &address)])
    };
    let page = link(&mut first).text;
    let from = page.find("/sign-in-link/").unwrap();
    let path = page[from..].split('<').next().unwrap().to_owned();
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
    let (gone, has) = (second.get(&path), link(&mut first));
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(has.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", has.text);
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
    let stale = link(&mut first);
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
    // A new link alone would make whoever has it into the officer.
    let again = link(&mut first);
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("had an account before"));
}

#[test]
fn what_single_sign_on_is_refused_is_told_above_the_form_and_what_was_typed_at_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("single.toml");
    let settings = "name = \"State sign-on\"\nissuer = \"http://localhost:1\"\n\
                    client_id = \"opennrm\"\nclient_secret = \"invented\"\n\
                    levels = [\"substantial\"]\n";
    fs::write(&file, settings).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let single = access::SingleSignOn::read(&file).unwrap();
    let office = Office::with(Workbench::empty(), Some(single));
    let _ = office.first_administrator();
    let mut visitor = office.visitor();
    let told = |answer: &super::office::Answer, refused: &str| {
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
    // A passkey that opens nothing is told where it was.
    let fields = [("asked", "made-up"), ("passkey", "{}"), ("next", "/")];
    let passkey = visitor.send("/sign-in", "/sign-in/passkey", &fields);
    assert!(told(&passkey, "passkey"));
}
