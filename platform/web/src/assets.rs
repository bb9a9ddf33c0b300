//! The styles and scripts that the program carries inside itself.

use std::collections::BTreeMap;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::Fault;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../browser/dist"]
#[allow_missing = true]
struct Embedded;

/// Under which name each file is served.
pub(crate) struct Assets(BTreeMap<String, String>);

impl Assets {
    pub(crate) fn embedded() -> Result<Self, Fault> {
        let missing = || {
            Fault::new(
                "the program was built without its styles and scripts: run `make assets` and build it again",
            )
        };
        let list = Embedded::get("assets.json").ok_or_else(missing)?;
        let names: BTreeMap<String, String> = serde_json::from_slice(&list.data)
            .map_err(|error| Fault::from("the list of styles and scripts is damaged", error))?;
        let whole = ["app.css", "app.js", "favicon.svg", "licences.txt"]
            .iter()
            .all(|name| {
                names
                    .get(*name)
                    .is_some_and(|file| Embedded::get(file).is_some())
            });
        if whole {
            Ok(Self(names))
        } else {
            Err(missing())
        }
    }

    /// The address of a file.
    pub(crate) fn address(&self, name: &str) -> String {
        format!("/assets/{}", self.0.get(name).map_or(name, String::as_str))
    }

    /// The text of a file.
    pub(crate) fn text(&self, name: &str) -> String {
        self.0
            .get(name)
            .and_then(|file| Embedded::get(file))
            .map(|file| String::from_utf8_lossy(&file.data).into_owned())
            .unwrap_or_default()
    }
}

/// Serves one file. Its name changes with its content, so it may be kept for
/// ever.
pub(crate) async fn file(Path(name): Path<String>) -> Response {
    let type_ = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match Embedded::get(&name) {
        Some(file) => (
            [
                (header::CONTENT_TYPE, type_),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            file.data,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
