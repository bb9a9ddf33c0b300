//! A criminal group.

use kernel::{Code, Date, Record, Text, Whole};

/// One criminal group that was neutralised.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "groups",
    prefix = "GRP",
    period = "neutralised_on",
    title = "code_name"
)]
pub struct Group {
    /// The name the investigators use.
    #[open]
    pub code_name: Option<Text>,
    /// The day it was neutralised.
    #[counted]
    pub neutralised_on: Date,
    /// How many members it had.
    #[counted(min = 2, max = 1000)]
    pub members: Whole,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
}
