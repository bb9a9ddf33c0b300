//! That an officer opens a person's file for a reason.

use access::Officer;
use kernel::{Code, Date, Link, Prose, Record};
use people::Person;

/// One opening of one person's file by one officer: in an emergency, or
/// because the work asks for it. How long it lasts is counted from the moment
/// at which it was recorded.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "openings",
    prefix = "OPN",
    period = "opened_on",
    subject = "person"
)]
pub struct Opening {
    /// The officer.
    #[open(link = "officers", unseen)]
    pub officer: Link<Officer>,
    /// The person.
    #[open(link = "persons", unseen)]
    pub person: Link<Person>,
    /// What it is for.
    #[counted(list = "opening_kinds")]
    pub kind: Code,
    /// The day.
    #[counted]
    pub opened_on: Date,
    /// Why.
    #[sealed(testimony)]
    pub reason: Prose,
}
