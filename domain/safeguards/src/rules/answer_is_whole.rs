//! An answer has a day and says what was done; one by which it goes on says
//! why.

use kernel::{Circumstances, NON_ANSWERS, No, Refusal, Rule};

use crate::NonPunishmentAlert;

pub(crate) fn answer_is_whole() -> Rule<NonPunishmentAlert> {
    Rule {
        id: "safeguards.answer_is_whole",
        source: "Council of Europe Convention No. 197, Article 26: a victim who is prosecuted all the same is so for a reason",
        check,
    }
}

fn check(alert: &NonPunishmentAlert, _: &Circumstances<'_>) -> Result<(), No> {
    let answer = alert.answer.as_ref().map(|answer| answer.0.as_str());
    let missing = match (answer, alert.answered_on) {
        (None, None) if alert.answered_because.is_none() => return Ok(()),
        (None, _) => "answer",
        (Some(answer), _) if NON_ANSWERS.contains(&answer) => "answer",
        (Some(_), None) => "answered_on",
        (Some("goes_on"), Some(_)) if alert.answered_because.is_none() => "answered_because",
        (Some(_), Some(_)) => return Ok(()),
    };
    Err(Refusal::by("safeguards.answer_is_whole").at(missing).into())
}
