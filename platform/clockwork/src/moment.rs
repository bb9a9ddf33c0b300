//! An instant, to the microsecond, whose text sorts as time does.

use std::fmt;
use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::TimeError;

/// 0000-01-01T00:00:00Z in microseconds since 1970: the first moment whose
/// year has four digits and no sign.
const FIRST_MICROSECOND: i64 = -62_167_219_200_000_000;

/// 9999-12-30T22:00:00Z in seconds since 1970: the last full second that has
/// a date in every time zone.
const LAST_SECOND: i64 = 253_402_207_200;

/// An instant in time, kept in UTC to the microsecond.
///
/// It is always written with the same 27 characters, so that comparing two
/// texts in a database compares the moments. Both databases keep microseconds;
/// anything finer is cut off when it comes in, never rounded up into a later
/// second or day.
///
/// ```
/// use clockwork::Moment;
///
/// let moment: Moment = "2018-05-08T13:30:00+04:00".parse()?;
/// assert_eq!(moment.to_string(), "2018-05-08T09:30:00.000000Z");
/// assert!("8 May 2018".parse::<Moment>().is_err());
/// # Ok::<(), clockwork::TimeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

impl Moment {
    /// The earliest moment that can be recorded.
    pub const MIN: Moment = Moment(Timestamp::constant(FIRST_MICROSECOND / 1_000_000, 0));
    /// The latest moment that can be recorded.
    pub const MAX: Moment = Moment(Timestamp::constant(LAST_SECOND, 0));

    /// The moment so many microseconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// When the year would not have four digits.
    pub fn from_microseconds(microseconds: i64) -> Result<Moment, TimeError> {
        let out_of_range = || TimeError::OutOfRange {
            what: format!("{microseconds} microseconds since 1970"),
        };
        if !(FIRST_MICROSECOND..=LAST_SECOND * 1_000_000).contains(&microseconds) {
            return Err(out_of_range());
        }
        Timestamp::from_microsecond(microseconds)
            .map(Moment)
            .map_err(|_| out_of_range())
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn microseconds(self) -> i64 {
        self.0.as_microsecond()
    }

    /// The moment of a jiff timestamp, cut off to whole microseconds.
    ///
    /// # Errors
    /// When the year does not have four digits.
    pub fn from_timestamp(timestamp: Timestamp) -> Result<Moment, TimeError> {
        // Floor and not truncation toward 1970, so that order is kept before it too.
        let microseconds = timestamp.as_nanosecond().div_euclid(1_000);
        i64::try_from(microseconds)
            .map_err(|_| TimeError::OutOfRange {
                what: timestamp.to_string(),
            })
            .and_then(Moment::from_microseconds)
    }

    /// The same instant as jiff has it.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    /// This moment and a duration after it (or before it, when negative).
    ///
    /// # Errors
    /// When the year would not have four digits.
    pub fn plus(self, duration: SignedDuration) -> Result<Moment, TimeError> {
        self.0
            .checked_add(duration)
            .map_err(|_| TimeError::OutOfRange {
                what: format!("{self} and {duration:#}"),
            })
            .and_then(Moment::from_timestamp)
    }

    /// How long after `earlier` this is: negative when it is before.
    #[must_use]
    pub fn since(self, earlier: Moment) -> SignedDuration {
        self.0.duration_since(earlier.0)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.6}", self.0)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Moment {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Moment, TimeError> {
        let timestamp: Timestamp = text.parse().map_err(|_| TimeError::NotAMoment {
            text: text.to_owned(),
        })?;
        Moment::from_timestamp(timestamp)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        struct MomentText;
        impl de::Visitor<'_> for MomentText {
            type Value = Moment;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a moment such as \"2018-05-08T09:30:00.000000Z\"")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(MomentText)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_is_always_written_with_the_same_27_characters() {
        for text in [
            "0000-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "2018-05-08T09:30:00.5Z",
            "9999-12-30T22:00:00Z",
        ] {
            let written = moment(text).to_string();
            assert_eq!(written.len(), 27, "{written}");
            assert_eq!(moment(&written), moment(text));
        }
        assert_eq!(Moment::MIN.to_string(), "0000-01-01T00:00:00.000000Z");
        assert_eq!(Moment::MAX.to_string(), "9999-12-30T22:00:00.000000Z");
    }

    #[test]
    fn the_order_of_texts_is_the_order_of_moments() {
        let mut micros = vec![
            FIRST_MICROSECOND,
            FIRST_MICROSECOND + 1,
            -1_000_001,
            -1,
            0,
            1,
            999_999,
            1_000_000,
            1_525_771_800_000_000,
            Moment::MAX.microseconds(),
        ];
        micros.sort_unstable();
        let texts: Vec<String> = micros
            .iter()
            .map(|&value| Moment::from_microseconds(value).unwrap().to_string())
            .collect();
        assert!(texts.is_sorted(), "{texts:?}");
    }

    #[test]
    fn the_first_year_with_four_digits_counts_and_the_one_before_does_not() {
        assert_eq!(
            Moment::from_microseconds(FIRST_MICROSECOND),
            Ok(Moment::MIN)
        );
        assert!(Moment::from_microseconds(FIRST_MICROSECOND - 1).is_err());
        assert!("-000001-12-31T23:59:59Z".parse::<Moment>().is_err());
        assert!("9999-12-30T22:00:00.000001Z".parse::<Moment>().is_err());
        assert!(Moment::MIN.plus(SignedDuration::from_micros(-1)).is_err());
        assert!(Moment::MAX.plus(SignedDuration::from_secs(1)).is_err());
    }

    #[test]
    fn what_is_finer_than_a_microsecond_is_cut_off_and_never_rounded_up() {
        assert_eq!(
            moment("2017-12-31T23:59:59.999999999Z").to_string(),
            "2017-12-31T23:59:59.999999Z"
        );
        assert_eq!(
            moment("1969-12-31T23:59:59.9999999Z").to_string(),
            "1969-12-31T23:59:59.999999Z"
        );
    }

    #[test]
    fn a_time_without_a_zone_is_no_moment() {
        let refused = "2018-05-08T09:30:00".parse::<Moment>().unwrap_err();
        assert!(refused.to_string().contains("with Z or an offset"));
        assert!("".parse::<Moment>().is_err());
    }

    #[test]
    fn json_keeps_a_moment_as_its_text() {
        let written = serde_json::to_string(&moment("2018-05-08T09:30:00Z")).unwrap();
        assert_eq!(written, "\"2018-05-08T09:30:00.000000Z\"");
        let read: Moment = serde_json::from_str(&written).unwrap();
        assert_eq!(read, moment("2018-05-08T09:30:00Z"));
        assert!(serde_json::from_str::<Moment>("17").is_err());
    }

    #[test]
    fn hours_later_and_hours_between_are_each_other_s_opposite() {
        let start = moment("2018-05-08T09:30:00Z");
        let end = start.plus(SignedDuration::from_hours(30)).unwrap();
        assert_eq!(end.to_string(), "2018-05-09T15:30:00.000000Z");
        assert_eq!(end.since(start), SignedDuration::from_hours(30));
        assert_eq!(start.since(end), SignedDuration::from_hours(-30));
    }
}
