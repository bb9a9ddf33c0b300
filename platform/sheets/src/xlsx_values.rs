//! The text of an XLSX cell: what a person who looks at it would write.

use calamine::{CellErrorType, DataRef, ExcelDateTime};

use crate::Fault;

/// A day has this many seconds.
const DAY_SECONDS: f64 = 86_400.0;

/// Days from 1900-01-00 to the last day that a spreadsheet knows, 9999-12-31.
const LAST_DAY: f64 = 2_958_466.0;

/// Up to here every whole number is kept exactly.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// The text of a cell's value.
pub(crate) fn text_of(value: DataRef<'_>) -> Result<String, Fault> {
    match value {
        DataRef::Empty => Ok(String::new()),
        DataRef::String(text) => Ok(text),
        DataRef::SharedString(text) => Ok(text.to_owned()),
        DataRef::Int(number) => Ok(number.to_string()),
        DataRef::Float(number) => number_text(number),
        DataRef::Bool(true) => Ok("TRUE".to_owned()),
        DataRef::Bool(false) => Ok("FALSE".to_owned()),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => Ok(without_midnight(&text).to_owned()),
        DataRef::DurationIso(text) => Ok(text),
        DataRef::Error(error) => Err(error_fault(&error)),
    }
}

fn number_text(number: f64) -> Result<String, Fault> {
    if !number.is_finite() {
        return Err(Fault::by("no_number"));
    }
    // The shortest digits that give the same number; whole ones without a point.
    if number.fract() == 0.0 && number.abs() <= LARGEST_WHOLE {
        return Ok(format!("{}", number as i64));
    }
    Ok(format!("{number}"))
}

fn moment_text(moment: ExcelDateTime) -> Result<String, Fault> {
    let value = moment.as_f64();
    if !(0.0..LAST_DAY).contains(&value) {
        return Err(Fault::by("no_date"));
    }
    if moment.is_duration() {
        let seconds = (value * DAY_SECONDS).round() as u64;
        return Ok(clock_text(seconds / 3600, seconds / 60 % 60, seconds % 60));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = || clock_text(hour.into(), minute.into(), second.into());
    if value < 1.0 {
        return Ok(time());
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if jiff::civil::Date::new(year as i16, month as i8, day as i8).is_err() {
        return Err(Fault::by("no_such_day").with_value(&date));
    }
    if value.fract() == 0.0 {
        return Ok(date);
    }
    Ok(format!("{date}T{}", time()))
}

fn clock_text(hours: u64, minutes: u64, seconds: u64) -> String {
    if seconds == 0 {
        return format!("{hours:02}:{minutes:02}");
    }
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

/// Some programs write a date as the first moment of its day.
fn without_midnight(text: &str) -> &str {
    match text.split_once('T') {
        Some((date, time))
            if !time.is_empty()
                && time
                    .chars()
                    .all(|character| matches!(character, '0' | ':' | '.' | 'Z')) =>
        {
            date
        }
        _ => text,
    }
}

fn error_fault(error: &CellErrorType) -> Fault {
    Fault::by("cell_error").with_value(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn moment(value: f64) -> Result<String, Fault> {
        text_of(DataRef::DateTime(ExcelDateTime::new(
            value,
            ExcelDateTimeType::DateTime,
            false,
        )))
    }

    #[test]
    fn whole_numbers_have_no_point_and_others_their_shortest_digits() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (400.0, "400"),
            (-7.0, "-7"),
            (0.1, "0.1"),
            (12.5, "12.5"),
            (9_007_199_254_740_992.0, "9007199254740992"),
            (1e21, "1000000000000000000000"),
        ] {
            assert_eq!(text_of(DataRef::Float(number)).as_deref(), Ok(text));
        }
        assert!(text_of(DataRef::Float(f64::INFINITY)).is_err());
        assert!(text_of(DataRef::Float(f64::NAN)).is_err());
    }

    #[test]
    fn dates_come_out_as_iso_and_what_is_no_date_is_refused() {
        assert_eq!(moment(1.0).as_deref(), Ok("1900-01-01"));
        assert_eq!(moment(59.0).as_deref(), Ok("1900-02-28"));
        assert!(moment(60.0).is_err(), "1900-02-29 was no day");
        assert_eq!(moment(61.0).as_deref(), Ok("1900-03-01"));
        assert_eq!(moment(42_886.0).as_deref(), Ok("2017-05-31"));
        assert_eq!(moment(42_886.5).as_deref(), Ok("2017-05-31T12:00"));
        assert_eq!(moment(0.25).as_deref(), Ok("06:00"));
        assert_eq!(moment(2_958_465.0).as_deref(), Ok("9999-12-31"));
        assert!(moment(2_958_466.0).is_err());
        assert!(moment(-1.0).is_err());
        assert_eq!(
            text_of(DataRef::DateTimeIso("2017-05-31T00:00:00.000Z".into())).as_deref(),
            Ok("2017-05-31")
        );
        assert_eq!(
            text_of(DataRef::DateTimeIso("2017-05-31T10:00:00".into())).as_deref(),
            Ok("2017-05-31T10:00:00")
        );
    }
}
