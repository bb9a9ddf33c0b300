//! What became of a person.

use kernel::{Code, Date, Link, Prose, Record};
use people::Person;

/// One outcome of one person: employed, on a course, with the family again.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "outcomes",
    prefix = "OUT",
    period = "reached_on",
    subject = "person"
)]
pub struct Outcome {
    /// The person.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The day it was reached.
    #[counted]
    pub reached_on: Date,
    /// What it was.
    #[counted(list = "outcome_kinds")]
    pub kind: Code,
    /// The risk assessment before a return or reunion.
    #[counted(not_after = "reached_on")]
    pub risk_assessed_on: Option<Date>,
    /// What was noted.
    #[sealed(testimony)]
    pub notes: Option<Prose>,
}
