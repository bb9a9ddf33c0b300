//! What stands on paper of an erasing: what was destroyed, when, why and by
//! whom; nothing of anybody.

use std::collections::BTreeMap;

use db::{Erasure, Session, Stored};
use guard::{Act, Permit};
use kernel::{Date, Fault, No, Record, RecordId, RecordKind, Refusal};
use records::Mechanism;

use crate::{DestructionProposal, Whose};

/// The certificate. The log and what is left of the records tell it, so that
/// it is the same whenever it is asked for.
pub struct Certificate {
    /// The reference of the proposal.
    pub reference: String,
    /// The proposal.
    pub proposal: DestructionProposal,
    /// Who proposed it.
    pub proposed_by: String,
    /// Who agreed; nobody where an older copy of the database was put back,
    /// and the program erased again whom its key no longer knows.
    pub agreed_by: Option<String>,
    /// The day.
    pub erased_on: Date,
    /// How many records of each register.
    pub records: BTreeMap<String, u64>,
    /// How many versions of them.
    pub versions: u64,
    /// The entry of the log that says so.
    pub entry: i64,
}

/// The certificate of a proposal that was agreed to.
///
/// # Errors
/// A refusal where nobody was erased by it, or where it may not be read.
pub fn certificate(mechanism: &Mechanism, proposal: RecordId) -> Result<Certificate, No> {
    let kind = mechanism.kind(&DestructionProposal::kind().register)?;
    let reads = mechanism.guard().permit(Act::Unseal, &kind.register)?;
    let missing = || Refusal::by("records.no_such_record");
    mechanism.db().read(|session| {
        let stored = session.get(&kind, proposal, &reads)?;
        let stored = stored
            .filter(|stored| stored.fields.covers_all())
            .ok_or_else(missing)?;
        let said: DestructionProposal = stored.record()?;
        let erasure = erasure_by(session, &said, &stored.reference)?.ok_or_else(missing)?;
        Ok(Certificate {
            proposed_by: proposed_by(session, &kind, &stored, &reads)?,
            reference: stored.reference,
            proposal: said,
            agreed_by: erasure.officer,
            erased_on: clockwork::day_of(erasure.at, &mechanism.pack().time_zone),
            records: session.records_erased_by(erasure.entry)?,
            versions: erasure.versions,
            entry: erasure.entry,
        })
    })
}

/// The erasing that a proposal of this reference brought about. There may have
/// been others to erase the same person; where they were erased again, the
/// entry names none.
pub(crate) fn erasure_by(
    session: &Session<'_>,
    proposal: &DestructionProposal,
    reference: &str,
) -> Result<Option<Erasure>, Fault> {
    let Ok(Whose::Person(person)) = proposal.whose() else {
        return Ok(session.erasures()?.remove(reference));
    };
    let erasure = session.erasure_of(person)?;
    Ok(erasure.filter(|erasure| {
        let proposal = erasure.proposal.as_deref();
        proposal.is_none_or(|proposal| proposal == reference)
    }))
}

fn proposed_by(
    session: &Session<'_>,
    kind: &RecordKind,
    stored: &Stored,
    reads: &Permit,
) -> Result<String, No> {
    let versions = session.history(kind, stored.id, reads)?;
    let first = versions.into_iter().next();
    Ok(first.map_or_else(String::new, |version| version.stored.recorded_by))
}
