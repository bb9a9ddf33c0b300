//! The prosecutor's office answers what it was alerted of, and changes nothing
//! else of it; nobody else answers in its name.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::NonPunishmentAlert;

/// What the answer is made of.
const ANSWER: [&str; 3] = ["answered_on", "answer", "answered_because"];

pub(crate) fn answered_by_the_alerted() -> Rule<NonPunishmentAlert> {
    Rule {
        id: "safeguards.answered_by_the_alerted",
        source: "Council of Europe Convention No. 197, Article 26: who prosecutes decides not to, and is told by somebody else",
        check,
    }
}

fn check(alert: &NonPunishmentAlert, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(by) = circumstances.by else {
        return Ok(());
    };
    let kind = NonPunishmentAlert::kind();
    let stood = circumstances
        .look
        .record(&kind.register, circumstances.id)?;
    let row = alert.to_row();
    let is_alerted = match &stood {
        // Who was alerted first is whoever answers.
        Some(stood) => NonPunishmentAlert::from_row(stood)?.alerted.0 == by.agency,
        None => false,
    };
    for field in &kind.fields {
        let is_answer = ANSWER.contains(&field.name.as_str());
        let now = kind.value(&row, &field.name);
        // What is sealed is read by no rule: it is written anew by those alone
        // who see it, and stands for nothing without the day beside it.
        let changed = match &stood {
            _ if field.is_sealed() => false,
            Some(stood) => kind.value(stood, &field.name) != now,
            None => is_answer && *now != kernel::Value::Absent,
        };
        if changed && is_answer != is_alerted {
            return Err(Refusal::by("safeguards.answered_by_the_alerted")
                .at(&field.name)
                .into());
        }
    }
    Ok(())
}
