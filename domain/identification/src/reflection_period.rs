//! The reflection period of a presumed victim.

use kernel::{Date, Link, Prose, Record};
use people::Person;

/// The time in which a presumed victim may recover and think.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "reflection_periods",
    prefix = "REF",
    period = "began_on",
    subject = "person"
)]
pub struct ReflectionPeriod {
    /// The person.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// Its first day.
    #[counted]
    pub began_on: Date,
    /// Its last day.
    #[counted(future, not_before = "began_on")]
    pub ends_on: Date,
    /// The lawful ground on which it was shortened, if it was.
    #[sealed(testimony)]
    pub shortened_because: Option<Prose>,
}
