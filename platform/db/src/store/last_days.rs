//! Since when nothing has happened: the last day of what is recorded of each
//! person, from which the time of keeping runs.

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

impl Session<'_> {
    /// The last day of which those records of a register that meet these
    /// conditions tell about each person that they are about, in whichever
    /// field; of the register of persons itself, each person's own. Void records count: what is kept in them is kept. It
    /// shows nobody anything: whoever hands it out asks
    /// [`Session::listed_by_id`].
    pub fn last_days(
        &self,
        kind: &RecordKind,
        conditions: &[Condition],
    ) -> Result<BTreeMap<RecordId, Date>, Fault> {
        let subject = kind.subject.as_deref().unwrap_or("id");
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut days = BTreeMap::new();
        for field in kind.fields.iter().filter(|field| tells_when(kind, field)) {
            let mut frame = scope.frame(&kind.register)?;
            let (own, told) = (frame.own(subject), frame.own(&field.name));
            let mut meets = own.clone().is_not_null().and(told.clone().is_not_null());
            for condition in conditions {
                meets = meets.and(frame.condition(condition)?);
            }
            let mut select = Query::select();
            select.expr(own.clone()).expr(told.max());
            frame.tables(&mut select);
            select.and_where(meets).add_group_by([own]);
            self.run(&select, &mut |cells| {
                let [person, last] = cells.as_slice() else {
                    return Err(Fault::new("the database gave too few columns"));
                };
                let last = day(&field.kind, last)?;
                let known = days.entry(id_of(person)?).or_insert(last);
                *known = Ord::max(*known, last);
                Ok(())
            })
            .map_err(fault)?;
        }
        Ok(days)
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
