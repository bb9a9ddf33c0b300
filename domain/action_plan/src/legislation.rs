//! A step of a law, convention, programme or draft.

use kernel::{Code, Date, Record, Text};

/// One step that one legal instrument took.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "legislation",
    prefix = "LEG",
    period = "taken_on",
    title = "title"
)]
pub struct Legislation {
    /// What the instrument is called.
    #[open(max = 400)]
    pub title: Text,
    /// What it is.
    #[counted(list = "legislation_kinds")]
    pub kind: Code,
    /// The step.
    #[counted(list = "legislation_steps")]
    pub step: Code,
    /// The day of the step.
    #[counted]
    pub taken_on: Date,
    /// How it was adopted.
    #[open]
    pub adopted_by: Option<Text>,
}
