//! The one clock of the program, the days of a country, and settings that
//! hold from a date.
//!
//! Nothing else reads the machine's time: acts and rules are given a
//! [`Moment`] or a [`Date`], so that a test, the practice country and a figure
//! "as known on" a past day all run the same code.
//!
//! ```
//! use clockwork::{Clock, Moment, end_of_day, time_zone, today};
//!
//! let clock = Clock::fixed("2018-05-08T21:30:00.000000Z".parse()?);
//! let zone = time_zone("Asia/Tbilisi")?;
//! assert_eq!(today(&clock, &zone).to_string(), "2018-05-09");
//!
//! let asked = end_of_day(clockwork::date(2018, 5, 8)?, &zone);
//! assert_eq!(asked.to_string(), "2018-05-08T19:59:59.999999Z");
//! assert!(asked < clock.now());
//! # Ok::<(), clockwork::TimeError>(())
//! ```

mod clock;
mod dated;
mod day;
mod moment;

pub use clock::Clock;
pub use dated::{Dated, DatedError, InForce, Validity};
pub use day::{
    date, day_of, end_of_day, start_of_day, time_zone, today, years_after, years_before,
};
pub use jiff::SignedDuration;
pub use jiff::civil::Date;
pub use jiff::tz::TimeZone;
pub use moment::Moment;

/// What can be wrong with a time that somebody wrote down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The text is not an instant.
    #[error(
        "\"{text}\" is not a moment: write it as 2018-05-08T09:30:00Z, with Z or an offset such as +04:00"
    )]
    NotAMoment {
        /// What was given.
        text: String,
    },
    /// The instant lies outside the years that can be written with four digits.
    #[error("{what} lies outside the years 0000 to 9999, which are all that can be recorded")]
    OutOfRange {
        /// What was given.
        what: String,
    },
    /// There is no such day.
    #[error("there is no day {year:04}-{month:02}-{day:02} in the calendar")]
    NoSuchDay {
        /// Year as given.
        year: i16,
        /// Month as given.
        month: i8,
        /// Day as given.
        day: i8,
    },
    /// The time zone database does not have this name.
    #[error(
        "\"{name}\" is not a time zone: use a name of the IANA time zone database, such as Europe/Vienna or UTC"
    )]
    NoSuchTimeZone {
        /// What was given.
        name: String,
    },
}
