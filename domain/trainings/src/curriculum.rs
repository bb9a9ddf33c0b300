//! The subject as taught in a training centre.

use kernel::{Code, Date, Record, Text, Whole};

/// One course on trafficking taught in an institution's own training centre.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "curricula",
    prefix = "CUR",
    period = "taught_on",
    title = "title"
)]
pub struct Curriculum {
    /// What it is called.
    #[open]
    pub title: Text,
    /// The first day it was taught in this run.
    #[counted]
    pub taught_on: Date,
    /// The institution.
    #[counted(list = "agencies")]
    pub institution: Code,
    /// Hours of teaching.
    #[counted(min = 1, max = 10000)]
    pub hours: Option<Whole>,
    /// How many were taught.
    #[counted(min = 0, max = 1000000)]
    pub participants: Option<Whole>,
}
