//! A person checked against the indicators.

use kernel::{Code, Codes, Date, Link, Prose, Record};
use people::Person;

/// One person checked once against the indicators, whatever the result.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "screenings",
    prefix = "SCR",
    period = "screened_on",
    subject = "person"
)]
pub struct Screening {
    /// The person checked; absent when they gave no name and are counted
    /// only.
    #[open(link = "persons")]
    pub person: Option<Link<Person>>,
    /// The day of the check.
    #[counted]
    pub screened_on: Date,
    /// Where the person came to notice.
    #[counted(list = "screening_settings")]
    pub setting: Code,
    /// The body that checked.
    #[counted(list = "agencies")]
    pub agency: Option<Code>,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// The indicators found.
    #[counted(list = "indicators")]
    pub indicators: Codes,
    /// The result.
    #[counted(list = "screening_results")]
    pub result: Code,
    /// The day from which the person was treated as a presumed victim.
    #[counted]
    pub presumed_on: Option<Date>,
    /// What was seen and heard.
    #[sealed(testimony)]
    pub account: Option<Prose>,
}
