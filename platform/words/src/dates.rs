//! Days and months as a language writes them.

use icu_calendar::Iso;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{M, YMD};
use icu_datetime::input;
use icu_datetime::options::YearStyle;
use icu_locale_core::Locale;
use jiff::civil::Date;

/// How a language writes days.
pub(crate) struct Dates {
    long: DateTimeFormatter<YMD>,
    short: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<M>,
}

impl Dates {
    pub(crate) fn load(locale: &Locale) -> Result<Dates, String> {
        let short = YMD::short().with_year_style(YearStyle::Full);
        Ok(Dates {
            long: DateTimeFormatter::try_new(locale.into(), YMD::long())
                .map_err(|error| error.to_string())?,
            short: DateTimeFormatter::try_new(locale.into(), short)
                .map_err(|error| error.to_string())?,
            month: DateTimeFormatter::try_new(locale.into(), M::long())
                .map_err(|error| error.to_string())?,
        })
    }

    pub(crate) fn long(&self, day: Date) -> String {
        match iso(day) {
            Some(written) => self.long.format(&written).to_string(),
            None => day.to_string(),
        }
    }

    pub(crate) fn short(&self, day: Date) -> String {
        match iso(day) {
            Some(written) => self.short.format(&written).to_string(),
            None => day.to_string(),
        }
    }

    pub(crate) fn month(&self, month: i8) -> Option<String> {
        let day = iso(Date::new(2000, month, 1).ok()?)?;
        Some(self.month.format(&day).to_string())
    }
}

fn iso(day: Date) -> Option<input::Date<Iso>> {
    let month = u8::try_from(day.month()).ok()?;
    let day_of_month = u8::try_from(day.day()).ok()?;
    input::Date::try_new_iso(day.year().into(), month, day_of_month).ok()
}
