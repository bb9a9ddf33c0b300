//! Two files that turned out to be of two persons: the second is parted from the
//! one that it was merged into. What came from it goes back; what was entered
//! since stays; and what closes a file, and was said of the two while they were
//! one, holds of both.

use std::{collections::BTreeMap, sync::Arc};

use clockwork::Moment;
use db::{Among, Deed, Links, Listing, Session, Stored, Writing};
use guard::{Act, Guard, Officer, Permit};
use kernel::{Fault, No, RecordId, RecordKind, Refusal, Register, Value};

use super::{
    Mechanism,
    merging::{Moving, needed, never_merged, not_erased},
};
use crate::Repeat;

/// What would stay where it is if a second file were parted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staying {
    /// How many records were entered since for the file that is kept, as far as
    /// the officer may see them, by register.
    pub entered: BTreeMap<String, u64>,
    /// The registers of which both files get what was said meanwhile.
    pub for_both: Vec<String>,
}

impl Mechanism {
    /// What would stay with the file that this one was merged into: whoever
    /// parts them sees first what there is to be looked through.
    ///
    /// # Errors
    /// A refusal where it was not merged, or is not theirs to part.
    pub fn staying(&self, register: &str, second: RecordId) -> Result<Staying, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Merge, register)?;
        let looks = self.looks();
        let entered = self.db.read(|session| {
            let second = self.of_merging(session, &kind, second, &permit)?;
            let kept = self.kept_of(session, &kind, &second, &permit)?;
            let since = merged_at(session, &kind, second.id, &permit)?;
            let mut entered = BTreeMap::new();
            for (of, look) in &looks {
                let there = (&*kind, second.id, kept);
                let count = entered_since(session, (of, look), there, since)?;
                if count > 0 {
                    entered.insert(of.register.clone(), count);
                }
            }
            Ok(entered)
        })?;
        Ok(Staying {
            entered,
            for_both: self
                .for_both()
                .map(|(kind, _)| kind.register.clone())
                .collect(),
        })
    }

    /// Parts a second file from the one that it was merged into: they are two
    /// persons after all. What came from the second file and is with the other
    /// one still goes back to it; what was entered since stays where it is.
    ///
    /// # Errors
    /// A refusal where it was not merged, has moved on, or where one of the two
    /// was erased.
    pub fn part(
        &self,
        register: &str,
        (second, made_on): (RecordId, i64),
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
            let second = self.stands(session, &kind, second, &permit)?;
            let kept = self.kept_of(session, &kind, &second, &permit)?;
            let since = merged_at(session, &kind, second.id, &permit)?;
            let moving = Moving {
                second: second.id,
                permit: &permit,
                by: &second.fields,
                reason: &reason,
            };
            // While it is tied to the officer by what leads to the kept one.
            let mut row = second.row.clone();
            if let Some(value) = row.0.get_mut(same) {
                *value = Value::Absent;
            }
            let writing = self.writing(session, &permit, Some(&reason), &second)?;
            session.update(&kind, &second, made_on, &row, Deed::Parted, writing)?;
            let said = self.said_of_either(session, &kind, (second.id, kept, since))?;
            self.return_all(session, &kind, (second.id, kept), &moving)?;
            self.note_for_both(session, &said, (second.id, &reason))?;
            self.note_done(session, register, repeat, second.id)?;
            session
                .left(&kind, &second, &permit)?
                .ok_or_else(|| Refusal::by("records.no_such_record").into())
        })
    }

    /// The file that a second one was merged into, for whoever may part them.
    fn kept_of(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        second: &Stored,
        permit: &Permit,
    ) -> Result<RecordId, No> {
        let (same, _) = kind.same().ok_or_else(never_merged)?;
        let kept = second.row.0.get(same).and_then(Value::as_link);
        let kept = kept.ok_or_else(|| Refusal::by("records.not_merged"))?;
        not_erased(session, &[second.id])?;
        // Parted, and the other one erased, before a backup from between was put
        // back: there is nobody left to ask about.
        if session.erased()?.contains(&kept) {
            return Ok(kept);
        }
        Ok(self.of_merging(session, kind, kept, permit)?.id)
    }

    fn return_all(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        (second, kept): (RecordId, RecordId),
        moving: &Moving<'_>,
    ) -> Result<(), No> {
        for of in &self.pack.kinds {
            for (id, places) in session.leading_to(of, (&kind.register, kept))? {
                let places = session.moved_from(of, id, (second, &places))?;
                if places.is_empty() {
                    continue;
                }
                let links: Links = places.into_iter().map(|at| (at, second)).collect();
                self.relink(session, (of, id), &links, Deed::Returned, moving)?;
            }
        }
        Ok(())
    }

    /// The registers whose desk says what both files get.
    fn for_both(&self) -> impl Iterator<Item = (&Arc<RecordKind>, &Register)> {
        self.pack.kinds.iter().filter_map(|kind| {
            let register = self.pack.register(&kind.register)?;
            register.is_parted().then_some((kind, register))
        })
    }

    /// What was said since, and is to hold of both: each record of those registers
    /// that leads to the kept file and was entered or changed since, with the
    /// other file, by the links that lead there.
    fn said_of_either(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        (second, kept, since): (RecordId, RecordId, Moment),
    ) -> Result<Vec<Said<'_>>, No> {
        let mut said = Vec::new();
        for (of, register) in self.for_both() {
            for (id, places) in session.leading_to(of, (&kind.register, kept))? {
                if !session.said_since(of, id, since)? {
                    continue;
                }
                // What came from the second file goes back to it.
                let came = session.moved_from(of, id, (second, &places))?;
                let (places, other) = if came.is_empty() {
                    (places, second)
                } else {
                    (came, kept)
                };
                said.push(Said {
                    of: of.clone(),
                    register,
                    id,
                    links: places.into_iter().map(|at| (at, other)).collect(),
                });
            }
        }
        Ok(said)
    }

    /// Gives the other file a record of its own for each of these. No rule is
    /// asked, as of nothing when files are parted.
    fn note_for_both(
        &self,
        session: &Session<'_>,
        said: &[Said<'_>],
        (second, reason): (RecordId, &str),
    ) -> Result<(), No> {
        // Whoever parts two files reads and writes here what they may not: the
        // program does it. It is entered by nobody in particular, so that nobody
        // has a tie to it by that.
        let reads = Guard::local(self.guard.officer().clone());
        let writes = Guard::local(Officer::named(self.guard.officer().name())?);
        for Said {
            of,
            register,
            id,
            links,
        } in said
        {
            let reads = reads.permit(Act::Merge, &of.register)?;
            let writes = writes.permit(Act::Merge, &of.register)?;
            let stands = session.standing(of, *id, &reads)?;
            let Some(stands) = stands.filter(|stands| !stands.voided) else {
                continue;
            };
            let given = register.given_when_parted(&stands.row, self.today())?;
            let Some(mut row) = given else { continue };
            for (at, other) in links {
                if let Some(value) = row.0.get_mut(*at) {
                    *value = Value::Link(*other);
                }
            }
            let (id, reference) = (
                self.new_id()?,
                session.next_reference(of, self.year_of(of, &row))?,
            );
            let writing = Writing {
                permit: &writes,
                recorded_at: session.moment(self.now())?,
                reason: (of.subject_of(id, &row) == second).then_some(reason),
            };
            session.insert(of, id, &reference, &row, writing)?;
        }
        Ok(())
    }
}

