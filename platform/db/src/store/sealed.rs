//! A record's fields as cells, sealed and opened under its subject's key.

use std::collections::BTreeSet;

use guard::Fields;
use kernel::{Fault, Field, RecordId, RecordKind, Row, Value};
use vault::{Column, Compartment, Place};

use crate::{
    columns::{self, HEAD, id_of},
    engine::{Cell, Failure},
    keys::Owner,
    log::OPENED,
    session::Session,
    store::documents,
};

impl Session<'_> {
    /// Adds the row's fields as cells, sealed ones enciphered.
    pub(super) fn cells(
        &self,
        kind: &RecordKind,
        id: RecordId,
        row: &Row,
        owner: Owner,
        cells: &mut Vec<Cell>,
    ) -> Result<(), Failure> {
        let place = Place {
            subject: owner.subject().0,
            record: id.0,
        };
        let mut key = None;
        for (at, field) in kind.fields.iter().enumerate() {
            let value = row.0.get(at).unwrap_or(&Value::Absent);
            if !field.is_sealed() {
                cells.push(columns::cell(value));
                continue;
            }
            let Some(plain) = columns::text(value) else {
                cells.push(Cell::Null);
                continue;
            };
            let key = match &key {
                Some(key) => key,
                None => key.insert(self.data_key_to_write(owner)?),
            };
            let mut chance = self.chance.borrow_mut();
            let sealed = key
                .seal(&column(kind, field, row), place, *chance, plain.as_bytes())
                .map_err(|error| Fault::from("a field could not be sealed", error))?;
            cells.push(Cell::Bytes(sealed));
        }
        Ok(())
    }

    /// Reads the cells of a table row behind its head, nothing sealed.
    pub(crate) fn open_row(&self, kind: &RecordKind, cells: &[Cell]) -> Result<Row, Failure> {
        let mut values = Vec::with_capacity(kind.fields.len());
        for (field, cell) in kind.fields.iter().zip(cells) {
            values.push(if field.is_sealed() {
                Value::Absent
            } else {
                columns::value(field, cell)?
            });
        }
        Ok(Row(values))
    }

    /// Reads the cells of a table row behind its head; of the sealed fields
    /// those that are covered. With it comes under whose key it lies.
    pub(crate) fn row(
        &self,
        kind: &RecordKind,
        own: (RecordId, Option<RecordId>),
        cells: &[Cell],
        covered: &Fields,
    ) -> Result<(Row, RecordId), Failure> {
        let (row, subject) = self.row_unshown(kind, own, cells, covered)?;
        let is_opened = |(at, field): (usize, &Field)| field.is_sealed() && covered.covers(at);
        if kind.fields.iter().enumerate().any(is_opened) {
            self.tell_opened(kind, own.0, subject)?;
        }
        Ok((row, subject))
    }

    /// …of which nobody is told: for a check that says whether it is as it
    /// should be, and shows nothing of it.
    pub(super) fn row_unshown(
        &self,
        kind: &RecordKind,
        (id, entered_for): (RecordId, Option<RecordId>),
        cells: &[Cell],
        covered: &Fields,
    ) -> Result<(Row, RecordId), Failure> {
        let mut row = self.open_row(kind, cells)?;
        let subject = entered_for.unwrap_or_else(|| kind.subject_of(id, &row));
        self.unseal(kind, (id, subject), cells, covered, &mut row)?;
        Ok((row, subject))
    }

    /// Tells the trace that sealed fields of a record were opened.
    fn tell_opened(
        &self,
        kind: &RecordKind,
        id: RecordId,
        subject: RecordId,
    ) -> Result<(), Failure> {
        #[cfg(test)]
        crate::log::trace::note(&kind.register, id);
        if tracing::enabled!(target: OPENED, tracing::Level::TRACE) {
            let (record, _) = self.stand_ins(kind, id, subject)?;
            let record = u128::from_be_bytes(*record.as_bytes());
            tracing::trace!(target: OPENED, parent: &self.span, register = kind.register, record);
        }
        Ok(())
    }

    /// Takes the keys of the subjects whose sealed fields stand in these rows
    /// of a table.
    pub(super) fn fetch_keys_of(
        &self,
        kind: &RecordKind,
        rows: &[Vec<Cell>],
    ) -> Result<(), Failure> {
        if !kind.has_sealed() || rows.len() < 2 {
            return Ok(());
        }
        let mut subjects = BTreeSet::new();
        for cells in rows {
            let (Some(id), Some(fields)) = (cells.first(), cells.get(HEAD.len()..)) else {
                continue;
            };
            let is_sealed = kind
                .fields
                .iter()
                .zip(fields)
                .any(|(field, cell)| field.is_sealed() && *cell != Cell::Null);
            if is_sealed {
                let own = (id_of(id)?, columns::entered_for(cells)?);
                let (_, subject) = self.row(kind, own, fields, &Fields::unsealed(kind))?;
                subjects.insert(subject);
            }
        }
        let subjects: Vec<RecordId> = subjects.into_iter().collect();
        self.fetch_data_keys(&subjects)?;
        Ok(())
    }

    pub(super) fn unseal(
        &self,
        kind: &RecordKind,
        (id, subject): (RecordId, RecordId),
        cells: &[Cell],
        covered: &Fields,
        row: &mut Row,
    ) -> Result<(), Failure> {
        let place = Place {
            subject: subject.0,
            record: id.0,
        };
        for (at, field) in kind.fields.iter().enumerate() {
            let Some(Cell::Bytes(sealed)) = cells
                .get(at)
                .filter(|_| field.is_sealed() && covered.covers(at))
            else {
                continue;
            };
            let key = self
                .data_key(subject)?
                .ok_or_else(|| Fault::new("a record is sealed and its key is gone"))?;
            let plain = key
                .open(&column(kind, field, row), place, sealed)
                .map_err(|error| Fault::from("a sealed field cannot be opened", error))?;
            let plain = String::from_utf8(plain)
                .map_err(|error| Fault::from("a sealed field is damaged", error))?;
            if let Some(value) = row.0.get_mut(at) {
                *value = columns::from_text(field, &plain)?;
            }
        }
        Ok(())
    }
}

fn column(kind: &RecordKind, field: &Field, row: &Row) -> Column {
    // A document is in the compartment of the part that it belongs to.
    let of = match documents::part_of(kind, row) {
        Some(part) => part.compartment(),
        None => field.compartment(),
    };
    Column::new(kind.register.clone(), field.name.clone()).in_compartment(compartment(of))
}

/// The compartment as the vault names it; what is in none is undivided.
pub(crate) fn compartment(of: Option<kernel::Compartment>) -> Compartment {
    match of {
        None => Compartment::Undivided,
        Some(kernel::Compartment::Identity) => Compartment::Identity,
        Some(kernel::Compartment::Location) => Compartment::Location,
        Some(kernel::Compartment::Health) => Compartment::Health,
        Some(kernel::Compartment::Testimony) => Compartment::Testimony,
    }
}
