//! A proposal to erase a person.

use kernel::{Code, Date, Link, Record, Text};
use people::Person;

/// One officer's proposal to erase a person; another officer who agrees to it
/// erases. It stays when it is done, and tells nothing of the person.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "destruction_proposals",
    prefix = "DES",
    period = "proposed_on"
)]
pub struct DestructionProposal {
    /// Who is to be erased; a void file still tells of somebody.
    #[open(link = "persons", void)]
    pub person: Link<Person>,
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
