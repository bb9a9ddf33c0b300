//! A person is recognised by a positive decision that has a date and an
//! authority; without both nobody can say who recognised them, or in which
//! year they are counted.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Decision;

pub(crate) fn positive_needs_date_and_authority() -> Rule<Decision> {
    Rule {
        id: "identification.positive_needs_date_and_authority",
        source: "OSCE/ODIHR, National Referral Mechanisms, second edition (2022): a formal \
                 identification decision names its authority and its date",
        check,
    }
}

fn check(decision: &Decision, _: &Circumstances<'_>) -> Result<(), No> {
    let id = "identification.positive_needs_date_and_authority";
    if decision.outcome.0 == "pending" {
        return Ok(());
    }
    let mut refusals = Vec::new();
    if decision.decided_on.is_none() {
        refusals.push(Refusal::by(id).at("decided_on"));
    }
    if decision.authority.is_none() {
        refusals.push(Refusal::by(id).at("authority"));
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
