//! Every address of the program: who is let in to it, and what opens it. An
//! address that is not written here fails.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use policy::Act;

use self::{
    Needs::{In, InRegister, Leave, Of, OfDocument, OfRecord, OwnDocument, Second},
    Way::{Delete, Get, Post, Put},
};
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

/// How something is asked for at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Get,
    Post,
    Put,
    Delete,
}

impl Way {
    pub const ALL: [Self; 4] = [Self::Get, Self::Post, Self::Put, Self::Delete];

    pub fn method(self) -> Method {
        match self {
            Self::Get => Method::GET,
            Self::Post => Method::POST,
            Self::Put => Method::PUT,
            Self::Delete => Method::DELETE,
        }
    }
}

/// What is asked for at an address, beside being signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The leave to do this to what is no record.
    Leave(Act),
    /// The leave to do this in this register, to any record at all.
    In(&'static str, Act),
    /// …to the record of this register that is named.
    Of(&'static str, Act),
    /// …to the person whom that record names, as the second of two.
    Second(Act),
    /// The leave to do this in the register of the address, to any record.
    InRegister(Act),
    /// …to the record of the address.
    OfRecord(Act),
    /// …to the document of the address: any of it.
    OfDocument(&'static [Act]),
    /// That the officer's body has attached the document.
    OwnDocument,
}

/// What anybody may do with a document; who may do none of it does not see it.
const WITH_DOCUMENTS: &[Act] = &[
    Act::AttachDocument,
    Act::OpenCopy,
    Act::OpenOriginal,
    Act::VoidDocument,
];

/// Whose account it is that is kept.
const KEEPS_ACCOUNTS: &[Needs] = &[Leave(Act::AdministerAccounts), Of("officers", Act::Edit)];
const SEES_FIGURES: &[Needs] = &[Leave(Act::SeeFigures)];
const REVIEWS: &[Needs] = &[Leave(Act::ReviewUse)];

/// The addresses for officers who have signed in, and what opens each: all of
/// it together. Where nothing is named, whoever has signed in is answered as
/// everybody else: with what is one's own, or no secret, or only what the
/// policies show of each register.
pub const INSIDE: [(Way, &str, &[Needs]); 104] = [
    (Get, "/", &[]),
    (Get, "/account", &[]),
    (Get, "/account/confirm", &[]),
    (Post, "/account/confirm", &[]),
    (Post, "/account/confirm/passkey", &[]),
    (Post, "/account/end", &[]),
    (Get, "/account/paper", &[]),
    (Post, "/account/paper", &[]),
    (Get, "/account/passkeys", &[]),
    (Post, "/account/passkeys", &[]),
    (Post, "/account/passkeys/remove", &[]),
    (Get, "/account/password", &[]),
    (Post, "/account/password", &[]),
    (Post, "/account/post", &[]),
    (Post, "/account/read", &[]),
    (Get, "/account/recovery", &[]),
    (Post, "/account/recovery", &[]),
    (Get, "/account/single", &[]),
    (Post, "/account/single/remove", &[]),
    (Get, "/accounts", &[In("officers", Act::List)]),
    (Post, "/accounts", &[In("officers", Act::List)]),
    (Post, "/accounts/end", KEEPS_ACCOUNTS),
    (Get, "/accounts/letting-in/{address}", KEEPS_ACCOUNTS),
    (Post, "/accounts/letting-in/{address}", KEEPS_ACCOUNTS),
    (Get, "/api/v1/openapi.json", &[]),
    (Post, "/api/v1/search", &[]),
    (Get, "/api/v1/{register}", &[InRegister(Act::List)]),
    (Post, "/api/v1/{register}", &[InRegister(Act::Enter)]),
    (Get, "/api/v1/{register}/{address}", &[OfRecord(Act::Look)]),
    (Put, "/api/v1/{register}/{address}", &[OfRecord(Act::Edit)]),
    (
        Delete,
        "/api/v1/{register}/{address}",
        &[OfRecord(Act::Void)],
    ),
    (
        Get,
        "/api/v1/{register}/{address}/documents",
        &[OfRecord(Act::Look)],
    ),
    (
        Post,
        "/api/v1/{register}/{address}/documents",
        &[OfRecord(Act::Look), OfRecord(Act::AttachDocument)],
    ),
    (
        Get,
        "/api/v1/{register}/{address}/documents/{document}",
        &[OfDocument(WITH_DOCUMENTS)],
    ),
    (
        Delete,
        "/api/v1/{register}/{address}/documents/{document}",
        &[OfDocument(&[Act::VoidDocument])],
    ),
    (
        Get,
        "/api/v1/{register}/{address}/documents/{document}/{file}",
        &[OfDocument(&[Act::OpenCopy])],
    ),
    (
        Post,
        "/api/v1/{register}/{address}/merge",
        &[OfRecord(Act::Merge)],
    ),
    (
        Post,
        "/api/v1/{register}/{address}/part",
        &[OfRecord(Act::Merge)],
    ),
    (Get, "/emergency", &[In("openings", Act::Enter)]),
    (Post, "/emergency", &[In("openings", Act::Enter)]),
    (
        Post,
        "/emergency/file",
        &[In("openings", Act::Enter), Of("persons", Act::Look)],
    ),
    (Get, "/figures", SEES_FIGURES),
    (Get, "/figures/download", SEES_FIGURES),
    (Get, "/figures/{id}", SEES_FIGURES),
    (Get, "/log", &[Leave(Act::ReadLog)]),
    (Post, "/log", &[Leave(Act::ReadLog)]),
    (
        Get,
        "/oversight",
        &[Leave(Act::ReviewUse), In("openings", Act::List)],
    ),
    (Get, "/oversight/person", &[In("persons", Act::SeeLooks)]),
    (Post, "/oversight/person", &[In("persons", Act::SeeLooks)]),
    (Get, "/oversight/touched", REVIEWS),
    (Post, "/oversight/touched", REVIEWS),
    (
        Post,
        "/oversight/touched/file",
        &[Leave(Act::ReviewUse), Leave(Act::ExportTouched)],
    ),
    (
        Get,
        "/oversight/told/{address}",
        &[Of("persons", Act::TellLooks)],
    ),
    (
        Post,
        "/oversight/told/{address}",
        &[Of("persons", Act::TellLooks)],
    ),
    (Get, "/oversight/unusual", REVIEWS),
    (Get, "/oversight/unusual/entries", REVIEWS),
    (Post, "/oversight/unusual/entries", REVIEWS),
    (Get, "/oversight/unusual/review", REVIEWS),
    (
        Post,
        "/oversight/unusual/review",
        &[Leave(Act::ReviewUse), In("use_reviews", Act::Enter)],
    ),
    (Get, "/programs", &[]),
    (Get, "/registers", &[]),
    (Get, "/registers/{register}", &[InRegister(Act::List)]),
    (
        Post,
        "/registers/{register}/export",
        &[InRegister(Act::Export)],
    ),
    (
        Get,
        "/registers/{register}/import",
        &[InRegister(Act::Import)],
    ),
    (
        Post,
        "/registers/{register}/import",
        &[InRegister(Act::Import)],
    ),
    (
        Post,
        "/registers/{register}/import/confirm",
        &[InRegister(Act::Import)],
    ),
    (Get, "/registers/{register}/new", &[InRegister(Act::Enter)]),
    (Post, "/registers/{register}/new", &[InRegister(Act::Enter)]),
    (Get, "/registers/{register}/search", &[]),
    (
        Post,
        "/registers/{register}/search",
        &[InRegister(Act::List)],
    ),
    (Get, "/registers/{register}/template.csv", &[]),
    (Get, "/registers/{register}/template.xlsx", &[]),
    (
        Get,
        "/registers/{register}/{address}",
        &[OfRecord(Act::Look)],
    ),
    (
        Get,
        "/registers/{register}/{address}/documents/new",
        &[OfRecord(Act::AttachDocument)],
    ),
    (
        Post,
        "/registers/{register}/{address}/documents/new",
        &[OfRecord(Act::Look), OfRecord(Act::AttachDocument)],
    ),
    (
        Get,
        "/registers/{register}/{address}/documents/{document}",
        &[OfDocument(WITH_DOCUMENTS)],
    ),
    (
        Get,
        "/registers/{register}/{address}/documents/{document}/void",
        &[OfDocument(&[Act::VoidDocument]), OwnDocument],
    ),
    (
        Post,
        "/registers/{register}/{address}/documents/{document}/void",
        &[OfDocument(&[Act::VoidDocument]), OwnDocument],
    ),
    (
        Get,
        "/registers/{register}/{address}/documents/{document}/{file}",
        &[OfDocument(&[Act::OpenCopy])],
    ),
    (
        Get,
        "/registers/{register}/{address}/edit",
        &[OfRecord(Act::Edit)],
    ),
    (
        Post,
        "/registers/{register}/{address}/edit",
        &[OfRecord(Act::Edit)],
    ),
    (
        Get,
        "/registers/{register}/{address}/log",
        &[OfRecord(Act::SeeLooks)],
    ),
    (
        Get,
        "/registers/{register}/{address}/merge",
        &[OfRecord(Act::Merge)],
    ),
    (
        Post,
        "/registers/{register}/{address}/merge",
        &[OfRecord(Act::Merge)],
    ),
    (
        Get,
        "/registers/{register}/{address}/part",
        &[OfRecord(Act::Merge)],
    ),
    (
        Post,
        "/registers/{register}/{address}/part",
        &[OfRecord(Act::Merge)],
    ),
    (
        Get,
        "/registers/{register}/{address}/void",
        &[OfRecord(Act::Void)],
    ),
    (
        Post,
        "/registers/{register}/{address}/void",
        &[OfRecord(Act::Void)],
    ),
    (Get, "/report", SEES_FIGURES),
    (Get, "/report/download", SEES_FIGURES),
    (Get, "/report/freeze", &[Leave(Act::Freeze)]),
    (Post, "/report/freeze", &[Leave(Act::Freeze)]),
    (Get, "/report/read", SEES_FIGURES),
    (Get, "/report/revisions", SEES_FIGURES),
    (Get, "/report/revisions/download", SEES_FIGURES),
    (Get, "/retention", &[In("destruction_proposals", Act::List)]),
    (
        Get,
        "/retention/agree",
        &[In("destruction_proposals", Act::List)],
    ),
    (
        Post,
        "/retention/agree",
        &[Of("destruction_proposals", Act::Look), Second(Act::Erase)],
    ),
    (
        Get,
        "/retention/certificates/{address}",
        // It says what the proposal says.
        &[
            In("destruction_proposals", Act::Look),
            In("destruction_proposals", Act::SeeOpen),
        ],
    ),
    (
        Get,
        "/retention/propose",
        &[In("destruction_proposals", Act::List)],
    ),
    (
        Post,
        "/retention/propose",
        &[In("destruction_proposals", Act::List)],
    ),
    (Get, "/search", &[]),
    (Post, "/search", &[]),
    (Post, "/sign-out", &[]),
];

/// An address with something at each of its places.
pub fn filled(path: &str, register: &str, address: &str, document: &str) -> String {
    path.replace("{register}", register)
        .replace("{address}", address)
        .replace("{document}", document)
        .replace("{file}", "copy")
        .replace("{id}", "V1")
}

/// The addresses that the routers declare, read from their text.
fn declared() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["platform/web/src", "domain"] {
        for file in files_of(&repository().join(folder)) {
            if file.extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.lines().filter(|line| !line.starts_with("//"));
            let text = code.collect::<Vec<_>>().join("\n");
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
        .chain(INSIDE.iter().map(|(_, path, _)| *path))
        .map(str::to_owned)
        .collect();
    assert_eq!(declared(), known);
    let office = Office::new();
    let _first = office.first_administrator();
    let mut visitor = office.visitor();
    let none = "0".repeat(32);
    let paths: BTreeSet<&str> = INSIDE.iter().map(|(_, path, _)| *path).collect();
    for path in paths {
        let asked = filled(path, "persons", &none, &none);
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
