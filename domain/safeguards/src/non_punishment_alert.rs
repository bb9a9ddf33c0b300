//! That the prosecutor's office is alerted: a victim also appears as an
//! offender.

use kernel::{Code, Codes, Date, Link, Prose, Record, Text};
use people::Person;

/// One alert of a prosecutor's office, with its answer. Who the person is
/// stands in the one field that is open: policies show the office what is
/// counted, and so the number under which it finds the person in a file of its
/// own, and nothing that leads to the protection file.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "non_punishment_alerts",
    prefix = "NPA",
    period = "alerted_on",
    subject = "person"
)]
pub struct NonPunishmentAlert {
    /// The person.
    #[open(link = "persons")]
    pub person: Link<Person>,
    /// The day of the alert.
    #[counted]
    pub alerted_on: Date,
    /// The prosecutor's office that is alerted.
    #[counted(list = "agencies")]
    pub alerted: Code,
    /// The person's status on that day.
    #[counted(list = "victim_statuses")]
    pub status: Code,
    /// As what the person appears.
    #[counted(list = "offender_appearances", required)]
    pub appears_as: Codes,
    /// The number of the criminal case.
    #[counted(key)]
    pub case_number: Option<Text>,
    /// The person's number in the criminal file.
    #[counted(key)]
    pub criminal_file: Option<Text>,
    /// The person's number with the migration service.
    #[counted(key)]
    pub migration_file: Option<Text>,
    /// The day of the answer.
    #[counted(not_before = "alerted_on")]
    pub answered_on: Option<Date>,
    /// What the prosecutor's office has done.
    #[counted(list = "alert_answers")]
    pub answer: Option<Code>,
    /// Why, in its words.
    #[sealed(testimony)]
    pub answered_because: Option<Prose>,
}
