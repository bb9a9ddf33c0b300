//! What has changed in the figures of a year since they were frozen, read in
//! the program's frame and as files.

use axum::{
    extract::{self, Query},
    response::Response,
};
use kernel::{No, Refusal};
use paper::Document;
use records::Mechanism;
use web::{State, Trouble, Visit};

use super::{
    Ask,
    reading::{Parts, Read, file, show},
};
use crate::{Format, Report, issue::in_format, labels::year_value};

/// The formats of a text: revisions are sentences and no figures of their own.
fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| format.is_text())
}

/// The revisions of a year, as a document by itself.
fn told(mechanism: &Mechanism, year: i16, tag: &str) -> Result<(Report, Document), No> {
    let report = Report::draft(mechanism, year)?;
    // What was never published cannot have changed since.
    if report.content.revised.is_empty() && statistics::frozen_sets(mechanism, year)?.is_empty() {
        return Err(Refusal::by("annual_report.never_frozen")
            .naming("year", year)
            .into());
    }
    let mut document = crate::document::of_revisions(&report, mechanism.pack(), tag)?;
    // What has changed is no draft of anything.
    document.metadata.draft = None;
    let language = crate::document::language(mechanism.pack(), tag)?;
    document.metadata.title =
        language.say("annual_report-revisions-of", &[("year", year_value(year))]);
    Ok((report, document))
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
            let (report, document) = told(mechanism, year, &tag)?;
            let address = |format: Format| {
                format!("/report/revisions/download?year={year}&in={tag}&format={format}")
            };
            let page = in_format(&report, &document, Format::Html)?;
            Ok(Read {
                year,
                files: formats()
                    .map(|format| (format.code().to_ascii_uppercase(), address(format)))
                    .collect(),
                parts: Parts::of(&page)?,
            })
        })
        .await?;
    let year = [("year", year_value(read.year))];
    let title = visit.say_with("annual_report-revisions-of", &year);
    Ok(show(&state, &visit, &title, read))
}

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
            let format = Format::among(formats(), &ask.format)?;
            let (report, document) = told(mechanism, year, &ask.language)?;
            let bytes = in_format(&report, &document, format)?;
            Ok((
                format!("revisions-{year}.{}.{format}", ask.language),
                format,
                bytes,
            ))
        })
        .await?;
    Ok(file(format, &name, bytes))
}
