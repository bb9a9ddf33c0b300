//! A one-time allowance.

use kernel::{Code, Date, Link, Money, Record, Text};
use people::Person;

/// The one-time allowance of one person: proposed by one, approved by
/// another, paid once.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "allowances",
    prefix = "ALW",
    period = "decided_on",
    subject = "person"
)]
pub struct Allowance {
    /// The person entitled.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The day of the decision, which fixes the amount.
    #[counted]
    pub decided_on: Date,
    /// The amount.
    #[counted]
    pub amount: Money,
    /// How it stands.
    #[counted(list = "payment_stages")]
    pub stage: Code,
    /// The day it was paid.
    #[counted(not_before = "decided_on")]
    pub paid_on: Option<Date>,
    /// Who proposed it.
    #[open]
    pub proposed_by: Option<Text>,
    /// Who approved it.
    #[open]
    pub approved_by: Option<Text>,
}
