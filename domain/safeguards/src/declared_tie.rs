//! A tie between an officer and somebody, as the officer declared it.

use access::Officer;
use hotline::Appeal;
use kernel::{Code, Date, Link, Record, Text};
use people::Person;

/// One tie that an officer has declared: nobody works on the file of somebody
/// close to them, nor on what there is about them in nobody's file. Whom it is
/// about is named as in a court order.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "declared_ties",
    prefix = "DTI",
    period = "declared_on",
    subject = "person"
)]
pub struct DeclaredTie {
    /// The officer.
    #[open(link = "officers", unseen)]
    pub officer: Link<Officer>,
    /// The person.
    #[open(link = "persons", unseen, whom)]
    pub person: Option<Link<Person>>,
    /// The person's number with the migration service.
    #[open(whom)]
    pub migration_file: Option<Text>,
    /// The person's number in the criminal file.
    #[open(whom)]
    pub criminal_file: Option<Text>,
    /// The person's number with those who work for children.
    #[open(whom)]
    pub child_file: Option<Text>,
    /// The number of a criminal case.
    #[open(whom)]
    pub case_number: Option<Text>,
    /// A contact with the hotline.
    #[open(link = "appeals", unseen, whom)]
    pub appeal: Option<Link<Appeal>>,
    /// What kind of tie it is.
    #[counted(list = "tie_kinds")]
    pub kind: Code,
    /// The day from which it counts.
    #[counted]
    pub declared_on: Date,
    /// Its last day, where it has one.
    #[counted(future, not_before = "declared_on")]
    pub ends_on: Option<Date>,
}

impl DeclaredTie {
    /// What a second file gets of a tie that was declared while it was merged:
    /// the same one, since the officer may be close to either; but for numbers,
    /// which close what they name already, and are one person's.
    pub(crate) fn for_second(tie: &Self, _: Date) -> Option<Self> {
        tie.person.is_some().then(|| Self {
            migration_file: None,
            criminal_file: None,
            child_file: None,
            case_number: None,
            appeal: None,
            ..tie.clone()
        })
    }
}
