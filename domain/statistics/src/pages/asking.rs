//! What an address asks for: a year, as known on which day, broken down how.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use clockwork::{Date, Moment};
use db::Listing;
use guard::Act;
use kernel::{Fault, No, Period, Refusal, Unit, condition};
use records::Mechanism;
use web::{Page, State, Trouble, Visit, sentence};

use crate::{Asked, Frozen, frozen_sets};

/// What stands behind the question mark, as it was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Ask {
    pub(super) year: String,
    pub(super) known_on: String,
    /// The number of a frozen set of the year: what it holds is shown.
    pub(super) set: String,
    /// The dimensions, in order.
    pub(super) by: Vec<String>,
    /// The page of records, from 1.
    pub(super) page: u64,
    /// The format of a download.
    pub(super) format: String,
    /// The figure of a download; all without one.
    pub(super) figure: Option<String>,
    /// What else is asked for, which is nothing that these pages know.
    unknown: Vec<String>,
}

/// What can be asked for. A parameter that is passed over would show other
/// numbers than were asked for.
const PARAMETERS: [&str; 7] = [
    "year",
    "as_known_on",
    "set",
    "by",
    "page",
    "format",
    "figure",
];

impl Ask {
    pub(super) fn of(pairs: &[(String, String)]) -> Self {
        let mut ask = Self {
            page: 1,
            ..Self::default()
        };
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                "year" => value.clone_into(&mut ask.year),
                "as_known_on" => value.clone_into(&mut ask.known_on),
                "set" => value.clone_into(&mut ask.set),
                // A form sends one a field, a person writes them with commas.
                "by" => ask.by.extend(
                    value
                        .split(',')
                        .map(str::trim)
                        .filter(|dimension| !dimension.is_empty())
                        .map(str::to_owned),
                ),
                "page" => ask.page = value.parse().unwrap_or(1).clamp(1, 1_000_000),
                "format" => value.clone_into(&mut ask.format),
                "figure" => ask.figure = Some(value.to_owned()),
                _ => ask.unknown.push(name.chars().take(40).collect()),
            }
        }
        ask.by.dedup();
        // A day that is asked for by hand beats the set that a link named.
        if !ask.known_on.is_empty() {
            ask.set.clear();
        }
        ask
    }

    /// The year and the knowledge asked for. A year that was not named is
    /// the latest one with decisions.
    pub(super) fn read(&self, mechanism: &Mechanism) -> Result<Asked, No> {
        let mut refusals: Vec<Refusal> = self
            .unknown
            .iter()
            .take(PARAMETERS.len())
            .map(|parameter| {
                Refusal::by("web.no_such_parameter")
                    .naming("parameter", parameter)
                    .naming("parameters", PARAMETERS.join(", "))
            })
            .collect();
        let year = if self.year.is_empty() {
            latest_year(mechanism)?
        } else {
            let year = self
                .year
                .parse::<i16>()
                .map_err(|_| Refusal::by("figures.year").naming("year", &self.year))
                .and_then(|year| Asked::now(year).span().map(|_| year));
            year.unwrap_or_else(|refusal| {
                refusals.push(refusal.at("year"));
                0
            })
        };
        let mut asked = Asked::now(year);
        if !self.known_on.is_empty() {
            match self.known_on.parse::<Date>() {
                // What will be known on a day to come is not known.
                Ok(day) if day <= mechanism.today() => asked = Asked::on(mechanism, year, day),
                _ => refusals.push(
                    Refusal::by("figures.known_on")
                        .at("as_known_on")
                        .naming("day", &self.known_on)
                        .naming("today", mechanism.today()),
                ),
            }
        }
        if !refusals.is_empty() {
            return Err(refusals.into());
        }
        if let Some(frozen) = self.frozen(mechanism, year)? {
            asked.known_on = Some(frozen_at(&frozen)?);
        }
        Ok(asked)
    }

    /// The frozen set that is asked for, if one is.
    pub(super) fn frozen(&self, mechanism: &Mechanism, year: i16) -> Result<Option<Frozen>, No> {
        if self.set.is_empty() {
            return Ok(None);
        }
        let sets = frozen_sets(mechanism, year)?;
        let found = sets
            .into_iter()
            .find(|frozen| frozen.set.number.to_string() == self.set);
        match found {
            Some(frozen) => Ok(Some(frozen)),
            None => Err(Refusal::by("figures.no_such_set")
                .naming("number", self.set.chars().take(20).collect::<String>())
                .naming("year", year)
                .into()),
        }
    }

    /// The address of another page of this year or another, with the same
    /// knowledge. A set is of its own year.
    pub(super) fn query(&self, asked: Asked, more: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("year", &asked.year.to_string());
        if !self.known_on.is_empty() {
            query.append_pair("as_known_on", &self.known_on);
        }
        if !self.set.is_empty() {
            query.append_pair("set", &self.set);
        }
        for (name, value) in more {
            query.append_pair(name, value);
        }
        query.finish()
    }
}

/// When a set was frozen.
pub(super) fn frozen_at(frozen: &Frozen) -> Result<Moment, Fault> {
    frozen
        .set
        .frozen_at
        .parse()
        .map_err(|error| Fault::from("the date of a frozen set is damaged", error))
}

