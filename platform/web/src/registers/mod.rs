//! The pages of the registers: every one follows from its kind of record.

pub(crate) mod change;
pub(crate) mod clash;
pub(crate) mod export;
pub(crate) mod filters;
pub(crate) mod form;
pub(crate) mod import;
pub(crate) mod listing;
pub(crate) mod merging;
pub(crate) mod overview;
pub(crate) mod pages;
pub(crate) mod reason;
pub(crate) mod record;
pub(crate) mod table;
pub(crate) mod void;

use std::sync::Arc;

use kernel::{RecordId, RecordKind, Refusal};

use crate::{State, Trouble};

pub use table::records_table;

/// The kind of a register in an address.
pub(crate) fn kind_of(state: &State, register: &str) -> Result<Arc<RecordKind>, Trouble> {
    Ok(state.mechanism.kind(register)?)
}

/// The record behind an address; whether there is one is for the database to
/// say.
pub(crate) fn id_of(state: &State, register: &str, address: &str) -> Result<RecordId, Trouble> {
    state
        .mechanism
        .at_address(register, address)
        .ok_or_else(|| Refusal::by("records.no_such_record").into())
}
