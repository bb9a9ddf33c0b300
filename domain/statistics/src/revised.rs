//! Figures that were published in a frozen set and are different in what is
//! published now: first published, now, and why.

use clockwork::{Moment, day_of};
use db::Deed;
use kernel::{Date, Fault, No};
use records::Mechanism;
use serde::{Deserialize, Serialize};

use crate::{
    FigureValue, Frozen, Revision,
    freeze::frozen_sets,
    revisions::{Known, revisions_of},
};

/// A published figure that has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revised {
    /// The number of the set that it was published in.
    pub set: i64,
    /// The day on which that set was frozen.
    pub published_on: Date,
    /// As it was published.
    pub then: FigureValue,
    /// As it is told now.
    pub now: FigureValue,
    /// The records through which it changed.
    pub because: Vec<Because>,
    /// Whether there are more than are named.
    pub more: bool,
}

/// A record through which a figure changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// Its register.
    pub register: String,
    /// Its reference.
    pub reference: String,
    /// What was done to it.
    pub deed: Deed,
    /// The reason, if one was given.
    pub reason: Option<String>,
}

/// The published figures that are different in these years: those of the
/// earlier sets of the last of them, and of the first set of each year before
/// it. With a moment, what was recorded later is not looked at.
pub(crate) fn since_published(
    mechanism: &Mechanism,
    years: &[Vec<FigureValue>],
    known_on: Option<Moment>,
) -> Result<Vec<Revised>, No> {
    let mut revised: Vec<Revised> = Vec::new();
    for (position, values) in years.iter().enumerate() {
        let Some(year) = values.first().map(|value| value.year) else {
            continue;
        };
        let mut published = frozen_sets(mechanism, year)?;
        if position + 1 < years.len() {
            published.truncate(1);
        }
        for frozen in &published {
            for change in changed(mechanism, frozen, values, known_on)? {
                // What an earlier set has told is not told again.
                let is_told = revised
                    .iter()
                    .any(|told| told.then == change.then && told.now == change.now);
                if !is_told {
                    revised.push(change);
                }
            }
        }
    }
    Ok(revised)
}

fn changed(
    mechanism: &Mechanism,
    frozen: &Frozen,
    now: &[FigureValue],
    known_on: Option<Moment>,
) -> Result<Vec<Revised>, No> {
    let frozen_at: Moment = frozen
        .set
        .frozen_at
        .parse()
        .map_err(|error| Fault::from("the date of a frozen set is damaged", error))?;
    let published_on = day_of(frozen_at, &mechanism.pack().time_zone);
    let known = Known {
        figures: now,
        known_on,
    };
    let revisions = revisions_of(mechanism, frozen, known)?;
    Ok(revisions
        .into_iter()
        .map(|revision| Revised {
            set: frozen.set.number,
            published_on,
            because: because(&revision),
            then: revision.then,
            now: revision.now,
            more: revision.more,
        })
        .collect())
}

fn because(revision: &Revision) -> Vec<Because> {
    revision
        .changes
        .iter()
        .map(|change| Because {
            register: change.register.clone(),
            reference: change.reference.clone(),
            deed: change.deed,
            reason: change.reason.clone(),
        })
        .collect()
}
