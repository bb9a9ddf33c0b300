//! Whom a record opens a person's file to is said by another body.
//!
//! Could a body write such a record for itself, everybody in it could open
//! everybody's file.

use kernel::{Circumstances, Fault, FieldValue, No, Record, Refusal, Rule};

/// A record that opens the file of its subject to a body.
pub trait OpensFile: Record {
    /// The field that names the body.
    const TO: &'static str;
}

/// Nobody writes a record that opens a file to their own body, nor turns one
/// that stands to another person. Who was named by another body may answer.
pub fn opened_by_another<R: OpensFile>() -> Rule<R> {
    Rule {
        id: "people.opened_by_another",
        source: "need to know: nobody gives themselves the tie that opens a file",
        check,
    }
}

fn check<R: OpensFile>(record: &R, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(by) = circumstances.by else {
        return Ok(());
    };
    let kind = R::kind();
    let Some(subject) = &kind.subject else {
        return Err(Fault::new(format!(
            "the register `{}` has no person: people.opened_by_another cannot be asked of it",
            kind.register
        ))
        .into());
    };
    let row = record.to_row();
    let to = Option::<kernel::Code>::from_value(kind.value(&row, R::TO))?;
    if to.is_none_or(|to| to.0 != by.agency) {
        return Ok(());
    }
    let stood = circumstances
        .look
        .record(&kind.register, circumstances.id)?;
    let stands_on = stood.is_some_and(|stood| {
        [R::TO, subject.as_str()]
            .iter()
            .all(|field| kind.value(&stood, field) == kind.value(&row, field))
    });
    if stands_on {
        Ok(())
    } else {
        Err(Refusal::by("people.opened_by_another").at(R::TO).into())
    }
}
