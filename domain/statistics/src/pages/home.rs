//! The year at a glance: key figures, charts, what is missing, what changed.

use askama::Template;
use axum::{
    extract::{self, Query},
    response::{IntoResponse, Redirect, Response},
};
use clockwork::{Date, SignedDuration};
use db::FrozenSet;
use guard::Act;
use kernel::No;
use records::Mechanism;
use web::{State, Trouble, Visit, page};
use words::Value;

use super::{
    asking::{Ask, Chooser, answered},
    breakdowns::by_one,
    charts,
    glance::{self, Card, DRAWN, Pair, TREND, cards},
    missing::{Missing, missing},
    naming::Naming,
    picture::Picture,
};
use crate::{Asked, Breakdown, FigureValue, frozen_sets, revisions};

/// How far back a change of a key figure is told while nothing is frozen.
const DAYS_BACK: i64 = 30;
/// How many registers without a record stand in sight; the others are
/// folded.
const MISSING_IN_SIGHT: usize = 6;

#[derive(Template)]
#[template(path = "statistics/home.html")]
struct Home<'a> {
    visit: &'a Visit,
    title: &'a str,
    as_recorded: String,
    chooser: Chooser<'a>,
    report: String,
    all_figures: String,
    daily: Vec<DailyLine>,
    nothing_yet: bool,
    nothing_yet_words: String,
    cards: Vec<Card>,
    pictures: Vec<Picture>,
    missing: Vec<MissingLine>,
    missing_more: Vec<MissingLine>,
    signs_nil: bool,
    missing_more_words: String,
    changed_since: String,
    changed: Vec<ChangedLine>,
}

/// A register of daily work, and the form of a new record in it.
struct DailyLine {
    record: String,
    new: String,
}

struct MissingLine {
    name: String,
    /// Where a record is entered, by those who may.
    new: Option<String>,
    new_label: String,
    figures: String,
}

struct ChangedLine {
    href: String,
    text: String,
    records: Option<String>,
}

/// What the page is made from.
struct Told {
    today: Date,
    cards: Vec<Pair>,
    years: Vec<FigureValue>,
    funnel: Vec<FigureValue>,
    breakdowns: Vec<Breakdown>,
    missing: Vec<Missing>,
    latest_set: Option<FrozenSet>,
    changes: Vec<Changed>,
}

/// A figure that is no longer what it was.
struct Changed {
    then: FigureValue,
    now: FigureValue,
    /// The records through which it changed, where they are known.
    records: Option<usize>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    // Whoever works with records alone begins at the registers.
    if !visit.may(Act::SeeFigures, "figures") {
        return Ok(Redirect::to("/registers").into_response());
    }
    let mut ask = Ask::of(&pairs);
    // The first page is about what is known now.
    ask.known_on.clear();
    ask.by.clear();
    let heading = visit.say("statistics-home");
    let (asked, told) = match answered(&state, &visit, &heading, &ask, tell).await? {
        Ok(done) => done,
        Err(wrong) => return Ok(wrong),
    };
    let naming = Naming {
        pack: state.mechanism.pack(),
        language: &visit.language,
    };
    let year = [("year", Value::Year(asked.year))];
    let title = visit.say_with("statistics-year", &year);
    let mut missing: Vec<MissingLine> = told
        .missing
        .iter()
        .map(|missing| missing_line(&visit, missing))
        .collect();
    let missing_more = missing.split_off(missing.len().min(MISSING_IN_SIGHT));
    let body = Home {
        visit: &visit,
        title: &title,
        as_recorded: as_recorded(&naming, &told),
        chooser: Chooser::of(&visit, &ask, asked, told.today).about_now(),
        report: format!("/report?year={}", asked.year),
        all_figures: format!("/figures?year={}", asked.year),
        daily: glance::daily(naming.pack)
            .filter(|register| visit.may(Act::Enter, register))
            .map(|register| DailyLine {
                record: visit.record(register),
                new: format!("/registers/{register}/new"),
            })
            .collect(),
        nothing_yet: told
            .cards
            .iter()
            .all(|pair| pair.now.state == crate::State::NotReported),
        nothing_yet_words: visit.say_with("statistics-nothing-yet", &year),
        cards: told.cards.iter().map(|pair| pair.card(&naming)).collect(),
        pictures: pictures(&naming, asked, &told),
        missing,
        signs_nil: visit.may(Act::Enter, "nothing_to_report"),
        missing_more_words: visit.say_with(
            "statistics-missing-more",
            &[("count", count(missing_more.len()))],
        ),
        missing_more,
        changed_since: changed_since(&naming, &told),
        changed: told
            .changes
            .iter()
            .map(|changed| changed_line(&naming, changed))
            .collect(),
    };
    Ok(page(&state, &visit, &title, body))
}

