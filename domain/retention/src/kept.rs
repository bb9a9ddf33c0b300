//! Until when records are kept that are in nobody's file.
//!
//! The time of each runs from the last day that it tells of. Those of one desk
//! that are found under the same number, or that one another lead to, belong
//! together: the longest time of them counts for all, and what holds one of
//! them holds all.

use std::collections::{BTreeMap, BTreeSet};

use db::{Joined, Session};
use guard::Permit;
use kernel::{Condition, Date, Fault, Look as _, No, Record, RecordId, RecordKind, condition};
use pack::Pack;

use crate::{Batch, DestructionProposal, Hold, PERSONS};

/// Until when, and the provision that says so.
pub(crate) type Until<'p> = (Date, &'p str);

/// One record that is kept.
pub(crate) struct Kept<'p> {
    pub(crate) id: RecordId,
    /// Under whose key it is sealed.
    pub(crate) subject: RecordId,
    /// The last day that it tells of itself.
    pub(crate) last: Date,
    /// Until when it is kept, with all that belongs to it.
    pub(crate) until: Until<'p>,
    /// When it was last changed.
    pub(crate) recorded_at: String,
    /// The reference of what holds it.
    pub(crate) held_by: Option<String>,
}

impl Kept<'_> {
    /// Whether a proposal of a batch, as it was written then, is about it. What
    /// was changed since stands in no proposal yet.
    pub(crate) fn is_of(&self, batch: &Batch, written_at: &str) -> bool {
        self.last <= batch.up_to && self.recorded_at.as_str() <= written_at
    }

    /// Whether its time is over and nothing holds it.
    pub(crate) fn is_due(&self, today: Date) -> bool {
        self.until.0 < today && self.held_by.is_none()
    }
}

/// What stands in the way of erasing, beside the time: the references of holds.
#[derive(Default)]
pub(crate) struct Holds {
    persons: BTreeMap<RecordId, String>,
    of_registers: Vec<(String, Hold)>,
}

impl Holds {
    /// Those that stand on a day. One on a register in which persons stand holds
    /// those persons.
    pub(crate) fn on(session: &Session<'_>, pack: &Pack, today: Date) -> Result<Self, Fault> {
        let register = Hold::kind().register;
        let mut holds = Self::default();
        for (id, row) in session.records(&register, &[])? {
            let hold = Hold::from_row(&row)?;
            if !hold.stands(today) {
                continue;
            }
            let reference = session.reference_of(&register, id)?.unwrap_or_default();
            if let Some(person) = &hold.person {
                holds.persons.insert(person.id, reference);
                continue;
            }
            let kind = hold.register.as_ref().and_then(|of| pack.kind(&of.0));
            if let Some(kind) = kind.filter(|kind| kind.about() == Some(PERSONS)) {
                for joined in session.joined(kind)? {
                    if is_under(&hold, &joined) {
                        holds.persons.insert(joined.subject, reference.clone());
                    }
                }
            }
            holds.of_registers.push((reference, hold));
        }
        Ok(holds)
    }

    /// Those persons who are held.
    pub(crate) fn persons(&self) -> impl Iterator<Item = RecordId> {
        self.persons.keys().copied()
    }

    /// The reference of what holds a person.
    pub(crate) fn of_person(&self, person: RecordId) -> Option<&str> {
        self.persons.get(&person).map(String::as_str)
    }

    /// The reference of what holds a record of a register.
    fn of_record(&self, register: &str, record: &Joined) -> Option<&str> {
        let mut holds = self.of_registers.iter();
        let held = holds.find(|(_, hold)| {
            let is_there = hold.register.as_ref().is_some_and(|of| of.0 == register);
            is_there && is_under(hold, record)
        });
        held.map(|(reference, _)| reference.as_str())
    }
}

/// Whether a record is the one that a hold on its register names, or one of
/// those under its number.
fn is_under(hold: &Hold, record: &Joined) -> bool {
    let number = hold.number.as_ref();
    number.is_none_or(|number| record.reference == number.0 || record.numbers.contains(&number.0))
}

