//! One person has one standing positive decision for one course of
//! exploitation: a second one would be the same recognition written twice.
//! Being trafficked again is another course, and another decision.

use kernel::{Circumstances, No, Refusal, Rule, condition};

use crate::Decision;

pub(crate) fn decided_once() -> Rule<Decision> {
    Rule {
        id: "identification.decided_once",
        source: "counting rule: one person once per unit and period, whoever recorded them",
        check,
    }
}

fn check(decision: &Decision, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(exploitation) = decision.exploitation else {
        return Ok(());
    };
    if decision.outcome.0 != "recognised" {
        return Ok(());
    }
    let others = circumstances.look.records(
        "decisions",
        &[
            condition::links_to("exploitation", exploitation.id),
            condition::is("outcome", "recognised"),
        ],
    )?;
    if others.iter().any(|(id, _)| *id != circumstances.id) {
        return Err(Refusal::by("identification.decided_once")
            .at("exploitation")
            .into());
    }
    Ok(())
}
