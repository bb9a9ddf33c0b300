//! The reflection period cannot be shorter than the country's law says,
//! unless a lawful ground is on record.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::ReflectionPeriod;

pub(crate) fn reflection_not_shortened() -> Rule<ReflectionPeriod> {
    Rule {
        id: "identification.reflection_not_shortened",
        source: "Council of Europe Convention on Action against Trafficking in Human Beings, \
                 article 13; the length is the country pack's deadline `reflection_period`",
        check,
    }
}

fn check(period: &ReflectionPeriod, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let id = "identification.reflection_not_shortened";
    let Some(hours) = circumstances
        .settings
        .hours("reflection_period", period.began_on)
    else {
        return Ok(());
    };
    let days = period
        .ends_on
        .since(period.began_on)
        .map_or(0, |span| i64::from(span.get_days()));
    if days * 24 < hours && period.shortened_because.is_none() {
        return Err(Refusal::by(id)
            .at("ends_on")
            .naming("days", hours / 24)
            .into());
    }
    Ok(())
}
