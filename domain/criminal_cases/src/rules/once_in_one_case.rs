//! A person stands once in a case: two records of one would be two
//! suspects.

use kernel::{Circumstances, No, Refusal, Rule, condition};

use crate::Defendant;

pub(crate) fn once_in_one_case() -> Rule<Defendant> {
    Rule {
        id: "criminal_cases.once_in_one_case",
        source: "counting rule: one person in one case, with the day of each stage",
        check,
    }
}

fn check(defendant: &Defendant, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let others = circumstances.look.records(
        "defendants",
        &[
            condition::links_to("case", defendant.case.id),
            condition::text_is("person_file", &defendant.person_file.0),
        ],
    )?;
    if others.iter().any(|(id, _)| *id != circumstances.id) {
        return Err(Refusal::by("criminal_cases.once_in_one_case")
            .at("person_file")
            .into());
    }
    Ok(())
}
