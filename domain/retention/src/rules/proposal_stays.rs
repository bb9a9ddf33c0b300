//! Whoever is proposed to be erased is not merged, be the file the one that is
//! kept or the second: whoever agreed would erase two files where one was
//! proposed.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::DestructionProposal;

pub(crate) fn proposal_stays() -> Rule<DestructionProposal> {
    Rule {
        id: "retention.proposal_stays",
        source: "Convention No. 108, Article 5(e): it is certain what is destroyed, and what is kept",
        check,
    }
}

/// It is asked when the file is merged with another one, and of whoever was not
/// erased alone: no other proposal is in the way.
fn check(_: &DestructionProposal, _: &Circumstances<'_>) -> Result<(), No> {
    Err(Refusal::by("retention.proposal_stays").at("person").into())
}
