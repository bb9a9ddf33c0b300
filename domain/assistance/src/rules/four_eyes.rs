//! Nobody approves what they proposed themselves. Names are compared without
//! regard to case.

use kernel::{Circumstances, No, Refusal, Rule, folded};

use crate::Allowance;

pub(crate) fn four_eyes() -> Rule<Allowance> {
    Rule {
        id: "assistance.four_eyes",
        source: "what is paid is decided by two: the entitlement is proposed by one officer and approved by \
                 another",
        check,
    }
}

fn check(allowance: &Allowance, _: &Circumstances<'_>) -> Result<(), No> {
    if let (Some(proposed), Some(approved)) = (&allowance.proposed_by, &allowance.approved_by)
        && folded(&proposed.0) == folded(&approved.0)
    {
        return Err(Refusal::by("assistance.four_eyes").at("approved_by").into());
    }
    Ok(())
}
