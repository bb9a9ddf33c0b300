//! The report in the program's frame, its files, and what was revised since.

use askama::Template;
use axum::{
    extract::{self, Query},
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{Fault, No};
use pack::Pack;
use paper::{Document, HtmlOptions};
use web::{Page, State, Trouble, Visit};

use super::{Ask, files};
use crate::{Format, Report, document};

#[derive(Template)]
#[template(path = "annual_report/reading.html")]
struct Reading<'a> {
    visit: &'a Visit,
    back: String,
    title: &'a str,
    author: String,
    date: String,
    issue: Option<String>,
    draft: Option<String>,
    files: Vec<(String, String)>,
    fragment: String,
}

/// A document with its blocks as they stand in a page.
struct Drawn {
    year: i16,
    set: String,
    document: Document,
    fragment: String,
}

/// The classes of a document, and those that the program's styles know.
const LOOKS: [(&str, &str); 4] = [
    (
        "class=\"govuk-link figure-link\"",
        "class=\"nrm-report__figure\"",
    ),
    (
        "class=\"chart__drawing\"",
        "class=\"chart__drawing govuk-!-width-one-half\"",
    ),
    (
        "class=\"chart\"",
        "class=\"chart govuk-!-margin-left-0 govuk-!-margin-right-0\"",
    ),
    (
        "class=\"chart chart--beside\"",
        "class=\"chart chart--beside govuk-!-margin-left-0 govuk-!-margin-right-0\"",
    ),
];

/// The blocks with the looks that figures have on the program's pages.
fn fragment(report: &Report, document: &Document) -> Result<String, No> {
    // In the program itself a figure opens to the page beside this one.
    let pattern = format!("/figures/{{id}}?year={}", report.year());
    let address = paper::html::address_after(&pattern);
    let options = HtmlOptions {
        figure_address: &address,
        ..HtmlOptions::default()
    };
    let fragment = document
        .to_html_fragment(&options)
        .map_err(|error| Fault::from("the report cannot be drawn", error))?;
    Ok(LOOKS.iter().fold(fragment, |fragment, (own, here)| {
        fragment.replace(own, here)
    }))
}

fn show(state: &State, visit: &Visit, drawn: Drawn) -> Response {
    let metadata = drawn.document.metadata;
    let body = Reading {
        visit,
        back: format!("/report?year={}", drawn.year),
        title: &metadata.title,
        author: metadata.author,
        date: metadata.date_shown,
        issue: metadata.issue,
        draft: metadata.draft,
        files: files(drawn.year, &drawn.set, visit.language.tag()),
        fragment: drawn.fragment,
    };
    Page::new(&metadata.title, body).show(state, visit)
}

pub(super) async fn read(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let ask = Ask::of(&pairs);
    let tag = visit.language.tag().to_owned();
    let drawn = state
        .work(move |mechanism| {
            let year = ask.year(mechanism)?;
            let chosen = ask.chosen(mechanism, year)?;
            let report = match &chosen {
                Some(frozen) => Report::of(mechanism, frozen)?,
                None => Report::draft(mechanism, year)?,
            };
            let document = document(&report, mechanism.pack(), &tag)?;
            Ok(Drawn {
                year,
                set: set_word(&report),
                fragment: fragment(&report, &document)?,
                document,
            })
        })
        .await?;
    Ok(show(&state, &visit, drawn))
}

fn set_word(report: &Report) -> String {
    report
        .set
        .as_ref()
        .map_or_else(|| "draft".to_owned(), |set| set.number.to_string())
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
    Ok((
        [
            (header::CONTENT_TYPE, format.media_type().to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ],
        bytes,
    )
        .into_response())
}

/// What has changed in the figures of a year since they were frozen.
pub(super) async fn revisions(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let ask = Ask::of(&pairs);
    let tag = visit.language.tag().to_owned();
    let drawn = state
        .work(move |mechanism| {
            let year = ask.year(mechanism)?;
            let report = Report::draft(mechanism, year)?;
            let document = of_revisions(&report, mechanism.pack(), &tag)?;
            Ok(Drawn {
                year,
                set: "draft".to_owned(),
                fragment: fragment(&report, &document)?,
                document,
            })
        })
        .await?;
    Ok(show(&state, &visit, drawn))
}

/// A document that holds the revisions alone.
fn of_revisions(report: &Report, pack: &Pack, tag: &str) -> Result<Document, No> {
    let mut document = crate::document::of_revisions(report, pack, tag)?;
    document.metadata.draft = None;
    Ok(document)
}
