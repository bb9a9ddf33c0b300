//! A grant to a project.

use kernel::{Code, Date, Money, Record, Text};

/// One project of an organisation that was funded.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "grants",
    prefix = "GRA",
    period = "granted_on",
    title = "project"
)]
pub struct Grant {
    /// The project.
    #[open]
    pub project: Text,
    /// The organisation that carries it out.
    #[open]
    pub organisation: Text,
    /// The day it was granted.
    #[counted]
    pub granted_on: Date,
    /// The body that funds it.
    #[counted(list = "agencies")]
    pub funder: Code,
    /// How much was granted.
    #[counted]
    pub amount: Money,
    /// What came of it.
    #[open]
    pub outcome: Option<Text>,
}
