//! What was not answered has no day of an answer.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Referral;

pub(crate) fn unanswered_has_no_day() -> Rule<Referral> {
    Rule {
        id: "referrals.unanswered_has_no_day",
        source: "the time to an answer is counted from both days",
        check,
    }
}

fn check(referral: &Referral, _: &Circumstances<'_>) -> Result<(), No> {
    if matches!(referral.stage.0.as_str(), "draft" | "sent" | "lapsed")
        && referral.answered_on.is_some()
    {
        return Err(Refusal::by("referrals.unanswered_has_no_day")
            .at("stage")
            .into());
    }
    Ok(())
}
