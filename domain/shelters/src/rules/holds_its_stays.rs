//! A unit that is changed still holds everybody who stayed in it: it was open
//! on their nights, and large enough.

use kernel::{Circumstances, No, Record, Refusal, Rule, condition};

use crate::{Shelter, Stay, nights::most_together};

pub(crate) fn holds_its_stays() -> Rule<Shelter> {
    Rule {
        id: "shelters.holds_its_stays",
        source: "no double booking: a bed promised twice is a night in the street",
        check,
    }
}

fn check(shelter: &Shelter, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let mut stays = Vec::new();
    for (_, row) in circumstances
        .look
        .records("stays", &[condition::links_to("shelter", circumstances.id)])?
    {
        stays.push(Stay::from_row(&row)?.nights());
    }
    let mut refusals = Vec::new();
    if let Some(first) = stays.iter().map(|nights| nights.first).min()
        && first < shelter.opened_on
    {
        refusals.push(
            Refusal::by("shelters.somebody_stayed")
                .at("opened_on")
                .naming("when", first),
        );
    }
    if let Some(closed_on) = shelter.closed_on
        && let Some(nights) = stays.iter().find(|nights| !nights.end_by(closed_on))
    {
        refusals.push(
            Refusal::by("shelters.somebody_stayed")
                .at("closed_on")
                .naming("when", nights.first),
        );
    }
    let most = most_together(&stays);
    if most > shelter.capacity.0 {
        refusals.push(
            Refusal::by("shelters.holds_its_stays")
                .at("capacity")
                .naming("most", most),
        );
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}