/// Until when each is kept, by the times of keeping of one register; `days`
/// gives the last days of those of its records that meet conditions.
pub(crate) fn until<'p>(
    pack: &'p Pack,
    kind: &RecordKind,
    today: Date,
    mut days: impl FnMut(&[Condition]) -> Result<BTreeMap<RecordId, Date>, Fault>,
) -> Result<BTreeMap<RecordId, Until<'p>>, Fault> {
    let Some(kind) = pack.kind(&kind.register) else {
        return Ok(BTreeMap::new());
    };
    // Those of certain codes come first, and last all that are left.
    let mut left = Vec::new();
    let mut until: BTreeMap<RecordId, Until<'p>> = BTreeMap::new();
    for keeping in pack.settings.keepings_of(&kind.register, today) {
        let asked = match keeping.is {
            None => left.clone(),
            Some(is) => {
                let (met, not_met) = of_codes(is);
                left.push(not_met);
                met
            }
        };
        for (of, last) in days(&asked)? {
            let over = (clockwork::years_after(last, keeping.years), keeping.source);
            let known = until.entry(of).or_insert(over);
            *known = Ord::max(*known, over);
        }
    }
    Ok(until)
}

/// That a record has these codes, and that it has not.
fn of_codes(is: &BTreeMap<String, Vec<String>>) -> (Vec<Condition>, Condition) {
    let met = is
        .iter()
        .map(|(field, codes)| Condition::OneOf(field.clone(), codes.clone()));
    let met: Vec<Condition> = met.collect();
    let not_met = condition::any(met.iter().cloned().map(condition::not));
    (met, not_met)
}

/// The records that are kept, of each register whose records are destroyed by
/// year; of one of them alone where it is named.
pub(crate) fn kept<'p>(
    pack: &'p Pack,
    session: &Session<'_>,
    holds: &Holds,
    today: Date,
    only: Option<&str>,
) -> Result<BTreeMap<String, Vec<Kept<'p>>>, No> {
    let mut erased: Option<BTreeSet<RecordId>> = None;
    let mut all = BTreeMap::new();
    for desk in &pack.desks {
        let registers = desk.registers.iter();
        let kinds: Vec<&RecordKind> = registers
            .filter_map(|register| pack.kind(&register.kind.register))
            .map(AsRef::as_ref)
            .collect();
        let asked = |kind: &&RecordKind| {
            kind.seals_outside(PERSONS) && only.is_none_or(|only| only == kind.register)
        };
        if !kinds.iter().any(asked) {
            continue;
        }
        let erased = match &mut erased {
            Some(erased) => erased,
            none => none.insert(session.erased()?),
        };
        let mut desk = OfDesk::default();
        for kind in &kinds {
            desk.add(pack, session, holds, kind, today)?;
        }
        let together = desk.together();
        for kind in kinds.iter().filter(|kind| asked(kind)) {
            let last = session.last_days_of_each(kind, &[])?;
            let records = desk.records.iter();
            let records = records.filter(|(register, _)| register == &kind.register);
            let kept = records.filter_map(|(_, joined)| {
                let (until, held_by) = together.get(&joined.id)?;
                Some(Kept {
                    id: joined.id,
                    subject: joined.subject,
                    last: *last.get(&joined.id)?,
                    until: (*until)?,
                    recorded_at: joined.recorded_at.clone(),
                    held_by: held_by.clone(),
                })
            });
            let kept = kept.filter(|kept| !erased.contains(&kept.subject));
            all.insert(kind.register.clone(), kept.collect());
        }
    }
    Ok(all)
}

