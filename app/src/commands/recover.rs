//! `opennrm recover`: whoever keeps the machine and its keys makes a link for
//! an officer, where there are no two officers who may.

use super::{End, in_words, print};
use crate::Setup;

/// Make a link with which an officer makes their account, where no two officers
/// are there who may let them in: for the second administrator of a new country,
/// and anew for the only one. What opened an account before opens it no more.
///
/// Example: opennrm recover OFF-2018-00001 --as "Keeper Sample"
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Recover {
    /// The reference of the officer
    #[arg(value_name = "OFFICER")]
    reference: String,
}

impl Recover {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open_for_keeping()?;
        let link = access::recover_at_the_machine(&mechanism, &self.reference)
            .map_err(|no| in_words(&mechanism, no))?;
        print(format!(
            "Hand this to {} yourself, behind the address of this program, having made sure who \
             it is. It is good once, for {} hours: {}",
            link.name, link.hours, link.path
        ))
    }
}
