//! Problem documents (RFC 9457): why there is no answer, for programs.

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{RecordKind, Refusal};
use serde_json::{Value, json};

use crate::{State, Visit, sentence, trouble::status_of};

/// The media type of a problem document.
pub(crate) const TYPE: &str = "application/problem+json";

/// An answer that is a problem document without further members.
pub(crate) fn plain(status: StatusCode, title: &str, detail: &str) -> Response {
    told(status, document(status, "about:blank", title, detail))
}

fn told(status: StatusCode, document: Value) -> Response {
    let mut response = (status, Json(document)).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        axum::http::HeaderValue::from_static(TYPE),
    );
    response
}

fn document(status: StatusCode, type_: &str, title: &str, detail: &str) -> Value {
    json!({
        "type": type_,
        "title": title,
        "status": status.as_u16(),
        "detail": detail,
    })
}

/// Refusals of what was sent: each with a pointer to its place in it.
pub(crate) fn refused(
    state: &State,
    visit: &Visit,
    kind: Option<&RecordKind>,
    refusals: &[Refusal],
) -> Response {
    let status = status_of(refusals);
    answer(state, visit, kind, refusals, status, |field| {
        let pointer = match kind.and_then(|kind| kind.field(field)) {
            _ if field.starts_with('/') => field.to_owned(),
            Some(_) => format!("/fields/{field}"),
            None if ["reference", "reason", "second"].contains(&field) => format!("/{field}"),
            None => format!("/fields/{}", field.replace('~', "~0").replace('/', "~1")),
        };
        ("pointer", pointer)
    })
}

/// Refusals of the query of an address: each with its parameter.
pub(crate) fn wrong_parameters(
    state: &State,
    visit: &Visit,
    kind: &RecordKind,
    refusals: &[Refusal],
) -> Response {
    answer(
        state,
        visit,
        Some(kind),
        refusals,
        StatusCode::BAD_REQUEST,
        |field| ("parameter", field.to_owned()),
    )
}

fn answer(
    state: &State,
    visit: &Visit,
    kind: Option<&RecordKind>,
    refusals: &[Refusal],
    status: StatusCode,
    place: impl Fn(&str) -> (&'static str, String),
) -> Response {
    let pack = state.mechanism.pack();
    let errors: Vec<Value> = refusals
        .iter()
        .map(|refusal| {
            let told = sentence(pack, &visit.language, kind, refusal);
            let mut error = json!({ "rule": refusal.rule, "detail": told.why });
            if let Some(next) = told.next {
                error["next"] = next.into();
            }
            if let Some(field) = &refusal.field {
                let (name, place) = place(field);
                error[name] = place.into();
            }
            error
        })
        .collect();
    let (type_, title, detail) = match refusals {
        [one] => {
            let told = sentence(pack, &visit.language, kind, one);
            (
                format!("urn:opennrm:refusal:{}", one.rule),
                told.why,
                told.next.unwrap_or_default(),
            )
        }
        _ => (
            "urn:opennrm:refusal:several".to_owned(),
            visit.say("error-summary"),
            visit.say_count("web-import-faults", refusals.len()),
        ),
    };
    let mut document = document(status, &type_, &title, &detail);
    document["errors"] = errors.into();
    told(status, document)
}
