//! What a court or a prosecutor ordered about a person's records.

use kernel::{Code, Date, Link, Prose, Record, Text};
use people::{OpensFile, Person};

/// One order about all records of one person: that they are sealed, or that
/// they are opened to one body.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "court_orders",
    prefix = "CRO",
    period = "ordered_on",
    subject = "person"
)]
pub struct CourtOrder {
    /// The person whose records it is about.
    #[open(link = "persons", unseen)]
    pub person: Link<Person>,
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
    /// The day from which it no longer holds.
    #[counted(not_before = "ordered_on")]
    pub lifted_on: Option<Date>,
    /// Why it was ordered.
    #[sealed]
    pub reason: Option<Prose>,
}

/// An order of disclosure opens the person's file to the body that it names.
impl OpensFile for CourtOrder {
    const TO: &'static str = "opened_to";
}
