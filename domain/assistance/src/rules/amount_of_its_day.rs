//! The allowance is the amount that was in force on the day of its decision.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Allowance;

pub(crate) fn amount_of_its_day() -> Rule<Allowance> {
    Rule {
        id: "assistance.amount_of_its_day",
        source: "the country pack's dated entitlement `one_time_allowance`",
        check,
    }
}

fn check(allowance: &Allowance, circumstances: &Circumstances<'_>) -> Result<(), No> {
    match circumstances
        .settings
        .amount("one_time_allowance", allowance.decided_on)
    {
        Some(amount) if amount != allowance.amount.0 => {
            Err(Refusal::by("assistance.amount_of_its_day")
                .at("amount")
                .naming("amount", format!("{}.{:02}", amount / 100, amount % 100))
                .into())
        }
        _ => Ok(()),
    }
}
