//! A reason is more than a word.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Opening;

/// How many characters a reason has at least.
pub(crate) const CHARACTERS_MIN: usize = 20;

pub(crate) fn says_why() -> Rule<Opening> {
    Rule {
        id: "safeguards.says_why",
        source: "emergency access: the overseer has to be able to judge the reason",
        check,
    }
}

fn check(opening: &Opening, _: &Circumstances<'_>) -> Result<(), No> {
    if opening.reason.0.trim().chars().count() < CHARACTERS_MIN {
        return Err(Refusal::by("safeguards.says_why")
            .at("reason")
            .naming("min", CHARACTERS_MIN)
            .into());
    }
    Ok(())
}
