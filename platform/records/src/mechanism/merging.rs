//! Two files of one person: the second is merged into the one that is kept, and
//! parted from it when they turn out to be two persons. Each is one transaction,
//! and nothing is lost by either: every record that moves gets a version of its
//! own, which says from whom it came.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use db::{Deed, Links, Moved, Session, Stored};
use guard::{Act, Fields, Permit};
use kernel::{No, RecordId, RecordKind, Refusal, Value};

use super::{Mechanism, writing::read_reason};
use crate::Repeat;

/// The file that is kept, and the second one: each with the version that whoever
/// merges them had before them.
#[derive(Clone, Copy, Debug)]
pub struct TwoFiles<'a> {
    /// The file that is kept.
    pub kept: (RecordId, i64),
    /// The one that is merged into it, by its reference.
    pub second: (&'a str, i64),
}

/// Two files before they are merged, as far as the officer may see them.
#[derive(Debug)]
pub struct Beside {
    /// The file that is kept.
    pub kept: Stored,
    /// The second one.
    pub second: Stored,
    /// How many records of the second one would move, by register.
    pub moving: BTreeMap<String, u64>,
}

/// Under which permit records are moved, and by which tie to the files.
pub(super) struct Moving<'m> {
    /// The second file.
    pub(super) second: RecordId,
    pub(super) permit: &'m Permit,
    pub(super) by: &'m Fields,
    pub(super) reason: &'m str,
}

