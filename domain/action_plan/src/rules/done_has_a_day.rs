//! Only what was carried out, in whole or in part, has a day on which it was.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Measure;

pub(crate) fn done_has_a_day() -> Rule<Measure> {
    Rule {
        id: "action_plan.done_has_a_day",
        source: "the share of measures carried out is counted by their stage",
        check,
    }
}

fn check(measure: &Measure, _: &Circumstances<'_>) -> Result<(), No> {
    if measure.implemented_on.is_some()
        && !matches!(
            measure.stage.0.as_str(),
            "implemented" | "partly_implemented"
        )
    {
        return Err(Refusal::by("action_plan.done_has_a_day").at("stage").into());
    }
    Ok(())
}
