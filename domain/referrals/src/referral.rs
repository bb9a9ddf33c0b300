//! One hand-over of one person.

use kernel::{Code, Date, Link, Prose, Record};
use people::{OpensFile, Person};

/// One hand-over of one person from one body to another.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "referrals",
    prefix = "RFL",
    period = "sent_on",
    subject = "person"
)]
pub struct Referral {
    /// The person handed over.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The day it was sent.
    #[counted]
    pub sent_on: Date,
    /// The body that sends.
    #[counted(list = "agencies")]
    pub from: Option<Code>,
    /// The body that receives.
    #[counted(list = "agencies")]
    pub to: Code,
    /// What the receiver is asked for.
    #[counted(list = "referral_services")]
    pub service: Code,
    /// How urgent it is.
    #[counted(list = "urgencies")]
    pub urgency: Option<Code>,
    /// How it stands.
    #[counted(list = "referral_stages")]
    pub stage: Code,
    /// Why it was declined, lapsed or was withdrawn.
    #[sealed(testimony)]
    pub reason: Option<Prose>,
    /// When an answer falls due.
    #[open(future, not_before = "sent_on")]
    pub answer_due_on: Option<Date>,
    /// When it was answered.
    #[counted(not_before = "sent_on")]
    pub answered_on: Option<Date>,
}

/// It opens the person's file to whoever receives them.
impl OpensFile for Referral {
    const TO: &'static str = "to";
}
