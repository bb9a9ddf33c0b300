//! The report in the program's frame, and its files.
//!
//! What is read here is the issued page itself: a frozen report is not drawn
//! again, and a draft is drawn as it would be issued.

use askama::Template;
use axum::{
    extract::{self, Query},
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{Fault, No};
use web::{Page, State, Trouble, Visit};

use super::{Ask, files};
use crate::{Format, labels::year_value};

#[derive(Template)]
#[template(path = "annual_report/reading.html")]
struct Reading<'a> {
    visit: &'a Visit,
    back: String,
    files: Vec<(String, String)>,
    parts: Parts,
}

/// An issued page, and where it belongs.
pub(super) struct Read {
    pub(super) year: i16,
    /// The same as files, by the words on their links.
    pub(super) files: Vec<(String, String)>,
    pub(super) parts: Parts,
}

/// What stands within an issued page.
pub(super) struct Parts {
    /// Title, author, date, and what there is to be noticed.
    cover: String,
    text: String,
}

impl Parts {
    pub(super) fn of(page: &[u8]) -> Result<Self, No> {
        let page = std::str::from_utf8(page)
            .map_err(|error| Fault::from("an issued report is damaged", error))?;
        let behind = |begin: &str| page.split_once(begin).map(|(_, rest)| rest);
        let cover =
            behind("<header class=\"title-page\">").and_then(|rest| rest.split_once("</header>"));
        let text = behind("<main id=\"report\" tabindex=\"-1\">")
            .and_then(|rest| rest.rsplit_once("</main>"));
        match (cover, text) {
            (Some((cover, _)), Some((text, _))) => Ok(Self {
                cover: cover.to_owned(),
                text: within_the_program(text),
            }),
            _ => Err(Fault::new("an issued report is not a page that was drawn here").into()),
        }
    }
}

/// The text whose figures open to the pages beside this one, under whatever
/// address the report was issued.
fn within_the_program(text: &str) -> String {
    const FIGURE: &str = "figure-link\" href=\"";
    let mut pieces = text.split(FIGURE);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        whole.push_str(FIGURE);
        let address = piece.split('"').next().unwrap_or_default();
        let from = address.find("/figures/").unwrap_or(0);
        whole.push_str(&piece[from..]);
    }
    whole
}

pub(super) fn show(state: &State, visit: &Visit, title: &str, read: Read) -> Response {
    let body = Reading {
        visit,
        back: format!("/report?year={}", read.year),
        files: read.files,
        parts: read.parts,
    };
    Page::new(title, body).show(state, visit)
}

pub(super) async fn read(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let ask = Ask::of(&pairs);
    let tag = visit.language.tag().to_owned();
    let read = state
        .work(move |mechanism| {
            let year = ask.year(mechanism)?;
            let (set, page) = match ask.chosen(mechanism, year)? {
                Some(frozen) => (
                    frozen.set.number.to_string(),
                    crate::issued(mechanism, &frozen, &tag, Format::Html)?,
                ),
                None => (
                    "draft".to_owned(),
                    crate::draft(mechanism, year, &tag, Format::Html)?,
                ),
            };
            Ok(Read {
                year,
                files: files(year, &set, &tag),
                parts: Parts::of(&page)?,
            })
        })
        .await?;
    let title = visit.say_with("annual_report-of-year", &[("year", year_value(read.year))]);
    Ok(show(&state, &visit, &title, read))
}

/// A file: as it was issued, or of a draft.
pub(super) async fn download(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let mut ask = Ask::of(&pairs);
    if ask.language.is_empty() {
        visit.language.tag().clone_into(&mut ask.language);
    }
    let (name, format, bytes) = state
        .work(move |mechanism| {
            let year = ask.year(mechanism)?;
            let format: Format = ask.format.parse()?;
            let bytes = match ask.chosen(mechanism, year)? {
                Some(frozen) => crate::issued(mechanism, &frozen, &ask.language, format)?,
                None => crate::draft(mechanism, year, &ask.language, format)?,
            };
            Ok((crate::file_name(year, &ask.language, format), format, bytes))
        })
        .await?;
    Ok(file(format, &name, bytes))
}

/// A file to be kept.
pub(super) fn file(format: Format, name: &str, bytes: Vec<u8>) -> Response {
    (
        [
            (header::CONTENT_TYPE, format.media_type().to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ],
        bytes,
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_page_is_taken_apart_and_its_figures_lead_to_the_program() {
        let page = "<title>T</title><header class=\"title-page\"><h1>T</h1></header>\
                    <main id=\"report\" tabindex=\"-1\"><p><a class=\"govuk-link figure-link\" \
                    href=\"http://127.0.0.1:1/figures/V1?year=2017&amp;set=1\">71</a>, <a \
                    class=\"govuk-link figure-link\" href=\"#annex-V2\">2</a></p></main>";
        let parts = Parts::of(page.as_bytes()).unwrap();
        assert_eq!(parts.cover, "<h1>T</h1>");
        assert!(
            parts
                .text
                .contains("href=\"/figures/V1?year=2017&amp;set=1\"")
        );
        assert!(parts.text.contains("href=\"#annex-V2\""));
        assert!(Parts::of(b"<p>elsewhere</p>").is_err());
        assert!(Parts::of(b"\xff").is_err());
    }
}
