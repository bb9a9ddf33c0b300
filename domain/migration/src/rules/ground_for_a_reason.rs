//! A ground says why something was left out: where nothing was, there is none,
//! or those that are counted would tell of breaches that were none.

use kernel::{Circumstances, No, Refusal, Rule};

use super::{
    prosecutor_asked_first::{is_held_up, stood_so},
    screened_first::is_screened,
};
use crate::Removal;

pub(crate) fn ground_for_a_reason() -> Rule<Removal> {
    Rule {
        id: "migration.ground_for_a_reason",
        source: "counting rule: a removal that left nothing out is not counted with those that did",
        check,
    }
}

fn check(removal: &Removal, circumstances: &Circumstances<'_>) -> Result<(), No> {
    if removal.carried_out_because.is_none()
        || !is_screened(removal)
        || stood_so(removal, circumstances)?
        || is_held_up(removal, circumstances)?
    {
        return Ok(());
    }
    Err(Refusal::by("migration.ground_for_a_reason")
        .at("carried_out_because")
        .into())
}
