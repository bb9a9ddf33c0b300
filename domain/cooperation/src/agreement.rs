//! An agreement with a foreign counterpart.

use kernel::{Code, Date, Record, Text};

/// One agreement with an agency of another country.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "agreements",
    prefix = "AGR",
    period = "signed_on",
    title = "title"
)]
pub struct Agreement {
    /// What it is called.
    #[open]
    pub title: Text,
    /// The counterpart's country.
    #[counted(list = "countries")]
    pub country: Code,
    /// What the counterpart is.
    #[counted(list = "agreement_parties")]
    pub counterpart: Code,
    /// The body that signed for this country.
    #[counted(list = "agencies")]
    pub agency: Option<Code>,
    /// The day it was signed.
    #[counted]
    pub signed_on: Date,
    /// The day it ended.
    #[counted(not_before = "signed_on")]
    pub ended_on: Option<Date>,
}
