//! What is not decided yet has no day of decision.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Decision;

pub(crate) fn pending_has_no_day() -> Rule<Decision> {
    Rule {
        id: "identification.pending_has_no_day",
        source: "a decision is counted in the year of its day",
        check,
    }
}

fn check(decision: &Decision, _: &Circumstances<'_>) -> Result<(), No> {
    if decision.outcome.0 == "pending" && decision.decided_on.is_some() {
        return Err(Refusal::by("identification.pending_has_no_day")
            .at("outcome")
            .into());
    }
    Ok(())
}
