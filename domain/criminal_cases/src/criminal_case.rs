//! One investigation.

use kernel::{Code, Date, Record, Text};

/// One investigation, which holds facts and defendants.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "criminal_cases",
    prefix = "CAS",
    period = "opened_on",
    title = "case_number"
)]
pub struct CriminalCase {
    /// Its number with the investigating body.
    #[open]
    pub case_number: Option<Text>,
    /// The day it was opened.
    #[counted]
    pub opened_on: Date,
    /// The leading article.
    #[counted(list = "articles")]
    pub article: Code,
    /// The body that investigates.
    #[counted(list = "agencies")]
    pub agency: Option<Code>,
    /// How it stands.
    #[counted(list = "case_stages")]
    pub stage: Code,
    /// The day the investigation was completed.
    #[counted(not_before = "opened_on")]
    pub investigation_completed_on: Option<Date>,
    /// The day of the verdict.
    #[counted(not_before = "investigation_completed_on", not_before = "opened_on")]
    pub verdict_on: Option<Date>,
    /// Whether the verdict was guilty, for at least one defendant.
    #[counted]
    pub guilty: Option<kernel::Yes>,
}
