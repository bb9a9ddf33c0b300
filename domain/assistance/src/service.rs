//! One service given to one person.

use kernel::{Code, Date, Link, Money, Prose, Record};
use people::Person;

/// One service given to one person.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "services",
    prefix = "SRV",
    period = "given_on",
    subject = "person"
)]
pub struct Service {
    /// The person served.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The day it was given, or began.
    #[counted]
    pub given_on: Date,
    /// What it was.
    #[counted(list = "service_kinds")]
    pub kind: Code,
    /// Who gave it.
    #[counted(list = "agencies")]
    pub agency: Option<Code>,
    /// What it cost.
    #[counted]
    pub cost: Option<Money>,
    /// What was noted.
    #[sealed(health)]
    pub notes: Option<Prose>,
}