impl Mechanism {
    /// The second file of this reference, beside the one that is kept: whoever
    /// merges them sees first what they are.
    ///
    /// # Errors
    /// A refusal where they may not be merged.
    pub fn beside(&self, register: &str, kept: RecordId, second: &str) -> Result<Beside, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Merge, register)?;
        let looks = self.looks();
        self.db.read(|session| {
            let kept = self.of_merging(session, &kind, kept, &permit)?;
            let second = self.second_of(session, &kind, second, &permit)?;
            let second = self.of_merging(session, &kind, second, &permit)?;
            may_be_one(session, &kind, &kept, &second)?;
            self.stays_a_child(session, &kind, (kept.id, second.id), &permit)?;
            let mut moving = BTreeMap::new();
            for (of, look) in &looks {
                let leading = session.leading_to(of, (&kind.register, second.id))?;
                let ids: BTreeSet<RecordId> = leading.into_keys().collect();
                let known = session.covered_of(of, &ids, look)?.len() as u64;
                if known > 0 {
                    moving.insert(of.register.clone(), known);
                }
            }
            Ok(Beside {
                kept,
                second,
                moving,
            })
        })
    }

    /// The leave to list the records of each register in which there is one.
    pub(super) fn looks(&self) -> Vec<(Arc<RecordKind>, Permit)> {
        let kinds = self.pack.kinds.iter();
        kinds
            .filter_map(|kind| Some((kind.clone(), self.guard.leave(Act::Look, &kind.register)?)))
            .collect()
    }

    /// The id of the second file, by its reference, where it is there for whoever
    /// may merge it.
    fn second_of(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        reference: &str,
        permit: &Permit,
    ) -> Result<RecordId, No> {
        let reference = reference.trim();
        if let Some(second) = session.located(kind, reference, permit)? {
            return Ok(second);
        }
        // Who may see it hears that it is not theirs to merge; of all else
        // nothing is told.
        if let Some((id, _)) = session.find_void_too(&kind.register, reference)?
            && let Some(look) = self.guard.look(&kind.register)
            && session.covers(kind, id, &look)?
        {
            return Err(Refusal::by("guard.not_permitted").into());
        }
        Err(Refusal::by("entry.no_such_record")
            .at("second")
            .naming("register", &kind.register)
            .into())
    }

    /// Merges the second file of a person into the one that is kept: every
    /// record that leads to the second one leads to the kept one from now on,
    /// and the second file is void.
    ///
    /// # Errors
    /// A refusal where they are not two files of one person, where one of them
    /// has moved on, or where a rule says no of a record that would move;
    /// nothing is done then.
    pub fn merge(
        &self,
        register: &str,
        files: TwoFiles<'_>,
        reason: &str,
        repeat: Option<&Repeat<'_>>,
    ) -> Result<Stored, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Merge, register)?;
        let (same, _) = kind.same().ok_or_else(never_merged)?;
        let reason = needed(reason)?;
        self.db.write(|session| {
            if let Some(done) = self.done_before(session, register, repeat)? {
                return self.of_merging(session, &kind, done, &permit);
            }
            let kept = self.of_merging(session, &kind, files.kept.0, &permit)?;
            let second = self.second_of(session, &kind, files.second.0, &permit)?;
            let second = self.stands(session, &kind, second, &permit)?;
            may_be_one(session, &kind, &kept, &second)?;
            self.stays_a_child(session, &kind, (kept.id, second.id), &permit)?;
            if kept.version != files.kept.1 {
                return Err(moved_on(&kept).into());
            }
            self.ask_rules(
                &kind,
                second.id,
                session,
                None,
                |register, circumstances| register.check_voiding(&second.row, circumstances),
            )?;
            let moving = Moving {
                second: second.id,
                permit: &permit,
                by: &second.fields,
                reason: &reason,
            };
            self.ask_before(session, &kind, [kept.id, second.id])?;
            // While all that shows the officer's ties to it leads to it still.
            let mut row = second.row.clone();
            if let Some(value) = row.0.get_mut(same) {
                *value = Value::Link(kept.id);
            }
            let writing = self.writing(session, &permit, Some(&reason), &second)?;
            session.update(&kind, &second, files.second.1, &row, Deed::Merged, writing)?;
            let moved = self.move_all(session, &kind, (second.id, kept.id), &moving)?;
            self.ask_after(session, &moved)?;
            self.note_done(session, register, repeat, kept.id)?;
            self.of_merging(session, &kind, kept.id, &permit)
        })
    }

    /// A file that is merged, as far as whoever may merge it sees it.
    pub(super) fn of_merging(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Stored, No> {
        if let Some(stored) = session.get(kind, id, permit)? {
            return Ok(stored);
        }
        Err(self.not_for(session, kind, id)?.into())
    }

    /// Refuses where the second file says that somebody is a child, or may be one,
    /// and the kept one does not: all that is recorded of the child would lose
    /// what the policies keep children by.
    fn stays_a_child(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        (kept, second): (RecordId, RecordId),
        permit: &Permit,
    ) -> Result<(), No> {
        if session.is_child(kind, second, permit)? && !session.is_child(kind, kept, permit)? {
            return Err(Refusal::by("records.merged_with_adult").at("second").into());
        }
        Ok(())
    }

    /// Asks of every record that leads to either file whether the two may be
    /// one: whatever was meant for one of them would mean both.
    fn ask_before(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        files: [RecordId; 2],
    ) -> Result<(), No> {
        let mut refused = Vec::new();
        for of in &self.pack.kinds {
            let mut leading = BTreeSet::new();
            for file in files {
                leading.extend(session.leading_to(of, (&kind.register, file))?.into_keys());
            }
            for id in leading {
                let Some(row) = kernel::Look::record(session, &of.register, id)? else {
                    continue;
                };
                let asked = self.ask_rules(of, id, session, None, |register, circumstances| {
                    register.check_merging(&row, circumstances)
                });
                self.gather(session, (of, id), asked, &mut refused)?;
            }
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused.into())
        }
    }

    /// Asks the desks' rules of every record that has moved, as it would stand:
    /// nobody gives themselves anything by it who may merge both files, so that
    /// it is asked of nobody in particular.
    fn ask_after(
        &self,
        session: &Session<'_>,
        moved: &[(Arc<RecordKind>, Moved)],
    ) -> Result<(), No> {
        let mut refused = Vec::new();
        for (kind, moved) in moved.iter().filter(|(_, moved)| !moved.voided) {
            let asked = self.ask_rules(kind, moved.id, session, None, |register, circumstances| {
                register.check(&moved.row, circumstances)
            });
            self.gather(session, (kind, moved.id), asked, &mut refused)?;
        }
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused.into())
        }
    }

    /// Adds what a rule has said no to: of which record and why, to those who
    /// may see it, since a rule may tell what stands in it; and else no more
    /// than of which register.
    fn gather(
        &self,
        session: &Session<'_>,
        (kind, id): (&RecordKind, RecordId),
        asked: Result<(), No>,
        refused: &mut Vec<Refusal>,
    ) -> Result<(), No> {
        let refusals = match asked {
            Ok(()) => return Ok(()),
            Err(No::Refused(refusals)) => refusals,
            Err(fault @ No::Failed(_)) => return Err(fault),
        };
        let known = match self.guard.look(&kind.register) {
            Some(look) => session.covers(kind, id, &look)?,
            None => false,
        };
        let register = &kind.register;
        let reference = session.reference_of(register, id)?;
        let Some(reference) = reference.filter(|_| known) else {
            let unnamed = Refusal::by("records.not_moved_unnamed").naming("register", register);
            if !refused.contains(&unnamed) {
                refused.push(unnamed);
            }
            return Ok(());
        };
        refused.push(
            Refusal::by("records.not_moved")
                .naming("register", register)
                .naming("reference", reference),
        );
        // The fields are those of that record, which nobody has before them.
        refused.extend(refusals.into_iter().map(|refusal| Refusal {
            field: None,
            ..refusal
        }));
        Ok(())
    }

    fn move_all(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        (second, kept): (RecordId, RecordId),
        moving: &Moving<'_>,
    ) -> Result<Vec<(Arc<RecordKind>, Moved)>, No> {
        let mut all = Vec::new();
        for of in &self.pack.kinds {
            for (id, places) in session.leading_to(of, (&kind.register, second))? {
                let links: Links = places.into_iter().map(|at| (at, kept)).collect();
                let moved = self.relink(session, (of, id), &links, Deed::Moved, moving)?;
                all.extend(moved.map(|moved| (of.clone(), moved)));
            }
        }
        Ok(all)
    }

    pub(super) fn relink(
        &self,
        session: &Session<'_>,
        (kind, id): (&RecordKind, RecordId),
        links: &Links,
        deed: Deed,
        moving: &Moving<'_>,
    ) -> Result<Option<Moved>, No> {
        let by = (moving.permit, moving.by);
        session.relink(kind, id, links, deed, by, |stands| {
            // Why it was done is said of the second file: it belongs into no file
            // of anybody else, whose records lead to it, and goes with it.
            let reason = (stands.subject == moving.second).then_some(moving.reason);
            self.writing(session, moving.permit, reason, stands)
        })
    }
}

