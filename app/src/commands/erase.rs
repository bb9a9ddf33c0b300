//! `opennrm erase`: a second officer agrees to a proposal, and the person, or
//! the records of a register whose time is over, are erased.

use kernel::{No, Record, Refusal};
use records::Mechanism;
use retention::{Certificate, DestructionProposal};

use super::{End, in_words, print};
use crate::Setup;

/// Agree to another officer's proposal, and erase the person, or the records of
/// a register whose time of keeping is over: names and words go, from the database and from every backup; what statistics count stays.
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
        let certificate = self
            .erase(&mechanism)
            .map_err(|no| in_words(&mechanism, no))?;
        certify(&certificate)?;
        let files = setup.erasable_key_files();
        print(format!(
            "The erasable key in {} and the {} copies named are written anew. Replace or destroy \
             every other copy of it: with one, a backup from before still opens.",
            files.file.display(),
            files.copies.len()
        ))
    }

    fn erase(&self, mechanism: &Mechanism) -> Result<Certificate, No> {
        let register = DestructionProposal::kind().register;
        let found = mechanism
            .db()
            .read(|session| Ok(session.find(&register, &self.proposal)?))?;
        let proposal = found.ok_or_else(|| Refusal::by("records.no_such_record"))?;
        retention::agree(mechanism, proposal)?;
        retention::certificate(mechanism, proposal)
    }
}

fn certify(certificate: &Certificate) -> Result<(), End> {
    let proposal = &certificate.proposal;
    print(format!(
        "Certificate of destruction, proposal {}",
        certificate.reference
    ))?;
    print(format!("Entry {} of the log", certificate.entry))?;
    print(format!("Erased on {}", certificate.erased_on))?;
    print(format!(
        "Proposed on {} by {}; agreed to by {}",
        proposal.proposed_on,
        certificate.proposed_by,
        certificate.agreed_by.as_deref().unwrap_or_default()
    ))?;
    print(format!(
        "Ground: {}, {}",
        proposal.ground.0, proposal.provision.0
    ))?;
    if let Some(up_to) = proposal.up_to {
        print(format!("Up to {up_to}"))?;
    }
    for (register, records) in &certificate.records {
        print(format!("{register}: {records} records"))?;
    }
    print(format!("{} versions in all", certificate.versions))
}
