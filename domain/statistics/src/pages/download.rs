//! Figures as files: CSV, XLSX and JSON, whole or broken down.

use axum::{
    extract::{self, Query},
    http::header,
    response::{IntoResponse, Response},
};
use kernel::No;
use records::Mechanism;
use web::{State, Trouble, Visit};
use words::Language;

use super::asking::{Ask, answered};
use crate::{Asked, SheetFormat, sheet, told};

pub(super) async fn send(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let ask = Ask::of(&pairs);
    let heading = visit.say("navigation-figures");
    let asking = ask.clone();
    let language = visit.language.clone();
    let done = answered(&state, &visit, &heading, &ask, move |mechanism, asked| {
        file(mechanism, &language, &asking, asked)
    })
    .await?;
    let (asked, (type_, bytes)) = match done {
        Ok(done) => done,
        Err(wrong) => return Ok(wrong),
    };
    let name = match &ask.figure {
        Some(id) => format!("figure-{id}-{}", asked.year),
        None => format!("figures-{}", asked.year),
    };
    Ok((
        [
            (header::CONTENT_TYPE, type_.to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}.{}\"", ask.format),
            ),
        ],
        bytes,
    )
        .into_response())
}

fn file(
    mechanism: &Mechanism,
    language: &Language,
    ask: &Ask,
    asked: Asked,
) -> Result<(&'static str, Vec<u8>), No> {
    let format = SheetFormat::named(&ask.format)?;
    let ids: Vec<&str> = ask.figure.iter().map(String::as_str).collect();
    // Only one figure is broken down: all of them have nothing in common.
    let by: Vec<&str> = match ask.figure {
        Some(_) => ask.by.iter().map(String::as_str).collect(),
        None => Vec::new(),
    };
    let told = told(mechanism, &ids, &by, asked)?;
    let bytes = sheet(mechanism.pack(), &told, &by, language, format)?;
    Ok((format.media_type(), bytes))
}