/// Whether these can be two files of one person.
fn may_be_one(
    session: &Session<'_>,
    kind: &RecordKind,
    kept: &Stored,
    second: &Stored,
) -> Result<(), No> {
    if kept.id == second.id {
        return Err(Refusal::by("records.merged_with_itself")
            .at("second")
            .into());
    }
    if kept.voided || second.voided {
        return Err(Refusal::by("records.is_void").into());
    }
    not_erased(session, &[kept.id, second.id])?;
    // Nobody is somebody else to themselves, their own child least of all.
    if leads(session, kind, kept.id, second.id)? || leads(session, kind, second.id, kept.id)? {
        return Err(Refusal::by("records.merged_with_kin").at("second").into());
    }
    Ok(())
}

/// Whether one file leads to another one of its register by one link, taken as
/// often as it goes on: to the parent, to theirs, and so on.
fn leads(
    session: &Session<'_>,
    kind: &RecordKind,
    one: RecordId,
    other: RecordId,
) -> Result<bool, No> {
    for (at, field) in kind.fields.iter().enumerate() {
        if field.link() != Some(&kind.register) || field.same || field.is_sealed() {
            continue;
        }
        // What was written wrongly may lead in a ring.
        let mut met = BTreeSet::from([one]);
        let mut last = one;
        while let Some(row) = kernel::Look::record(session, &kind.register, last)?
            && let Some(next) = row.0.get(at).and_then(Value::as_link)
        {
            if next == other {
                return Ok(true);
            }
            if !met.insert(next) {
                break;
            }
            last = next;
        }
    }
    Ok(false)
}

pub(super) fn not_erased(session: &Session<'_>, files: &[RecordId]) -> Result<(), No> {
    let erased = session.erased()?;
    if files.iter().any(|file| erased.contains(file)) {
        return Err(Refusal::by("records.erased").into());
    }
    Ok(())
}

pub(super) fn never_merged() -> Refusal {
    Refusal::by("guard.not_permitted")
}

pub(super) fn needed(reason: &str) -> Result<String, No> {
    let reason = read_reason(Some(reason))?;
    Ok(reason.ok_or_else(|| Refusal::by("records.merge_needs_reason").at("reason"))?)
}

fn moved_on(stands: &Stored) -> Refusal {
    Refusal::by("records.moved_on")
        .naming("by", &stands.recorded_by)
        .naming("at", &stands.recorded_at)
}