/// A record that was entered or changed while two files were one, and what of it
/// leads to the other one in the record that one gets.
struct Said<'p> {
    of: Arc<RecordKind>,
    register: &'p Register,
    id: RecordId,
    links: Links,
}

/// When a second file was merged.
fn merged_at(
    session: &Session<'_>,
    kind: &RecordKind,
    second: RecordId,
    permit: &Permit,
) -> Result<Moment, No> {
    let versions = session.history(kind, second, permit)?;
    let merged = versions
        .iter()
        .rfind(|version| version.deed == Deed::Merged);
    let merged = merged.ok_or_else(|| Refusal::by("records.not_merged"))?;
    Ok(moment(&merged.stored)?)
}

fn moment(stored: &Stored) -> Result<Moment, Fault> {
    let moment = stored.recorded_at.parse();
    moment.map_err(|error| Fault::from("a record's time is damaged", error))
}

/// How many records of a register were entered for the file that is kept since
/// the second one was merged into it, as far as the permit covers them.
fn entered_since(
    session: &Session<'_>,
    (of, look): (&RecordKind, &Permit),
    (kind, second, kept): (&RecordKind, RecordId, RecordId),
    since: Moment,
) -> Result<u64, No> {
    let leading = session.leading_to(of, (&kind.register, kept))?;
    if leading.is_empty() {
        return Ok(0);
    }
    let listing = Listing {
        limit: leading.len() as u64,
        among: Some(Among {
            said: "file",
            records: leading.keys().copied().collect(),
        }),
        ..Listing::default()
    };
    let seen: Vec<RecordId> = session
        .list(of, &listing, look)?
        .into_iter()
        .map(|stored| stored.id)
        .collect();
    let mut count = 0;
    for (id, entered) in session.entered_at(&of.register, &seen)? {
        let came = match leading.get(&id) {
            Some(places) => session.moved_from(of, id, (second, places))?,
            None => continue,
        };
        if entered > since && came.is_empty() {
            count += 1;
        }
    }
    Ok(count)
}
