//! A person is convicted or acquitted in a case, not both.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Defendant;

pub(crate) fn one_verdict() -> Rule<Defendant> {
    Rule {
        id: "criminal_cases.one_verdict",
        source: "counting rule: one person in one case is convicted or acquitted",
        check,
    }
}

fn check(defendant: &Defendant, _: &Circumstances<'_>) -> Result<(), No> {
    if defendant.convicted_on.is_some() && defendant.acquitted_on.is_some() {
        return Err(Refusal::by("criminal_cases.one_verdict")
            .at("acquitted_on")
            .into());
    }
    Ok(())
}
