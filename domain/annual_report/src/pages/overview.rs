//! A year's report: how it stands, its files, and its frozen sets.

use askama::Template;
use axum::{
    extract::{self, Query},
    response::Response,
};
use clockwork::{Moment, day_of};
use guard::Act;
use kernel::{Fault, No};
use web::{State, Trouble, Visit, page};

use super::{
    Ask,
    choosing::{Chooser, wrong_year},
    files,
};
use crate::labels::year_value;

/// How many signs of a hash stand before it may break.
const HALF_HASH: usize = 32;

/// Stands for a name that is marked up by itself, since it is of another
/// language than the words around it.
const PLACE: &str = "{n}";

#[derive(Template)]
#[template(path = "annual_report/overview.html")]
struct Overview<'a> {
    visit: &'a Visit,
    title: &'a str,
    done: Option<String>,
    chooser: Chooser<'a>,
    standing: String,
    read: String,
    read_word: &'static str,
    downloads: Vec<Downloads>,
    sets: Vec<SetRow>,
    sets_caption: String,
    revisions: String,
    draft: String,
    /// Where the year is frozen, by those who may.
    freeze: Option<String>,
    freeze_word: String,
}

struct Downloads {
    tag: String,
    id: String,
    /// What stands before the name of the language, and what behind it.
    around: (String, String),
    language: String,
    files: Vec<(String, String)>,
}

struct SetRow {
    href: String,
    number: i64,
    date: String,
    who: String,
    hash_start: String,
    hash_end: String,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::SeeFigures, "figures")?;
    let ask = Ask::of(&pairs);
    let asking = ask.clone();
    let found = state
        .work(move |mechanism| match asking.year(mechanism) {
            Ok(year) => Ok(Ok((year, statistics::frozen_sets(mechanism, year)?))),
            Err(No::Refused(refusals)) => Ok(Err(refusals)),
            Err(failed) => Err(failed),
        })
        .await?;
    let (year, found) = match found {
        Ok(found) => found,
        Err(refusals) => return Ok(wrong_year(&state, &visit, &ask.year, &refusals)),
    };
    let pack = state.mechanism.pack();
    let language = &visit.language;
    let mut sets = Vec::new();
    for frozen in &found {
        let frozen_at: Moment = frozen
            .set
            .frozen_at
            .parse()
            .map_err(|error| Fault::from("the date of a frozen set is damaged", error))?;
        let (start, end) = frozen
            .set
            .hash
            .split_at(HALF_HASH.min(frozen.set.hash.len()));
        sets.push(SetRow {
            href: format!("/report/read?year={year}&set={}", frozen.set.number),
            number: frozen.set.number,
            date: language.date(day_of(frozen_at, &pack.time_zone)),
            who: frozen.set.frozen_by.clone(),
            hash_start: start.to_owned(),
            hash_end: end.to_owned(),
        });
    }
    let (set, standing) = match sets.last() {
        Some(last) => (
            last.number.to_string(),
            visit.say_with(
                "annual_report-is-frozen",
                &[
                    ("year", year_value(year)),
                    ("number", last.number.to_string().into()),
                    ("date", last.date.as_str().into()),
                    ("who", last.who.as_str().into()),
                ],
            ),
        ),
        None => (
            "draft".to_owned(),
            visit.say_with("annual_report-not-frozen", &[("year", year_value(year))]),
        ),
    };
    let downloads = pack
        .languages
        .iter()
        .map(|tag| {
            let name = pack
                .words
                .language(tag)
                .map_or_else(|| tag.clone(), |known| known.say("language-name", &[]));
            Downloads {
                tag: tag.clone(),
                id: format!("files-{tag}"),
                around: visit
                    .say_with("annual_report-downloads", &[("language", PLACE.into())])
                    .split_once(PLACE)
                    .map(|(before, behind)| (before.to_owned(), behind.to_owned()))
                    .unwrap_or_default(),
                language: name,
                files: files(year, &set, tag),
            }
        })
        .collect();
    let of_year = |key: &str| visit.say_with(key, &[("year", year_value(year))]);
    let title = of_year("annual_report-of-year");
    let done = match sets.last() {
        Some(last) if ask.frozen => Some(visit.say_with(
            "annual_report-frozen-now",
            &[
                ("year", year_value(year)),
                ("number", last.number.to_string().into()),
            ],
        )),
        _ => None,
    };
    let body = Overview {
        visit: &visit,
        title: &title,
        done,
        chooser: Chooser::at(&state, &visit, year),
        standing,
        read: format!("/report/read?year={year}&set={set}"),
        read_word: if sets.is_empty() {
            "annual_report-read-draft"
        } else {
            "annual_report-read"
        },
        downloads,
        sets_caption: of_year("annual_report-sets-caption"),
        revisions: format!("/report/revisions?year={year}"),
        draft: format!("/report/read?year={year}&set=draft"),
        freeze: visit
            .may(Act::Freeze, "frozen_sets")
            .then(|| format!("/report/freeze?year={year}")),
        freeze_word: of_year("annual_report-freeze"),
        sets,
    };
    Ok(page(&state, &visit, &title, body))
}
