//! The year of birth is that of the date of birth: ages are counted from the
//! year, and the sealed date must not say another one.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Person;

pub(crate) fn born_in_that_year() -> Rule<Person> {
    Rule {
        id: "people.born_in_that_year",
        source: "age bands are counted from the year of birth",
        check,
    }
}

fn check(person: &Person, _: &Circumstances<'_>) -> Result<(), No> {
    match (person.born_on, person.birth_year) {
        (Some(day), Some(year)) if day.year() != year.0 => {
            Err(Refusal::by("people.born_in_that_year")
                .at("birth_year")
                .into())
        }
        _ => Ok(()),
    }
}
