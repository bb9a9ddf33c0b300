//! Rules: what may be recorded, each in one place with its source.

use std::collections::BTreeSet;

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

    /// Every text that a field of a register has ever held, with its record:
    /// of former versions and of void records too. Nothing of what is sealed.
    fn ever(&self, register: &str, field: &str) -> Result<Vec<(RecordId, String)>, Fault>;

    /// Whether an officer has opened what stands in the log by this pseudonym:
    /// a record, or one of a person's file.
    fn has_opened(&self, officer: RecordId, about: &[u8; 16]) -> Result<bool, Fault>;
}

/// The dated settings of the country that a rule may ask for.
pub trait Settings {
    /// An entitlement's amount in minor units on a day.
    fn amount(&self, entitlement: &str, on: Date) -> Option<i64>;
    /// A deadline's length in hours on a day.
    fn hours(&self, deadline: &str, on: Date) -> Option<i64>;
    /// Whether a code of a list has a mark.
    fn is_marked(&self, list: &str, code: &str, mark: &str) -> bool;
}

/// The bodies for which somebody may give posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Administers {
    /// These, and perhaps none.
    Bodies(BTreeSet<String>),
    /// Every one.
    All,
}

impl Administers {
    /// Whether this body is among them.
    pub fn holds(&self, body: &str) -> bool {
        match self {
            Self::Bodies(bodies) => bodies.contains(body),
            Self::All => true,
        }
    }

    /// Whether all of the others are among them.
    pub fn covers(&self, others: &Self) -> bool {
        match (self, others) {
            (Self::All, _) => true,
            (Self::Bodies(_), Self::All) => false,
            (Self::Bodies(own), Self::Bodies(others)) => others.is_subset(own),
        }
    }
}

/// The officer who writes, as far as a rule may ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtWork {
    /// The officer's own record.
    pub officer: RecordId,
    /// The body of the post in which the officer works.
    pub agency: String,
    /// For which bodies the officer may give posts.
    pub administers: Administers,
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
    /// Who writes; nobody in particular while the database has no accounts,
    /// and for records that the program makes itself.
    pub by: Option<&'a AtWork>,
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
