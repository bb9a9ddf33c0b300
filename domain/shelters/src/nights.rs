//! The nights of stays: which of them are shared, and by how many.

use std::collections::BTreeMap;

use kernel::Date;

use crate::Stay;

/// The nights of one stay. The night of the day of leaving is free for
/// somebody else; who comes and leaves on one day has no night at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nights {
    /// The first night.
    pub(crate) first: Date,
    /// The day of leaving, if it is known.
    pub(crate) left: Option<Date>,
}

impl Stay {
    pub(crate) fn nights(&self) -> Nights {
        Nights {
            first: self.admitted_on,
            left: self.left_on,
        }
    }
}

impl Nights {
    /// Those of these nights that are among others, if any is.
    pub(crate) fn within(self, others: Self) -> Option<Self> {
        let shared = Self {
            first: self.first.max(others.first),
            left: match (self.left, others.left) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            },
        };
        shared
            .left
            .is_none_or(|left| left > shared.first)
            .then_some(shared)
    }

    /// Whether two stays share a night.
    pub(crate) fn meet(self, others: Self) -> bool {
        self.within(others).is_some()
    }

    /// Whether the last night lies before a day.
    pub(crate) fn end_by(self, day: Date) -> bool {
        self.left.is_some_and(|left| left <= day)
    }
}

/// The most people at once, over all nights of some stays.
pub(crate) fn most_together(stays: &[Nights]) -> i64 {
    // The number of people changes only on days when somebody comes or goes;
    // who leaves on a day is gone before anybody comes.
    let mut changes: BTreeMap<Date, i64> = BTreeMap::new();
    for nights in stays.iter().filter(|nights| nights.meet(**nights)) {
        *changes.entry(nights.first).or_default() += 1;
        if let Some(left) = nights.left {
            *changes.entry(left).or_default() -= 1;
        }
    }
    let mut now = 0;
    let mut most = 0;
    for change in changes.into_values() {
        now += change;
        most = most.max(now);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nights(first: i8, left: Option<i8>) -> Nights {
        let day = |day| Date::constant(2017, 3, day);
        Nights {
            first: day(first),
            left: left.map(day),
        }
    }

    #[test]
    fn the_bed_is_free_on_the_night_of_leaving() {
        let before = nights(1, Some(5));
        assert_eq!(most_together(&[before, nights(5, None)]), 1);
        assert_eq!(most_together(&[before, nights(4, None)]), 2);
        assert!(!before.meet(nights(5, None)));
        assert!(before.meet(nights(4, None)));
    }

    #[test]
    fn stays_that_do_not_meet_each_other_share_a_bed() {
        let two = [nights(1, Some(5)), nights(5, Some(9))];
        assert_eq!(most_together(&[nights(2, Some(8)), two[0], two[1]]), 2);
        let together = [nights(1, Some(6)), nights(5, Some(9))];
        assert_eq!(
            most_together(&[nights(2, Some(8)), together[0], together[1]]),
            3
        );
    }

    #[test]
    fn somebody_who_comes_later_counts_in_an_open_stay_alone() {
        let later = nights(20, None);
        assert!(nights(1, None).meet(later));
        assert!(!nights(1, Some(20)).meet(later));
        assert!(nights(1, Some(21)).meet(later));
    }

    #[test]
    fn who_comes_and_leaves_on_one_day_takes_no_bed() {
        let passing = nights(4, Some(4));
        assert!(!passing.meet(nights(1, None)));
        assert_eq!(most_together(&[passing, passing]), 0);
    }

    #[test]
    fn nights_end_by_the_day_of_leaving() {
        let day = Date::constant(2017, 3, 5);
        assert!(nights(1, Some(5)).end_by(day));
        assert!(!nights(1, Some(6)).end_by(day));
        assert!(!nights(1, None).end_by(day));
    }
}
