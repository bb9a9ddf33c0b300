//! A hold on what is kept of a person, or in a register.

use kernel::{Code, Date, Link, Record, Text};
use people::Person;

/// A court's or prosecutor's order to keep what is recorded: while it stands
/// nobody erases it. It names a person; or a register, and perhaps one number
/// there.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "holds", prefix = "HLD", period = "ordered_on")]
pub struct Hold {
    /// Whose records are to be kept.
    #[open(link = "persons", unseen, void)]
    pub person: Option<Link<Person>>,
    /// The register whose records are to be kept, where they are in nobody's
    /// file.
    #[counted(list = "registers")]
    pub register: Option<Code>,
    /// Of those the one of this reference, or those under this number; all of
    /// them without one.
    #[open]
    pub number: Option<Text>,
    /// The day of the order.
    #[counted]
    pub ordered_on: Date,
    /// Who ordered it.
    #[counted(list = "agencies")]
    pub ordered_by: Code,
    /// The number of the order.
    #[open]
    pub order_number: Text,
    /// The day on which it was lifted; it stands while there is none.
    #[counted(not_before = "ordered_on")]
    pub lifted_on: Option<Date>,
}

impl Hold {
    /// What a second file gets of a hold that was recorded while it was merged:
    /// the same one, since it may have been meant.
    pub(crate) fn for_second(hold: &Self, _: Date) -> Option<Self> {
        Some(hold.clone())
    }

    /// Whether it stands on a day.
    pub(crate) fn stands(&self, on: Date) -> bool {
        self.lifted_on.is_none_or(|day| day > on)
    }
}
