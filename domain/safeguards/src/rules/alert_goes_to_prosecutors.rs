//! An alert goes to a prosecutor's office: another body cannot answer it, and
//! would learn of a number that it bears a victim. Which bodies are such offices
//! the country marks.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::NonPunishmentAlert;

/// The mark of the bodies that prosecute.
pub(crate) const PROSECUTORS_OFFICE: &str = "prosecutors_office";

pub(crate) fn alert_goes_to_prosecutors() -> Rule<NonPunishmentAlert> {
    Rule {
        id: "safeguards.alert_goes_to_prosecutors",
        source: "Council of Europe Convention No. 197, Article 26: who prosecutes decides not to",
        check,
    }
}

fn check(alert: &NonPunishmentAlert, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let alerted = &alert.alerted;
    let settings = circumstances.settings;
    if settings.is_marked("agencies", &alerted.0, PROSECUTORS_OFFICE) {
        return Ok(());
    }
    // An office that has lost its mark answers what it was alerted of.
    let register = NonPunishmentAlert::kind().register;
    if let Some(stood) = circumstances.look.record(&register, circumstances.id)?
        && NonPunishmentAlert::from_row(&stood)?.alerted == *alerted
    {
        return Ok(());
    }
    Err(Refusal::by("safeguards.alert_goes_to_prosecutors")
        .at("alerted")
        .into())
}
