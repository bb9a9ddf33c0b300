//! A report of an international body that was studied.

use kernel::{Code, Date, Record, Text, Year};

/// One report of an international body that was studied.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "studied_reports",
    prefix = "STU",
    period = "studied_on",
    title = "title"
)]
pub struct StudiedReport {
    /// Its title.
    #[open]
    pub title: Text,
    /// Who published it.
    #[counted(list = "foreign_partners")]
    pub publisher: Code,
    /// The year of the report.
    #[counted(not_after = "studied_on")]
    pub year: Option<Year>,
    /// The day the study of it was finished.
    #[counted]
    pub studied_on: Date,
}
