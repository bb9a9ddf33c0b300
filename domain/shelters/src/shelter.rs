//! A house, or a unit of one.

use kernel::{Code, Date, Prose, Record, Text, Whole};

/// One unit of a shelter: the rooms kept for one group of people.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "shelters",
    prefix = "SHE",
    period = "opened_on",
    title = "name"
)]
pub struct Shelter {
    /// A neutral name.
    #[open]
    pub name: Text,
    /// The body that runs it.
    #[counted(list = "agencies")]
    pub agency: Option<Code>,
    /// Whom it is for.
    #[counted(list = "shelter_groups")]
    pub group: Code,
    /// How many people it can hold at once.
    #[counted(min = 1, max = 10000)]
    pub capacity: Whole,
    /// The day it opened.
    #[counted]
    pub opened_on: Date,
    /// The day it closed.
    #[counted(not_before = "opened_on")]
    pub closed_on: Option<Date>,
    /// Where it is: only for those who need it for one stay.
    #[sealed(location)]
    pub address: Option<Prose>,
}
