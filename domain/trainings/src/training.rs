//! A course, conference or seminar.

use kernel::{Code, Codes, Date, Record, Text, Whole};

/// One course, conference or seminar, at home or abroad.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "trainings",
    prefix = "TRN",
    period = "held_on",
    title = "title"
)]
pub struct Training {
    /// What it was called.
    #[open]
    pub title: Text,
    /// Its first day.
    #[counted]
    pub held_on: Date,
    /// What it was.
    #[counted(list = "training_formats")]
    pub format: Code,
    /// The country it was held in.
    #[counted(list = "countries")]
    pub country: Code,
    /// Who took part.
    #[counted(list = "training_audiences", required)]
    pub audiences: Codes,
    /// The institutions that took part.
    #[counted(list = "agencies")]
    pub institutions: Codes,
    /// How many took part.
    #[counted(min = 0, max = 1000000)]
    pub participants: Option<Whole>,
    /// Who organised it.
    #[open]
    pub organiser: Option<Text>,
}
