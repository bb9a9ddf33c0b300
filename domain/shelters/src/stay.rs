//! One stay of one person.

use kernel::{Code, Date, Link, Prose, Record};
use people::Person;

use crate::Shelter;

/// One stay of one person in one shelter.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "stays",
    prefix = "STA",
    period = "admitted_on",
    subject = "person"
)]
pub struct Stay {
    /// The person.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The shelter.
    #[open(link = "shelters")]
    pub shelter: Link<Shelter>,
    /// The first night.
    #[counted]
    pub admitted_on: Date,
    /// The day the person left; the bed is free that night.
    #[counted(not_before = "admitted_on")]
    pub left_on: Option<Date>,
    /// How it ended.
    #[counted(list = "stay_endings")]
    pub ending: Option<Code>,
    /// What those on duty must know.
    #[sealed(health)]
    pub notes: Option<Prose>,
}
