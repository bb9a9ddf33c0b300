//! Erasing: what one officer proposed, another one agrees to.

use guard::{Act, Permit};
use kernel::{No, Record, RecordId, RecordKind, Refusal};
use records::Mechanism;

use crate::{DestructionProposal, Hold, PERSONS, TIME_OVER, due};

/// Agrees to a proposal of somebody else's, and erases the person.
///
/// # Errors
/// A refusal where whoever agrees had a hand in the proposal, where a hold
/// stands, where the time for keeping, which is its ground, is not over after
/// all, or where they may not erase; nothing is erased then.
pub fn agree(mechanism: &Mechanism, proposal: RecordId) -> Result<(), No> {
    let proposals = mechanism.kind(&DestructionProposal::kind().register)?;
    let persons = mechanism.kind(PERSONS)?;
    let guard = mechanism.guard();
    let reads = guard.permit(Act::Unseal, &proposals.register)?;
    // That somebody else proposed it is found out before anything is erased.
    let erases = guard.clone().seconding().permit(Act::Erase, PERSONS)?;
    let today = mechanism.today();
    mechanism.db().erasing(&erases, |session, erasing| {
        let stored = session
            .get(&proposals, proposal, &reads)?
            .filter(|stored| !stored.voided && stored.fields.covers_all())
            .ok_or_else(|| Refusal::by("records.no_such_record"))?;
        if has_a_hand_in(session, &proposals, &stored, (guard, &reads))? {
            return Err(Refusal::by("retention.two_persons").into());
        }
        let proposal: DestructionProposal = stored.record()?;
        let person = proposal.person.id;
        session
            .get(&persons, person, &erases)?
            .ok_or_else(|| Refusal::by("guard.not_permitted"))?;
        for (id, row) in kernel::Look::records(session, &Hold::kind().register, &[])? {
            let hold = Hold::from_row(&row)?;
            if hold.person.id == person && hold.stands(today) {
                let hold = session.reference_of(&Hold::kind().register, id)?;
                let hold = hold.unwrap_or_default();
                return Err(Refusal::by("retention.held").naming("hold", hold).into());
            }
        }
        // Somebody may have come back since it was proposed.
        if proposal.ground.0 == TIME_OVER
            && !due::is_over(mechanism.pack(), session, person, today)?
        {
            return Err(Refusal::by("retention.not_over").into());
        }
        erasing.erase(person, &stored.reference)?;
        Ok(())
    })
}

/// Whether whoever is at work has entered a proposal, or written any version
/// of it: it would be theirs alone.
fn has_a_hand_in(
    session: &db::Session<'_>,
    proposals: &RecordKind,
    stored: &db::Stored,
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
