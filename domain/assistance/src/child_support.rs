//! What was done for the child of a victim.

use kernel::{Code, Date, Link, Prose, Record};
use people::Person;

/// One support given to one child of a victim; counted apart from victims.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "child_supports",
    prefix = "CSU",
    period = "given_on",
    subject = "child"
)]
pub struct ChildSupport {
    /// The child.
    #[open(link = "persons")]
    pub child: Link<Person>,
    /// The parent who is a victim.
    #[open(link = "persons")]
    pub parent: Link<Person>,
    /// The day it was given.
    #[counted]
    pub given_on: Date,
    /// What it was.
    #[counted(list = "child_support_kinds")]
    pub kind: Code,
    /// Who gave it.
    #[counted(list = "agencies")]
    pub agency: Option<Code>,
    /// What was noted.
    #[sealed(health)]
    pub notes: Option<Prose>,
}
