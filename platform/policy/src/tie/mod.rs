//! `ties.toml`: how a record shows the facts that policies ask about, such as
//! to which body a person was referred. A fact that the file says nothing of
//! does not hold of any record, but for those that the store knows by itself:
//! who entered a record, and whether it is void.

mod entry;
mod reaching;
mod written;

use std::{collections::BTreeMap, sync::Arc};

use clockwork::{Dated, Moment};
use kernel::{Administers, Condition, Date, Field, RecordId, RecordKind, condition};

use self::entry::{Tie, Way};
pub(crate) use self::written::FILE_NAME;
use crate::Fact;

const MICROSECONDS_OF_AN_HOUR: i64 = 3_600_000_000;

/// What no record meets.
fn never() -> Condition {
    condition::any([])
}

/// Who asks, as far as ties are about them.
#[derive(Clone, Debug)]
pub struct Asker<'a> {
    /// The officer.
    pub officer: RecordId,
    /// The body of the post in which the officer asks.
    pub agency: &'a str,
    /// The bodies for which the officer gives posts.
    pub administers: &'a Administers,
    /// Today in the country.
    pub today: Date,
    /// The moment it is.
    pub now: Moment,
}

/// Every way in which records show facts.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    ties: Vec<(Vec<Fact>, Tie)>,
    /// Where one of these holds, the fact does not.
    exceptions: Vec<(Vec<Fact>, Tie)>,
    kinds: Vec<Arc<RecordKind>>,
    /// The deadlines that ties may name, in hours.
    deadlines: BTreeMap<String, Dated<i64>>,
}

impl Ties {
    /// What must hold of a record, with its fields reached by this path.
    fn conditions(&self, tie: &Tie, path: &str, asker: &Asker<'_>) -> Vec<Condition> {
        let mut all = tie.conditions(path, asker);
        if let Some(deadline) = &tie.recorded_within {
            match self.recorded_within(deadline, asker) {
                Some(within) => all.extend(within),
                None => all.push(never()),
            }
        }
        all
    }

    /// That a record was written no longer ago than a deadline is long. One
    /// that lies further ahead than that was written while the clock was wrong,
    /// and would show its fact for as long as the clock was set ahead.
    fn recorded_within(&self, deadline: &str, asker: &Asker<'_>) -> Option<Vec<Condition>> {
        let hours = self.deadlines.get(deadline)?.at(asker.today)?;
        let microseconds = hours.checked_mul(MICROSECONDS_OF_AN_HOUR)?;
        let since = |microseconds: Option<i64>| {
            let since = Moment::from_microseconds(microseconds?).ok()?;
            Some(Condition::EnteredSince(since.to_string()))
        };
        let now = asker.now.microseconds();
        let earliest = since(now.checked_sub(microseconds))?;
        let latest = since(now.checked_add(microseconds))?;
        Some(vec![earliest, condition::not(latest)])
    }

    /// When a record of a register shows a fact: in one of these cases, each
    /// of which is several conditions that all hold. No case: never.
    pub fn cases(&self, fact: Fact, register: &str, asker: &Asker<'_>) -> Vec<Vec<Condition>> {
        let mut cases = self.shown(&self.ties, fact, register, asker);
        // No exception holds: of each, something fails.
        let none: Vec<Condition> = self
            .shown(&self.exceptions, fact, register, asker)
            .into_iter()
            .map(|holds| condition::any(holds.into_iter().map(condition::not)))
            .collect();
        for case in &mut cases {
            case.extend(none.iter().cloned());
        }
        cases
    }

    /// When these entries hold of a record of a register.
    fn shown(
        &self,
        entries: &[(Vec<Fact>, Tie)],
        fact: Fact,
        register: &str,
        asker: &Asker<'_>,
    ) -> Vec<Vec<Condition>> {
        entries
            .iter()
            .filter(|(of, _)| of.contains(&fact))
            .flat_map(|(_, tie)| self.holds(tie, register, asker))
            .collect()
    }

    /// When an entry holds of a record of a register.
    fn holds(&self, tie: &Tie, register: &str, asker: &Asker<'_>) -> Vec<Vec<Condition>> {
        let kind = |register: &str| self.kinds.iter().find(|kind| kind.register == register);
        // The link to whom or what a record is about, and its register.
        let about = kind(register).and_then(|kind| {
            let link = kind.subject.as_deref()?;
            Some((link, kind.field(link)?.link()?))
        });
        if tie.register == register {
            return vec![self.conditions(tie, "", asker)];
        }
        if let Some((link, target)) = about
            && tie.register == target
        {
            // When it was written is not known through a link.
            return match tie.recorded_within {
                None => vec![tie.conditions(&format!("{link}."), asker)],
                Some(_) => Vec::new(),
            };
        }
        let conditions = self.conditions(tie, "", asker);
        let linked = |way: &Way, from: &str| {
            vec![Condition::Linked {
                register: tie.register.clone(),
                via: way.via.clone(),
                from: from.to_owned(),
                not_before: None,
                conditions: conditions.clone(),
            }]
        };
        let leads = |way: &Way| {
            let reached = kind(&tie.register)
                .and_then(|kind| kind.field(&way.via))
                .and_then(Field::link);
            // What holds of a file holds of those that were merged into it: all
            // that told of them tells of it now.
            let same = kind(register).and_then(|kind| kind.same());
            let from = match (reached, about) {
                (Some(reached), _) if reached == register => {
                    Some(same.map_or("", |(_, field)| field.name.as_str()))
                }
                (Some(reached), Some((link, target))) if target == reached => Some(link),
                _ => None,
            };
            from.into_iter()
                .chain(way.also(register))
                .map(|from| linked(way, from))
                .collect::<Vec<_>>()
        };
        tie.ways.iter().flat_map(leads).collect()
    }

    /// Whether any record of a register can show a fact by its fields.
    pub fn tells(&self, fact: Fact, register: &str) -> bool {
        self.ties
            .iter()
            .any(|(of, tie)| of.contains(&fact) && tie.register == register)
    }
}

#[cfg(test)]
mod tests;
