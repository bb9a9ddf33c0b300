//! What a person agreed to.

use access::Officer;
use kernel::{Code, Codes, Date, Link, Record};
use people::Person;

/// One consent: what for, to which body, of which data, until when.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "consents",
    prefix = "CNS",
    period = "given_on",
    subject = "person"
)]
pub struct Consent {
    /// The person.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// What for.
    #[counted(list = "consent_purposes")]
    pub purpose: Code,
    /// The body that may learn it.
    #[counted(list = "agencies")]
    pub given_to: Code,
    /// Of which data.
    #[counted(list = "consent_data")]
    pub covers: Codes,
    /// The language in which it was explained.
    #[counted(list = "languages")]
    pub language: Option<Code>,
    /// The officer who explained it.
    #[open(link = "officers", unseen)]
    pub explained_by: Option<Link<Officer>>,
    /// The day on which it was given.
    #[counted]
    pub given_on: Date,
    /// Its last day, where it has one.
    #[counted(future, not_before = "given_on")]
    pub ends_on: Option<Date>,
    /// The day on which it was taken back.
    #[counted(not_before = "given_on")]
    pub withdrawn_on: Option<Date>,
    /// The day on which the person gave it again.
    #[counted(not_before = "withdrawn_on")]
    pub given_again_on: Option<Date>,
}

impl Consent {
    /// What a second file gets of a consent that was recorded while it was
    /// merged: one that is taken back. Who knows whether this person gave it?
    /// It opens nothing, and keeps the body out until somebody records otherwise.
    pub(crate) fn for_second(consent: &Self, today: Date) -> Option<Self> {
        Some(Self {
            withdrawn_on: Some(today),
            given_again_on: None,
            ..consent.clone()
        })
    }
}
