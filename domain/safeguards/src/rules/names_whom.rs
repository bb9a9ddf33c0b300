//! An order and a declared tie say which records they are about: those of a
//! person's file, those that other bodies keep under a number of their own, a
//! criminal case or an appeal. Only a file is opened.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::{CourtOrder, DeclaredTie};

/// A record that says about whom it is by a file, a number, a case or an
/// appeal.
pub(crate) trait NamesWhom: Record {
    /// Whether it closes what it names and opens nothing.
    fn only_closes(&self) -> bool;
}

impl NamesWhom for CourtOrder {
    fn only_closes(&self) -> bool {
        self.kind.0 == "sealing"
    }
}

impl NamesWhom for DeclaredTie {
    fn only_closes(&self) -> bool {
        true
    }
}

pub(crate) fn names_whom<R: NamesWhom>() -> Rule<R> {
    Rule {
        id: "safeguards.names_whom",
        source: "Council of Europe Convention No. 197, Articles 11 and 30: what opens or closes records is about somebody's",
        check,
    }
}

fn check<R: NamesWhom>(record: &R, _: &Circumstances<'_>) -> Result<(), No> {
    let (kind, row) = (R::kind(), record.to_row());
    let fields = kind.fields.iter().zip(&row.0);
    let mut named = fields.filter(|(field, value)| field.whom && !value.is_absent());
    let file = kind.subject.as_deref().unwrap_or_default();
    if named.any(|(field, _)| field.name == file || record.only_closes()) {
        return Ok(());
    }
    Err(Refusal::by("safeguards.names_whom").at(file).into())
}
