//! Nobody is sentenced who was not convicted.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Defendant;

pub(crate) fn sentence_needs_conviction() -> Rule<Defendant> {
    Rule {
        id: "criminal_cases.sentence_needs_conviction",
        source: "a sentence follows from a conviction, in whose year it is counted",
        check,
    }
}

fn check(defendant: &Defendant, _: &Circumstances<'_>) -> Result<(), No> {
    if defendant.convicted_on.is_some() {
        return Ok(());
    }
    let refusals: Vec<Refusal> = [
        ("sentence", defendant.sentence.is_some()),
        ("sentence_months", defendant.sentence_months.is_some()),
        ("suspended", defendant.suspended.is_some()),
        ("confiscation", defendant.confiscation.is_some()),
    ]
    .into_iter()
    .filter(|(_, said)| *said)
    .map(|(field, _)| Refusal::by("criminal_cases.sentence_needs_conviction").at(field))
    .collect();
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
