//! Negotiations on a project.

use kernel::{Code, Date, Record, Text};

/// One project with foreign partners on which negotiations were held.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "negotiations",
    prefix = "NEG",
    period = "held_on",
    title = "project"
)]
pub struct Negotiation {
    /// The project.
    #[open]
    pub project: Text,
    /// The day they were held.
    #[counted]
    pub held_on: Date,
    /// The body that coordinated them.
    #[counted(list = "agencies")]
    pub coordinator: Option<Code>,
}
