//! A measure of the plan.

use kernel::{Code, Codes, Date, Record, Text, Year};

/// One measure of the National Action Plan, for one year in which it is due.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "measures",
    prefix = "MEA",
    period = "due_year",
    title = "text"
)]
pub struct Measure {
    /// Its number in the plan.
    #[open]
    pub number: Text,
    /// What it says.
    #[open(max = 1000)]
    pub text: Text,
    /// The plan it belongs to.
    #[counted(list = "plans")]
    pub plan: Code,
    /// The year it is due.
    #[counted]
    pub due_year: Year,
    /// The bodies that carry it out.
    #[counted(list = "agencies")]
    pub executed_by: Codes,
    /// How it stands.
    #[counted(list = "measure_stages")]
    pub stage: Code,
    /// The day it was carried out.
    #[counted]
    pub implemented_on: Option<Date>,
    /// What shows that it was.
    #[open(max = 1000)]
    pub evidence: Option<Text>,
}
