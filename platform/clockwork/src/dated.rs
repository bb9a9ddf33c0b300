//! Settings that hold from a date: a deadline that was once longer and is now
//! shorter, an amount that a law raised.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A value and the days on which it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validity<T> {
    /// The first day on which the value holds.
    pub from: Date,
    /// The last day on which it holds. Without one it holds until the next
    /// value begins, or for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What holds.
    pub value: T,
}

/// A value in force on every day from `from` to `until`, both included.
#[derive(Debug, PartialEq, Eq)]
pub struct InForce<'dated, T> {
    /// The first day of the asked span on which it holds.
    pub from: Date,
    /// The last day of the asked span on which it holds.
    pub until: Date,
    /// What holds.
    pub value: &'dated T,
}

/// Values of one setting over time; on any day at most one holds.
///
/// ```
/// use clockwork::{Dated, date};
///
/// let answer_hours_max = Dated::since([(date(2009, 8, 1)?, 30), (date(2020, 1, 1)?, 12)])?;
/// assert_eq!(answer_hours_max.at(date(2019, 12, 31)?), Some(&30));
/// assert_eq!(answer_hours_max.at(date(2020, 1, 1)?), Some(&12));
/// assert_eq!(answer_hours_max.at(date(2009, 7, 31)?), None);
///
/// assert!(Dated::since([(date(2009, 8, 1)?, 30), (date(2009, 8, 1)?, 12)]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    try_from = "Vec<Validity<T>>",
    into = "Vec<Validity<T>>",
    bound(
        serialize = "T: Serialize + Clone",
        deserialize = "T: Deserialize<'de>"
    )
)]
pub struct Dated<T> {
    /// In order of `from`, without overlap.
    validities: Vec<Validity<T>>,
}

/// Why values over time cannot stand beside each other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DatedError {
    /// The last day is before the first.
    #[error("a value that holds from {from} cannot end on {until}, which is earlier")]
    EndsBeforeItBegins {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// Two values hold on the same day.
    #[error(
        "two values hold on {on}: one from {first}, one from {second}; end the first on the day before {second}, or leave its end out"
    )]
    Overlap {
        /// First day of the earlier value.
        first: Date,
        /// First day of the later value.
        second: Date,
        /// A day on which both hold.
        on: Date,
    },
}

impl<T> Dated<T> {
    /// Values with the days on which they hold, in any order.
    ///
    /// # Errors
    /// When two of them hold on one day, or one ends before it begins.
    pub fn new(validities: impl IntoIterator<Item = Validity<T>>) -> Result<Dated<T>, DatedError> {
        let mut validities: Vec<Validity<T>> = validities.into_iter().collect();
        validities.sort_by_key(|validity| validity.from);
        for validity in &validities {
            if let Some(until) = validity.until
                && until < validity.from
            {
                return Err(DatedError::EndsBeforeItBegins {
                    from: validity.from,
                    until,
                });
            }
        }
        for pair in validities.windows(2) {
            let (earlier, later) = (&pair[0], &pair[1]);
            let runs_into_the_next = earlier.until.is_some_and(|until| until >= later.from);
            if earlier.from == later.from || runs_into_the_next {
                return Err(DatedError::Overlap {
                    first: earlier.from,
                    second: later.from,
                    on: later.from,
                });
            }
        }
        Ok(Dated { validities })
    }

    /// Values that each hold from a day until the next begins.
    ///
    /// # Errors
    /// When two begin on the same day.
    pub fn since(values: impl IntoIterator<Item = (Date, T)>) -> Result<Dated<T>, DatedError> {
        Dated::new(values.into_iter().map(|(from, value)| Validity {
            from,
            until: None,
            value,
        }))
    }

    /// One value that has always held.
    #[must_use]
    pub fn always(value: T) -> Dated<T> {
        Dated {
            validities: vec![Validity {
                from: Date::MIN,
                until: None,
                value,
            }],
        }
    }

    /// The value in force on a day, if one is.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<&T> {
        let begun = self
            .validities
            .partition_point(|validity| validity.from <= day);
        let latest = self.validities.get(begun.checked_sub(1)?)?;
        latest
            .until
            .is_none_or(|until| day <= until)
            .then_some(&latest.value)
    }

    /// The values in force between two days, both included, in order of time
    /// and cut to those days. Days without a value are left out.
    #[must_use]
    pub fn over(&self, from: Date, until: Date) -> Vec<InForce<'_, T>> {
        let mut in_force = Vec::new();
        for (position, validity) in self.validities.iter().enumerate() {
            // Where no end is written, the next value's first day ends it.
            let day_before_next = self
                .validities
                .get(position + 1)
                .and_then(|next| next.from.yesterday().ok());
            let last = validity.until.or(day_before_next).unwrap_or(Date::MAX);
            let (first, last) = (validity.from.max(from), last.min(until));
            if first <= last {
                in_force.push(InForce {
                    from: first,
                    until: last,
                    value: &validity.value,
                });
            }
        }
        in_force
    }

    /// Every value as it was written, in order of time.
    #[must_use]
    pub fn validities(&self) -> &[Validity<T>] {
        &self.validities
    }
}

