//! An alert names the number under which the prosecutor's office finds the
//! person: that of a file of its own, or of the migration service.

use kernel::{Circumstances, NON_ANSWERS, No, Refusal, Rule};

use crate::NonPunishmentAlert;

pub(crate) fn alert_names_the_number() -> Rule<NonPunishmentAlert> {
    Rule {
        id: "safeguards.alert_names_the_number",
        source: "Council of Europe Convention No. 197, Article 26: what is not punished is looked at where it is prosecuted",
        check,
    }
}

fn check(alert: &NonPunishmentAlert, _: &Circumstances<'_>) -> Result<(), No> {
    let rule = "safeguards.alert_names_the_number";
    let appears = |as_what: &[&str]| {
        let mut codes = alert.appears_as.0.iter();
        codes.any(|code| as_what.contains(&code.as_str()))
    };
    if appears(&NON_ANSWERS) {
        return Err(Refusal::by(rule).at("appears_as").into());
    }
    let is_in_criminal_file = alert.case_number.is_some() || alert.criminal_file.is_some();
    // A removal is held up by the number of those who carry it out.
    let missing = if appears(&["violation_of_stay", "to_be_removed"]) {
        (alert.migration_file.is_none()).then_some("migration_file")
    } else if appears(&["defendant"]) {
        (!is_in_criminal_file).then_some("case_number")
    } else {
        (!is_in_criminal_file && alert.migration_file.is_none()).then_some("case_number")
    };
    match missing {
        Some(field) => Err(Refusal::by(rule).at(field).into()),
        None => Ok(()),
    }
}
