//! Figures that were published in a frozen set and are different in this
//! report: first published, now, and why.

use clockwork::{Moment, day_of};
use db::{Deed, FrozenSet};
use kernel::{Date, Fault, No};
use records::Mechanism;
use statistics::{FigureValue, Frozen, FrozenContent, Revision};

/// A published figure that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The number of the set that it was published in.
    pub set: i64,
    /// The day on which that set was frozen.
    pub published_on: Date,
    /// As it was published.
    pub then: FigureValue,
    /// As this report tells it.
    pub now: FigureValue,
    /// The records through which it changed.
    pub because: Vec<Because>,
    /// Whether there are more than are named.
    pub more: bool,
}

/// A record through which a figure changed.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// The published figures that are different in this content: those of the
/// earlier sets of its year, and of the first set of each year before it.
pub(crate) fn since_published(
    mechanism: &Mechanism,
    content: &FrozenContent,
    own: Option<&FrozenSet>,
) -> Result<Vec<Revised>, No> {
    let mut revised: Vec<Revised> = Vec::new();
    for values in &content.years {
        let Some(year) = values.first().map(|value| value.year) else {
            continue;
        };
        let earlier = statistics::frozen_sets(mechanism, year)?
            .into_iter()
            .filter(|frozen| match own {
                Some(own) if year == content.year => frozen.set.number < own.number,
                Some(own) => frozen.set.frozen_at < own.frozen_at,
                None => true,
            });
        let published: Vec<Frozen> = if year == content.year {
            earlier.collect()
        } else {
            earlier.take(1).collect()
        };
        for frozen in &published {
            for change in changed(mechanism, frozen, values, own)? {
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
    own: Option<&FrozenSet>,
) -> Result<Vec<Revised>, No> {
    let then = frozen.content.years.last().into_iter().flatten();
    let differ: Vec<(&FigureValue, &FigureValue)> = then
        .filter_map(|then| {
            let now = now.iter().find(|now| now.id == then.id)?;
            (then.number != now.number || then.state != now.state).then_some((then, now))
        })
        .collect();
    if differ.is_empty() {
        return Ok(Vec::new());
    }
    let live = statistics::revisions(mechanism, frozen)?;
    let frozen_at: Moment = frozen
        .set
        .frozen_at
        .parse()
        .map_err(|error| Fault::from("the date of a frozen set is damaged", error))?;
    let published_on = day_of(frozen_at, &mechanism.pack().time_zone);
    Ok(differ
        .into_iter()
        .map(|(then, now)| {
            let revision = live.iter().find(|revision| revision.now.id == now.id);
            Revised {
                set: frozen.set.number,
                published_on,
                then: then.clone(),
                now: now.clone(),
                because: revision.map_or_else(Vec::new, |revision| because(revision, own)),
                more: revision.is_some_and(|revision| revision.more),
            }
        })
        .collect())
}

/// The changes that were known when the set of this report was frozen.
fn because(revision: &Revision, own: Option<&FrozenSet>) -> Vec<Because> {
    revision
        .changes
        .iter()
        .filter(|change| own.is_none_or(|own| change.at <= own.frozen_at))
        .map(|change| Because {
            register: change.register.clone(),
            reference: change.reference.clone(),
            deed: change.deed,
            reason: change.reason.clone(),
        })
        .collect()
}
