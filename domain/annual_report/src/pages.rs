//! The pages of the annual report: choose a year, read it in the program's
//! frame, download each format, freeze, and see what was revised since.

mod choosing;
mod freezing;
mod overview;
mod reading;
mod revising;

use axum::{Router, routing::get};
use kernel::{No, Refusal, Unit};
use records::Mechanism;
use statistics::{Asked, Frozen, State as Standing};
use web::State;

use crate::Format;

/// The pages below `/report`.
pub fn router() -> Router<State> {
    Router::new()
        .route("/report", get(overview::show))
        .route("/report/read", get(reading::read))
        .route("/report/download", get(reading::download))
        .route("/report/revisions", get(revising::read))
        .route("/report/revisions/download", get(revising::download))
        .route("/report/freeze", get(freezing::ask).post(freezing::act))
}

/// How far back a year with records is looked for.
const YEARS_BACK_MAX: i16 = 15;

/// What stands behind the question mark of an address.
#[derive(Clone, Debug, Default)]
struct Ask {
    year: String,
    set: String,
    language: String,
    format: String,
    frozen: bool,
}

impl Ask {
    fn of(pairs: &[(String, String)]) -> Self {
        let mut ask = Self::default();
        for (name, value) in pairs {
            let value = value.trim().to_owned();
            match name.as_str() {
                "year" => ask.year = value,
                "set" => ask.set = value,
                "in" => ask.language = value,
                "format" => ask.format = value,
                "frozen" => ask.frozen = true,
                _ => {}
            }
        }
        ask
    }

    /// The year; the latest with records where none is named.
    fn year(&self, mechanism: &Mechanism) -> Result<i16, No> {
        if self.year.is_empty() {
            return latest_year(mechanism);
        }
        let wrong = || {
            Refusal::by("figures.year")
                .at("year")
                .naming("year", &self.year)
        };
        let year: i16 = self.year.parse().map_err(|_| wrong())?;
        Asked::now(year).span()?;
        Ok(year)
    }

    /// The set that is asked for: none for a draft; without a word the
    /// latest, if there is one.
    fn chosen(&self, mechanism: &Mechanism, year: i16) -> Result<Option<Frozen>, No> {
        if self.set == "draft" {
            return Ok(None);
        }
        let mut sets = statistics::frozen_sets(mechanism, year)?;
        if self.set.is_empty() {
            return Ok(sets.pop());
        }
        let found = sets
            .into_iter()
            .find(|frozen| frozen.set.number.to_string() == self.set);
        match found {
            Some(frozen) => Ok(Some(frozen)),
            None => Err(Refusal::by("annual_report.no_such_set")
                .naming("number", &self.set)
                .naming("year", year)
                .into()),
        }
    }
}

/// The latest year in which a victim was counted; the last full year where
/// there is none.
fn latest_year(mechanism: &Mechanism) -> Result<i16, No> {
    let this_year = mechanism.today().year();
    let figure = mechanism
        .pack()
        .figures()
        .into_iter()
        .find(|figure| figure.unit == Unit::RecognisedVictim)
        .map(|figure| figure.id);
    if let Some(id) = figure {
        for year in (this_year - YEARS_BACK_MAX..=this_year).rev() {
            let value = statistics::figure(mechanism, id, Asked::now(year))?;
            if value.state == Standing::Counted {
                return Ok(year);
            }
        }
    }
    Ok(this_year - 1)
}

/// The files of a report in one language, by the words on their links.
fn files(year: i16, set: &str, language: &str) -> Vec<(String, String)> {
    Format::ALL
        .into_iter()
        .map(|format| {
            (
                format.code().to_ascii_uppercase(),
                format!("/report/download?year={year}&set={set}&in={language}&format={format}"),
            )
        })
        .collect()
}
