//! Nobody is arrested as a wanted person before being declared wanted, nor
//! is a search withdrawn before it began.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Wanted;

pub(crate) fn arrest_after_declaration() -> Rule<Wanted> {
    Rule {
        id: "criminal_cases.arrest_after_declaration",
        source: "the order of events; wanted persons are a stock over both dates",
        check,
    }
}

fn check(wanted: &Wanted, _: &Circumstances<'_>) -> Result<(), No> {
    for (field, day) in [
        ("arrested_on", wanted.arrested_on),
        ("withdrawn_on", wanted.withdrawn_on),
    ] {
        if day.is_some_and(|day| day < wanted.declared_on) {
            return Err(Refusal::by("criminal_cases.arrest_after_declaration")
                .at(field)
                .naming("declared_on", wanted.declared_on)
                .into());
        }
    }
    Ok(())
}
