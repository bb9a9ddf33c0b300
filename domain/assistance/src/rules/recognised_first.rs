//! The allowance is for recognised victims: on the day of its decision a
//! positive decision about the person stands. A rejected one needs none.

use kernel::{Circumstances, No, Refusal, Rule, condition};

use crate::Allowance;

pub(crate) fn recognised_first() -> Rule<Allowance> {
    Rule {
        id: "assistance.recognised_first",
        source: "the entitlement is that of a recognised victim, from the day of the decision",
        check,
    }
}

fn check(allowance: &Allowance, circumstances: &Circumstances<'_>) -> Result<(), No> {
    if allowance.stage.0 == "rejected" {
        return Ok(());
    }
    let recognised = circumstances.look.records(
        "decisions",
        &[
            condition::links_to("person", allowance.person.id),
            condition::is("outcome", "recognised"),
            condition::on_or_before("decided_on", allowance.decided_on),
        ],
    )?;
    if recognised.is_empty() {
        return Err(Refusal::by("assistance.recognised_first")
            .at("person")
            .into());
    }
    Ok(())
}
