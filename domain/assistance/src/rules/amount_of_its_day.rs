//! The allowance is the amount that was in force on the day of its decision;
//! what is paid has a day of payment, not before the decision.

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
    let mut refusals = Vec::new();
    if let Some(amount) = circumstances
        .settings
        .amount("one_time_allowance", allowance.decided_on)
        && amount != allowance.amount.0
    {
        refusals.push(
            Refusal::by("assistance.amount_of_its_day")
                .at("amount")
                .naming("amount", format!("{}.{:02}", amount / 100, amount % 100)),
        );
    }
    match (allowance.stage.0 == "paid", allowance.paid_on) {
        (true, None) => refusals.push(Refusal::by("assistance.paid_has_a_day").at("paid_on")),
        (false, Some(_)) => {
            refusals.push(Refusal::by("assistance.paid_has_a_day").at("stage"));
        }
        (true, Some(paid_on)) if paid_on < allowance.decided_on => {
            refusals.push(Refusal::by("assistance.paid_after_decision").at("paid_on"));
        }
        _ => {}
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
