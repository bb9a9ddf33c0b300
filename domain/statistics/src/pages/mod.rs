//! The pages of the figures: the year at a glance, the catalogue of all
//! figures, and one figure opened down to the records behind it.
//!
//! They are read inside the mechanism, so cells are shown exactly; records
//! are named by their references alone.

mod asking;
mod breakdowns;
mod catalogue;
mod charts;
mod download;
mod glance;
mod home;
mod missing;
mod naming;
mod opened;
mod parts;
mod picture;

use axum::{Router, routing::get};
use web::State;

/// The year at a glance at `/`, the catalogue of figures, one figure, and
/// both as files.
pub fn router() -> Router<State> {
    Router::new()
        .route("/", get(home::show))
        .route("/figures", get(catalogue::show))
        .route("/figures/download", get(download::send))
        .route("/figures/{id}", get(opened::show))
}
