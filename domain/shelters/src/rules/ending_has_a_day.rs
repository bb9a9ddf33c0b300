//! A stay that ended has the day on which the person left.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Stay;

pub(crate) fn ending_has_a_day() -> Rule<Stay> {
    Rule {
        id: "shelters.ending_has_a_day",
        source: "a stay that ended leaves its bed free from a day on",
        check,
    }
}

fn check(stay: &Stay, _: &Circumstances<'_>) -> Result<(), No> {
    if stay.ending.is_some() && stay.left_on.is_none() {
        return Err(Refusal::by("shelters.ending_has_a_day")
            .at("left_on")
            .into());
    }
    Ok(())
}
