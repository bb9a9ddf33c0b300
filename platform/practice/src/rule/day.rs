//! A day as a plan says it.

use kernel::Date;

/// How a day is written, for whoever wrote something else.
pub(crate) const DAY: &str = "write 2017-05-03, or 05-03 for that day of the group's year, with `next ` or `last ` before it";

/// A day: of the calendar, or of the group's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    Fixed(Date),
    /// Month, day, and how many years after the group's.
    OfYear(i8, i8, i16),
}

impl Day {
    /// Reads `2017-05-03`, `05-03`, `last 05-03` or `next 05-03`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (years, rest) = match text.split_once(' ') {
            Some(("next", rest)) => (1, rest),
            Some(("last", rest)) => (-1, rest),
            Some(_) => return None,
            None => (0, text),
        };
        if rest.len() == 10 && years == 0 {
            return rest.parse().ok().map(Self::Fixed);
        }
        let (month, day) = rest.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // A leap year, so that 29 February may be written.
        Date::new(2016, month, day).ok()?;
        Some(Self::OfYear(month, day, years))
    }

    /// The day for a group of this year.
    pub(crate) fn in_year(self, year: Option<i16>) -> Option<Date> {
        match self {
            Self::Fixed(date) => Some(date),
            Self::OfYear(month, day, years) => {
                let year = year? + years;
                Date::new(year, month, day)
                    .or_else(|_| Date::new(year, month, day - 1))
                    .ok()
            }
        }
    }
}
