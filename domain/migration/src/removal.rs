//! A removal from the country.

use kernel::{Code, Date, Link, Record, Text};

use crate::Violation;

/// One person removed from the country, screened first.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "removals", prefix = "REM", period = "removed_on")]
pub struct Removal {
    /// The person's number with the migration service.
    #[counted(key)]
    pub person_file: Text,
    /// The violation it followed.
    #[open(link = "violations")]
    pub violation: Option<Link<Violation>>,
    /// The day of the removal.
    #[counted]
    pub removed_on: Date,
    /// Its kind.
    #[counted(list = "removal_kinds")]
    pub kind: Code,
    /// What the screening before it showed.
    #[counted(list = "removal_screenings")]
    pub screening: Code,
    /// Why it was carried out although the person was not screened, or the
    /// prosecutor's office had not said that it may go on.
    #[counted(list = "removal_grounds")]
    pub carried_out_because: Option<Code>,
    /// Where to.
    #[counted(list = "countries")]
    pub destination: Option<Code>,
}
