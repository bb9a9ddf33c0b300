//! A presumed victim has the day from which they were treated as one, and
//! nobody else has such a day.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Screening;

pub(crate) fn presumed_has_a_day() -> Rule<Screening> {
    Rule {
        id: "identification.presumed_has_a_day",
        source: "a presumed victim is counted in the year of the day from which they were treated as one",
        check,
    }
}

fn check(screening: &Screening, _: &Circumstances<'_>) -> Result<(), No> {
    let field = match (screening.result.0.as_str(), screening.presumed_on) {
        ("presumed_victim", None) => "presumed_on",
        ("presumed_victim" | "declined", _) | (_, None) => return Ok(()),
        (_, Some(_)) => "result",
    };
    Err(Refusal::by("identification.presumed_has_a_day")
        .at(field)
        .into())
}
