//! The page that tells people how another program may ask this one.

use askama::Template;
use axum::{
    extract,
    http::{HeaderMap, header},
    response::Response,
};

use crate::{State, Visit, api::LIMIT_MAX, page};

/// One thing that a program may ask.
struct Request {
    method: &'static str,
    address: String,
    about: String,
}

/// A register and the name that stands for it in addresses.
struct Register {
    name: String,
    code: String,
    list: Option<String>,
}

#[derive(Template)]
#[template(path = "programs.html")]
struct Programs<'a> {
    visit: &'a Visit,
    requests: Vec<Request>,
    example: String,
    registers: Vec<Register>,
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    headers: HeaderMap,
) -> Response {
    // The edge has refused every other name than this machine's own.
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("127.0.0.1");
    let mechanism = state.mechanism.guarded_by(visit.guard.clone());
    let registers: Vec<_> = mechanism
        .registers()
        .map(|kind| Register {
            name: visit.register(&kind.register),
            code: kind.register.clone(),
            list: visit.list_of(&kind.register),
        })
        .collect();
    let first = registers
        .first()
        .map_or("REGISTER", |register| register.code.as_str());
    let requests = [
        ("GET", "REGISTER", "web-api-list"),
        ("GET", "REGISTER/ADDRESS", "web-api-look"),
        ("POST", "REGISTER", "web-api-enter"),
        ("PUT", "REGISTER/ADDRESS", "web-api-edit"),
        ("DELETE", "REGISTER/ADDRESS", "web-api-void"),
        ("POST", "search", "web-api-search"),
        ("GET", "REGISTER/ADDRESS/documents", "documents-api-list"),
        ("POST", "REGISTER/ADDRESS/documents", "documents-api-add"),
        (
            "GET",
            "REGISTER/ADDRESS/documents/DOCUMENT/copy",
            "documents-api-copy",
        ),
    ]
    .map(|(method, rest, about)| Request {
        method,
        address: format!("/api/v1/{rest}"),
        about: visit.say_count(about, LIMIT_MAX),
    })
    .into();
    let programs = Programs {
        visit: &visit,
        requests,
        example: format!("curl 'http://{host}/api/v1/{first}?limit=1'"),
        registers,
    };
    page(&state, &visit, &visit.say("web-for-programs"), programs)
}
