//! Records are destroyed together because the time for keeping them is over,
//! and on no other ground: any other one is of somebody in particular.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::{DestructionProposal, TIME_OVER};

pub(crate) fn batch_of_time_over() -> Rule<DestructionProposal> {
    Rule {
        id: "retention.batch_of_time_over",
        source: "Convention No. 108, Article 5(e): data are kept no longer than is required",
        check,
    }
}

fn check(proposal: &DestructionProposal, _: &Circumstances<'_>) -> Result<(), No> {
    if proposal.register.is_none() || proposal.ground.0 == TIME_OVER {
        return Ok(());
    }
    Err(Refusal::by("retention.batch_of_time_over")
        .at("ground")
        .into())
}
