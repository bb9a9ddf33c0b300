//! Reading a record and its history, with what a permit covers.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use guard::{Act, Fields, Permit};
use kernel::{Fault, No, RecordId, RecordKind, Refusal, Value};
use sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};

use super::{Deed, Stored, Version};
use crate::{
    columns::{ACT, HEAD, HISTORY_HEAD, SUPERSEDED_AT, entered_for, history, id_cell, id_of},
    engine::{Cell, Failure},
    session::{Session, fault},
};

/// How a record is asked for.
#[derive(Clone, Copy)]
enum Called<'a> {
    ById(RecordId),
    ByReference(&'a str),
}

impl Session<'_> {
    /// A record of these cells, with why its version was written.
    pub(super) fn stored(
        &self,
        kind: &RecordKind,
        cells: &[Cell],
        fields_from: usize,
        covered: Fields,
    ) -> Result<Stored, Failure> {
        let stored = self.without_reason(kind, cells, fields_from, covered)?;
        Ok(Stored {
            reason: self.reason_of(kind, &stored, cells)?,
            ..stored
        })
    }

    /// …without it, for whoever does not tell it: it is sealed, and opening it
    /// may ask for a key.
    pub(super) fn without_reason(
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
            _clear_reason,
            _sealed_reason,
            voided,
            ..,
        ] = cells
        else {
            return Err(Fault::new("the database gave too few columns").into());
        };
        let own = (id_of(id)?, entered_for(cells)?);
        let cells = cells
            .get(fields_from..)
            .ok_or_else(|| Fault::new("the database gave too few columns"))?;
        let (mut row, subject) = self.row(kind, own, cells, &covered)?;
        let id = own.0;
        let about = kind.subject_of(id, &row);
        for (at, value) in row.0.iter_mut().enumerate() {
            if !covered.covers(at) {
                *value = Value::Absent;
            }
        }
        let told = covered.tells_who();
        Ok(Stored {
            id,
            reference: reference.text()?.to_owned(),
            version: version.integer()?,
            recorded_at: recorded_at.text()?.to_owned(),
            recorded_by: match recorded_by {
                by if told => by.text()?.to_owned(),
                _ => String::new(),
            },
            reason: None,
            voided: voided.integer()? != 0,
            row,
            fields: covered,
            subject,
            about,
        })
    }

    /// The record that is called so, void or not, and the fields of it that the
    /// permit covers; nothing where it covers nothing of it.
    fn found(
        &self,
        kind: &RecordKind,
        called: Called<'_>,
        permit: &Permit,
    ) -> Result<Option<(Vec<Cell>, Fields)>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let found = match called {
            Called::ById(id) => self.row_bound(&plan.of_id, id_cell(id)),
            Called::ByReference(reference) => {
                self.row_bound(&plan.of_reference, Cell::Text(reference.to_owned()))
            }
        };
        let Some(cells) = found.map_err(fault)? else {
            return Ok(None);
        };
        let id = cells
            .first()
            .ok_or_else(|| Fault::new("the database gave too few columns"))
            .and_then(id_of)?;
        match self.covered(kind, id, permit)? {
            Some(covered) => Ok(Some((cells, covered))),
            None => {
                self.turned_away(kind, id, permit).map_err(fault)?;
                Ok(None)
            }
        }
    }

    /// A record of these cells with these fields, which was seen.
    fn shown(
        &self,
        kind: &RecordKind,
        cells: &[Cell],
        fields: Fields,
        permit: &Permit,
    ) -> Result<Stored, Fault> {
        self.stored(kind, cells, HEAD.len(), fields)
            .and_then(|stored| {
                self.saw(kind, &stored, permit, 1)?;
                Ok(stored)
            })
            .map_err(fault)
    }

    /// A record of a list, which is logged as a whole.
    pub(super) fn unlogged(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        if permit.unseals() {
            return Err(Fault::new("what is opened leaves an entry of its own"));
        }
        let found = self.found(kind, Called::ById(id), permit)?;
        found
            .map(|(cells, fields)| self.stored(kind, &cells, HEAD.len(), fields).map_err(fault))
            .transpose()
    }

    fn seen(
        &self,
        kind: &RecordKind,
        called: Called<'_>,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let found = self.found(kind, called, permit)?;
        found
            .map(|(cells, covered)| self.shown(kind, &cells, covered, permit))
            .transpose()
    }

    fn whole(
        &self,
        kind: &RecordKind,
        called: Called<'_>,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let whole = permit
            .whole(kind)
            .ok_or_else(|| Fault::new("a whole record is read by those alone who write it"))?;
        let Some((cells, covered)) = self.found(kind, called, permit)? else {
            return Ok(None);
        };
        let whole = whole.told_as(&covered);
        Ok(Some(Stored {
            fields: covered,
            ..self.shown(kind, &cells, whole, permit)?
        }))
    }

    /// The record of a register with this reference, if it stands.
    pub fn find(&self, register: &str, reference: &str) -> Result<Option<RecordId>, Fault> {
        let found = self.find_void_too(register, reference)?;
        Ok(found.filter(|(_, voided)| !voided).map(|(id, _)| id))
    }

    /// The record of a register with this reference, and whether it is void.
    pub fn find_void_too(
        &self,
        register: &str,
        reference: &str,
    ) -> Result<Option<(RecordId, bool)>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(register)?;
        let text = Cell::Text(reference.to_owned());
        let found = self
            .row_bound(&plan.head_of_reference, text)
            .map_err(fault)?;
        match found.as_deref() {
            Some([id, _, voided]) => Ok(Some((id_of(id)?, voided.integer()? != 0))),
            _ => Ok(None),
        }
    }

    /// Whether a record that is named in another one is there for whoever
    /// writes that one: the log keeps that it was named and is not.
    pub fn is_known(
        &self,
        register: &str,
        id: RecordId,
        look: &Permit,
        writing: &Permit,
    ) -> Result<bool, Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        if self.covered(kind, id, look)?.is_some() {
            return Ok(true);
        }
        self.not_covered(kind, id, look, writing.act())
            .map_err(fault)?;
        Ok(false)
    }

    /// One record, void or not, with what the permit covers.
    pub fn get(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        self.seen(kind, Called::ById(id), permit)
    }

    /// The record of this reference, void or not, with what the permit covers.
    pub fn by_reference(
        &self,
        kind: &RecordKind,
        reference: &str,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        self.seen(kind, Called::ByReference(reference), permit)
    }

    /// The id of the record of this reference, void or not, where the permit
    /// covers anything of it. Nothing of it is shown.
    pub fn located(
        &self,
        kind: &RecordKind,
        reference: &str,
        permit: &Permit,
    ) -> Result<Option<RecordId>, Fault> {
        let found = self.found(kind, Called::ByReference(reference), permit)?;
        found
            .and_then(|(cells, _)| cells.first().map(id_of))
            .transpose()
    }

    /// As [`Session::get`], or why it is not there for the holder of the permit.
    pub fn get_or_why(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Stored, No> {
        match self.get(kind, id, permit)? {
            Some(stored) => Ok(stored),
            None => Err(self.why_not(kind, id, permit)?.into()),
        }
    }

    /// Why a record is not there for the holder of a permit: what an emergency
    /// opens waits for a new proof, and of all else nothing is told.
    pub fn why_not(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Refusal, Fault> {
        let waits = self.facts_after_proof(kind, id, permit)?.is_some();
        Ok(Refusal::by(if waits {
            "guard.not_fresh"
        } else {
            "records.no_such_record"
        }))
    }

    /// One record with every field, for whoever writes its next version: its
    /// `fields` say which of them the writer may see and change.
    pub fn standing(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        self.whole(kind, Called::ById(id), permit)
    }

    /// As [`Session::standing`], for the record of this reference.
    pub fn standing_of(
        &self,
        kind: &RecordKind,
        reference: &str,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        self.whole(kind, Called::ByReference(reference), permit)
    }

    /// A record as its writer has left it, with the fields that they could see
    /// before: what they wrote may have put it out of their own reach.
    pub fn left(
        &self,
        kind: &RecordKind,
        before: &Stored,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        if !permit.writes() {
            return Err(Fault::new("a record is left by those alone who write it"));
        }
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let found = self
            .row_bound(&plan.of_id, id_cell(before.id))
            .map_err(fault)?;
        found
            .map(|cells| self.stored(kind, &cells, HEAD.len(), before.fields.clone()))
            .transpose()
            .map_err(fault)
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

    /// When each of these records of a register was entered, as its first version
    /// says: what was changed or moved since does not count. It shows nobody
    /// anything.
    ///
    /// # Errors
    /// What the database fails with, and where a record has no first version.
    pub fn entered_at(
        &self,
        register: &str,
        ids: &[RecordId],
    ) -> Result<BTreeMap<RecordId, Moment>, Fault> {
        const AT_ONCE: usize = 1_000;
        let mut entered = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let some = some.iter().map(|id| id.0.as_bytes().to_vec());
            let mut select = Query::select();
            select
                .columns(["id", "recorded_at"].map(Alias::new))
                .from(Alias::new(history(register)))
                .and_where(Expr::col(Alias::new("id")).is_in(some))
                .and_where(Expr::col(Alias::new("version")).eq(1));
            for cells in self.rows(&select).map_err(fault)? {
                let [id, at] = cells.as_slice() else {
                    return Err(Fault::new("the database gave too few columns"));
                };
                let at = at.text()?.parse();
                let at =
                    at.map_err(|error| Fault::from("the moment of a record is damaged", error))?;
                entered.insert(id_of(id)?, at);
            }
        }
        Ok(entered)
    }

    /// …of one record.
    ///
    /// # Errors
    /// As of many.
    pub fn entered_when(&self, register: &str, id: RecordId) -> Result<Moment, Fault> {
        let entered = self.entered_at(register, &[id])?.remove(&id);
        entered.ok_or_else(|| Fault::new("a record has no first version"))
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
        let Some(covered) = self.covered(kind, id, permit)? else {
            self.turned_away(kind, id, permit).map_err(fault)?;
            return Ok(Vec::new());
        };
        // Under the leave to list, a history tells how figures were revised,
        // and that is by whom and why.
        let covered = if permit.act() == Act::Look {
            covered.telling_who_and_why()
        } else {
            covered
        };
        let versions = self.versions(kind, id, |cells| {
            self.stored(kind, cells, HISTORY_HEAD.len(), covered.clone())
        })?;
        if let Some(Version { stored, .. }) = versions.last() {
            self.saw(kind, stored, permit, versions.len() as u64)
                .map_err(fault)?;
        }
        Ok(versions)
    }

    /// Every version of a record, the first one first, each as it is read here.
    pub(super) fn versions(
        &self,
        kind: &RecordKind,
        id: RecordId,
        read: impl Fn(&[Cell]) -> Result<Stored, Failure>,
    ) -> Result<Vec<Version>, Fault> {
        let mut select = heads(kind, &HISTORY_HEAD, &history(&kind.register));
        select
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()))
            .order_by(Alias::new("version"), Order::Asc);
        let mut versions = Vec::new();
        for cells in self.rows(&select).map_err(fault)? {
            let stored = read(&cells).map_err(fault)?;
            let (Some(deed), Some(superseded)) = (cells.get(ACT), cells.get(SUPERSEDED_AT)) else {
                return Err(Fault::new("the database gave too few columns"));
            };
            versions.push(Version {
                stored,
                deed: Deed::read(deed.text()?)?,
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
