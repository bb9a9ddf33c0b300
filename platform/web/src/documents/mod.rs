//! The documents of a record: listed on its page, attached, looked at, taken
//! out and voided. The addresses hold nothing but enciphered ids, and a file
//! goes out under the document's own reference, never under the name that it
//! came with.

mod adding;
mod api;
mod handed;
mod listed;
mod page;
mod sent;
mod voiding;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use kernel::{RecordId, Refusal};

pub(crate) use self::listed::{Documents, offered};
use crate::{State, Trouble};

/// What the form around a document may weigh.
const FORM_BYTES_MAX: usize = 64 << 10;

/// What a document may weigh on its way in, with the form around it.
fn body_bytes_max(state: &State) -> usize {
    let settings = &state.mechanism.pack().settings.documents;
    settings.limits.bytes_max + FORM_BYTES_MAX
}

/// The register by which the addresses of documents are enciphered.
const REGISTER: &str = "documents";

/// The pages.
pub(crate) fn pages(state: &State) -> Router<State> {
    let adding = post(adding::add).layer(DefaultBodyLimit::max(body_bytes_max(state)));
    Router::new()
        .route(
            "/registers/{register}/{address}/documents/new",
            get(adding::ask).merge(adding),
        )
        .route(
            "/registers/{register}/{address}/documents/{document}",
            get(page::show),
        )
        .route(
            "/registers/{register}/{address}/documents/{document}/void",
            get(voiding::ask).post(voiding::act),
        )
        .route(
            "/registers/{register}/{address}/documents/{document}/{file}",
            get(sent::send),
        )
}

/// The doors for programs.
pub(crate) fn programs(state: &State) -> Router<State> {
    let adding = post(api::add).layer(DefaultBodyLimit::max(body_bytes_max(state)));
    Router::new()
        .route(
            "/api/v1/{register}/{address}/documents",
            get(api::list).merge(adding),
        )
        .route(
            "/api/v1/{register}/{address}/documents/{document}",
            get(api::look).delete(api::void),
        )
        .route(
            "/api/v1/{register}/{address}/documents/{document}/{file}",
            get(sent::send),
        )
}

/// The document behind an address.
fn document_at(state: &State, address: &str) -> Result<RecordId, Trouble> {
    state
        .mechanism
        .at_address(REGISTER, address)
        .ok_or_else(|| Refusal::by("records.no_such_record").into())
}
