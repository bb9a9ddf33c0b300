//! Frozen sets: every figure of a year fixed with number, hash, date and
//! author, and the documents issued from it kept byte for byte.

use db::{FrozenDocument, FrozenSet, Session};
use guard::Act;
use kernel::{Fault, No};
use records::Mechanism;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Asked, Breakdown, FigureValue, compute};

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
    /// Every figure of the year by each of its dimensions.
    pub breakdowns: Vec<Breakdown>,
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
    let mut years = Vec::new();
    for year in asked.year - YEARS_BEFORE..=asked.year {
        years.push(compute::figures(mechanism, asked.of_year(year))?);
    }
    let mut breakdowns = Vec::new();
    for figure in mechanism.pack().figures() {
        for dimension in &figure.dimensions {
            breakdowns.push(Breakdown::of(mechanism, figure.id, &[dimension.id], asked)?);
        }
    }
    Ok(FrozenContent {
        year: asked.year,
        years,
        breakdowns,
    })
}

/// Fixes a year. `issue` makes the documents from the set; they are kept
/// with it, all or nothing.
pub fn freeze(
    mechanism: &Mechanism,
    year: i16,
    issue: &mut dyn FnMut(&Frozen) -> Result<Vec<FrozenDocument>, No>,
) -> Result<Frozen, No> {
    let permit = mechanism.guard().permit(Act::Freeze, "frozen_sets")?;
    let now = mechanism.now();
    // As known now: what is recorded while this runs belongs to the next set.
    let asked = Asked {
        year,
        known_on: Some(now),
    };
    asked.span()?;
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
            frozen_at: now.to_string(),
            frozen_by: permit.officer().name().to_owned(),
            content: bytes,
        },
        content,
    };
    let documents = issue(&frozen)?;
    mechanism.db().write(|session| {
        session.keep_set(&frozen.set)?;
        for document in &documents {
            session.keep_document(&frozen.set, document)?;
        }
        Ok(())
    })?;
    Ok(frozen)
}

/// The frozen sets of a year, the first one first.
pub fn frozen_sets(mechanism: &Mechanism, year: i16) -> Result<Vec<Frozen>, No> {
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
