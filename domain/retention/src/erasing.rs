//! Erasing: what one officer proposed, another one agrees to.

use db::Erased;
use guard::Act;
use kernel::{Date, No, Record, RecordId, Refusal};
use records::Mechanism;

use crate::{DestructionProposal, Hold, PERSONS};

/// What stands on paper: what was destroyed, when, why and by whom; nothing of
/// the person.
pub struct Certificate {
    /// The reference of the proposal.
    pub reference: String,
    /// The proposal.
    pub proposal: DestructionProposal,
    /// Who proposed it.
    pub proposed_by: String,
    /// Who agreed.
    pub agreed_by: String,
    /// The day.
    pub erased_on: Date,
    /// How much was erased.
    pub erased: Erased,
}

/// Agrees to a proposal of somebody else's, and erases the person.
///
/// # Errors
/// A refusal where whoever agrees proposed it, where a hold stands, or where
/// they may not erase; nothing is erased then.
pub fn agree(mechanism: &Mechanism, proposal: RecordId) -> Result<Certificate, No> {
    let proposals = mechanism.kind(&DestructionProposal::kind().register)?;
    let persons = mechanism.kind(PERSONS)?;
    let guard = mechanism.guard();
    let reads = guard.permit(Act::Unseal, &proposals.register)?;
    // That somebody else proposed it is found out before anything is erased.
    let erases = guard.clone().seconding().permit(Act::Erase, PERSONS)?;
    let today = mechanism.today();
    let agreed_by = guard.officer().name();
    mechanism.db().erasing(&erases, |session, erasing| {
        let stored = session
            .get(&proposals, proposal, &reads)?
            .filter(|stored| !stored.voided)
            .ok_or_else(|| Refusal::by("records.no_such_record"))?;
        let versions = session.history(&proposals, stored.id, &reads)?;
        let by = |version: &db::Version| version.stored.recorded_by.clone();
        let proposed_by = versions.first().map(by).unwrap_or_default();
        let own = match (session.author_of(stored.id)?, guard.post()) {
            (Some(author), Some(post)) => author == post.officer,
            _ => versions.iter().any(|version| by(version) == agreed_by),
        };
        if own || versions.is_empty() {
            return Err(Refusal::by("retention.two_persons").into());
        }
        let proposal: DestructionProposal = stored.record()?;
        let person = proposal.person.id;
        session
            .get(&persons, person, &erases)?
            .ok_or_else(|| Refusal::by("guard.not_permitted"))?;
        if let Some(hold) = held(session, person, today)? {
            return Err(Refusal::by("retention.held").naming("hold", hold).into());
        }
        Ok(Certificate {
            reference: stored.reference,
            proposal,
            proposed_by,
            agreed_by: agreed_by.to_owned(),
            erased_on: today,
            erased: erasing.erase(person)?,
        })
    })
}

/// The reference of a hold that stands on a person.
fn held(session: &db::Session<'_>, person: RecordId, today: Date) -> Result<Option<String>, No> {
    let holds = Hold::kind().register;
    for (id, row) in kernel::Look::records(session, &holds, &[])? {
        let hold = Hold::from_row(&row)?;
        if hold.person.id == person && hold.stands(today) {
            return Ok(Some(session.reference_of(&holds, id)?.unwrap_or_default()));
        }
    }
    Ok(None)
}
