//! All figures of a year, by chapter.

use askama::Template;
use axum::{
    extract::{self, Query},
    response::Response,
};
use kernel::No;
use records::Mechanism;
use web::{Trouble, Visit, page};

use super::{
    asking::{Ask, Chooser, answered},
    glance::Pair,
    naming::Naming,
};
use crate::{Asked, State, figures};

#[derive(Template)]
#[template(path = "statistics/catalogue.html")]
struct Catalogue<'a> {
    visit: &'a Visit,
    title: &'a str,
    known: Option<String>,
    silent: String,
    chooser: Chooser<'a>,
    chapters: Vec<Chapter>,
    downloads: Vec<(&'static str, String)>,
}

struct Chapter {
    id: String,
    name: String,
    lines: Vec<Line>,
}

struct Line {
    id: String,
    href: String,
    name: String,
    printed: String,
    exact: String,
    silent: bool,
    unit: String,
    change: Option<String>,
    state: String,
}

/// The formats of the downloads, by the words on their links.
pub(super) const FORMATS: [(&str, &str); 3] = [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json")];

pub(super) async fn show(
    extract::State(state): extract::State<web::State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let mut ask = Ask::of(&pairs);
    ask.by.clear();
    let heading = visit.say("navigation-figures");
    let (asked, pairs) = match answered(&state, &visit, &heading, &ask, pairs_of).await? {
        Ok(done) => done,
        Err(wrong) => return Ok(wrong),
    };
    let pack = state.mechanism.pack();
    let naming = Naming {
        pack,
        language: &visit.language,
    };
    let title = visit.say_with(
        "statistics-figures-of",
        &[("year", words::Value::Year(asked.year))],
    );
    let mut chapters: Vec<Chapter> = Vec::new();
    for pair in &pairs {
        let Some(figure) = pack.figure(&pair.now.id) else {
            continue;
        };
        if chapters
            .last()
            .is_none_or(|chapter| chapter.id != figure.chapter)
        {
            chapters.push(Chapter {
                id: figure.chapter.to_owned(),
                name: visit.say(&format!("chapter-{}", figure.chapter)),
                lines: Vec::new(),
            });
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.lines.push(line(&naming, &ask, asked, pair));
        }
    }
    let silent = pairs
        .iter()
        .filter(|pair| pair.now.number.is_none())
        .count();
    let silent = visit.say_with(
        "statistics-counted-of",
        &[
            ("counted", count(pairs.len() - silent)),
            ("all", count(pairs.len())),
        ],
    );
    let body = Catalogue {
        visit: &visit,
        title: &title,
        known: known_words(&naming, &ask, asked),
        silent,
        chooser: Chooser::of(&visit, &ask, asked, state.mechanism.today()),
        chapters,
        downloads: downloads(&ask, asked, &[]),
    };
    Ok(page(&state, &visit, &title, body))
}

fn pairs_of(mechanism: &Mechanism, asked: Asked) -> Result<Vec<Pair>, No> {
    let now = figures(mechanism, asked)?;
    let before = figures(mechanism, asked.of_year(asked.year - 1));
    let before = match before {
        Ok(before) => before,
        // The first year that can be asked for has none before it.
        Err(No::Refused(_)) => now.clone(),
        Err(failed) => return Err(failed),
    };
    Ok(now
        .into_iter()
        .zip(before)
        .map(|(now, before)| Pair { now, before })
        .collect())
}

fn line(naming: &Naming<'_>, ask: &Ask, asked: Asked, pair: &Pair) -> Line {
    let value = &pair.now;
    Line {
        id: value.id.clone(),
        href: format!("/figures/{}?{}", value.id, ask.query(asked, &[])),
        name: naming.figure(&value.id),
        printed: naming.printed(value),
        exact: naming.exact(value),
        silent: value.number.is_none(),
        unit: naming.unit(&value.id),
        change: pair.compared(naming),
        state: match value.state {
            State::Counted => naming.say("statistics-state-counted"),
            silent => naming.state(silent),
        },
    }
}

/// Said on every page that does not show what is known now.
pub(super) fn known_words(naming: &Naming<'_>, ask: &Ask, asked: Asked) -> Option<String> {
    if !ask.set.is_empty() {
        return Some(naming.say_with(
            "statistics-in-set",
            &[
                ("number", ask.set.as_str().into()),
                ("year", words::Value::Year(asked.year)),
            ],
        ));
    }
    let day = ask.known_on.parse().ok()?;
    Some(naming.say_with(
        "report-as-known-on",
        &[("date", naming.language.date(day).into())],
    ))
}

/// Where the same figures are got as files.
pub(super) fn downloads(
    ask: &Ask,
    asked: Asked,
    more: &[(&str, &str)],
) -> Vec<(&'static str, String)> {
    FORMATS
        .iter()
        .map(|(name, format)| {
            let mut with = vec![("format", *format)];
            with.extend(more);
            (
                *name,
                format!("/figures/download?{}", ask.query(asked, &with)),
            )
        })
        .collect()
}

fn count(number: usize) -> words::Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}
