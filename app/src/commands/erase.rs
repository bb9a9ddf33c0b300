//! `opennrm erase`: a second officer agrees to a proposal, and the person is
//! erased.

use db::Erased;
use guard::Act;
use kernel::{No, Record, RecordId, Refusal};
use records::Mechanism;
use retention::{DestructionProposal, Hold};

use super::{End, in_words, print};
use crate::Setup;

const PERSONS: &str = "persons";

/// Agree to another officer's proposal, and erase the person: names and words
/// go, from the database and from every backup; what statistics count stays.
/// This cannot be taken back.
///
/// Example: opennrm erase DES-2018-00001 --as "Second Officer"
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Erase {
    /// The reference of the proposal
    #[arg(value_name = "PROPOSAL")]
    proposal: String,
}

impl Erase {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open()?;
        let (proposal, proposed_by, erased) = self
            .erase(&mechanism)
            .map_err(|no| in_words(&mechanism, no))?;
        certify(&mechanism, &self.proposal, &proposal, &proposed_by, &erased)?;
        let files = setup.erasable_key_files();
        print(format!(
            "The erasable key in {} and the {} copies named are written anew. Replace or destroy \
             every other copy of it: with one, a backup from before still opens.",
            files.file.display(),
            files.copies.len()
        ))
    }

    fn erase(&self, mechanism: &Mechanism) -> Result<(DestructionProposal, String, Erased), No> {
        let proposals = mechanism.kind(DestructionProposal::kind().register.as_str())?;
        let holds = Hold::kind().register;
        let persons = mechanism.kind(PERSONS)?;
        let reads = mechanism.guard().permit(Act::Unseal, &proposals.register)?;
        // That somebody else proposed it is found out before anything is erased.
        let seconding = mechanism.guard().clone().seconding();
        let erases = seconding.permit(Act::Erase, PERSONS)?;
        let today = mechanism.today();
        mechanism.db().erasing(&erases, |session, erasing| {
            let stored = session
                .by_reference(&proposals, &self.proposal, &reads)?
                .filter(|stored| !stored.voided)
                .ok_or_else(|| Refusal::by("records.no_such_record"))?;
            let versions = session.history(&proposals, stored.id, &reads)?;
            let by = |version: &db::Version| version.stored.recorded_by.clone();
            let proposed_by = versions.first().map(by).unwrap_or_default();
            if versions.is_empty()
                || versions
                    .iter()
                    .any(|version| by(version) == erases.officer().name())
            {
                return Err(Refusal::by("retention.two_persons").into());
            }
            let proposal: DestructionProposal = stored.record()?;
            let person: RecordId = proposal.person.id;
            session
                .get(&persons, person, &erases)?
                .ok_or_else(|| Refusal::by("guard.not_permitted"))?;
            for (id, row) in kernel::Look::records(session, &holds, &[])? {
                let hold = Hold::from_row(&row)?;
                if hold.person.id == person && hold.lifted_on.is_none_or(|day| day > today) {
                    let reference = session.reference_of(&holds, id)?.unwrap_or_default();
                    return Err(Refusal::by("retention.held")
                        .naming("hold", reference)
                        .into());
                }
            }
            Ok((proposal, proposed_by, erasing.erase(person)?))
        })
    }
}

/// What stands on paper: what was destroyed, when, why and by whom; nothing of
/// the person.
fn certify(
    mechanism: &Mechanism,
    reference: &str,
    proposal: &DestructionProposal,
    proposed_by: &str,
    erased: &Erased,
) -> Result<(), End> {
    print(format!("Certificate of destruction, proposal {reference}"))?;
    print(format!("Entry {} of the log", erased.entry))?;
    print(format!("Erased on {}", mechanism.today()))?;
    print(format!(
        "Proposed on {} by {proposed_by}; agreed to by {}",
        proposal.proposed_on,
        mechanism.guard().officer().name()
    ))?;
    print(format!(
        "Ground: {}, {}",
        proposal.ground.0, proposal.provision.0
    ))?;
    for (register, records) in &erased.records {
        print(format!("{register}: {records} records"))?;
    }
    print(format!("{} versions in all", erased.versions))
}
