//! Reading a record and its history, with what a permit covers.

use std::collections::{BTreeMap, BTreeSet};

use guard::Permit;
use kernel::{Fault, RecordId, RecordKind, Value};
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
        unseal: bool,
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
        let fields = cells
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
            row: self.row(kind, id, fields, unseal)?,
        })
    }

    /// The one record that a statement built before gives.
    fn one(
        &self,
        kind: &RecordKind,
        text: &str,
        value: Cell,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        self.row_bound(text, value)
            .and_then(|found| {
                let Some(cells) = found else {
                    return Ok(None);
                };
                let stored = self.stored(kind, &cells, HEAD.len(), permit.unseals())?;
                self.saw(kind, stored.id, &stored.row, permit, 1)?;
                Ok(Some(stored))
            })
            .map_err(fault)
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

    /// The record of this reference, void or not.
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

    /// The reference of a record, void or not.
    pub fn reference_of(&self, register: &str, id: RecordId) -> Result<Option<String>, Fault> {
        if let Some(reference) = self.linked.borrow().get(&id) {
            return Ok(Some(reference.clone()));
        }
        let plan = self.shared.plans(self.dialect()).of(register)?;
        let found = self
            .row_bound(&plan.head_of_id, id_cell(id))
            .map_err(fault)?;
        match found.as_deref() {
            Some([_, reference, _]) => Ok(Some(reference.text()?.to_owned())),
            _ => Ok(None),
        }
    }

    /// The references of what these records link to, a query a register.
    pub(super) fn references_of(
        &self,
        kind: &RecordKind,
        records: &[Stored],
    ) -> Result<BTreeMap<RecordId, String>, Fault> {
        let mut linked: BTreeMap<&str, BTreeSet<RecordId>> = BTreeMap::new();
        for record in records {
            for (field, value) in kind.fields.iter().zip(&record.row.0) {
                if let (Some(register), Value::Link(id)) = (field.link(), value) {
                    linked.entry(register).or_default().insert(*id);
                }
            }
        }
        let mut references = BTreeMap::new();
        for (register, ids) in linked {
            let ids = ids.into_iter().map(|id| id.0.as_bytes().to_vec());
            let mut select = Query::select();
            select
                .columns(["id", "reference"].map(Alias::new))
                .from(Alias::new(register))
                .and_where(Expr::col(Alias::new("id")).is_in(ids));
            for row in self.rows(&select).map_err(fault)? {
                if let [id, reference] = row.as_slice() {
                    references.insert(id_of(id)?, reference.text()?.to_owned());
                }
            }
        }
        Ok(references)
    }

    /// Every version of a record, the first one first.
    pub fn history(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Vec<Version>, Fault> {
        let mut select = heads(kind, &HISTORY_HEAD, &history(&kind.register));
        select
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()))
            .order_by(Alias::new("version"), Order::Asc);
        let mut versions = Vec::new();
        for cells in self.rows(&select).map_err(fault)? {
            let stored = self
                .stored(kind, &cells, HISTORY_HEAD.len(), permit.unseals())
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
        if let Some(Version { stored, .. }) = versions.last() {
            self.saw(kind, id, &stored.row, permit, versions.len() as u64)
                .map_err(fault)?;
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
