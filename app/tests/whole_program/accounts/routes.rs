//! Every address of the program: who is let in to it. An address that is not
//! written here fails.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use super::office::Office;
use crate::places::{files_of, repository};

/// The addresses that are open to whoever has not signed in.
const OUTSIDE: [&str; 6] = [
    "/.well-known/security.txt",
    "/assets/{name}",
    "/licences",
    "/sign-in",
    "/sign-in/passkey",
    "/{key}",
];

/// The addresses for officers who have signed in.
const INSIDE: [&str; 52] = [
    "/",
    "/account",
    "/account/confirm",
    "/account/confirm/passkey",
    "/account/end",
    "/account/paper",
    "/account/passkeys",
    "/account/passkeys/remove",
    "/account/password",
    "/account/post",
    "/accounts",
    "/accounts/end",
    "/accounts/link",
    "/api/v1/openapi.json",
    "/api/v1/{register}",
    "/api/v1/{register}/{address}",
    "/emergency",
    "/emergency/file",
    "/figures",
    "/figures/download",
    "/figures/{id}",
    "/log",
    "/oversight",
    "/oversight/person",
    "/oversight/touched",
    "/oversight/touched/file",
    "/oversight/told/{address}",
    "/oversight/unusual",
    "/oversight/unusual/review",
    "/programs",
    "/registers",
    "/registers/{register}",
    "/registers/{register}/export",
    "/registers/{register}/import",
    "/registers/{register}/import/confirm",
    "/registers/{register}/new",
    "/registers/{register}/search",
    "/registers/{register}/template.csv",
    "/registers/{register}/template.xlsx",
    "/registers/{register}/{address}",
    "/registers/{register}/{address}/edit",
    "/registers/{register}/{address}/log",
    "/registers/{register}/{address}/void",
    "/report",
    "/report/download",
    "/report/freeze",
    "/report/read",
    "/report/revisions",
    "/report/revisions/download",
    "/search",
    "/sign-out",
    "/today",
];

/// The addresses that the routers declare, read from their text.
fn declared() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["platform/web/src", "domain"] {
        for file in files_of(&repository().join(folder)) {
            if file.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            for (at, _) in text.match_indices(".route(") {
                let rest = &text[at..];
                let from = rest.find('"').unwrap() + 1;
                let path = rest[from..].split('"').next().unwrap();
                // Links hold a key behind the name of what they are for.
                let path = path.replace("{FIRST}{{key}}", "/{key}");
                found.insert(path.replace("{LINK}{{key}}", "/{key}"));
            }
        }
    }
    found
}

#[test]
fn every_address_is_for_those_who_have_signed_in_or_is_written_here_as_open() {
    let known: BTreeSet<String> = OUTSIDE
        .iter()
        .chain(&INSIDE)
        .map(|path| (*path).to_owned())
        .collect();
    assert_eq!(declared(), known);
    let office = Office::new();
    let _first = office.first_administrator();
    let mut visitor = office.visitor();
    for path in INSIDE {
        let asked = path
            .replace("{register}", "persons")
            .replace("{address}", "00000000000000000000000000000000")
            .replace("{id}", "V1");
        let answer = visitor.get(&asked);
        let wanted = if path.starts_with("/api/") {
            StatusCode::UNAUTHORIZED
        } else {
            StatusCode::SEE_OTHER
        };
        assert_eq!(answer.status, wanted, "{path}");
        assert!(answer.location.is_empty() || answer.location.starts_with("/sign-in"));
        let sent = visitor.send_with("", &asked, &[]);
        assert!(
            [StatusCode::UNAUTHORIZED, StatusCode::SEE_OTHER].contains(&sent.status),
            "{path}: {}",
            sent.status
        );
    }
}
