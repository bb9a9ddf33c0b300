//! The formal decision on a person.

use kernel::{Code, Date, Link, Prose, Record};
use people::Person;

use crate::Exploitation;

/// A formal decision whether a person is a victim, with its reasons.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "decisions",
    prefix = "DEC",
    period = "decided_on",
    subject = "person"
)]
pub struct Decision {
    /// The person decided on.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// What was found to have happened.
    #[open(link = "exploitations")]
    pub exploitation: Option<Link<Exploitation>>,
    /// The body that referred the person.
    #[counted(list = "agencies")]
    pub referred_by: Option<Code>,
    /// The day it fell due.
    #[open(future)]
    pub due_on: Option<Date>,
    /// The day of the decision.
    #[counted]
    pub decided_on: Option<Date>,
    /// The authority that decided.
    #[counted(list = "agencies")]
    pub authority: Option<Code>,
    /// The outcome.
    #[counted(list = "decision_outcomes")]
    pub outcome: Code,
    /// The reasons in words.
    #[sealed(testimony)]
    pub reasons: Option<Prose>,
    /// The day the letter was handed to the person.
    #[open(not_before = "decided_on")]
    pub letter_on: Option<Date>,
    /// How a review ended, if one was asked for.
    #[counted(list = "review_outcomes")]
    pub review: Option<Code>,
}
