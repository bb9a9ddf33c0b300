//! Nobody sleeps in two places in one night.

use kernel::{Circumstances, No, Record, Refusal, Rule, condition};

use crate::Stay;

pub(crate) fn one_bed_each() -> Rule<Stay> {
    Rule {
        id: "shelters.one_bed_each",
        source: "counting rule: one person is counted once, whoever recorded them",
        check,
    }
}

fn check(stay: &Stay, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let others = circumstances
        .look
        .records("stays", &[condition::links_to("person", stay.person.id)])?;
    for (id, row) in others {
        let other = Stay::from_row(&row)?;
        if id != circumstances.id && stay.nights().meet(other.nights()) {
            return Err(Refusal::by("shelters.one_bed_each")
                .at("person")
                .naming("when", other.admitted_on)
                .into());
        }
    }
    Ok(())
}
