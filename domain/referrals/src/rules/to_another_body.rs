//! Nobody is handed over by a body to itself.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Referral;

pub(crate) fn to_another_body() -> Rule<Referral> {
    Rule {
        id: "referrals.to_another_body",
        source: "one hand-over of one person from one body to another",
        check,
    }
}

fn check(referral: &Referral, _: &Circumstances<'_>) -> Result<(), No> {
    if referral.from.as_ref() == Some(&referral.to)
        && !kernel::NON_ANSWERS.contains(&referral.to.0.as_str())
    {
        return Err(Refusal::by("referrals.to_another_body").at("to").into());
    }
    Ok(())
}
