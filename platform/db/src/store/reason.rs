//! Why a version was written: a text like any other that is sealed, in the
//! compartment of what happened, for this version alone. Who is told it hangs
//! on what they see of the record ([`guard::Fields::tells_why`]).

use std::collections::BTreeSet;

use kernel::{Fault, RecordId, RecordKind};
use vault::{Column, Compartment, Place};

use super::{Stored, write::Head};
use crate::{
    columns::{CLEAR_REASON, HEAD, SEALED_REASON},
    engine::{Cell, Failure},
    keys::Owner,
    session::Session,
};

/// The place of a reason: what its seal is bound to beside its record.
fn column(kind: &RecordKind, version: i64) -> Column {
    Column::new(kind.register.clone(), format!("{SEALED_REASON} {version}"))
        .in_compartment(Compartment::Testimony)
}

/// What a row holds in a column of its head, if anything.
fn held<'c>(cells: &'c [Cell], name: &str) -> Option<&'c Cell> {
    let at = HEAD.iter().position(|column| *column == name)?;
    cells.get(at).filter(|cell| **cell != Cell::Null)
}

impl Session<'_> {
    /// The reason of a version that is written, sealed.
    pub(super) fn reason_cell(
        &self,
        kind: &RecordKind,
        head: &Head<'_>,
        owner: Owner,
    ) -> Result<Cell, Failure> {
        let Some(reason) = head.writing.reason else {
            return Ok(Cell::Null);
        };
        let key = self.data_key_to_write(owner)?;
        let place = Place {
            subject: key.subject(),
            record: head.id.0,
        };
        let mut chance = self.chance.borrow_mut();
        let sealed = key
            .seal(
                &column(kind, head.version),
                place,
                *chance,
                reason.as_bytes(),
            )
            .map_err(|error| Fault::from("a reason could not be sealed", error))?;
        Ok(Cell::Bytes(sealed))
    }

    /// Why a version was written that lies in these cells, where that is told.
    pub(super) fn reason_of(
        &self,
        kind: &RecordKind,
        stored: &Stored,
        cells: &[Cell],
    ) -> Result<Option<String>, Failure> {
        if !stored.fields.tells_why() {
            return Ok(None);
        }
        let Some(sealed) = held(cells, SEALED_REASON) else {
            let clear = held(cells, CLEAR_REASON).map(Cell::text).transpose()?;
            return Ok(clear.map(str::to_owned));
        };
        let key = self
            .data_key(stored.subject)?
            .ok_or_else(|| Fault::new("a reason is sealed and its key is gone"))?;
        let place = Place {
            subject: stored.subject.0,
            record: stored.id.0,
        };
        let plain = key
            .open(&column(kind, stored.version), place, sealed.bytes()?)
            .map_err(|error| Fault::from("a reason cannot be opened", error))?;
        let plain = String::from_utf8(plain)
            .map_err(|error| Fault::from("a sealed reason is damaged", error))?;
        Ok(Some(plain))
    }

    /// Adds the reasons of records that were listed, their keys asked for at
    /// once.
    pub(super) fn tell_reasons(
        &self,
        kind: &RecordKind,
        listed: &mut [(Stored, Vec<Cell>)],
    ) -> Result<(), Failure> {
        let sealed = |(stored, cells): &(Stored, Vec<Cell>)| {
            stored.fields.tells_why() && held(cells, SEALED_REASON).is_some()
        };
        let of: BTreeSet<RecordId> = listed
            .iter()
            .filter(|listed| sealed(listed))
            .map(|(stored, _)| stored.subject)
            .collect();
        self.fetch_data_keys(&of.into_iter().collect::<Vec<_>>())?;
        for (stored, cells) in listed {
            stored.reason = self.reason_of(kind, stored, cells)?;
        }
        Ok(())
    }
}
