//! Erasing: what one officer proposed, another one agrees to.

use std::collections::BTreeSet;

use db::{Session, Stored};
use guard::{Act, Permit};
use kernel::{Look as _, No, Record, RecordId, RecordKind, Refusal};
use records::Mechanism;

use crate::{
    Batch, DestructionProposal, PERSONS, TIME_OVER, Whose, due,
    kept::{Holds, kept, subjects_of},
};

/// Agrees to a proposal of somebody else's, and erases the person, or those
/// records of a register whose time is over.
///
/// # Errors
/// A refusal where whoever agrees had a hand in the proposal, where a hold
/// stands, where the time for keeping, which is its ground, is not over after
/// all, or where they may not erase; nothing is erased then.
pub fn agree(mechanism: &Mechanism, proposal: RecordId) -> Result<(), No> {
    let proposals = mechanism.kind(&DestructionProposal::kind().register)?;
    let guard = mechanism.guard();
    let reads = guard.permit(Act::Unseal, &proposals.register)?;
    // In which register it erases, and no more, is asked before it is read.
    let register = mechanism
        .db()
        .read(|session| Ok(session.record(&proposals.register, proposal)?))?
        .and_then(|row| DestructionProposal::from_row(&row).ok()?.whose().ok())
        .and_then(|whose| Some(whose.batch()?.register.clone()))
        .unwrap_or_else(|| PERSONS.to_owned());
    // That somebody else proposed it is found out before anything is erased.
    let erases = guard.clone().seconding().permit(Act::Erase, &register)?;
    let kind = mechanism.kind(&register)?;
    mechanism.db().erasing(&erases, |session, erasing| {
        let stored = session
            .get(&proposals, proposal, &reads)?
            .filter(|stored| !stored.voided && stored.fields.covers_all())
            .ok_or_else(|| Refusal::by("records.no_such_record"))?;
        if has_a_hand_in(session, &proposals, &stored, (guard, &reads))? {
            return Err(Refusal::by("retention.two_persons").into());
        }
        let proposal: DestructionProposal = stored.record()?;
        let subjects = match proposal.whose()? {
            Whose::Person(person) if kind.register == PERSONS => {
                let over = proposal.ground.0 == TIME_OVER;
                person_of(mechanism, session, (person, over), (&kind, &erases))?
            }
            Whose::Records(batch) if kind.register == batch.register => {
                records_of(mechanism, session, (&batch, &stored), (&kind, &erases))?
            }
            // It was written anew since it was asked for.
            _ => return Err(Refusal::by("records.no_such_record").into()),
        };
        erasing.erase_all(&subjects, &stored.reference)?;
        Ok(())
    })
}

fn held(hold: &str) -> No {
    Refusal::by("retention.held").naming("hold", hold).into()
}

/// The person that a proposal is about, if they may be erased now: with every
/// file that was merged into theirs.
fn person_of(
    mechanism: &Mechanism,
    session: &Session<'_>,
    (person, because_over): (RecordId, bool),
    (kind, erases): (&RecordKind, &Permit),
) -> Result<BTreeSet<RecordId>, No> {
    let today = mechanism.today();
    let merged = session.merged(kind)?;
    if merged.contains_key(&person) {
        return Err(Refusal::by("retention.merged").into());
    }
    let of_theirs = merged.into_iter().filter(|(_, kept)| *kept == person);
    let mut files: BTreeSet<RecordId> = of_theirs.map(|(second, _)| second).collect();
    files.insert(person);
    let holds = Holds::on(session, mechanism.pack(), today)?;
    for file in &files {
        session
            .get(kind, *file, erases)?
            .ok_or_else(|| Refusal::by("guard.not_permitted"))?;
        if let Some(hold) = holds.of_person(*file) {
            return Err(held(hold));
        }
    }
    // Somebody may have come back since it was proposed.
    if because_over && !due::is_over(mechanism.pack(), session, person, today)? {
        return Err(Refusal::by("retention.not_over").into());
    }
    Ok(files)
}

/// Those whose records a batch takes: each is asked again, and those whose time
/// is not over, that are held or sealed, or were changed since, stay.
fn records_of(
    mechanism: &Mechanism,
    session: &Session<'_>,
    (batch, stored): (&Batch, &Stored),
    (kind, erases): (&RecordKind, &Permit),
) -> Result<BTreeSet<RecordId>, No> {
    let today = mechanism.today();
    let holds = Holds::on(session, mechanism.pack(), today)?;
    let all = kept(
        mechanism.pack(),
        session,
        &holds,
        today,
        Some(&kind.register),
    )?;
    let all = all.get(&kind.register).map_or(&[][..], Vec::as_slice);
    let is_taken =
        |kept: &crate::kept::Kept<'_>| kept.is_due(today) && kept.is_of(batch, &stored.recorded_at);
    let subjects = subjects_of(session, kind, all, is_taken, erases)?;
    if !subjects.is_empty() {
        return Ok(subjects);
    }
    let of_batch = all
        .iter()
        .filter(|kept| kept.is_of(batch, &stored.recorded_at));
    let holds = of_batch.filter_map(|kept| kept.held_by.as_deref());
    Err(match holds.into_iter().next() {
        Some(hold) => held(hold),
        None => Refusal::by("retention.none_due").into(),
    })
}

/// Whether whoever is at work has entered a proposal, or written any version
/// of it: it would be theirs alone.
fn has_a_hand_in(
    session: &Session<'_>,
    proposals: &RecordKind,
    stored: &Stored,
    (guard, reads): (&guard::Guard, &Permit),
) -> Result<bool, No> {
    let entered = match (session.author_of(stored.id)?, guard.post()) {
        (Some(author), Some(post)) => author == post.officer,
        _ => false,
    };
    let versions = session.history(proposals, stored.id, reads)?;
    let own = guard.officer().name();
    let wrote = versions
        .iter()
        .any(|version| version.stored.recorded_by == own);
    Ok(entered || wrote || versions.is_empty())
}
