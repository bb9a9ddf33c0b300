//! Nothing happens to a person before the year of their birth. Every desk
//! that keeps what happened to people asks this of its registers.

use kernel::{Circumstances, Date, Fault, FieldValue, No, Record, Refusal, Rule};

use crate::Person;

/// The rule for a register whose subject is a person and whose period is a
/// day: the day does not lie before the person's year of birth.
pub fn born_by_then<R: Record>() -> Rule<R> {
    Rule {
        id: "people.born_by_then",
        source: "the order of events; ages at an event are counted from the year of birth",
        check,
    }
}

fn check<R: Record>(record: &R, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let kind = R::kind();
    let (Some(subject), Some(period)) = (&kind.subject, &kind.period) else {
        return Err(Fault::new(format!(
            "the register `{}` has no person or no day: people.born_by_then cannot be asked of it",
            kind.register
        ))
        .into());
    };
    let row = record.to_row();
    let day = Option::<Date>::from_value(kind.value(&row, period))?;
    let (Some(person), Some(day)) = (kind.value(&row, subject).as_link(), day) else {
        return Ok(());
    };
    let Some(person) = circumstances.look.record("persons", person)? else {
        return Ok(());
    };
    match Person::from_row(&person)?.birth_year {
        Some(born) if day.year() < born.0 => Err(Refusal::by("people.born_by_then")
            .at(period)
            .naming("born", born.0)
            .into()),
        _ => Ok(()),
    }
}
