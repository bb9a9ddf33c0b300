//! A value of an outside series.

use kernel::{Code, Date, Record, Text, Whole, Year};

/// One value of an outside series, as it is quoted in one year's report.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "reference_values",
    prefix = "SER",
    period = "quoted_in",
    title = "publication"
)]
pub struct ReferenceValue {
    /// The series.
    #[counted(list = "reference_series")]
    pub series: Code,
    /// The year of the report that quotes it.
    #[counted]
    pub quoted_in: Year,
    /// The year the value is about.
    #[counted]
    pub about_year: Option<Year>,
    /// The value, in the unit of the series.
    #[counted(min = 0, max = 1000000000000)]
    pub value: Whole,
    /// Who published it.
    #[open]
    pub publisher: Text,
    /// In what.
    #[open]
    pub publication: Option<Text>,
    /// The day it was published.
    #[open]
    pub published_on: Option<Date>,
}
