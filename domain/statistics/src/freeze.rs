//! Frozen sets: every figure of a year fixed with number, hash, date and
//! author, and the documents issued from it kept byte for byte.
//!
//! A set holds, under its hash, every number and every code that its report
//! prints: the figures, the breakdowns by one and by two dimensions, which
//! values were counted, and what was revised. A report that is issued again
//! is the bytes that were kept; nothing is drawn anew, whatever was recorded,
//! renamed, reworded or upgraded since. Only a document that was not issued
//! then would be drawn: its numbers and codes from the set, its words (names
//! of figures, lists and places, the narrative, the coordinator) from the
//! country pack, as they are on that day.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use db::{FrozenDocument, FrozenSet, Session};
use guard::Act;
use kernel::{Fault, No, RecordId};
use pack::{Directive, Pack};
use records::{Mechanism, Repeat};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Asked, Breakdown, FigureValue, Revised, Values, breakdown::Walk, compute,
    revised::since_published, values::values,
};

/// Where frozen sets are kept.
const SETS: &str = "frozen_sets";

/// The setting of a database that says whether its country is invented.
const PRACTICE: &str = "practice";

/// How many years before the frozen one a set keeps, for comparisons and
/// trends.
const YEARS_BEFORE: i16 = 4;

/// What a frozen set holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenContent {
    /// The year.
    pub year: i16,
    /// The figures of the year and of the years before it, as known then.
    pub years: Vec<Vec<FigureValue>>,
    /// Every figure of the year by each of its dimensions, and by those two
    /// that the pack's papers ask for.
    pub breakdowns: Vec<Breakdown>,
    /// What is counted by figures that count different values.
    #[serde(default)]
    pub values: BTreeMap<String, Values>,
    /// Published figures that have changed since.
    #[serde(default)]
    pub revised: Vec<Revised>,
    /// Whether the country is one for practice.
    #[serde(default)]
    pub practice: bool,
}

/// A frozen set with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Number, hash, date and author.
    pub set: FrozenSet,
    /// The figures.
    pub content: FrozenContent,
}

/// What a set of this year would hold, as known at the moment asked for.
pub fn content(mechanism: &Mechanism, asked: Asked) -> Result<FrozenContent, No> {
    mechanism.guard().permit(Act::SeeFigures, "figures")?;
    let (years, breakdowns, values, practice) = mechanism.db().read(|session| {
        let years = (asked.year - YEARS_BEFORE..=asked.year)
            .map(|year| compute::figures_in(mechanism, session, asked.of_year(year)))
            .collect::<Result<Vec<_>, _>>()?;
        let of_the_year = years.last().map_or(&[][..], Vec::as_slice);
        let mut counted = BTreeMap::new();
        for figure in mechanism.pack().figures() {
            if let Some(values) = values(mechanism, session, figure, asked)? {
                counted.insert(figure.id.to_owned(), values);
            }
        }
        let breakdowns = breakdowns(mechanism, session, of_the_year, asked)?;
        let practice = session.setting(PRACTICE)?.as_deref() == Some("yes");
        Ok((years, breakdowns, counted, practice))
    })?;
    let revised = since_published(mechanism, &years, asked.known_on)?;
    Ok(FrozenContent {
        year: asked.year,
        years,
        breakdowns,
        values,
        revised,
        practice,
    })
}

/// Every figure by each of its dimensions, then by those two that the pack's
/// papers ask for.
fn breakdowns(
    mechanism: &Mechanism,
    session: &Session<'_>,
    figures: &[FigureValue],
    asked: Asked,
) -> Result<Vec<Breakdown>, No> {
    let pack = mechanism.pack();
    let crossed_tables = crossed_tables(pack);
    let (mut simple, mut crossed) = (Vec::new(), BTreeMap::new());
    for figure in pack.figures() {
        let dimensions = pack.dimensions_of(figure);
        let Some(value) = figures.iter().find(|value| value.id == figure.id) else {
            continue;
        };
        let mut ways: Vec<Vec<&str>> = dimensions.iter().map(|own| vec![own.id]).collect();
        let tables = crossed_tables.iter().filter(|(id, _)| id == figure.id);
        ways.extend(tables.map(|(_, by)| by.iter().map(String::as_str).collect()));
        if ways.is_empty() {
            continue;
        }
        let ways: Vec<&[&str]> = ways.iter().map(Vec::as_slice).collect();
        let walk = Walk::over(mechanism, figure.id, &ways)?;
        for broken in walk.breakdowns(session, value, asked)? {
            if broken.dimensions.len() == 1 {
                simple.push(broken);
            } else {
                let name = (broken.figure.id.clone(), broken.dimensions.clone());
                crossed.insert(name, broken);
            }
        }
    }
    simple.extend(crossed.into_values());
    Ok(simple)
}

