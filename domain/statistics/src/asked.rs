//! What is asked: a year, and as known on which day.

use clockwork::Moment;
use db::Span;
use kernel::{Date, Refusal};
use records::Mechanism;

/// A year, and the moment whose knowledge is asked for (now, without one).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The year.
    pub year: i16,
    /// Everything recorded by this moment counts, and nothing later.
    pub known_on: Option<Moment>,
}

impl Asked {
    /// A year as it is known now.
    pub fn now(year: i16) -> Self {
        Self {
            year,
            known_on: None,
        }
    }

    /// A year as it was known at the end of a day of the country.
    pub fn on(mechanism: &Mechanism, year: i16, day: Date) -> Self {
        Self {
            year,
            known_on: Some(clockwork::end_of_day(day, &mechanism.pack().time_zone)),
        }
    }

    /// Another year with the same knowledge.
    #[must_use]
    pub fn of_year(self, year: i16) -> Self {
        Self { year, ..self }
    }

    /// The days of the year; a year that no record can have is refused.
    pub fn span(self) -> Result<Span, Refusal> {
        if !(1900..=2200).contains(&self.year) {
            return Err(Refusal::by("figures.year").naming("year", self.year));
        }
        Span::year(self.year).ok_or_else(|| Refusal::by("figures.year").naming("year", self.year))
    }
}
