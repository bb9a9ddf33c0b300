//! A reason is more than a word.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Opening;

/// How many characters a reason has at least.
const CHARACTERS_MIN: usize = 20;

pub(crate) fn says_why() -> Rule<Opening> {
    Rule {
        id: "safeguards.says_why",
        source: "emergency access: the overseer has to be able to judge the reason",
        check,
    }
}

fn check(opening: &Opening, _: &Circumstances<'_>) -> Result<(), No> {
    match reason_is_too_short(&opening.reason.0) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// The refusal of a reason that says too little, before any file is asked for.
pub fn reason_is_too_short(reason: &str) -> Option<Refusal> {
    (reason.trim().chars().count() < CHARACTERS_MIN).then(|| {
        Refusal::by("safeguards.says_why")
            .at("reason")
            .naming("min", CHARACTERS_MIN)
    })
}
