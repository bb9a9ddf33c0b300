//! A file is opened on the day on which that is recorded.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Opening;

pub(crate) fn opened_today() -> Rule<Opening> {
    Rule {
        id: "safeguards.opened_today",
        source: "emergency access: the time limit counts from the moment of recording",
        check,
    }
}

fn check(opening: &Opening, circumstances: &Circumstances<'_>) -> Result<(), No> {
    // What is brought over from elsewhere opens nothing to anybody.
    if circumstances.by.is_some() && opening.opened_on != circumstances.today {
        return Err(Refusal::by("safeguards.opened_today")
            .at("opened_on")
            .into());
    }
    Ok(())
}
