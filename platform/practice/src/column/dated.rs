//! Days: some after another day, or spread over a range.

use jiff::civil::Weekday;
use kernel::{Date, Value};
use pack::Fault;

use super::Column;
use crate::chance::Chance;

impl Column<'_> {
    pub(super) fn after(
        &self,
        line: usize,
        of: &str,
        days: (i64, i64),
        until: Option<Date>,
        index: usize,
        chance: &mut Chance,
    ) -> Result<Value, Fault> {
        // Drawn whether it is needed or not: the next record's day does not
        // depend on it.
        let drawn = chance.between(days.0, days.1);
        let base = match self.at(line, of, index)? {
            Value::Date(base) => base,
            Value::Absent => return Ok(Value::Absent),
            _ => return Err(self.fault(line, format!("`{of}` holds no day"), "name a date field")),
        };
        let day = base
            .checked_add(jiff::Span::new().days(drawn))
            .map_err(|error| self.fault(line, error.to_string(), ""))?;
        let day = until.map_or(day, |until| day.min(until));
        if days.0 >= 0 && day < base {
            return Err(self.fault(
                line,
                format!("`{of}` is {base}, after {day}, until which this may be"),
                "let it be earlier, or this later",
            ));
        }
        Ok(Value::Date(day))
    }
}

/// The part of a range of days that a batch has; at least a day.
pub(super) fn sliced(first: Date, last: Date, slice: Option<(u64, u64)>) -> (Date, Date) {
    let Some((batch, batches)) = slice else {
        return (first, last);
    };
    let days = first
        .until(last)
        .map_or(0, |span| i64::from(span.get_days()))
        .max(0) as u64
        + 1;
    let day = |later: u64| {
        first
            .checked_add(jiff::Span::new().days(later as i64))
            .unwrap_or(last)
            .min(last)
    };
    let batches = batches.max(1);
    let (begins, ends) = (days * batch / batches, days * (batch + 1) / batches);
    (day(begins), day(ends.saturating_sub(1).max(begins)))
}

/// Days from the first to the last, as evenly as chance allows, in an order
/// of chance.
pub(super) fn spread(
    first: Date,
    last: Date,
    workdays: bool,
    count: usize,
    chance: &mut Chance,
) -> Vec<Date> {
    let days = first
        .until(last)
        .map_or(0, |span| i64::from(span.get_days()))
        .max(0) as u64
        + 1;
    let many = count as u64;
    let mut dates: Vec<Date> = (0..many)
        .map(|place| {
            let thousandths = (place * 1_000 + chance.below(1_000)) * days;
            let later = (thousandths / (many * 1_000)) as i64;
            let day = first
                .checked_add(jiff::Span::new().days(later))
                .unwrap_or(last);
            if workdays {
                workday(day, first, last)
            } else {
                day
            }
        })
        .collect();
    chance.shuffle(&mut dates);
    dates
}

/// The working day next to a day at the end of a week, within the range.
fn workday(day: Date, first: Date, last: Date) -> Date {
    let moved = match day.weekday() {
        Weekday::Saturday => day.yesterday(),
        Weekday::Sunday => day.tomorrow(),
        _ => return day,
    };
    moved
        .ok()
        .filter(|moved| (first..=last).contains(moved))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn days_fill_their_range_evenly_and_do_not_leave_it() {
        let first = jiff::civil::date(2017, 1, 1);
        let last = jiff::civil::date(2017, 12, 31);
        let dates = spread(first, last, false, 1_200, &mut Chance::of(3, &["days"]));
        for month in 1..=12 {
            let many = dates.iter().filter(|date| date.month() == month).count();
            assert!((85..=115).contains(&many), "month {month}: {many}");
        }
        assert!(dates.iter().all(|date| (first..=last).contains(date)));
        assert!(!dates.is_sorted());
    }

    #[test]
    fn the_batches_of_a_range_cover_it_one_after_the_other() {
        let first = jiff::civil::date(2015, 1, 1);
        let last = jiff::civil::date(2015, 1, 10);
        let slices: Vec<_> = (0..5)
            .map(|batch| sliced(first, last, Some((batch, 5))))
            .collect();
        assert_eq!(slices[0].0, first);
        assert_eq!(slices[4].1, last);
        for pair in slices.windows(2) {
            assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0);
        }
        // More batches than days: several have the same day.
        let many: Vec<_> = (0..30)
            .map(|batch| sliced(first, last, Some((batch, 30))))
            .collect();
        assert!(
            many.iter()
                .all(|(begins, ends)| begins == ends && *ends <= last)
        );
        assert!(many.is_sorted());
    }

    #[test]
    fn working_days_are_no_saturdays_or_sundays() {
        let first = jiff::civil::date(2017, 3, 1);
        let last = jiff::civil::date(2017, 3, 31);
        let dates = spread(first, last, true, 100, &mut Chance::of(3, &["days"]));
        assert!(
            dates
                .iter()
                .all(|date| { !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) })
        );
    }
}
