//! A person's file.

use kernel::{Code, Codes, Date, Link, Prose, Record, Text, Year, Yes};

/// One person known to the mechanism, whatever their role.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "persons", prefix = "PER", period = "registered_on")]
pub struct Person {
    /// The day the file was opened.
    #[counted]
    pub registered_on: Date,
    /// Family name, as on the document.
    #[sealed(identity, name)]
    pub family_name: Option<Text>,
    /// Given names, as on the document.
    #[sealed(identity, name)]
    pub given_names: Option<Text>,
    /// Other names the person is known by.
    #[sealed(identity, name)]
    pub aliases: Option<Text>,
    /// Date of birth, where it is known to the day.
    #[sealed(identity, not_after = "registered_on")]
    pub born_on: Option<Date>,
    /// Year of birth, from which age bands are counted.
    #[counted(not_after = "registered_on")]
    pub birth_year: Option<Year>,
    /// Whether the person is a child, an adult, or of unknown age, which is
    /// treated as a child.
    #[counted(list = "age_statuses")]
    pub age_status: Option<Code>,
    /// Sex.
    #[counted(list = "sexes")]
    pub sex: Code,
    /// Citizenship; the first where there are several.
    #[counted(list = "countries")]
    pub citizenship: Code,
    /// Further citizenships.
    #[counted(list = "countries")]
    pub further_citizenships: Codes,
    /// Region of residence.
    #[counted(list = "regions")]
    pub residence: Option<Code>,
    /// Languages spoken.
    #[counted(list = "languages")]
    pub languages: Codes,
    /// Identity or travel document.
    #[sealed(identity)]
    pub document_number: Option<Text>,
    /// How the person may be reached without danger.
    #[sealed(location)]
    pub safe_contact: Option<Prose>,
    /// Health needs and disability.
    #[sealed(health)]
    pub health_needs: Option<Prose>,
    /// Whether the person has a disability.
    #[counted]
    pub disability: Option<Yes>,
    /// The person's mother, father or guardian, where they have a file.
    #[open(link = "persons")]
    pub child_of: Option<Link<Person>>,
    /// The file of the same person that this one was merged into. The program
    /// writes it, and nobody else.
    #[open(link = "persons", same, void)]
    pub same_as: Option<Link<Person>>,
}
