//! An international seminar held at home.

use kernel::{Code, Codes, Date, Record, Text};

/// One international seminar held in the country.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "seminars",
    prefix = "SEM",
    period = "held_on",
    title = "title"
)]
pub struct Seminar {
    /// What it was called.
    #[open]
    pub title: Text,
    /// The day it was held.
    #[counted]
    pub held_on: Date,
    /// The town.
    #[counted(list = "towns")]
    pub town: Option<Code>,
    /// The countries with delegations.
    #[counted(list = "countries", required)]
    pub delegations: Codes,
    /// The countries that experts came from.
    #[counted(list = "countries")]
    pub experts_from: Codes,
    /// Who funded it.
    #[counted(list = "foreign_partners")]
    pub funders: Codes,
}
