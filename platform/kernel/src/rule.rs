//! Rules: what may be recorded, each in one place with its source.

use crate::{Condition, Date, Fault, No, Record, RecordId, Row};

/// What a rule may look up: records that stand now, in the same transaction.
pub trait Look {
    /// The records of a register that meet all conditions and are not void,
    /// with their rows (sealed fields absent).
    fn records(
        &self,
        register: &str,
        conditions: &[Condition],
    ) -> Result<Vec<(RecordId, Row)>, Fault>;

    /// One record's row (sealed fields absent), if it stands.
    fn record(&self, register: &str, id: RecordId) -> Result<Option<Row>, Fault>;
}

/// The dated settings of the country that a rule may ask for.
pub trait Settings {
    /// An entitlement's amount in minor units on a day.
    fn amount(&self, entitlement: &str, on: Date) -> Option<i64>;
    /// A deadline's length in hours on a day.
    fn hours(&self, deadline: &str, on: Date) -> Option<i64>;
}

/// What a rule is told beside the record.
pub struct Circumstances<'a> {
    /// The record's id: new, or that of the record being edited.
    pub id: RecordId,
    /// Today in the country.
    pub today: Date,
    /// Other records.
    pub look: &'a dyn Look,
    /// The country's settings.
    pub settings: &'a dyn Settings,
}

/// One rule over a kind of record.
pub struct Rule<R> {
    /// Desk, full stop, name; also the key of its refusal.
    pub id: &'static str,
    /// The law or the reason.
    pub source: &'static str,
    /// Says no, or nothing.
    pub check: fn(&R, &Circumstances<'_>) -> Result<(), No>,
}

/// A rule with its record's type taken away.
pub(crate) type AnyRule =
    Box<dyn Fn(&Row, &Circumstances<'_>) -> Result<(), No> + Send + Sync + 'static>;

impl<R: Record> Rule<R> {
    pub(crate) fn into_any(self) -> AnyRule {
        Box::new(move |row, circumstances| (self.check)(&R::from_row(row)?, circumstances))
    }
}
