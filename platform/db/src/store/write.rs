//! Writing a record: the table and its history in one, and nothing where the
//! record has moved on.

use kernel::{No, RecordId, RecordKind, Refusal, Row, Value};

use super::{Deed, Stored, Writing};
use crate::{
    columns::{HEAD, HISTORY_TAIL, id_cell},
    engine::{Cell, Failure},
    log::Written,
    session::{Session, fault},
};

pub(super) struct Head<'a> {
    pub(super) id: RecordId,
    pub(super) reference: &'a str,
    pub(super) version: i64,
    pub(super) writing: Writing<'a>,
    pub(super) voided: bool,
    /// Under whose key it lies.
    pub(super) subject: RecordId,
}

impl Session<'_> {
    /// Writes a new record. A reference that is taken is refused.
    pub fn insert(
        &self,
        kind: &RecordKind,
        id: RecordId,
        reference: &str,
        row: &Row,
        writing: Writing<'_>,
    ) -> Result<(), No> {
        self.expect_not_erased(kind, [kind.subject_of(id, row); 2])?;
        let head = Head {
            id,
            reference,
            version: 1,
            writing,
            voided: false,
            subject: kind.subject_of(id, row),
        };
        self.write(kind, &head, row, Deed::Entered)
            .map_err(|failure| match failure {
                Failure::Taken => Refusal::by("records.reference_taken")
                    .at("reference")
                    .naming("reference", reference)
                    .into(),
                other => No::Failed(fault(other)),
            })?;
        self.index_names_of(kind, id, row).map_err(fault)?;
        if writing.permit.covers_everything() {
            return Ok(());
        }
        self.note_author(id, writing.permit)?;
        // The facts of a record are there once it is: what is refused here
        // is undone with the transaction.
        self.expect_covered(kind, id, writing.permit, |at| {
            row.0.get(at).is_some_and(|value| !value.is_absent())
        })
    }

    /// Writes a new version of a record, made on the version given. When the
    /// record has moved on since, nothing is written and the clash is told.
    pub fn update(
        &self,
        kind: &RecordKind,
        stands: &Stored,
        made_on: i64,
        row: &Row,
        deed: Deed,
        writing: Writing<'_>,
    ) -> Result<(), No> {
        let clash = || {
            Refusal::by("records.moved_on")
                .naming("by", &stands.recorded_by)
                .naming("at", &stands.recorded_at)
        };
        if stands.version != made_on {
            return Err(clash().into());
        }
        self.expect_not_erased(kind, [stands.subject, kind.subject_of(stands.id, row)])?;
        if !writing.permit.covers_everything() {
            self.expect_covered(kind, stands.id, writing.permit, |at| {
                row.0.get(at) != stands.row.0.get(at)
            })?;
        }
        let head = Head {
            id: stands.id,
            reference: &stands.reference,
            version: made_on + 1,
            writing,
            voided: deed.leaves_void(stands.voided),
            subject: stands.subject,
        };
        self.write(kind, &head, row, deed)
            .map_err(|failure| match failure {
                Failure::Taken => clash().into(),
                other => No::Failed(fault(other)),
            })?;
        let renamed = |(at, _): (usize, _)| row.0.get(at) != stands.row.0.get(at);
        if head.voided || stands.voided || kind.names().any(renamed) {
            self.forget_names(stands.id).map_err(fault)?;
            // A file that was merged into another is found by its names still:
            // they lead to that one.
            if !head.voided || deed == Deed::Merged {
                self.index_names_of(kind, stands.id, row).map_err(fault)?;
            }
        }
        Ok(())
    }

    /// Refuses what the permit does not cover: the record as a whole, or a
    /// field that is written and may not be seen.
    fn expect_covered(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &guard::Permit,
        written: impl Fn(usize) -> bool,
    ) -> Result<(), No> {
        let covered = self
            .covered(kind, id, permit)?
            .ok_or_else(|| Refusal::by("guard.not_permitted"))?;
        let refused: Vec<Refusal> = kind
            .fields
            .iter()
            .enumerate()
            .filter(|(at, _)| written(*at) && !covered.covers(*at))
            .map(|(_, field)| Refusal::by("guard.field_not_permitted").at(&field.name))
            .collect();
        if refused.is_empty() {
            Ok(())
        } else {
            Err(refused.into())
        }
    }

    pub(super) fn write(
        &self,
        kind: &RecordKind,
        head: &Head<'_>,
        row: &Row,
        deed: Deed,
    ) -> Result<(), Failure> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let recorded_at = head.writing.recorded_at.to_string();
        let own = (head.id, head.reference);
        let owner = self.owner_of(kind, own, head.subject, deed == Deed::Entered);
        let reason = self.reason_cell(kind, head, owner)?;
        // Bound for the table first; the history takes four more.
        let mut values = Vec::with_capacity(HEAD.len() + HISTORY_TAIL.len() + kind.fields.len());
        values.extend([
            id_cell(head.id),
            Cell::Text(head.reference.to_owned()),
            Cell::Integer(head.version),
            Cell::Text(recorded_at.clone()),
            Cell::Text(head.writing.permit.officer().name().to_owned()),
            Cell::Null,
            reason,
            Cell::Bool(head.voided),
            if head.subject == kind.subject_of(head.id, row) {
                Cell::Null
            } else {
                id_cell(head.subject)
            },
        ]);
        self.cells(kind, head.id, row, owner, &mut values)?;
        self.count_written();
        self.note_moment(head.writing.recorded_at);
        let written = Written {
            kind,
            id: head.id,
            version: head.version,
            act: deed.code(),
            permit: head.writing.permit,
            owner,
        };
        if deed == Deed::Entered && self.is_filling() {
            self.put(&plan.fill, &values)?;
            self.end(&written, &mut values)?;
            self.put(&plan.fill_history, &values)?;
            if plan.is_linked_to {
                self.remember(head.id, &kind.register, || without_sealed(kind, row));
            }
            return Ok(());
        }
        self.forget(head.id);
        if deed == Deed::Entered {
            if self.act_bound(&plan.insert, &values)? != 1 {
                return Err(Failure::Taken);
            }
        } else {
            let made_on = [id_cell(head.id), Cell::Integer(head.version - 1)];
            let mut changes: Vec<Cell> = values.iter().skip(1).cloned().collect();
            changes.extend(made_on.iter().cloned());
            if self.act_bound(&plan.update, &changes)? != 1 {
                return Err(Failure::Taken);
            }
            let [id, version] = made_on;
            self.act_bound(&plan.supersede, &[Cell::Text(recorded_at), id, version])?;
        }
        self.end(&written, &mut values)?;
        self.act_bound(&plan.insert_history, &values)?;
        Ok(())
    }

    /// Adds what only the history has: the act, no end, and the number of the
    /// entry in the log, which is made now that the version stands; and its
    /// hash, where the entry stands for many.
    fn end(&self, written: &Written<'_>, values: &mut Vec<Cell>) -> Result<(), Failure> {
        let (log_number, hash) = self.note_version(written, values)?;
        values.extend([
            Cell::Text(written.act.to_owned()),
            Cell::Null,
            Cell::Integer(log_number),
            hash.map_or(Cell::Null, |hash| Cell::Bytes(hash.as_bytes().to_vec())),
        ]);
        Ok(())
    }
}

/// What rules may see of a record.
fn without_sealed(kind: &RecordKind, row: &Row) -> Row {
    let values = kind.fields.iter().zip(&row.0);
    Row(values
        .map(|(field, value)| {
            if field.is_sealed() {
                Value::Absent
            } else {
                value.clone()
            }
        })
        .collect())
}
