//! Nobody is removed of whom the prosecutor's office was alerted and has not
//! said that it may go on, nor anybody whose reflection period runs.
//!
//! Of the alert no more is asked than whether one stands under the number: this
//! desk knows neither the person nor the person's file, and the refusal says
//! whom to ask and by which number, and nothing of why. What has happened all
//! the same is recorded with its ground.

use kernel::{Circumstances, Condition, Fault, No, Record, Refusal, Rule, condition};

use crate::Removal;

/// The register of alerts, and that of reflection periods.
const ALERTS: &str = "non_punishment_alerts";
const REFLECTION_PERIODS: &str = "reflection_periods";

pub(crate) fn prosecutor_asked_first() -> Rule<Removal> {
    Rule {
        id: "migration.prosecutor_asked_first",
        source: "Council of Europe Convention No. 197, Articles 13 and 26: no removal while the reflection period runs; victims are not punished",
        check,
    }
}

/// Whether an alert held the removal up on its day.
pub(super) fn is_held_up(
    removal: &Removal,
    circumstances: &Circumstances<'_>,
) -> Result<bool, Fault> {
    let on = removal.removed_on;
    let may_go_on = [
        condition::is("answer", "goes_on"),
        condition::on_or_before("answered_on", on),
    ];
    let reflects = Condition::Linked {
        register: REFLECTION_PERIODS.to_owned(),
        via: "person".to_owned(),
        from: "person".to_owned(),
        not_before: None,
        conditions: vec![
            condition::on_or_before("began_on", on),
            condition::on_or_after("ends_on", on),
        ],
    };
    let standing = [
        condition::text_is("migration_file", &removal.person_file.0),
        condition::on_or_before("alerted_on", on),
        condition::any(may_go_on.into_iter().map(condition::not).chain([reflects])),
    ];
    Ok(!circumstances.look.records(ALERTS, &standing)?.is_empty())
}

/// Whether the record says what it said before of whom and of when: what was
/// answered since does not change what stands.
pub(super) fn stood_so(
    removal: &Removal,
    circumstances: &Circumstances<'_>,
) -> Result<bool, Fault> {
    let register = Removal::kind().register;
    let stood = circumstances.look.record(&register, circumstances.id)?;
    let stood = stood.as_ref().map(Removal::from_row).transpose()?;
    Ok(stood.is_some_and(|stood| {
        let said = |removal: &Removal| {
            (
                removal.person_file.clone(),
                removal.removed_on,
                removal.carried_out_because.clone(),
            )
        };
        said(&stood) == said(removal)
    }))
}

fn check(removal: &Removal, circumstances: &Circumstances<'_>) -> Result<(), No> {
    if removal.carried_out_because.is_some()
        || stood_so(removal, circumstances)?
        || !is_held_up(removal, circumstances)?
    {
        return Ok(());
    }
    Err(Refusal::by("migration.prosecutor_asked_first")
        .at("person_file")
        .naming("number", &removal.person_file.0)
        .into())
}
