//! That a person's file is closed.

use kernel::{Code, Date, Link, Record};
use people::Person;

/// One closing of one person's file.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "file_closures",
    prefix = "FCL",
    period = "closed_on",
    subject = "person"
)]
pub struct FileClosure {
    /// The person.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The day on which the file was closed.
    #[counted]
    pub closed_on: Date,
    /// Why there is nothing more to do.
    #[counted(list = "closure_grounds")]
    pub ground: Code,
    /// The day on which it was opened again.
    #[counted(not_before = "closed_on")]
    pub reopened_on: Option<Date>,
}
