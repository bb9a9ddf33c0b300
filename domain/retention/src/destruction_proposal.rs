//! A proposal to erase a person, or the records of a register whose time is
//! over.

use kernel::{Code, Date, Link, Record, Refusal, Text};
use people::Person;

use crate::Whose;

/// One officer's proposal to erase; another officer who agrees to it erases.
/// It stays when it is done, and tells nothing of anybody.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "destruction_proposals",
    prefix = "DES",
    period = "proposed_on"
)]
pub struct DestructionProposal {
    /// Who is to be erased; a void file still tells of somebody.
    #[open(link = "persons", void)]
    pub person: Option<Link<Person>>,
    /// The register whose records are to be erased, where they are in nobody's
    /// file.
    #[counted(list = "registers")]
    pub register: Option<Code>,
    /// The last day that those records tell of.
    #[counted(not_after = "proposed_on")]
    pub up_to: Option<Date>,
    /// The day of the proposal.
    #[counted]
    pub proposed_on: Date,
    /// Why it may be done.
    #[counted(list = "destruction_grounds")]
    pub ground: Code,
    /// The provision that says so.
    #[open]
    pub provision: Text,
}

impl DestructionProposal {
    /// Whose records are to be erased.
    ///
    /// # Errors
    /// A refusal where it says no one thing.
    pub fn whose(&self) -> Result<Whose, Refusal> {
        let said = Whose::of(self.person.as_ref(), self.register.as_ref(), self.up_to);
        said.ok_or_else(|| Refusal::by("retention.names_one").at("person"))
    }
}