impl<T> TryFrom<Vec<Validity<T>>> for Dated<T> {
    type Error = DatedError;

    fn try_from(validities: Vec<Validity<T>>) -> Result<Dated<T>, DatedError> {
        Dated::new(validities)
    }
}

impl<T> From<Dated<T>> for Vec<Validity<T>> {
    fn from(dated: Dated<T>) -> Vec<Validity<T>> {
        dated.validities
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    fn validity(from: Date, until: Option<Date>, value: i32) -> Validity<i32> {
        Validity { from, until, value }
    }

    #[test]
    fn the_first_day_counts_and_the_day_before_does_not() {
        let dated = Dated::since([(day(2020, 1, 1), 12), (day(2009, 8, 1), 30)]).unwrap();
        assert_eq!(dated.at(day(2009, 7, 31)), None);
        assert_eq!(dated.at(day(2009, 8, 1)), Some(&30));
        assert_eq!(dated.at(day(2019, 12, 31)), Some(&30));
        assert_eq!(dated.at(day(2020, 1, 1)), Some(&12));
        assert_eq!(dated.at(Date::MAX), Some(&12));
    }

    #[test]
    fn the_last_day_counts_and_the_next_does_not() {
        let dated = Dated::new([validity(day(2016, 1, 1), Some(day(2016, 12, 31)), 7)]).unwrap();
        assert_eq!(dated.at(day(2016, 12, 31)), Some(&7));
        assert_eq!(dated.at(day(2017, 1, 1)), None);
    }

    #[test]
    fn values_over_a_span_come_in_order_and_cut_to_it() {
        let dated = Dated::new([
            validity(day(2010, 1, 1), Some(day(2016, 6, 30)), 1),
            validity(day(2017, 3, 1), None, 2),
            validity(day(2017, 10, 1), None, 3),
        ])
        .unwrap();
        let found: Vec<(Date, Date, i32)> = dated
            .over(day(2016, 1, 1), day(2017, 12, 31))
            .into_iter()
            .map(|span| (span.from, span.until, *span.value))
            .collect();
        assert_eq!(
            found,
            [
                (day(2016, 1, 1), day(2016, 6, 30), 1),
                (day(2017, 3, 1), day(2017, 9, 30), 2),
                (day(2017, 10, 1), day(2017, 12, 31), 3),
            ]
        );
        assert!(dated.over(day(2016, 7, 1), day(2017, 2, 28)).is_empty());
        assert_eq!(dated.over(day(2017, 2, 28), day(2017, 3, 1)).len(), 1);
        assert!(dated.over(day(2018, 1, 2), day(2018, 1, 1)).is_empty());
    }

    #[test]
    fn two_values_on_one_day_are_refused() {
        let same_start = Dated::since([(day(2020, 1, 1), 1), (day(2020, 1, 1), 2)]);
        assert!(matches!(same_start, Err(DatedError::Overlap { .. })));
        let running_over = Dated::new([
            validity(day(2019, 1, 1), Some(day(2020, 1, 1)), 1),
            validity(day(2020, 1, 1), None, 2),
        ]);
        assert_eq!(
            running_over.unwrap_err().to_string(),
            "two values hold on 2020-01-01: one from 2019-01-01, one from 2020-01-01; end the \
             first on the day before 2020-01-01, or leave its end out"
        );
        let touching = Dated::new([
            validity(day(2019, 1, 1), Some(day(2019, 12, 31)), 1),
            validity(day(2020, 1, 1), None, 2),
        ]);
        assert!(touching.is_ok());
        let backwards = Dated::new([validity(day(2020, 1, 2), Some(day(2020, 1, 1)), 1)]);
        assert!(matches!(
            backwards,
            Err(DatedError::EndsBeforeItBegins { .. })
        ));
    }

    #[test]
    fn a_written_setting_is_read_back_and_an_overlap_in_it_is_refused() {
        let text = r#"[{"from":"2017-01-01","value":5},{"from":"2024-01-01","value":8}]"#;
        let dated: Dated<i64> = serde_json::from_str(text).unwrap();
        assert_eq!(dated.at(day(2023, 12, 31)), Some(&5));
        assert_eq!(dated.at(day(2024, 1, 1)), Some(&8));
        assert_eq!(serde_json::to_string(&dated).unwrap(), text);
        let overlap = r#"[{"from":"2017-01-01","until":"2024-06-01","value":5},{"from":"2024-01-01","value":8}]"#;
        let refused = serde_json::from_str::<Dated<i64>>(overlap).unwrap_err();
        assert!(refused.to_string().contains("two values hold on"));
    }

    #[test]
    fn one_value_that_always_held_holds_on_every_day() {
        let dated = Dated::always("x");
        assert_eq!(dated.at(Date::MIN), Some(&"x"));
        assert_eq!(dated.at(Date::MAX), Some(&"x"));
        assert!(Dated::<i32>::since([]).unwrap().at(Date::MAX).is_none());
    }
}
