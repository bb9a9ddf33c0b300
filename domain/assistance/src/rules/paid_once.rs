//! A person has one one-time allowance, whoever records it.

use kernel::{Circumstances, No, Refusal, Rule, condition};

use crate::Allowance;

pub(crate) fn paid_once() -> Rule<Allowance> {
    Rule {
        id: "assistance.paid_once",
        source: "an entitlement is computed from the status and paid once",
        check,
    }
}

fn check(allowance: &Allowance, circumstances: &Circumstances<'_>) -> Result<(), No> {
    if allowance.stage.0 == "rejected" {
        return Ok(());
    }
    let others = circumstances.look.records(
        "allowances",
        &[
            condition::links_to("person", allowance.person.id),
            condition::not(condition::is("stage", "rejected")),
        ],
    )?;
    if others.iter().any(|(id, _)| *id != circumstances.id) {
        return Err(Refusal::by("assistance.paid_once").at("person").into());
    }
    Ok(())
}
