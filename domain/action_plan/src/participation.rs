//! A body's part in the plan.

use kernel::{Code, Date, Record, Text};

/// What one body did for the plan in a year.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "participations",
    prefix = "PAR",
    period = "took_part_on",
    title = "contribution"
)]
pub struct Participation {
    /// The day it took part, or began to.
    #[counted]
    pub took_part_on: Date,
    /// The kind of body.
    #[counted(list = "body_kinds")]
    pub body_kind: Code,
    /// The body.
    #[counted(list = "agencies")]
    pub body: Option<Code>,
    /// What it did.
    #[open]
    pub contribution: Option<Text>,
}
