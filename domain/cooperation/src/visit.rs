//! A visit between countries.

use kernel::{Code, Date, Record, Text};

/// One visit of or to a foreign or international body.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "visits",
    prefix = "VIS",
    period = "began_on",
    title = "subject"
)]
pub struct Visit {
    /// What it was about.
    #[open]
    pub subject: Text,
    /// Its first day.
    #[counted]
    pub began_on: Date,
    /// Whether they came or we went.
    #[counted(list = "visit_directions")]
    pub direction: Code,
    /// What it was for.
    #[counted(list = "visit_purposes")]
    pub purpose: Code,
    /// The visitors' country, where it was an agency of a country.
    #[counted(list = "countries")]
    pub country: Option<Code>,
    /// The visitors' body, where it was an international one.
    #[counted(list = "foreign_partners")]
    pub partner: Option<Code>,
}