fn tell(mechanism: &Mechanism, asked: Asked) -> Result<Told, No> {
    let cards = cards(mechanism, asked)?;
    let (_, years) = charts::pair_and_years(mechanism, TREND, asked)?;
    let funnel = glance::funnel(mechanism, asked)?;
    let pack = mechanism.pack();
    let breakdowns = DRAWN
        .iter()
        .filter(|(id, dimension)| {
            pack.figure(id)
                .is_some_and(|figure| figure.dimensions.iter().any(|own| own.id == *dimension))
        })
        .map(|(id, dimension)| Breakdown::of(mechanism, id, &[dimension], asked))
        .collect::<Result<_, _>>()?;
    let frozen = frozen_sets(mechanism, asked.year)?.pop();
    let changes = match &frozen {
        Some(frozen) => revisions(mechanism, frozen)?
            .into_iter()
            .map(|revision| Changed {
                then: revision.then,
                now: revision.now,
                records: (!revision.more).then_some(revision.changes.len()),
            })
            .collect(),
        None => recent_changes(mechanism, asked, &cards)?,
    };
    Ok(Told {
        today: mechanism.today(),
        years,
        funnel,
        breakdowns,
        missing: missing(mechanism, asked)?,
        latest_set: frozen.map(|frozen| frozen.set),
        changes,
        cards,
    })
}

/// The key figures that changed lately.
fn recent_changes(mechanism: &Mechanism, asked: Asked, cards: &[Pair]) -> Result<Vec<Changed>, No> {
    let Ok(then) = mechanism
        .now()
        .plus(SignedDuration::from_hours(-24 * DAYS_BACK))
    else {
        return Ok(Vec::new());
    };
    let asked = Asked {
        known_on: Some(then),
        ..asked
    };
    let mut changes = Vec::new();
    for pair in cards {
        let then = crate::figure(mechanism, &pair.now.id, asked)?;
        if then.state != pair.now.state || then.number != pair.now.number {
            changes.push(Changed {
                then,
                now: pair.now.clone(),
                records: None,
            });
        }
    }
    Ok(changes)
}

fn as_recorded(naming: &Naming<'_>, told: &Told) -> String {
    let today = naming.language.date(told.today);
    match &told.latest_set {
        Some(set) => format!(
            "{} {}",
            naming.say_with("statistics-as-recorded", &[("day", today.into())]),
            naming.say_with("statistics-set", &set_values(naming, set)),
        ),
        None => format!(
            "{} {}",
            naming.say_with("statistics-as-recorded", &[("day", today.into())]),
            naming.say("statistics-nothing-frozen"),
        ),
    }
}

fn set_values(naming: &Naming<'_>, set: &FrozenSet) -> [(&'static str, Value); 3] {
    let day = match set.frozen_at.parse::<clockwork::Moment>() {
        Ok(moment) => naming
            .language
            .date(clockwork::day_of(moment, &naming.pack.time_zone)),
        Err(_) => set.frozen_at.clone(),
    };
    [
        ("number", set.number.into()),
        ("day", day.into()),
        ("who", set.frozen_by.clone().into()),
    ]
}

fn changed_since(naming: &Naming<'_>, told: &Told) -> String {
    match (&told.latest_set, told.changes.is_empty()) {
        (Some(set), false) => naming.say_with("statistics-changed-set", &set_values(naming, set)),
        (Some(set), true) => naming.say_with("statistics-same-set", &set_values(naming, set)),
        (None, false) => naming.say_with("statistics-changed-days", &[("days", DAYS_BACK.into())]),
        (None, true) => naming.say_with("statistics-same-days", &[("days", DAYS_BACK.into())]),
    }
}

fn pictures(naming: &Naming<'_>, asked: Asked, told: &Told) -> Vec<Picture> {
    let mut pictures = vec![
        charts::trend(naming, TREND, &told.years)
            .leading_to(format!("/figures/{TREND}?year={}", asked.year)),
        charts::funnel(naming, &told.funnel),
    ];
    for breakdown in &told.breakdowns {
        let id = &breakdown.figure.id;
        let Some(dimension) = breakdown.dimensions.first().and_then(|own| {
            let figure = naming.pack.figure(id)?;
            figure
                .dimensions
                .iter()
                .find(|dimension| dimension.id == own)
        }) else {
            continue;
        };
        let caption = naming.say_with(
            "statistics-by",
            &[
                ("figure", naming.figure(id).into()),
                ("dimension", naming.dimension(dimension.id).into()),
            ],
        );
        pictures.push(
            by_one(
                naming,
                &format!("{id}-{}", dimension.id),
                caption,
                breakdown,
                dimension,
            )
            .leading_to(format!(
                "/figures/{id}?year={}&by={}",
                asked.year, dimension.id
            )),
        );
    }
    pictures
}

fn missing_line(visit: &Visit, missing: &Missing) -> MissingLine {
    let register = &missing.register;
    MissingLine {
        name: visit.register(register),
        new: visit
            .may(Act::Enter, register)
            .then(|| format!("/registers/{register}/new")),
        new_label: visit.say_with(
            "statistics-missing-new",
            &[("record", visit.record(register).into())],
        ),
        figures: visit.say_with(
            "statistics-missing-figures",
            &[
                ("count", count(missing.figures.len())),
                ("figures", visit.language.list(&missing.figures).into()),
            ],
        ),
    }
}

fn changed_line(naming: &Naming<'_>, changed: &Changed) -> ChangedLine {
    let id = &changed.now.id;
    ChangedLine {
        href: format!("/figures/{id}?year={}", changed.now.year),
        text: naming.say_with(
            "statistics-became",
            &[
                ("figure", naming.figure(id).into()),
                ("then", naming.exact(&changed.then).into()),
                ("now", naming.exact(&changed.now).into()),
            ],
        ),
        records: changed
            .records
            .filter(|records| *records > 0)
            .map(|records| naming.say_with("statistics-through", &[("count", count(records))])),
    }
}

fn count(number: usize) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}
