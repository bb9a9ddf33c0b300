//! A person in a case, from suspicion to verdict.

use kernel::{Code, Date, Link, Record, Text, Whole, Year, Yes};

use crate::{CriminalCase, Group};

/// One person in one case, with the day of each stage: suspect, accused,
/// sent to court, convicted or acquitted.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "defendants", prefix = "DFN", period = "suspected_on")]
pub struct Defendant {
    /// The person's number in the criminal file: the same person has the
    /// same one in every case.
    #[counted(key)]
    pub person_file: Text,
    /// The case.
    #[open(link = "criminal_cases")]
    pub case: Link<CriminalCase>,
    /// The article the person answers for.
    #[counted(list = "articles")]
    pub article: Code,
    /// Sex.
    #[counted(list = "sexes")]
    pub sex: Code,
    /// Year of birth.
    #[counted(not_after = "suspected_on")]
    pub birth_year: Option<Year>,
    /// Citizenship.
    #[counted(list = "countries")]
    pub citizenship: Option<Code>,
    /// What the person did.
    #[counted(list = "defendant_roles")]
    pub role: Option<Code>,
    /// The group the person belonged to.
    #[open(link = "groups")]
    pub group: Option<Link<Group>>,
    /// The day the person became a suspect.
    #[counted]
    pub suspected_on: Date,
    /// The day of the accusation.
    #[counted(not_before = "suspected_on")]
    pub accused_on: Option<Date>,
    /// The day the person was sent to court.
    #[counted(not_before = "accused_on", not_before = "suspected_on")]
    pub sent_to_court_on: Option<Date>,
    /// The day of the conviction.
    #[counted(not_before = "sent_to_court_on")]
    pub convicted_on: Option<Date>,
    /// The day of the acquittal.
    #[counted(not_before = "sent_to_court_on")]
    pub acquitted_on: Option<Date>,
    /// The sentence.
    #[counted(list = "sentence_kinds")]
    pub sentence: Option<Code>,
    /// Its length in months.
    #[counted(min = 0, max = 1200)]
    pub sentence_months: Option<Whole>,
    /// Whether it was suspended.
    #[counted]
    pub suspended: Option<Yes>,
    /// Whether property was confiscated.
    #[counted]
    pub confiscation: Option<Yes>,
    /// The person's name.
    #[sealed(identity, name)]
    pub name: Option<Text>,
}
