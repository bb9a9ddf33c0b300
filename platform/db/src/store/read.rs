//! Reading a record and its history, with what a permit covers.

use guard::{Fields, Permit};
use kernel::{Fault, RecordId, RecordKind};
use sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};

use super::{Deed, Stored, Version};
use crate::{
    columns::{HEAD, HISTORY_HEAD, history, id_cell, id_of},
    engine::{Cell, Failure},
    session::{Session, fault},
};

impl Session<'_> {
    pub(super) fn stored(
        &self,
        kind: &RecordKind,
        cells: &[Cell],
        fields_from: usize,
        covered: Fields,
    ) -> Result<Stored, Failure> {
        let [
            id,
            reference,
            version,
            recorded_at,
            recorded_by,
            reason,
            voided,
            ..,
        ] = cells
        else {
            return Err(Fault::new("the database gave too few columns").into());
        };
        let id = id_of(id)?;
        let cells = cells
            .get(fields_from..)
            .ok_or_else(|| Fault::new("the database gave too few columns"))?;
        Ok(Stored {
            id,
            reference: reference.text()?.to_owned(),
            version: version.integer()?,
            recorded_at: recorded_at.text()?.to_owned(),
            recorded_by: recorded_by.text()?.to_owned(),
            reason: match reason {
                Cell::Null => None,
                cell => Some(cell.text()?.to_owned()),
            },
            voided: voided.integer()? != 0,
            row: self.row(kind, id, cells, &covered)?,
            fields: covered,
        })
    }

    /// The one record that a statement built before gives, void or not, with
    /// what the permit covers; nothing where it covers nothing of it.
    fn one(
        &self,
        kind: &RecordKind,
        text: &str,
        value: Cell,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let Some((cells, covered)) = self.found(kind, text, value, permit)? else {
            return Ok(None);
        };
        self.stored(kind, &cells, HEAD.len(), covered)
            .map(Some)
            .map_err(fault)
    }

    fn found(
        &self,
        kind: &RecordKind,
        text: &str,
        value: Cell,
        permit: &Permit,
    ) -> Result<Option<(Vec<Cell>, Fields)>, Fault> {
        let Some(cells) = self.row_bound(text, value).map_err(fault)? else {
            return Ok(None);
        };
        let id = cells
            .first()
            .ok_or_else(|| Fault::new("the database gave too few columns"))
            .and_then(id_of)?;
        let covered = self.covered(kind, id, permit)?;
        Ok(covered.map(|covered| (cells, covered)))
    }

    /// One record, void or not, with what the permit covers.
    pub fn get(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        self.one(kind, &plan.of_id, id_cell(id), permit)
    }

    /// The record of this reference, void or not, with what the permit covers.
    pub fn by_reference(
        &self,
        kind: &RecordKind,
        reference: &str,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let text = Cell::Text(reference.to_owned());
        self.one(kind, &plan.of_reference, text, permit)
    }

    /// One record with every field, for whoever writes its next version: its
    /// `fields` say which of them the writer may see and change.
    pub fn standing(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        self.whole(kind, &plan.of_id, id_cell(id), permit)
    }

    /// As [`Session::standing`], for the record of this reference.
    pub fn standing_of(
        &self,
        kind: &RecordKind,
        reference: &str,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let text = Cell::Text(reference.to_owned());
        self.whole(kind, &plan.of_reference, text, permit)
    }

    fn whole(
        &self,
        kind: &RecordKind,
        text: &str,
        value: Cell,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let whole = permit
            .whole(kind)
            .ok_or_else(|| Fault::new("a whole record is read by those alone who write it"))?;
        let Some((cells, covered)) = self.found(kind, text, value, permit)? else {
            return Ok(None);
        };
        let mut stored = self
            .stored(kind, &cells, HEAD.len(), whole)
            .map_err(fault)?;
        stored.fields = covered;
        Ok(Some(stored))
    }

    /// The reference of a record, void or not.
    pub fn reference_of(&self, register: &str, id: RecordId) -> Result<Option<String>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(register)?;
        let found = self
            .row_bound(&plan.head_of_id, id_cell(id))
            .map_err(fault)?;
        match found.as_deref() {
            Some([_, reference, _]) => Ok(Some(reference.text()?.to_owned())),
            _ => Ok(None),
        }
    }

    /// Every version of a record, the first one first.
    pub fn history(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Vec<Version>, Fault> {
        let Some(covered) = self.covered(kind, id, permit)? else {
            return Ok(Vec::new());
        };
        let mut select = heads(kind, &HISTORY_HEAD, &history(&kind.register));
        select
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()))
            .order_by(Alias::new("version"), Order::Asc);
        let mut versions = Vec::new();
        for cells in self.rows(&select).map_err(fault)? {
            let stored = self
                .stored(kind, &cells, HISTORY_HEAD.len(), covered.clone())
                .map_err(fault)?;
            let (Some(deed), Some(superseded)) = (cells.get(7), cells.get(8)) else {
                return Err(Fault::new("the database gave too few columns"));
            };
            versions.push(Version {
                stored,
                deed: Deed::from_code(deed.text()?)?,
                superseded_at: match superseded {
                    Cell::Null => None,
                    cell => Some(cell.text()?.to_owned()),
                },
            });
        }
        Ok(versions)
    }
}

pub(super) fn heads(kind: &RecordKind, head: &[&str], table: &str) -> SelectStatement {
    let mut select = Query::select();
    select.columns(
        head.iter()
            .copied()
            .chain(kind.fields.iter().map(|field| field.name.as_str()))
            .map(Alias::new),
    );
    select.from(Alias::new(table));
    select
}
