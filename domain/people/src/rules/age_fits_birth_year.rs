//! Nobody is an adult who cannot have turned eighteen, nor a child who must
//! have: children and adults are counted apart.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Person;

/// The age from which a person is no child.
const OF_AGE: i16 = 18;

pub(crate) fn age_fits_birth_year() -> Rule<Person> {
    Rule {
        id: "people.age_fits_birth_year",
        source: "Palermo Protocol, article 3 (d), and Council of Europe Convention on Action against \
                 Trafficking in Human Beings, article 4 (d): a child is under eighteen",
        check,
    }
}

fn check(person: &Person, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let (Some(status), Some(born)) = (&person.age_status, person.birth_year) else {
        return Ok(());
    };
    // Of the years alone, one is left open either way.
    let oldest_today = circumstances.today.year() - born.0;
    let youngest_then = person.registered_on.year() - born.0 - 1;
    let wrong = match status.0.as_str() {
        "adult" => oldest_today < OF_AGE,
        "child" => youngest_then >= OF_AGE,
        _ => false,
    };
    if wrong {
        return Err(Refusal::by("people.age_fits_birth_year")
            .at("age_status")
            .naming("born", born.0)
            .into());
    }
    Ok(())
}
