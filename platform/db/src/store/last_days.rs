//! Since when nothing has happened: the last day of what is recorded of each
//! person, or of each record that is in nobody's file, from which the time of
//! keeping runs; and what belongs together there.

use std::collections::BTreeMap;

use guard::Permit;
use kernel::{Condition, Date, Fault, Field, FieldKind, RecordId, RecordKind};
use sea_query::{ExprTrait, Query};

use crate::{
    Listing, Stored,
    columns::id_of,
    engine::Cell,
    select::Scope,
    session::{Session, fault},
};

/// What joins a record to others: the numbers under which whom it is about is
/// found, and the records that it links to.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The record.
    pub id: RecordId,
    /// Under whose key it is sealed: its own, or the record's to which it
    /// belongs.
    pub subject: RecordId,
    /// Its reference.
    pub reference: String,
    /// When it was last changed.
    pub recorded_at: String,
    /// The values of its fields that say which person or thing it is about.
    pub numbers: Vec<String>,
    /// The records that it links to.
    pub links: Vec<RecordId>,
}

impl Session<'_> {
    /// The last day of which those records of a register that meet these
    /// conditions tell about each person that they are about, in whichever
    /// field; of the register of persons itself, each person's own. Void records
    /// count: what is kept in them is kept. It shows nobody anything: whoever
    /// hands it out asks [`Session::listed_by_id`].
    pub fn last_days(
        &self,
        kind: &RecordKind,
        conditions: &[Condition],
    ) -> Result<BTreeMap<RecordId, Date>, Fault> {
        let subject = kind.subject.as_deref().unwrap_or("id");
        self.last_days_by(subject, kind, conditions)
    }

    /// …about each record.
    pub fn last_days_of_each(
        &self,
        kind: &RecordKind,
        conditions: &[Condition],
    ) -> Result<BTreeMap<RecordId, Date>, Fault> {
        self.last_days_by("id", kind, conditions)
    }

    fn last_days_by(
        &self,
        by: &str,
        kind: &RecordKind,
        conditions: &[Condition],
    ) -> Result<BTreeMap<RecordId, Date>, Fault> {
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut days = BTreeMap::new();
        for field in kind.fields.iter().filter(|field| tells_when(kind, field)) {
            let mut frame = scope.frame(&kind.register)?;
            let (own, told) = (frame.own(by), frame.own(&field.name));
            let mut meets = own.clone().is_not_null().and(told.clone().is_not_null());
            for condition in conditions {
                meets = meets.and(frame.condition(condition)?);
            }
            let mut select = Query::select();
            select.expr(own.clone()).expr(told.max());
            frame.tables(&mut select);
            select.and_where(meets).add_group_by([own]);
            self.run(&select, &mut |cells| {
                let [of, last] = cells.as_slice() else {
                    return Err(Fault::new("the database gave too few columns"));
                };
                let last = day(&field.kind, last)?;
                let known = days.entry(id_of(of)?).or_insert(last);
                *known = Ord::max(*known, last);
                Ok(())
            })
            .map_err(fault)?;
        }
        Ok(days)
    }

    /// What joins each record of a register to others, void ones too. It shows
    /// nobody anything.
    pub fn joined(&self, kind: &RecordKind) -> Result<Vec<Joined>, Fault> {
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let frame = scope.frame(&kind.register)?;
        let numbers = kind.fields.iter().filter(|field| field.key);
        let numbers: Vec<&Field> = numbers.filter(|field| !field.is_sealed()).collect();
        let links = kind.fields.iter().filter(|field| field.link().is_some());
        let links: Vec<&Field> = links.collect();
        let mut select = Query::select();
        for column in ["id", "reference", "recorded_at"] {
            select.expr(frame.own(column));
        }
        for field in numbers.iter().chain(&links) {
            select.expr(frame.own(&field.name));
        }
        frame.tables(&mut select);
        let mut joined = Vec::new();
        self.run(&select, &mut |cells| {
            let [id, reference, recorded_at, beside @ ..] = cells.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            let id = id_of(id)?;
            let mut one = Joined {
                id,
                subject: id,
                reference: reference.text()?.to_owned(),
                recorded_at: recorded_at.text()?.to_owned(),
                numbers: Vec::new(),
                links: Vec::new(),
            };
            for (field, cell) in numbers.iter().chain(&links).zip(beside) {
                match cell {
                    Cell::Null => {}
                    cell if field.key => one.numbers.push(cell.text()?.to_owned()),
                    cell => {
                        let to = id_of(cell)?;
                        if kind.subject.as_ref() == Some(&field.name) {
                            one.subject = to;
                        }
                        one.links.push(to);
                    }
                }
            }
            joined.push(one);
            Ok(())
        })
        .map_err(fault)?;
        Ok(joined)
    }

    /// Those of these records that a permit covers, in their order, at most so
    /// many. That they were listed is an entry.
    pub fn listed_by_id(
        &self,
        kind: &RecordKind,
        ids: impl IntoIterator<Item = RecordId>,
        most: usize,
        permit: &Permit,
    ) -> Result<Vec<Stored>, Fault> {
        let mut listed = Vec::new();
        for id in ids {
            if listed.len() == most {
                break;
            }
            listed.extend(self.unlogged(kind, id, permit)?);
        }
        let rows = listed.len() as u64;
        self.saw_list(kind, &Listing::default(), permit, &listed, rows)
            .map_err(fault)?;
        Ok(listed)
    }
}

/// Whether a field says when something happened: a day that nothing seals, or
/// the year by which the records are counted. A year of birth is neither.
fn tells_when(kind: &RecordKind, field: &Field) -> bool {
    match field.kind {
        FieldKind::Date { .. } => !field.is_sealed(),
        FieldKind::Year => kind.period.as_deref() == Some(field.name.as_str()),
        _ => false,
    }
}

/// A day as it is kept; of a year, its last one.
fn day(kind: &FieldKind, cell: &Cell) -> Result<Date, Fault> {
    let text = match kind {
        FieldKind::Year => format!("{:04}-12-31", cell.integer()?),
        _ => cell.text()?.to_owned(),
    };
    text.parse()
        .map_err(|error| Fault::from("a day in the database is damaged", error))
}
