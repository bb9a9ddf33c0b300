//! Every address and what answers it.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::Uri,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, csrf::CsrfLayer};

use crate::{
    State, Trouble, api, assets, compressed, documents, edge, licences, log, programs, registers,
    search, security_txt,
};

/// What a form or a document of the API may weigh.
const BODY_BYTES_MAX: usize = 2 << 20;
/// What a file to import may weigh, with a little for the form around it.
pub(crate) const UPLOAD_BYTES_MAX: usize = (64 << 20) + (64 << 10);

/// The whole program over HTTP: the pages of the registers, the search, the
/// API, and the routers of other desks' pages. One of them may answer at `/`;
/// if none does, the registers are the home page.
pub fn router(state: State, extra: Vec<Router<State>>) -> Router {
    let mut pages = Router::new()
        .route("/licences", get(licences::show))
        .route("/programs", get(programs::show))
        .route("/search", get(search::ask).post(search::find))
        .route("/log", get(log::newest).post(log::asked))
        .merge(registers())
        .merge(programs())
        .merge(documents::pages(&state))
        .merge(documents::programs(&state));
    for more in extra {
        pages = pages.merge(more);
    }
    pages
        .fallback(not_here)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(CatchPanicLayer::custom(edge::panicked))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(state.clone(), edge::dress))
        .merge(
            Router::new()
                .route("/assets/{name}", get(assets::file))
                .route("/.well-known/security.txt", get(security_txt::show)),
        )
        .layer(from_fn_with_state(state.clone(), edge::own_name))
        .layer(compressed::layer())
        .layer(from_fn(compressed::for_our_own_pages))
        .layer(from_fn_with_state(state.clone(), edge::headers))
        .with_state(state)
}

async fn not_here(uri: Uri) -> Response {
    if uri.path() == "/" {
        Redirect::to("/registers").into_response()
    } else {
        Trouble::NOT_FOUND.into_response()
    }
}

fn registers() -> Router<State> {
    use registers::{
        change::{editing, entering},
        export, import, listing, merging, overview, record, void,
    };
    let uploads = post(import::check).layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX));
    Router::new()
        .route("/registers", get(overview::show))
        .route("/registers/{register}", get(listing::show))
        .route(
            "/registers/{register}/search",
            get(listing::again).post(listing::find),
        )
        .route(
            "/registers/{register}/new",
            get(entering::blank).post(entering::enter),
        )
        .route("/registers/{register}/export", post(export::send))
        .route(
            "/registers/{register}/template.csv",
            get(export::csv_template),
        )
        .route(
            "/registers/{register}/template.xlsx",
            get(export::xlsx_template),
        )
        .route(
            "/registers/{register}/import",
            get(import::ask).merge(uploads),
        )
        .route(
            "/registers/{register}/import/confirm",
            post(import::confirm),
        )
        .route("/registers/{register}/{address}", get(record::show))
        .route(
            "/registers/{register}/{address}/edit",
            get(editing::open).post(editing::save),
        )
        .route(
            "/registers/{register}/{address}/void",
            get(void::ask).post(void::act),
        )
        .route(
            "/registers/{register}/{address}/merge",
            get(merging::ask).post(merging::act),
        )
        .route(
            "/registers/{register}/{address}/part",
            get(merging::ask_to_part).post(merging::part),
        )
}

fn programs() -> Router<State> {
    Router::new()
        .route("/api/v1/openapi.json", get(api::openapi::show))
        .route("/api/v1/search", post(api::search::find))
        .route("/api/v1/{register}", get(api::list).post(api::enter))
        .route(
            "/api/v1/{register}/{address}",
            get(api::look).put(api::edit).delete(api::void),
        )
        .route(
            "/api/v1/{register}/{address}/merge",
            post(api::merging::merge),
        )
        .route(
            "/api/v1/{register}/{address}/part",
            post(api::merging::part),
        )
}
