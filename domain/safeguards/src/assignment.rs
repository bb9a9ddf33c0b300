//! That an officer is named for a person.

use access::Officer;
use kernel::{Code, Date, Link, Record};
use people::Person;

/// One officer of one body, named for one person.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "assignments",
    prefix = "ASG",
    period = "begins_on",
    subject = "person"
)]
pub struct Assignment {
    /// The person.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The officer.
    #[open(link = "officers", unseen)]
    pub officer: Link<Officer>,
    /// The body for which the officer is named.
    #[counted(list = "agencies")]
    pub agency: Code,
    /// The first day.
    #[counted]
    pub begins_on: Date,
    /// The last day, where there is one.
    #[counted(future, not_before = "begins_on")]
    pub ends_on: Option<Date>,
}
