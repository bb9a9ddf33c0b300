//! What a court or a prosecutor ordered about a person's records.

use hotline::Appeal;
use kernel::{Code, Date, Link, Prose, Record, Text};
use people::{OpensFile, Person};

/// One order about all records of one person: that they are sealed, or that
/// they are opened to one body. Other bodies know the person by numbers of
/// their own, which nothing else here joins to the person's file: the order
/// names those that it is to reach. A criminal case and an appeal name nobody
/// at all, and are named by the order itself.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "court_orders",
    prefix = "CRO",
    period = "ordered_on",
    subject = "person"
)]
pub struct CourtOrder {
    /// The person whose records it is about.
    #[open(link = "persons", unseen, whom)]
    pub person: Option<Link<Person>>,
    /// The person's number with the migration service.
    #[open(whom)]
    pub migration_file: Option<Text>,
    /// The person's number in the criminal file.
    #[open(whom)]
    pub criminal_file: Option<Text>,
    /// The person's number with those who work for children.
    #[open(whom)]
    pub child_file: Option<Text>,
    /// The number of a criminal case.
    #[open(whom)]
    pub case_number: Option<Text>,
    /// A contact with the hotline.
    #[open(link = "appeals", unseen, whom)]
    pub appeal: Option<Link<Appeal>>,
    /// What it orders.
    #[counted(list = "court_order_kinds")]
    pub kind: Code,
    /// The court or prosecution that ordered it.
    #[counted(list = "agencies")]
    pub ordered_by: Code,
    /// The number of the order.
    #[open]
    pub number: Text,
    /// The day from which it holds.
    #[counted]
    pub ordered_on: Date,
    /// The body to which it opens the records.
    #[counted(list = "agencies")]
    pub opened_to: Option<Code>,
    /// Its last day, where it has one.
    #[counted(future, not_before = "ordered_on")]
    pub ends_on: Option<Date>,
    /// The day from which it no longer holds.
    #[counted(not_before = "ordered_on")]
    pub lifted_on: Option<Date>,
    /// Why it was ordered.
    #[sealed(testimony)]
    pub reason: Option<Prose>,
}

/// An order of disclosure opens the person's file to the body that it names.
impl OpensFile for CourtOrder {
    const TO: &'static str = "opened_to";
}
