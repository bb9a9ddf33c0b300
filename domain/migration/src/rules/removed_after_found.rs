//! A removal follows the violation of the same person.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::{Removal, Violation};

pub(crate) fn removed_after_found() -> Rule<Removal> {
    Rule {
        id: "migration.removed_after_found",
        source: "the order of events; a person is counted by their number with the migration service",
        check,
    }
}

fn check(removal: &Removal, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(violation) = removal.violation else {
        return Ok(());
    };
    let Some(row) = circumstances.look.record("violations", violation.id)? else {
        return Ok(());
    };
    let violation = Violation::from_row(&row)?;
    let mut refusals = Vec::new();
    if removal.removed_on < violation.found_on {
        refusals.push(
            Refusal::by("migration.removed_after_found")
                .at("removed_on")
                .naming("when", violation.found_on),
        );
    }
    if removal.person_file != violation.person_file {
        refusals.push(Refusal::by("migration.of_the_same_person").at("violation"));
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
