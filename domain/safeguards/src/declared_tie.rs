//! A tie between an officer and a person, as the officer declared it.

use access::Officer;
use kernel::{Code, Date, Link, Record};
use people::Person;

/// One tie that an officer has declared: nobody works on the file of somebody
/// close to them.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "declared_ties",
    prefix = "DTI",
    period = "declared_on",
    subject = "person"
)]
pub struct DeclaredTie {
    /// The officer.
    #[open(link = "officers", unseen)]
    pub officer: Link<Officer>,
    /// The person.
    #[open(link = "persons", unseen)]
    pub person: Link<Person>,
    /// What kind of tie it is.
    #[counted(list = "tie_kinds")]
    pub kind: Code,
    /// The day from which it counts.
    #[counted]
    pub declared_on: Date,
    /// Its last day, where it has one.
    #[counted(future, not_before = "declared_on")]
    pub ends_on: Option<Date>,
}
