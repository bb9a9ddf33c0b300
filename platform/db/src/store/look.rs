//! What rules and typed links may see of other records.

use guard::Fields;
use kernel::{Condition, Fault, Field, Look, RecordId, Row};
use sea_query::{Alias, Expr, ExprTrait, Query};

use super::Stored;
use crate::{
    columns::{HEAD, history, id_cell, id_of},
    engine::Cell,
    select::Scope,
    session::{Session, fault},
};

impl Look for Session<'_> {
    fn records(
        &self,
        register: &str,
        conditions: &[Condition],
    ) -> Result<Vec<(RecordId, Row)>, Fault> {
        let kind = self.shared.catalogue.kind(register)?.clone();
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(register)?;
        let mut meets = frame.own("voided").eq(false);
        for condition in conditions {
            meets = meets.and(frame.condition(condition)?);
        }
        let mut select = Query::select();
        select.expr(frame.own("id"));
        for field in &kind.fields {
            select.expr(frame.own(&field.name));
        }
        frame.tables(&mut select);
        select.and_where(meets);
        let mut records = Vec::new();
        for cells in self.rows(&select).map_err(fault)? {
            let Some((id, fields)) = cells.split_first() else {
                continue;
            };
            let id = id_of(id)?;
            let row = self.open_row(&kind, fields);
            records.push((id, row.map_err(fault)?));
        }
        Ok(records)
    }

    fn record(&self, register: &str, id: RecordId) -> Result<Option<Row>, Fault> {
        if let Some(row) = self.remembered(register, id) {
            return Ok(Some(row));
        }
        let stored = self.stored_at(register, id)?;
        Ok(stored
            .filter(|stored| !stored.voided)
            .map(|stored| stored.row))
    }

    fn ever(&self, register: &str, field: &str) -> Result<Vec<(RecordId, String)>, Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        if kind.field(field).is_none_or(Field::is_sealed) {
            return Err(Fault::new(format!(
                "what {register}.{field} ever held cannot be looked at"
            )));
        }
        let mut select = Query::select();
        select
            .distinct()
            .columns(["id", field].map(Alias::new))
            .from(Alias::new(history(register)))
            .and_where(Expr::col(Alias::new(field)).is_not_null());
        let read = |cells: &Vec<Cell>| match cells.as_slice() {
            [id, text] => Ok((id_of(id)?, text.text()?.to_owned())),
            _ => Err(Fault::new("the database gave too few columns")),
        };
        let rows = self.rows(&select).map_err(fault)?;
        rows.iter().map(read).collect()
    }

    fn has_opened(&self, officer: RecordId, about: &[u8; 16]) -> Result<bool, Fault> {
        self.opened_ever(officer, about).map_err(fault)
    }
}

impl Session<'_> {
    fn stored_at(&self, register: &str, id: RecordId) -> Result<Option<Stored>, Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        let plan = self.shared.plans(self.dialect()).of(register)?;
        self.row_bound(&plan.of_id, id_cell(id))
            .and_then(|found| {
                found
                    .map(|cells| {
                        self.without_reason(kind, &cells, HEAD.len(), Fields::unsealed(kind))
                    })
                    .transpose()
            })
            .map_err(fault)
    }
}
