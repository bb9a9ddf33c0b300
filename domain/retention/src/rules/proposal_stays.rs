//! A proposal to erase is not given to another file: whoever agreed to it would
//! erase somebody whom nobody has proposed.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::DestructionProposal;

pub(crate) fn proposal_stays() -> Rule<DestructionProposal> {
    Rule {
        id: "retention.proposal_stays",
        source: "Convention No. 108, Article 5(e): it is certain what is destroyed, and what is kept",
        check,
    }
}

/// It is asked when the file is merged into another one, and of whoever was not
/// erased alone: no other proposal is in the way.
fn check(_: &DestructionProposal, _: &Circumstances<'_>) -> Result<(), No> {
    Err(Refusal::by("retention.proposal_stays").at("person").into())
}
