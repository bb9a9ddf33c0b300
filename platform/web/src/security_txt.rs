//! `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness, as the
//! country pack says.

use axum::{
    extract,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use clockwork::SignedDuration;

use crate::State;

/// What is said here is good for so many days.
const DAYS: i64 = 90;

pub(crate) async fn show(extract::State(state): extract::State<State>) -> Response {
    let pack = state.mechanism.pack();
    let Some(contact) = &pack.security_contact else {
        return (
            StatusCode::NOT_FOUND,
            "The country pack names no contact.\n",
        )
            .into_response();
    };
    let Ok(expires) = state
        .mechanism
        .now()
        .plus(SignedDuration::from_hours(24 * DAYS))
    else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let languages = pack.languages.join(", ");
    let mut text =
        format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {languages}\n");
    if let Some(origin) = state.origin() {
        let address = origin.address();
        text.push_str(&format!("Canonical: {address}/.well-known/security.txt\n"));
    }
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