/// The latest year with a decision on a victim; the year before this one
/// where there is none.
fn latest_year(mechanism: &Mechanism) -> Result<i16, No> {
    let today = mechanism.today();
    let decisions = mechanism
        .pack()
        .figures()
        .into_iter()
        .filter(|figure| figure.unit == Unit::RecognisedVictim)
        .find_map(|figure| match figure.source() {
            Some(source) => match &source.period {
                Period::During(field) => Some((source.register.clone(), field.clone())),
                Period::Standing(..) | Period::Conditions => None,
            },
            None => None,
        });
    let Some((register, field)) = decisions else {
        return Ok(today.year() - 1);
    };
    let kind = mechanism.kind(&register)?;
    // Whoever sees the figures alone is not told when the latest record is.
    let Some(permit) = mechanism.guard().leave(Act::Look, &register) else {
        return Ok(today.year() - 1);
    };
    let listing = Listing {
        conditions: vec![
            condition::present(&field),
            condition::on_or_before(&field, today),
        ],
        sort: Some(field.clone()),
        descending: true,
        limit: 1,
        ..Listing::default()
    };
    let latest = mechanism
        .db()
        .read(|session| Ok(session.list(&kind, &listing, &permit)?))?;
    Ok(latest
        .first()
        .and_then(|stored| kind.value(&stored.row, &field).as_date())
        .map_or(today.year() - 1, |day| day.year()))
}

/// The form that chooses the year and the knowledge.
#[derive(Template)]
#[template(path = "statistics/chooser.html")]
pub(super) struct Chooser<'a> {
    pub(super) visit: &'a Visit,
    pub(super) action: String,
    pub(super) year: String,
    pub(super) year_error: Option<String>,
    /// Nothing where the page is always about now.
    pub(super) known_on: Option<String>,
    pub(super) known_error: Option<String>,
    pub(super) by: &'a [String],
    pub(super) before: Option<(i16, String)>,
    pub(super) after: Option<(i16, String)>,
}

impl<'a> Chooser<'a> {
    pub(super) fn of(visit: &'a Visit, ask: &'a Ask, asked: Asked, today: Date) -> Self {
        let link = |year: i16| {
            let by: Vec<(&str, &str)> = ask.by.iter().map(|by| ("by", by.as_str())).collect();
            let other = Ask {
                set: String::new(),
                ..ask.clone()
            };
            let query = other.query(asked.of_year(year), &by);
            (year, format!("{}?{query}", visit.path))
        };
        Self {
            visit,
            action: visit.path.clone(),
            year: asked.year.to_string(),
            year_error: None,
            known_on: Some(ask.known_on.clone()),
            known_error: None,
            by: &ask.by,
            before: Asked::now(asked.year - 1)
                .span()
                .is_ok()
                .then(|| link(asked.year - 1)),
            after: (asked.year < today.year()).then(|| link(asked.year + 1)),
        }
    }

    /// …on a page that is always about now.
    pub(super) fn about_now(mut self) -> Self {
        self.known_on = None;
        self
    }
}

#[derive(Template)]
#[template(path = "statistics/asked_wrongly.html")]
struct AskedWrongly<'a> {
    visit: &'a Visit,
    heading: &'a str,
    errors: Vec<(String, String)>,
    chooser: Chooser<'a>,
}

/// The page that says what was wrong with the address, with everything that
/// was typed.
pub(super) fn asked_wrongly(
    state: &State,
    visit: &Visit,
    heading: &str,
    ask: &Ask,
    refusals: &[Refusal],
) -> Response {
    let pack = state.mechanism.pack();
    let errors: Vec<(String, String)> = refusals
        .iter()
        .map(|refusal| {
            (
                refusal.field.clone().unwrap_or_else(|| "year".to_owned()),
                sentence(pack, &visit.language, None, refusal).whole(),
            )
        })
        .collect();
    let at = |field: &str| {
        errors
            .iter()
            .find(|(at, _)| at == field)
            .map(|(_, error)| error.clone())
    };
    let chooser = Chooser {
        visit,
        action: visit.path.clone(),
        year: ask.year.clone(),
        year_error: at("year"),
        known_on: (visit.path != "/").then(|| ask.known_on.clone()),
        known_error: at("as_known_on"),
        by: &ask.by,
        before: None,
        after: None,
    };
    // What was not asked for in the chooser has no place to lead to.
    let errors = errors
        .into_iter()
        .map(|(at, error)| match at.as_str() {
            "year" | "as_known_on" => (at, error),
            _ => (String::new(), error),
        })
        .collect();
    let body = AskedWrongly {
        visit,
        heading,
        errors,
        chooser,
    };
    Page::new(heading, body)
        .status(StatusCode::UNPROCESSABLE_ENTITY)
        .show(state, visit)
}

/// Does what a page asks for, or shows what was wrong with it.
pub(super) async fn answered<T: Send + 'static>(
    state: &State,
    visit: &Visit,
    heading: &str,
    ask: &Ask,
    work: impl FnOnce(&Mechanism, Asked) -> Result<T, No> + Send + 'static,
) -> Result<Result<(Asked, T), Response>, Trouble> {
    // Whoever may not see them has not asked wrongly.
    visit.guard.permit(Act::SeeFigures, "figures")?;
    let asking = ask.clone();
    let done = state
        .work(move |mechanism| {
            let asked = match asking.read(mechanism) {
                Ok(asked) => asked,
                Err(No::Refused(refusals)) => return Ok(Err(refusals)),
                Err(failed) => return Err(failed),
            };
            match work(mechanism, asked) {
                Ok(told) => Ok(Ok((asked, told))),
                Err(No::Refused(refusals)) => Ok(Err(refusals)),
                Err(failed) => Err(failed),
            }
        })
        .await?;
    Ok(done.map_err(|refusals| asked_wrongly(state, visit, heading, ask, &refusals)))
}
