//! Two files of one person: the records that lead to the second are led to the
//! one that is kept, and back, each by a version of its own. Nothing else of
//! them moves: whatever is written of a record, before, between and after, lies
//! under the key of the file that it was entered for, stands in the log by that
//! file, and is erased with it. So do its documents.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use guard::{Fields, Permit};
use kernel::{Fault, No, RecordId, RecordKind, Refusal, Row, Value};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{Deed, Stored, Writing, write::Head};
use crate::{
    columns::{HEAD, HISTORY_HEAD, history, id_cell, id_of},
    engine::{Cell, Failure},
    erasing::SUBJECTS,
    session::{Session, fault},
};

/// What of a record is to lead elsewhere: the places of links, and whereto.
pub type Links = BTreeMap<usize, RecordId>;

/// A record that was moved, as it stands now.
#[derive(Clone, Debug)]
pub struct Moved {
    /// Its id.
    pub id: RecordId,
    /// What people call it by.
    pub reference: String,
    /// Whether it is void.
    pub voided: bool,
    /// Its values, sealed ones too: for rules, and shown to nobody.
    pub row: Row,
}

impl Session<'_> {
    /// The records of a register, void ones too, that lead to one of these by a
    /// link to its register, each with the places of those links.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn leading_to(
        &self,
        kind: &RecordKind,
        (register, to): (&str, RecordId),
    ) -> Result<BTreeMap<RecordId, BTreeSet<usize>>, Fault> {
        let mut found: BTreeMap<RecordId, BTreeSet<usize>> = BTreeMap::new();
        for (at, field) in kind.fields.iter().enumerate() {
            if field.link() != Some(register) || field.is_sealed() {
                continue;
            }
            let mut select = Query::select();
            select
                .column(Alias::new("id"))
                .from(Alias::new(&kind.register))
                .and_where(Expr::col(Alias::new(&field.name)).eq(to.0.as_bytes().to_vec()));
            for cells in self.rows(&select).map_err(fault)? {
                let id = id_of(cells.first().unwrap_or(&Cell::Null))?;
                found.entry(id).or_default().insert(at);
            }
        }
        Ok(found)
    }

    /// The files that were merged into this one.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn merged_into(&self, kind: &RecordKind, kept: RecordId) -> Result<Vec<RecordId>, Fault> {
        let merged = self.merged_files(kind, Some(kept))?;
        Ok(merged.into_keys().collect())
    }

    /// Every file that was merged into another one, with that one. One whose
    /// other file was erased alone is merged into none: a backup from before
    /// they were parted was put back, and it waits to be parted again.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn merged(&self, kind: &RecordKind) -> Result<BTreeMap<RecordId, RecordId>, Fault> {
        self.merged_files(kind, None)
    }

    /// The file that one was merged into, if it was.
    ///
    /// # Errors
    /// What the database fails with, and where there is no such file.
    pub fn file_kept_of(
        &self,
        kind: &RecordKind,
        second: RecordId,
    ) -> Result<Option<RecordId>, Fault> {
        let kept = match kind.same() {
            Some((at, _)) => self
                .row_of(kind, second)?
                .0
                .get(at)
                .and_then(Value::as_link),
            None => None,
        };
        // As of all of them.
        match kept {
            Some(kept)
                if self.is_erased(kept).map_err(fault)?
                    != self.is_erased(second).map_err(fault)? =>
            {
                Ok(None)
            }
            kept => Ok(kept),
        }
    }

    fn merged_files(
        &self,
        kind: &RecordKind,
        into: Option<RecordId>,
    ) -> Result<BTreeMap<RecordId, RecordId>, Fault> {
        let mut merged = BTreeMap::new();
        let Some((_, same)) = kind.same() else {
            return Ok(merged);
        };
        let column = || Expr::col(Alias::new(&same.name));
        let mut select = Query::select();
        select
            .columns(["id", same.name.as_str()].map(Alias::new))
            .from(Alias::new(&kind.register))
            .and_where(match into {
                Some(kept) => column().eq(kept.0.as_bytes().to_vec()),
                None => column().is_not_null(),
            });
        for cells in self.rows(&select).map_err(fault)? {
            if let [second, kept] = cells.as_slice() {
                merged.insert(id_of(second)?, id_of(kept)?);
            }
        }
        if !merged.is_empty() {
            let erased = self.erased()?;
            merged.retain(|second, kept| erased.contains(second) == erased.contains(kept));
        }
        Ok(merged)
    }

    /// Whether somebody has entered or changed a record since a moment: that it
    /// was moved is neither. It shows nothing of it.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn said_since(
        &self,
        kind: &RecordKind,
        id: RecordId,
        since: Moment,
    ) -> Result<bool, Fault> {
        let said = [Deed::Entered, Deed::Edited].map(Deed::code);
        let mut select = Query::select();
        select
            .column(Alias::new("version"))
            .from(Alias::new(history(&kind.register)))
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()))
            .and_where(Expr::col(Alias::new("act")).is_in(said))
            .and_where(Expr::col(Alias::new("recorded_at")).gt(since.to_string()))
            .limit(1);
        Ok(!self.rows(&select).map_err(fault)?.is_empty())
    }

    /// The references of files that stand void in that of somebody who was erased,
    /// and were not erased themselves.
    pub(crate) fn left_behind(&self, kind: &RecordKind) -> Result<Vec<String>, Fault> {
        let Some((_, same)) = kind.same() else {
            return Ok(Vec::new());
        };
        let erased = || {
            let mut erased = Query::select();
            erased
                .column(Alias::new("subject"))
                .from(Alias::new(SUBJECTS));
            erased
        };
        let mut select = Query::select();
        select
            .column(Alias::new("reference"))
            .from(Alias::new(&kind.register))
            .and_where(Expr::col(Alias::new(&same.name)).in_subquery(erased()))
            .and_where(Expr::col(Alias::new("id")).not_in_subquery(erased()))
            .order_by(Alias::new("reference"), Order::Asc);
        let rows = self.rows(&select).map_err(fault)?;
        rows.iter()
            .filter_map(|cells| cells.first())
            .map(|cell| cell.text().map(str::to_owned))
            .collect()
    }

    /// Whether one of these was ever merged into another file: what was entered
    /// for it may lead elsewhere, or may have.
    pub(crate) fn were_merged(&self, subjects: &[RecordId]) -> Result<bool, Failure> {
        for kind in self
            .shared
            .catalogue
            .kinds()
            .filter(|kind| kind.same().is_some())
        {
            let ids = subjects.iter().map(|subject| subject.0.as_bytes().to_vec());
            let mut select = Query::select();
            select
                .column(Alias::new("id"))
                .from(Alias::new(history(&kind.register)))
                .and_where(Expr::col(Alias::new("id")).is_in(ids))
                .and_where(Expr::col(Alias::new("act")).eq(Deed::Merged.code()))
                .limit(1);
            if !self.rows(&select)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Which links of a record a merging moved away from a file, and lead to
    /// where it was merged into still: as far as its history tells.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn moved_from(
        &self,
        kind: &RecordKind,
        id: RecordId,
        (second, places): (RecordId, &BTreeSet<usize>),
    ) -> Result<BTreeSet<usize>, Fault> {
        let versions = self.versions(kind, id, |cells| {
            self.without_reason(kind, cells, HISTORY_HEAD.len(), Fields::unsealed(kind))
        })?;
        let came_from_it = |at: &usize| {
            // From where mergings moved it, one after the other.
            let mut from: Vec<RecordId> = Vec::new();
            let mut before = None;
            for version in &versions {
                let now = version.stored.row.0.get(*at).and_then(Value::as_link);
                match (version.deed, before) {
                    _ if now == before => {}
                    (Deed::Moved, Some(left)) => from.push(left),
                    (Deed::Returned, _) => {
                        let back = from.iter().position(|left| Some(*left) == now);
                        from.truncate(back.unwrap_or_default());
                    }
                    // Somebody has led it elsewhere.
                    _ => from.clear(),
                }
                before = now;
            }
            from.contains(&second)
        };
        Ok(places.iter().copied().filter(came_from_it).collect())
    }

    /// Writes a record anew with these links, all else as it stands; nothing
    /// where whoever it is about was erased. It is asked of the files alone
    /// whether somebody may do it, and it stands in the log by which tie to them.
    ///
    /// # Errors
    /// A fault where the deed is none of moving.
    pub fn relink<'w>(
        &self,
        kind: &RecordKind,
        id: RecordId,
        links: &Links,
        deed: Deed,
        (permit, by): (&'w Permit, &Fields),
        writing: impl Fn(&Stored) -> Result<Writing<'w>, Fault>,
    ) -> Result<Option<Moved>, No> {
        if !matches!(deed, Deed::Moved | Deed::Returned) {
            return Err(Fault::new("records are moved and returned, and no more").into());
        }
        let whole = permit
            .whole(kind)
            .ok_or_else(|| Fault::new("a whole record is read by those alone who write it"))?
            .told_as(by);
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let cells = self.row_bound(&plan.of_id, id_cell(id)).map_err(fault)?;
        let cells = cells.ok_or_else(|| Refusal::by("records.no_such_record"))?;
        let open = self
            .without_reason(kind, &cells, HEAD.len(), Fields::unsealed(kind))
            .map_err(fault)?;
        if crate::log::is_personal(kind) && self.is_erased(open.subject).map_err(fault)? {
            return Ok(None);
        }
        let stands = self
            .without_reason(kind, &cells, HEAD.len(), whole)
            .map_err(fault)?;
        if kind.has_sealed() {
            self.saw(kind, &stands, permit, 1).map_err(fault)?;
        }
        let mut row = stands.row.clone();
        for (at, to) in links {
            if let Some(value) = row.0.get_mut(*at) {
                *value = Value::Link(*to);
            }
        }
        self.expect_not_erased(kind, [stands.subject, kind.subject_of(id, &row)])?;
        let voided = deed.leaves_void(stands.voided);
        let head = Head {
            id,
            reference: &stands.reference,
            version: stands.version + 1,
            writing: writing(&stands)?,
            voided,
            subject: stands.subject,
        };
        self.write(kind, &head, &row, deed).map_err(fault)?;
        Ok(Some(Moved {
            id,
            reference: stands.reference,
            voided,
            row,
        }))
    }
}
