//! A verdict has a day, and a case without one has no finding of guilt.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::CriminalCase;

pub(crate) fn verdict_has_a_day() -> Rule<CriminalCase> {
    Rule {
        id: "criminal_cases.verdict_has_a_day",
        source: "a verdict is counted in the year of its day",
        check,
    }
}

fn check(case: &CriminalCase, _: &Circumstances<'_>) -> Result<(), No> {
    if case.verdict_on.is_some() {
        return Ok(());
    }
    if matches!(case.stage.0.as_str(), "verdict" | "in_force") || case.guilty.is_some() {
        return Err(Refusal::by("criminal_cases.verdict_has_a_day")
            .at("verdict_on")
            .into());
    }
    Ok(())
}
