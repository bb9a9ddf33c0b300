//! Nobody has a verdict who was not sent to court: "33 sent to court" and
//! "29 convicted" are two figures.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Defendant;

pub(crate) fn sent_to_court_first() -> Rule<Defendant> {
    Rule {
        id: "criminal_cases.sent_to_court_first",
        source: "counting rule: suspect, accused, person sent to court and person convicted \
                 are four stages of one person in one case",
        check,
    }
}

fn check(defendant: &Defendant, _: &Circumstances<'_>) -> Result<(), No> {
    let mut refusals = Vec::new();
    for (field, verdict) in [
        ("convicted_on", defendant.convicted_on),
        ("acquitted_on", defendant.acquitted_on),
    ] {
        if verdict.is_some() && defendant.sent_to_court_on.is_none() {
            refusals.push(Refusal::by("criminal_cases.sent_to_court_first").at(field));
        }
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
