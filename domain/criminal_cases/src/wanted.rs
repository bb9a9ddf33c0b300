//! A person declared wanted.

use kernel::{Code, Date, Record, Text};

/// One person declared wanted for trafficking.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "wanted", prefix = "WNT", period = "declared_on")]
pub struct Wanted {
    /// The person's number in the criminal file.
    #[counted(key)]
    pub person_file: Text,
    /// The day the search was declared.
    #[counted]
    pub declared_on: Date,
    /// The article.
    #[counted(list = "articles")]
    pub article: Code,
    /// Sex.
    #[counted(list = "sexes")]
    pub sex: Option<Code>,
    /// Citizenship.
    #[counted(list = "countries")]
    pub citizenship: Option<Code>,
    /// The day of the arrest.
    #[counted(not_before = "declared_on")]
    pub arrested_on: Option<Date>,
    /// The country of the arrest.
    #[counted(list = "countries")]
    pub arrested_in: Option<Code>,
    /// The day the search was withdrawn.
    #[counted(not_before = "declared_on")]
    pub withdrawn_on: Option<Date>,
    /// The person's name.
    #[sealed(identity, name)]
    pub name: Option<Text>,
}
