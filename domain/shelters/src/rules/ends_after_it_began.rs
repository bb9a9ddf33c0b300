//! Nobody leaves before they came.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Stay;

pub(crate) fn ends_after_it_began() -> Rule<Stay> {
    Rule {
        id: "shelters.ends_after_it_began",
        source: "the order of events; bed-nights are counted from it",
        check,
    }
}

fn check(stay: &Stay, _: &Circumstances<'_>) -> Result<(), No> {
    match stay.left_on {
        Some(left_on) if left_on < stay.admitted_on => {
            Err(Refusal::by("shelters.ends_after_it_began")
                .at("left_on")
                .naming("admitted_on", stay.admitted_on)
                .into())
        }
        _ => Ok(()),
    }
}
