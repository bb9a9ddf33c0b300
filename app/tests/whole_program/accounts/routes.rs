//! Every address of the program: who is let in to it, and what opens it. An
//! address that is not written here fails.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use policy::{Act, Resource};

use super::office::Office;
use crate::places::{files_of, repository};

/// The addresses that are open to whoever has not signed in.
const OUTSIDE: [&str; 10] = [
    "/.well-known/security.txt",
    "/assets/{name}",
    "/licences",
    "/sign-in",
    "/sign-in-link",
    "/sign-in/passkey",
    "/sign-in/single",
    "/sign-in/single/back",
    "/sign-in/single/out",
    "/{key}",
];

/// What an address asks for, beside being signed in.
#[derive(Clone)]
pub enum Needs {
    /// Nothing more: it shows what is one's own, or what is no secret, or only
    /// what the policies show of each register.
    SignIn,
    /// The leave for what is named by whoever sends something there; the
    /// matrix goes through registers and records, `rights` through accounts.
    Named,
    /// The leave to do this to what is no record.
    Leave(Act, Resource),
    /// The leave to do this in this register, to any record at all.
    In(&'static str, Act),
    /// …in the register that is named.
    InRegister(Act),
    /// The leave to do this to the record.
    OfRecord(Act),
}

/// The addresses for officers who have signed in, and what opens each.
pub const INSIDE: [(&str, Needs); 67] = [
    ("/", Needs::SignIn),
    ("/account", Needs::SignIn),
    ("/account/confirm", Needs::SignIn),
    ("/account/confirm/passkey", Needs::SignIn),
    ("/account/end", Needs::SignIn),
    ("/account/paper", Needs::SignIn),
    ("/account/passkeys", Needs::SignIn),
    ("/account/passkeys/remove", Needs::SignIn),
    ("/account/password", Needs::SignIn),
    ("/account/post", Needs::SignIn),
    ("/account/recovery", Needs::SignIn),
    ("/account/single", Needs::SignIn),
    ("/account/single/remove", Needs::SignIn),
    ("/accounts", Needs::In("officers", Act::List)),
    ("/accounts/end", Needs::Named),
    ("/accounts/link", Needs::Named),
    ("/accounts/recovery/{address}", Needs::Named),
    ("/api/v1/openapi.json", Needs::SignIn),
    ("/api/v1/search", Needs::SignIn),
    ("/api/v1/{register}", Needs::Named),
    ("/api/v1/{register}/{address}", Needs::Named),
    ("/api/v1/{register}/{address}/documents", Needs::Named),
    (
        "/api/v1/{register}/{address}/documents/{document}",
        Needs::Named,
    ),
    (
        "/api/v1/{register}/{address}/documents/{document}/{file}",
        Needs::Named,
    ),
    ("/emergency", Needs::In("openings", Act::Enter)),
    ("/emergency/file", Needs::Named),
    ("/figures", Needs::Leave(Act::SeeFigures, Resource::Figures)),
    (
        "/figures/download",
        Needs::Leave(Act::SeeFigures, Resource::Figures),
    ),
    (
        "/figures/{id}",
        Needs::Leave(Act::SeeFigures, Resource::Figures),
    ),
    ("/log", Needs::Leave(Act::ReadLog, Resource::Mechanism)),
    (
        "/oversight",
        Needs::Leave(Act::ReviewUse, Resource::Mechanism),
    ),
    ("/oversight/person", Needs::Named),
    ("/oversight/touched", Needs::Named),
    ("/oversight/touched/file", Needs::Named),
    ("/oversight/told/{address}", Needs::Named),
    ("/oversight/unusual", Needs::Named),
    ("/oversight/unusual/review", Needs::Named),
    ("/programs", Needs::SignIn),
    ("/registers", Needs::SignIn),
    ("/registers/{register}", Needs::InRegister(Act::List)),
    ("/registers/{register}/export", Needs::Named),
    (
        "/registers/{register}/import",
        Needs::InRegister(Act::Import),
    ),
    ("/registers/{register}/import/confirm", Needs::Named),
    ("/registers/{register}/new", Needs::InRegister(Act::Enter)),
    ("/registers/{register}/search", Needs::SignIn),
    ("/registers/{register}/template.csv", Needs::SignIn),
    ("/registers/{register}/template.xlsx", Needs::SignIn),
    (
        "/registers/{register}/{address}",
        Needs::OfRecord(Act::Look),
    ),
    (
        "/registers/{register}/{address}/documents/new",
        Needs::OfRecord(Act::AttachDocument),
    ),
    (
        "/registers/{register}/{address}/documents/{document}",
        Needs::Named,
    ),
    (
        "/registers/{register}/{address}/documents/{document}/void",
        Needs::Named,
    ),
    (
        "/registers/{register}/{address}/documents/{document}/{file}",
        Needs::Named,
    ),
    (
        "/registers/{register}/{address}/edit",
        Needs::OfRecord(Act::Edit),
    ),
    (
        "/registers/{register}/{address}/log",
        Needs::OfRecord(Act::SeeLooks),
    ),
    (
        "/registers/{register}/{address}/void",
        Needs::OfRecord(Act::Void),
    ),
    ("/report", Needs::Leave(Act::SeeFigures, Resource::Figures)),
    (
        "/report/download",
        Needs::Leave(Act::SeeFigures, Resource::Figures),
    ),
    (
        "/report/freeze",
        Needs::Leave(Act::Freeze, Resource::Figures),
    ),
    (
        "/report/read",
        Needs::Leave(Act::SeeFigures, Resource::Figures),
    ),
    (
        "/report/revisions",
        Needs::Leave(Act::SeeFigures, Resource::Figures),
    ),
    (
        "/report/revisions/download",
        Needs::Leave(Act::SeeFigures, Resource::Figures),
    ),
    ("/retention", Needs::In("destruction_proposals", Act::List)),
    ("/retention/agree", Needs::Named),
    ("/retention/propose", Needs::Named),
    ("/search", Needs::SignIn),
    ("/sign-out", Needs::SignIn),
    ("/today", Needs::SignIn),
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
        .copied()
        .chain(INSIDE.iter().map(|(path, _)| *path))
        .map(str::to_owned)
        .collect();
    assert_eq!(declared(), known);
    let office = Office::new();
    let _first = office.first_administrator();
    let mut visitor = office.visitor();
    for (path, _) in INSIDE {
        let asked = path
            .replace("{register}", "persons")
            .replace("{address}", "00000000000000000000000000000000")
            .replace("{document}", "00000000000000000000000000000000")
            .replace("{file}", "copy")
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
