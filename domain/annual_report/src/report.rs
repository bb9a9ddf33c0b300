//! What a report says before any language is chosen: the figures of its year
//! and the years before, their breakdowns, what was revised, and the set that
//! it rests on.

use clockwork::{Moment, day_of};
use kernel::{Date, Fault, Figure, Measure, No};
use pack::Pack;
use records::Mechanism;
use statistics::{Asked, Breakdown, FigureValue, Frozen, FrozenContent};

use crate::printed::Printing;

/// The setting of the database that holds the address under which the
/// program is read, such as `http://127.0.0.1:8080`: figures in HTML lead
/// there. Without it they lead to `/figures/…` of whatever serves the page.
pub const BASE_ADDRESS: &str = "base_address";

/// The frozen set that a report rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetLine {
    /// Its number among the sets of the year.
    pub number: i64,
    /// The SHA-256 of its figures, in hexadecimal.
    pub hash: String,
    /// The day on which it was frozen, in the country.
    pub frozen_on: Date,
    /// By whom.
    pub frozen_by: String,
}

/// A report, before any language is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The figures of the year and of the years before it, the breakdowns of
    /// the year, what was counted and what was revised.
    pub content: FrozenContent,
    /// The set it rests on; none makes it a draft.
    pub set: Option<SetLine>,
    /// The day it bears: that of its set, or today.
    pub date: Date,
    /// The address under which the program is read.
    pub base_address: Option<String>,
}

impl Report {
    /// A report on what is known now. Each page says that it is a draft.
    pub fn draft(mechanism: &Mechanism, year: i16) -> Result<Self, No> {
        let asked = Asked::now(year);
        asked.span()?;
        Self::around(
            mechanism,
            statistics::content(mechanism, asked)?,
            None,
            mechanism.today(),
        )
    }

    /// The report on a frozen set: every number and code is that of the set,
    /// every word the pack's.
    pub fn of(mechanism: &Mechanism, frozen: &Frozen) -> Result<Self, No> {
        let frozen_at: Moment = frozen
            .set
            .frozen_at
            .parse()
            .map_err(|error| Fault::from("the date of a frozen set is damaged", error))?;
        let frozen_on = day_of(frozen_at, &mechanism.pack().time_zone);
        let set = SetLine {
            number: frozen.set.number,
            hash: frozen.set.hash.clone(),
            frozen_on,
            frozen_by: frozen.set.frozen_by.clone(),
        };
        Self::around(mechanism, frozen.content.clone(), Some(set), frozen_on)
    }

    fn around(
        mechanism: &Mechanism,
        content: FrozenContent,
        set: Option<SetLine>,
        date: Date,
    ) -> Result<Self, No> {
        let base_address = mechanism
            .db()
            .read(|session| Ok(session.setting(BASE_ADDRESS)?))?;
        Ok(Self {
            content,
            set,
            date,
            base_address: base_address.filter(|address| !address.trim().is_empty()),
        })
    }

    /// The year that the report is about.
    pub fn year(&self) -> i16 {
        self.content.year
    }

    /// The years that it tells of, the earliest first.
    pub fn years(&self) -> Vec<i16> {
        let before = i16::try_from(self.content.years.len().saturating_sub(1)).unwrap_or(0);
        (self.year() - before..=self.year()).collect()
    }

    /// A figure in one of its years.
    pub fn value(&self, id: &str, year: i16) -> Option<&FigureValue> {
        self.content
            .years
            .iter()
            .flatten()
            .find(|value| value.id == id && value.year == year)
    }

    /// How every breakdown of the report is printed: the same in every
    /// language and format.
    pub fn printing(&self, pack: &Pack) -> Result<Printing, No> {
        crate::document::printing(self, pack)
    }

    /// A figure of the year by dimensions, if the report holds it.
    pub fn breakdown(&self, pack: &Pack, id: &str, dimensions: &[String]) -> Option<&Breakdown> {
        // A figure that repeats another has that one's breakdowns.
        let owner = match pack.figure(id).map(|figure| &figure.measure) {
            Some(Measure::SameAs(other)) => other,
            _ => id,
        };
        self.content.breakdowns.iter().find(|breakdown| {
            let own = breakdown.figure.id.as_str();
            (own == id || own == owner) && breakdown.dimensions == dimensions
        })
    }
}

/// The measure of a figure, or of the one that it repeats.
pub(crate) fn measure<'pack>(pack: &'pack Pack, figure: &'pack Figure) -> &'pack Measure {
    match &figure.measure {
        Measure::SameAs(other) => pack
            .figure(other)
            .map_or(&figure.measure, |other| &other.measure),
        own => own,
    }
}
