//! The pages. What they show of the log is itself in the log, and what is
//! typed in them is sent as a form, never in an address.

mod desk;
mod emergency;
mod entries;
mod looked;
mod paging;
mod reviewing;
mod said;
mod told;
mod touched;
mod unusual;

use axum::{
    Router,
    routing::{get, post},
};
use web::State;

/// Every page.
pub fn router() -> Router<State> {
    Router::new()
        .route("/registers/{register}/{address}/log", get(looked::show))
        .route("/oversight", get(desk::show))
        .route("/emergency", get(emergency::ask).post(emergency::open))
        .route("/emergency/file", post(emergency::file))
        .route("/oversight/person", get(looked::ask).post(looked::find))
        .route("/oversight/touched", get(touched::ask).post(touched::show))
        .route("/oversight/touched/file", post(touched::file))
        .route(
            "/oversight/told/{address}",
            get(told::show).post(told::paper),
        )
        .route("/oversight/unusual", get(unusual::show))
        .route(
            "/oversight/unusual/entries",
            get(unusual::show).post(entries::show),
        )
        .route(
            "/oversight/unusual/review",
            get(unusual::show).post(reviewing::review),
        )
}
