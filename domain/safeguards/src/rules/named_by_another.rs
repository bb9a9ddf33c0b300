//! Nobody names themselves for a person, nor an officer of another body.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Assignment;

pub(crate) fn named_by_another() -> Rule<Assignment> {
    Rule {
        id: "safeguards.named_by_another",
        source: "nobody raises their own rights; another body learns of a person by a referral",
        check,
    }
}

fn check(assignment: &Assignment, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(by) = circumstances.by else {
        return Ok(());
    };
    let field = if assignment.officer.id == by.officer {
        "officer"
    } else if assignment.agency.0 != by.agency {
        "agency"
    } else {
        return Ok(());
    };
    Err(Refusal::by("safeguards.named_by_another").at(field).into())
}
