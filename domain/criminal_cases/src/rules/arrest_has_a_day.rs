//! An arrest has a day: a country of the arrest alone would leave the person
//! wanted.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Wanted;

pub(crate) fn arrest_has_a_day() -> Rule<Wanted> {
    Rule {
        id: "criminal_cases.arrest_has_a_day",
        source: "arrests of wanted persons are counted by their day; wanted persons are a stock until then",
        check,
    }
}

fn check(wanted: &Wanted, _: &Circumstances<'_>) -> Result<(), No> {
    if wanted.arrested_in.is_some() && wanted.arrested_on.is_none() {
        return Err(Refusal::by("criminal_cases.arrest_has_a_day")
            .at("arrested_on")
            .into());
    }
    Ok(())
}
