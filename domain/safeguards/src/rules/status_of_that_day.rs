//! Whoever is alerted hears the status that the records show for that day, and
//! no other: it is not typed against them.

use identification::{Decision, Screening};
use kernel::{Circumstances, Date, Fault, No, Record, Refusal, Rule, condition};

use crate::NonPunishmentAlert;

pub(crate) fn status_of_that_day() -> Rule<NonPunishmentAlert> {
    Rule {
        id: "safeguards.status_of_that_day",
        source: "Council of Europe Convention No. 197, Articles 10 and 26: victims, from reasonable grounds on, are not punished",
        check,
    }
}

/// The status that the records show for a day, if they show one. What was
/// decided stands above what was presumed; who was presumed once more after a
/// decision that found no victim is presumed again.
fn status(
    person: kernel::RecordId,
    on: Date,
    circumstances: &Circumstances<'_>,
) -> Result<Option<&'static str>, Fault> {
    let look = circumstances.look;
    let of_person = condition::links_to("person", person);
    let decided = [of_person.clone(), condition::on_or_before("decided_on", on)];
    let mut refused_on: Option<Date> = None;
    for (_, row) in look.records("decisions", &decided)? {
        let decision = Decision::from_row(&row)?;
        match decision.outcome.0.as_str() {
            "recognised" => return Ok(Some("recognised")),
            "not_recognised" => refused_on = refused_on.max(decision.decided_on),
            _ => {}
        }
    }
    let mut presumed_on: Option<Date> = None;
    let presumed = [
        of_person.clone(),
        condition::on_or_before("presumed_on", on),
    ];
    for (_, row) in look.records("screenings", &presumed)? {
        presumed_on = presumed_on.max(Screening::from_row(&row)?.presumed_on);
    }
    let begun = [of_person, condition::on_or_before("began_on", on)];
    for (_, row) in look.records("reflection_periods", &begun)? {
        let period = identification::ReflectionPeriod::from_row(&row)?;
        presumed_on = presumed_on.max(Some(period.began_on));
    }
    // No day lies before every day.
    Ok((presumed_on > refused_on).then_some("presumed"))
}

fn check(alert: &NonPunishmentAlert, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let status = status(alert.person.id, alert.alerted_on, circumstances)?;
    if status == Some(alert.status.0.as_str()) {
        return Ok(());
    }
    Err(Refusal::by("safeguards.status_of_that_day")
        .at("status")
        .into())
}
