//! A signed "nothing to report".

use kernel::{Code, Date, Record, Text, Year};

/// One body's signed word that one register has no record for one year: it
/// turns "not reported" into a true zero.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "nothing_to_report", prefix = "NIL", period = "year")]
pub struct NothingToReport {
    /// The register.
    #[counted(list = "registers")]
    pub about: Code,
    /// The year.
    #[counted]
    pub year: Year,
    /// The body that reports.
    #[counted(list = "agencies")]
    pub body: Option<Code>,
    /// Who signed.
    #[open]
    pub signed_by: Text,
    /// The day of the signature.
    #[counted]
    pub signed_on: Date,
}
