//! A number in an alert is another body's. That of the person's own file would
//! tell the prosecutor's office which file it is.

use kernel::{Circumstances, No, Record, Refusal, Rule, Text};
use people::Person;

use crate::NonPunishmentAlert;

pub(crate) fn number_of_another_body() -> Rule<NonPunishmentAlert> {
    Rule {
        id: "safeguards.number_of_another_body",
        source: "Council of Europe Convention No. 197, Article 11: the protection file and the criminal file are apart",
        check,
    }
}

/// Whether a number is that of a person's file here, or has one in it.
fn is_ours(number: &Text) -> bool {
    let prefix = format!("{}-", Person::kind().prefix);
    number
        .0
        .split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'))
        .any(|word| {
            word.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(&prefix))
        })
}

fn check(alert: &NonPunishmentAlert, _: &Circumstances<'_>) -> Result<(), No> {
    let numbers = [
        ("case_number", &alert.case_number),
        ("criminal_file", &alert.criminal_file),
        ("migration_file", &alert.migration_file),
    ];
    let refusals: Vec<Refusal> = numbers
        .into_iter()
        .filter(|(_, number)| number.as_ref().is_some_and(is_ours))
        .map(|(field, _)| Refusal::by("safeguards.number_of_another_body").at(field))
        .collect();
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
