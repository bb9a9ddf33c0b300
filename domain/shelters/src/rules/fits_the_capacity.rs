//! A stay fits the capacity: on no night do more people sleep in a shelter
//! than it can hold. The night of `left_on` is free for somebody else.

use kernel::{Circumstances, No, Record, Refusal, Rule, condition};

use crate::{Shelter, Stay, nights::most_together};

pub(crate) fn fits_the_capacity() -> Rule<Stay> {
    Rule {
        id: "shelters.fits_the_capacity",
        source: "no double booking: a bed promised twice is a night in the street",
        check,
    }
}

fn check(stay: &Stay, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let id = "shelters.fits_the_capacity";
    let Some(shelter) = circumstances.look.record("shelters", stay.shelter.id)? else {
        return Err(Refusal::by("entry.no_such_record")
            .at("shelter")
            .naming("register", "shelters")
            .into());
    };
    let shelter = Shelter::from_row(&shelter)?;
    let nights = stay.nights();
    if stay.admitted_on < shelter.opened_on
        || shelter
            .closed_on
            .is_some_and(|closed_on| stay.admitted_on >= closed_on)
    {
        return Err(Refusal::by("shelters.is_open").at("admitted_on").into());
    }
    if shelter
        .closed_on
        .is_some_and(|closed_on| !nights.end_by(closed_on))
    {
        return Err(Refusal::by("shelters.is_open").at("left_on").into());
    }
    // Only stays that can share a night with this one.
    let mut conditions = vec![
        condition::links_to("shelter", stay.shelter.id),
        condition::any([
            condition::not(condition::present("left_on")),
            condition::on_or_after("left_on", stay.admitted_on),
        ]),
    ];
    if let Some(left_on) = stay.left_on {
        conditions.push(condition::on_or_before("admitted_on", left_on));
    }
    let mut together = vec![nights];
    for (other, row) in circumstances.look.records("stays", &conditions)? {
        if other != circumstances.id {
            together.extend(Stay::from_row(&row)?.nights().within(nights));
        }
    }
    let most = most_together(&together);
    if most > shelter.capacity.0 {
        return Err(Refusal::by(id)
            .at("shelter")
            .naming("capacity", shelter.capacity.0)
            .into());
    }
    Ok(())
}
