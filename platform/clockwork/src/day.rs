//! Days: which day a moment falls on in a country, and when that day ends.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan as _};

use crate::{Clock, Moment, TimeError};

/// A day of the calendar.
///
/// # Errors
/// When there is no such day.
pub fn date(year: i16, month: i8, day: i8) -> Result<Date, TimeError> {
    Date::new(year, month, day).map_err(|_| TimeError::NoSuchDay { year, month, day })
}

/// The time zone of this name in the IANA database.
///
/// # Errors
/// When the database has no such name.
pub fn time_zone(name: &str) -> Result<TimeZone, TimeError> {
    TimeZone::get(name).map_err(|_| TimeError::NoSuchTimeZone {
        name: name.to_owned(),
    })
}

/// The day on which a moment falls where this time zone holds.
#[must_use]
pub fn day_of(moment: Moment, zone: &TimeZone) -> Date {
    zone.to_datetime(moment.timestamp()).date()
}

/// The day it is now where this time zone holds.
#[must_use]
pub fn today(clock: &Clock, zone: &TimeZone) -> Date {
    day_of(clock.now(), zone)
}

/// The same day so many years later: of the 29th of February, the 28th where
/// the year has no other. The calendar's last day where there is no such year.
#[must_use]
pub fn years_after(day: Date, years: i64) -> Date {
    let years = i64::clamp(years, 0, 9_999);
    day.checked_add(years.years()).unwrap_or(Date::MAX)
}

/// The same day so many years earlier: of the 29th of February, the 28th where
/// the year has no other. The calendar's first day where there is no such year.
#[must_use]
pub fn years_before(day: Date, years: i64) -> Date {
    let years = i64::clamp(years, 0, 9_999);
    day.checked_sub(years.years()).unwrap_or(Date::MIN)
}

/// The first moment of a day: midnight, or the first minute after it where
/// the clocks skip midnight.
#[must_use]
pub fn start_of_day(day: Date, zone: &TimeZone) -> Moment {
    zone.to_zoned_datetime(day.at(0, 0, 0, 0))
        .ok()
        .and_then(|midnight| Moment::from_timestamp(midnight.timestamp()).ok())
        .unwrap_or(if day.year() < 1970 {
            Moment::MIN
        } else {
            Moment::MAX
        })
}

/// The last moment of a day: "as known on 31 December" means everything
/// recorded at this moment or before.
#[must_use]
pub fn end_of_day(day: Date, zone: &TimeZone) -> Moment {
    let next_day = match day.tomorrow() {
        Ok(next) => start_of_day(next, zone),
        Err(_) => return Moment::MAX,
    };
    if next_day == Moment::MAX {
        return Moment::MAX;
    }
    next_day
        .plus(SignedDuration::from_micros(-1))
        .unwrap_or(Moment::MIN)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn day(year: i16, month: i8, day: i8) -> Date {
        date(year, month, day).unwrap()
    }

    #[test]
    fn the_last_microsecond_of_the_year_counts_and_the_next_does_not() {
        let zone = time_zone("Asia/Tbilisi").unwrap();
        let end = end_of_day(day(2017, 12, 31), &zone);
        assert_eq!(end, moment("2017-12-31T19:59:59.999999Z"));
        assert_eq!(day_of(end, &zone), day(2017, 12, 31));
        let next = end.plus(SignedDuration::from_micros(1)).unwrap();
        assert_eq!(day_of(next, &zone), day(2018, 1, 1));
        assert_eq!(next, start_of_day(day(2018, 1, 1), &zone));
    }

    #[test]
    fn the_day_differs_between_zones_at_one_moment() {
        let clock = Clock::fixed(moment("2017-12-31T21:00:00Z"));
        assert_eq!(today(&clock, &time_zone("UTC").unwrap()), day(2017, 12, 31));
        assert_eq!(
            today(&clock, &time_zone("Asia/Tbilisi").unwrap()),
            day(2018, 1, 1)
        );
        assert_eq!(
            today(&clock, &time_zone("America/New_York").unwrap()),
            day(2017, 12, 31)
        );
    }

    #[test]
    fn days_with_23_and_25_hours_are_whole_days() {
        let zone = time_zone("Europe/Vienna").unwrap();
        for (spring_or_autumn, hours) in [(day(2018, 3, 25), 23), (day(2018, 10, 28), 25)] {
            let start = start_of_day(spring_or_autumn, &zone);
            let end = end_of_day(spring_or_autumn, &zone);
            assert_eq!(
                end.since(start),
                SignedDuration::from_hours(hours) - SignedDuration::from_micros(1)
            );
            assert_eq!(day_of(start, &zone), spring_or_autumn);
            assert_eq!(day_of(end, &zone), spring_or_autumn);
        }
    }

    #[test]
    fn a_day_whose_midnight_is_skipped_starts_when_the_clocks_do() {
        // Here the clocks went from 23:59:59 on 24 March 2018 to 01:00 on the 25th.
        let zone = time_zone("Asia/Beirut").unwrap();
        let start = start_of_day(day(2018, 3, 25), &zone);
        assert_eq!(start, moment("2018-03-24T22:00:00Z"));
        assert_eq!(day_of(start, &zone), day(2018, 3, 25));
        let end = end_of_day(day(2018, 3, 24), &zone);
        assert_eq!(end, moment("2018-03-24T21:59:59.999999Z"));
        assert_eq!(day_of(end, &zone), day(2018, 3, 24));
    }

    #[test]
    fn a_day_that_a_zone_left_out_ends_where_the_day_before_it_does() {
        // This zone changed sides of the date line: it had no 30 December 2011.
        let zone = time_zone("Pacific/Apia").unwrap();
        let before = end_of_day(day(2011, 12, 29), &zone);
        assert_eq!(day_of(before, &zone), day(2011, 12, 29));
        assert_eq!(end_of_day(day(2011, 12, 30), &zone), before);
        let next = before.plus(SignedDuration::from_micros(1)).unwrap();
        assert_eq!(day_of(next, &zone), day(2011, 12, 31));
    }

    #[test]
    fn the_ends_of_the_calendar_are_held() {
        let utc = time_zone("UTC").unwrap();
        assert_eq!(end_of_day(Date::MAX, &utc), Moment::MAX);
        assert_eq!(start_of_day(Date::MIN, &utc), Moment::MIN);
    }

    #[test]
    fn what_is_no_day_or_no_zone_is_refused_with_what_would_be_right() {
        assert_eq!(
            date(2017, 2, 29).unwrap_err().to_string(),
            "there is no day 2017-02-29 in the calendar"
        );
        assert!(date(2016, 2, 29).is_ok());
        let refused = time_zone("Nowhere/Nothing").unwrap_err().to_string();
        assert!(refused.contains("IANA"), "{refused}");
    }
}
