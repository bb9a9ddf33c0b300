//! Everyone to be removed is screened first. A removal without a screening has
//! happened, and is recorded as what it is: it says why, and is counted by it.

use kernel::{Circumstances, NON_ANSWERS, No, Refusal, Rule};

use crate::Removal;

pub(crate) fn screened_first() -> Rule<Removal> {
    Rule {
        id: "migration.screened_first",
        source: "Council of Europe Convention No. 197, Article 10(2): nobody is removed before identification is complete",
        check,
    }
}

/// Whether somebody was screened, whatever it showed.
pub(super) fn is_screened(removal: &Removal) -> bool {
    let screening = removal.screening.0.as_str();
    screening != "not_screened" && !NON_ANSWERS.contains(&screening)
}

fn check(removal: &Removal, _: &Circumstances<'_>) -> Result<(), No> {
    if is_screened(removal) || removal.carried_out_because.is_some() {
        return Ok(());
    }
    Err(Refusal::by("migration.screened_first")
        .at("carried_out_because")
        .into())
}
