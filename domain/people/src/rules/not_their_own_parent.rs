//! Nobody is their own child: `child_of` leads to another file.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Person;

pub(crate) fn not_their_own_parent() -> Rule<Person> {
    Rule {
        id: "people.not_their_own_parent",
        source: "a link that leads back to itself would make one person two",
        check,
    }
}

fn check(person: &Person, circumstances: &Circumstances<'_>) -> Result<(), No> {
    if person
        .child_of
        .is_some_and(|parent| parent.id == circumstances.id)
    {
        return Err(Refusal::by("people.not_their_own_parent")
            .at("child_of")
            .into());
    }
    Ok(())
}
