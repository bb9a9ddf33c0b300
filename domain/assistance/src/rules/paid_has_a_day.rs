//! What is paid has a day of payment, and nothing else has one.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Allowance;

pub(crate) fn paid_has_a_day() -> Rule<Allowance> {
    Rule {
        id: "assistance.paid_has_a_day",
        source: "an allowance is counted in the year of its payment",
        check,
    }
}

fn check(allowance: &Allowance, _: &Circumstances<'_>) -> Result<(), No> {
    let field = match (allowance.stage.0 == "paid", allowance.paid_on) {
        (true, None) => "paid_on",
        (false, Some(_)) => "stage",
        _ => return Ok(()),
    };
    Err(Refusal::by("assistance.paid_has_a_day").at(field).into())
}
