//! Since when nothing has happened: the last day of what is recorded of each
//! person, from which the time of keeping runs.

use guard::Permit;
use kernel::{Date, Fault, FieldKind, RecordId, RecordKind};
use sea_query::{Alias, Expr, ExprTrait, Query};

use crate::{
    Listing, Stored,
    columns::id_of,
    engine::Cell,
    session::{Session, fault},
};

impl Session<'_> {
    /// The last day on which records of a register tell of each person that
    /// they are about; of the register of persons itself, each person's own.
    /// Void records tell nothing. It shows nobody anything: whoever hands it
    /// out asks [`Session::listed_by_id`].
    pub fn last_days(&self, kind: &RecordKind) -> Result<Vec<(RecordId, Date)>, Fault> {
        let Some(period) = kind.period.as_deref().and_then(|name| kind.field(name)) else {
            return Ok(Vec::new());
        };
        let subject = kind.subject.as_deref().unwrap_or("id");
        let own = |column: &str| Expr::col(Alias::new(column));
        let mut select = Query::select();
        select
            .expr(own(subject))
            .expr(own(&period.name).max())
            .from(Alias::new(&kind.register))
            .and_where(own("voided").eq(false))
            .and_where(own(subject).is_not_null())
            .and_where(own(&period.name).is_not_null())
            .group_by_col(Alias::new(subject));
        let mut days = Vec::new();
        self.run(&select, &mut |cells| {
            let [person, last] = cells.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            days.push((id_of(person)?, day(&period.kind, last)?));
            Ok(())
        })
        .map_err(fault)?;
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

/// A day as it is kept; of a year, its last one.
fn day(kind: &FieldKind, cell: &Cell) -> Result<Date, Fault> {
    let text = match kind {
        FieldKind::Year => format!("{:04}-12-31", cell.integer()?),
        _ => cell.text()?.to_owned(),
    };
    text.parse()
        .map_err(|error| Fault::from("a day in the database is damaged", error))
}