/// Those that a batch takes when it is agreed to now: due, and covered as a
/// whole by the permit to erase.
pub(crate) fn subjects_of(
    session: &Session<'_>,
    kind: &RecordKind,
    kept: &[Kept<'_>],
    is_taken: impl Fn(&Kept<'_>) -> bool,
    permit: &Permit,
) -> Result<BTreeSet<RecordId>, Fault> {
    let taken = kept.iter().filter(|kept| is_taken(kept));
    let ids: BTreeSet<RecordId> = taken.map(|kept| kept.id).collect();
    let covered = session.covered_of(kind, &ids, permit)?;
    // Records that share a key go together or stay.
    let stays: BTreeSet<RecordId> = kept
        .iter()
        .filter(|kept| !covered.contains(&kept.id))
        .map(|kept| kept.subject)
        .collect();
    let subjects = kept.iter().filter(|kept| covered.contains(&kept.id));
    let subjects = subjects.map(|kept| kept.subject);
    Ok(subjects
        .filter(|subject| !stays.contains(subject))
        .collect())
}

/// The batches that are proposed and neither void nor agreed to, each with when
/// its proposal was written.
pub(crate) fn proposed(session: &Session<'_>) -> Result<Vec<(Batch, String)>, Fault> {
    let register = DestructionProposal::kind().register;
    let all = session.records(&register, &[])?;
    if all.iter().all(|(_, row)| !is_of_batch(row)) {
        return Ok(Vec::new());
    }
    let done = session.erasures()?;
    let source = kernel::source(&register);
    let mut proposed = Vec::new();
    for written in session.members(&source, None, None, u64::MAX >> 1, 0)? {
        let Some((id, row)) = all.iter().find(|(id, _)| *id == written.id) else {
            continue;
        };
        let reference = session.reference_of(&register, *id)?.unwrap_or_default();
        if done.contains_key(&reference) {
            continue;
        }
        let whose = DestructionProposal::from_row(row)?.whose().ok();
        if let Some(batch) = whose.as_ref().and_then(|whose| whose.batch()) {
            proposed.push((batch.clone(), written.recorded_at));
        }
    }
    Ok(proposed)
}

fn is_of_batch(row: &kernel::Row) -> bool {
    let said = DestructionProposal::from_row(row);
    said.is_ok_and(|proposal| proposal.register.is_some())
}

/// The records of one desk, and which of them belong together.
#[derive(Default)]
struct OfDesk<'p> {
    records: Vec<(String, Joined)>,
    own: BTreeMap<RecordId, (Option<Until<'p>>, Option<String>)>,
}

impl<'p> OfDesk<'p> {
    fn add(
        &mut self,
        pack: &'p Pack,
        session: &Session<'_>,
        holds: &Holds,
        kind: &RecordKind,
        today: Date,
    ) -> Result<(), Fault> {
        let until = until(pack, kind, today, |asked| {
            session.last_days_of_each(kind, asked)
        })?;
        for joined in session.joined(kind)? {
            let held = holds.of_record(&kind.register, &joined);
            let own = (until.get(&joined.id).copied(), held.map(str::to_owned));
            self.own.insert(joined.id, own);
            self.records.push((kind.register.clone(), joined));
        }
        Ok(())
    }

    /// For each record until when all that belong together are kept, and what
    /// holds one of them.
    fn together(&self) -> BTreeMap<RecordId, (Option<Until<'p>>, Option<String>)> {
        let mut groups = Groups::default();
        let mut of_number: BTreeMap<&str, RecordId> = BTreeMap::new();
        for (_, joined) in &self.records {
            for number in &joined.numbers {
                let first = of_number.entry(number).or_insert(joined.id);
                groups.join(*first, joined.id);
            }
            for link in &joined.links {
                // What another desk keeps has a time of its own.
                if self.own.contains_key(link) {
                    groups.join(*link, joined.id);
                }
            }
        }
        let mut of_group: BTreeMap<RecordId, (Option<Until<'p>>, Option<String>)> = BTreeMap::new();
        for (id, (until, held_by)) in &self.own {
            let group = of_group.entry(groups.of(*id)).or_default();
            group.0 = Ord::max(group.0, *until);
            if group.1.is_none() {
                group.1.clone_from(held_by);
            }
        }
        let mut together = BTreeMap::new();
        for id in self.own.keys() {
            if let Some(group) = of_group.get(&groups.of(*id)) {
                together.insert(*id, group.clone());
            }
        }
        together
    }
}

/// Which records belong together: each group is known by one of its records.
#[derive(Default)]
struct Groups(BTreeMap<RecordId, RecordId>);

impl Groups {
    fn of(&mut self, id: RecordId) -> RecordId {
        let mut at = id;
        while let Some(above) = self.0.get(&at).copied() {
            // The way is halved, so that it stays short.
            if let Some(higher) = self.0.get(&above).copied() {
                self.0.insert(at, higher);
            }
            at = above;
        }
        at
    }

    fn join(&mut self, one: RecordId, other: RecordId) {
        let (one, other) = (self.of(one), self.of(other));
        if one != other {
            self.0.insert(other, one);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use kernel::RecordId;

    use super::Groups;

    #[test]
    fn what_is_joined_by_way_of_a_third_belongs_together_and_nothing_else_does() {
        let id = |number| RecordId(uuid::Uuid::from_u128(number));
        let mut groups = Groups::default();
        for pair in [(1, 2), (3, 4), (4, 2), (5, 6), (1, 3)] {
            groups.join(id(pair.0), id(pair.1));
        }
        for together in [1, 2, 3, 4] {
            assert_eq!(groups.of(id(together)), groups.of(id(1)));
        }
        assert_eq!(groups.of(id(5)), groups.of(id(6)));
        assert_ne!(groups.of(id(5)), groups.of(id(1)));
        assert_eq!(groups.of(id(7)), id(7));
    }
}