/// The tables with two dimensions that the pack's papers ask for.
fn crossed_tables(pack: &Pack) -> BTreeSet<(String, Vec<String>)> {
    pack.directives()
        .into_iter()
        .filter_map(|directive| match directive {
            Directive::Table { figure, dimensions } => Some((figure, dimensions)),
            _ => None,
        })
        .filter(|(figure, dimensions)| {
            // What the pack's check would refuse is told where it is drawn.
            let known = pack.figure(figure).map(|figure| pack.dimensions_of(figure));
            dimensions.len() == 2
                && dimensions.iter().all(|name| {
                    known.is_some_and(|known| known.iter().any(|dimension| dimension.id == name))
                })
        })
        .collect()
}

/// Fixes a year. `issue` makes the documents from the set; they are kept
/// with it, all or nothing.
pub fn freeze(
    mechanism: &Mechanism,
    year: i16,
    issue: &mut dyn FnMut(&Frozen) -> Result<Vec<FrozenDocument>, No>,
) -> Result<Frozen, No> {
    freeze_once(mechanism, year, None, issue)
}

/// …for a request that may come again: what was fixed when it came first stays
/// the only set.
pub fn freeze_once(
    mechanism: &Mechanism,
    year: i16,
    repeat: Option<&Repeat<'_>>,
    issue: &mut dyn FnMut(&Frozen) -> Result<Vec<FrozenDocument>, No>,
) -> Result<Frozen, No> {
    let permit = mechanism.guard().permit(Act::Freeze, SETS)?;
    Asked::now(year).span()?;
    // What is recorded while this runs belongs to the next set.
    let frozen_at: Moment = mechanism.parting_moment()?;
    let asked = Asked {
        year,
        known_on: Some(frozen_at),
    };
    let content = content(mechanism, asked)?;
    let bytes = serde_json::to_vec(&content)
        .map_err(|error| Fault::from("the figures cannot be written down", error))?;
    let hash: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let number = mechanism
        .db()
        .read(|session| Ok(session.sets(year)?))?
        .len() as i64
        + 1;
    let frozen = Frozen {
        set: FrozenSet {
            year,
            number,
            hash,
            frozen_at: frozen_at.to_string(),
            frozen_by: permit.officer().name().to_owned(),
            content: bytes,
        },
        content,
    };
    let documents = issue(&frozen)?;
    mechanism.db().write(|session| {
        if mechanism.done_before(session, SETS, repeat)?.is_some() {
            return Ok(());
        }
        session.keep_set(&frozen.set, &permit)?;
        for document in &documents {
            session.keep_document(&frozen.set, document, &permit)?;
        }
        // A set is no record: that there is one is all that is told of it.
        Ok(mechanism.note_done(session, SETS, repeat, RecordId(Default::default()))?)
    })?;
    Ok(frozen)
}

/// The frozen sets of a year, the first one first.
pub fn frozen_sets(mechanism: &Mechanism, year: i16) -> Result<Vec<Frozen>, No> {
    mechanism.guard().permit(Act::SeeFigures, "figures")?;
    mechanism.db().read(|session| read_sets(session, year))
}

fn read_sets(session: &Session<'_>, year: i16) -> Result<Vec<Frozen>, No> {
    session
        .sets(year)?
        .into_iter()
        .map(|set| {
            let hash: String = Sha256::digest(&set.content)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            if hash != set.hash {
                return Err(Fault::new(format!(
                    "set {} of {} is damaged: its figures do not match its hash",
                    set.number, set.year
                ))
                .into());
            }
            let content = serde_json::from_slice(&set.content)
                .map_err(|error| Fault::from("a frozen set cannot be read", error))?;
            Ok(Frozen { set, content })
        })
        .collect()
}
