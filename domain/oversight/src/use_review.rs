//! What the overseer found of looks that a rule called unusual.

use access::Officer;
use kernel::{Code, Date, Link, Prose, Record, Text, Whole};

/// The review that takes one line off the list of unusual looks: one rule,
/// one officer, one day. Where more of the kind is done on that day
/// afterwards, the line comes back.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "use_reviews", prefix = "USR", period = "day")]
pub struct UseReview {
    /// The rule that called the looks unusual.
    #[counted(list = "use_rules")]
    pub rule: Code,
    /// The officer; nobody where it is about all who looked at one person.
    #[open(link = "officers", unseen)]
    pub officer: Option<Link<Officer>>,
    /// By what the person stands in the log, where it is about one.
    #[open]
    pub about: Option<Text>,
    /// The day on which they were.
    #[counted]
    pub day: Date,
    /// The number of the last entry of the log that the overseer had before
    /// them.
    #[counted(min = 0)]
    pub last_entry: Whole,
    /// What was found.
    #[counted(list = "review_findings")]
    pub finding: Code,
    /// In words.
    #[sealed(testimony)]
    pub note: Option<Prose>,
}

/// A review that found nothing takes no line off the list.
impl safeguards::Kinded for UseReview {
    const FIELD: &'static str = "finding";
    fn kind_of_it(&self) -> &Code {
        &self.finding
    }
}
