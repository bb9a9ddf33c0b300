//! The value of one figure in one year.

use serde::{Deserialize, Serialize};

/// How a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was counted: the number stands, zero included.
    Counted,
    /// Its register has no record in the period, and nobody signed that
    /// there is nothing to report.
    NotReported,
    /// There are records, and the number cannot be known from them.
    Unknown,
}

impl State {
    /// The state as data: `counted`, `not_reported`, `unknown`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::NotReported => "not_reported",
            Self::Unknown => "unknown",
        }
    }
}

/// An exact number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// Money in minor units.
    Money(i64),
    /// A part of a whole, which is not zero.
    Share {
        /// The part.
        part: i64,
        /// The whole.
        whole: i64,
    },
    /// Amounts of money that differ within the period, least and most, in
    /// minor units.
    Range {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
}

impl Number {
    /// The number as it is compared and summed: whole units, or money in
    /// minor units; a share's part, a range's least amount.
    pub fn exact(self) -> i64 {
        match self {
            Self::Whole(number) | Self::Money(number) => number,
            Self::Share { part, .. } => part,
            Self::Range { least, .. } => least,
        }
    }

    /// The number as JSON: whole where it is whole; a share as a fraction
    /// of one.
    pub fn json(self) -> serde_json::Value {
        match self {
            Self::Whole(number) => number.into(),
            Self::Money(minor) | Self::Range { least: minor, .. } if minor % 100 == 0 => {
                (minor / 100).into()
            }
            Self::Money(minor) | Self::Range { least: minor, .. } => (minor as f64 / 100.0).into(),
            Self::Share { part, whole } if part == whole => 1.into(),
            Self::Share { part: 0, .. } => 0.into(),
            Self::Share { part, whole } => (part as f64 / whole as f64).into(),
        }
    }
}

/// One figure in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureValue {
    /// The figure.
    pub id: String,
    /// The year.
    pub year: i16,
    /// How it stands.
    pub state: State,
    /// The number, when it is counted.
    pub number: Option<Number>,
    /// What one is, by the unit's code.
    pub unit: String,
}
