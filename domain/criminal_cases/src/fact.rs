//! A recorded offence.

use kernel::{Code, Date, Link, Prose, Record, Text};

use crate::CriminalCase;

/// One episode registered under one article of the criminal code.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "facts",
    prefix = "FCT",
    period = "registered_on",
    title = "registration_number"
)]
pub struct Fact {
    /// Its number in the register of offences.
    #[open]
    pub registration_number: Option<Text>,
    /// The day it was registered.
    #[counted]
    pub registered_on: Date,
    /// The article.
    #[counted(list = "articles")]
    pub article: Code,
    /// The article it was first registered under, if it was reclassified.
    #[counted(list = "articles")]
    pub first_article: Option<Code>,
    /// The criminal case it is investigated in.
    #[open(link = "criminal_cases")]
    pub case: Option<Link<CriminalCase>>,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// The body that revealed it.
    #[counted(list = "agencies")]
    pub agency: Option<Code>,
    /// The forms of exploitation.
    #[counted(list = "forms")]
    pub forms: kernel::Codes,
    /// What happened.
    #[sealed(testimony)]
    pub account: Option<Prose>,
}
