//! A stay fits the capacity: on no night do more people sleep in a shelter
//! than it can hold. The night of `left_on` is free for somebody else.

use std::collections::BTreeMap;

use kernel::{Circumstances, Date, No, Record, Refusal, Rule, condition};

use crate::{Shelter, Stay};

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
    if stay.admitted_on < shelter.opened_on
        || shelter
            .closed_on
            .is_some_and(|closed| stay.admitted_on >= closed)
    {
        return Err(Refusal::by("shelters.is_open").at("admitted_on").into());
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
    let mut others = Vec::new();
    for (other, row) in circumstances.look.records("stays", &conditions)? {
        if other != circumstances.id {
            let other = Stay::from_row(&row)?;
            others.push((other.admitted_on, other.left_on));
        }
    }
    let most = most_at_once((stay.admitted_on, stay.left_on), &others);
    if most > shelter.capacity.0 {
        return Err(Refusal::by(id)
            .at("shelter")
            .naming("capacity", shelter.capacity.0)
            .into());
    }
    Ok(())
}

/// The most people at once, on any night of this stay, this one included.
fn most_at_once(stay: (Date, Option<Date>), others: &[(Date, Option<Date>)]) -> i64 {
    let (first, left) = stay;
    // The number of people changes only on days when somebody comes or goes.
    let mut changes: BTreeMap<Date, i64> = BTreeMap::new();
    for &(admitted, other_left) in others {
        if other_left.is_some_and(|day| day <= first) || left.is_some_and(|day| admitted >= day) {
            continue;
        }
        if other_left == Some(admitted) {
            continue; // no night at all
        }
        *changes.entry(admitted.max(first)).or_default() += 1;
        if let Some(day) = other_left {
            *changes.entry(day).or_default() -= 1;
        }
    }
    let mut now = 1;
    let mut most = 1;
    for (day, change) in changes {
        if left.is_some_and(|left| day >= left) {
            break;
        }
        now += change;
        most = most.max(now);
    }
    most
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(day: i8) -> Date {
        Date::constant(2017, 3, day)
    }

    #[test]
    fn the_bed_is_free_on_the_night_of_leaving() {
        let others = [(day(1), Some(day(5)))];
        assert_eq!(most_at_once((day(5), None), &others), 1);
        assert_eq!(most_at_once((day(4), None), &others), 2);
    }

    #[test]
    fn stays_that_do_not_meet_each_other_share_a_bed() {
        let others = [(day(1), Some(day(5))), (day(5), Some(day(9)))];
        assert_eq!(most_at_once((day(2), Some(day(8))), &others), 2);
        let together = [(day(1), Some(day(6))), (day(5), Some(day(9)))];
        assert_eq!(most_at_once((day(2), Some(day(8))), &together), 3);
    }

    #[test]
    fn somebody_who_comes_later_counts_in_an_open_stay() {
        assert_eq!(most_at_once((day(1), None), &[(day(20), None)]), 2);
        assert_eq!(most_at_once((day(1), Some(day(20))), &[(day(20), None)]), 1);
    }
}
