//! The form that chooses a report's year.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::Refusal;
use statistics::Asked;
use web::{Page, State, Visit, sentence};

/// The form.
#[derive(Template)]
#[template(path = "annual_report/chooser.html")]
pub(super) struct Chooser<'a> {
    visit: &'a Visit,
    /// As it was typed.
    year: String,
    pub(super) error: Option<String>,
    before: Option<i16>,
    after: Option<i16>,
}

impl<'a> Chooser<'a> {
    /// The form with a year, and the ways to those beside it.
    pub(super) fn at(state: &State, visit: &'a Visit, year: i16) -> Self {
        let can_be = |year: &i16| Asked::now(*year).span().is_ok();
        Self {
            visit,
            year: year.to_string(),
            error: None,
            before: Some(year - 1).filter(can_be),
            after: Some(year + 1).filter(|year| *year <= state.mechanism.today().year()),
        }
    }
}

#[derive(Template)]
#[template(path = "annual_report/wrong_year.html")]
struct WrongYear<'a> {
    visit: &'a Visit,
    heading: &'a str,
    chooser: Chooser<'a>,
}

/// The page that says what is wrong with the year that was typed.
pub(super) fn wrong_year(
    state: &State,
    visit: &Visit,
    typed: &str,
    refusals: &[Refusal],
) -> Response {
    let told: Vec<String> = refusals
        .iter()
        .map(|refusal| sentence(state.mechanism.pack(), &visit.language, None, refusal).whole())
        .collect();
    let heading = visit.say("desk-annual_report");
    let body = WrongYear {
        visit,
        heading: &heading,
        chooser: Chooser {
            visit,
            year: typed.to_owned(),
            error: Some(told.join(" ")),
            before: None,
            after: None,
        },
    };
    Page::new(&heading, body)
        .status(StatusCode::UNPROCESSABLE_ENTITY)
        .show(state, visit)
}
