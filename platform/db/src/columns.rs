//! How a record's values lie in columns.

use kernel::{Codes, Fault, Field, FieldKind, RecordId, TimeOfDay, Value};

use crate::engine::Cell;

/// Why a version was written, as programs before decision 39 kept it: in the
/// clear, and covered by the hash of its version, so that it stays as it is.
pub(crate) const CLEAR_REASON: &str = "change_reason";

/// …and as it is kept: sealed, for this version alone.
pub(crate) const SEALED_REASON: &str = "sealed_reason";

/// The file that a record was entered for, where it leads to another one now:
/// its own was merged into that one. It stays sealed under the key of that
/// file, stands in the log by it and is erased with it.
pub(crate) const ENTERED_FOR: &str = "entered_for";

/// The columns that every register's table has before its fields.
pub(crate) const HEAD: [&str; 9] = [
    "id",
    "reference",
    "version",
    "recorded_at",
    "recorded_by",
    CLEAR_REASON,
    SEALED_REASON,
    "voided",
    ENTERED_FOR,
];

/// The columns that every register's history has before its fields.
pub(crate) const HISTORY_HEAD: [&str; 12] = [
    "id",
    "reference",
    "version",
    "recorded_at",
    "recorded_by",
    CLEAR_REASON,
    SEALED_REASON,
    "voided",
    ENTERED_FOR,
    "act",
    "superseded_at",
    "log_number",
];

/// Where of those what was done stands, and when the version ended.
pub(crate) const ACT: usize = 9;
pub(crate) const SUPERSEDED_AT: usize = 10;

/// The columns that only a register's history has and that are written with
/// a version. The hash of a version stands beside it where its entry in the
/// log stands for many.
pub(crate) const HISTORY_TAIL: [&str; 4] = ["act", "superseded_at", "log_number", "written_hash"];

/// The column that names the entry by which a version was erased.
pub(crate) const ERASED_NUMBER: &str = "erased_number";

/// The file that a record was entered for, where these cells of a row begin
/// with its head and it leads to another one now.
pub(crate) fn entered_for(cells: &[Cell]) -> Result<Option<RecordId>, Fault> {
    let at = HEAD.iter().position(|column| *column == ENTERED_FOR);
    match at.and_then(|at| cells.get(at)) {
        None | Some(Cell::Null) => Ok(None),
        Some(cell) => id_of(cell).map(Some),
    }
}

/// The name of a register's history.
pub(crate) fn history(register: &str) -> String {
    format!("{register}_history")
}

pub(crate) fn id_cell(id: RecordId) -> Cell {
    Cell::Bytes(id.0.as_bytes().to_vec())
}

pub(crate) fn id_of(cell: &Cell) -> Result<RecordId, Fault> {
    uuid::Uuid::from_slice(cell.bytes()?)
        .map(RecordId)
        .map_err(|error| Fault::from("the database holds a damaged id", error))
}

/// An unsealed value as its column holds it.
pub(crate) fn cell(value: &Value) -> Cell {
    match value {
        Value::Absent => Cell::Null,
        Value::Text(text) | Value::Code(text) => Cell::Text(text.clone()),
        Value::Codes(codes) => Cell::Text(codes.barred()),
        Value::Date(date) => Cell::Text(date.to_string()),
        Value::Time(time) => Cell::Text(time.to_string()),
        Value::Whole(number) => Cell::Integer(*number),
        Value::YesNo(yes) => Cell::Bool(*yes),
        Value::Link(id) => id_cell(*id),
    }
}

/// Reads what [`cell`] wrote.
pub(crate) fn value(field: &Field, cell: &Cell) -> Result<Value, Fault> {
    if *cell == Cell::Null {
        return Ok(Value::Absent);
    }
    Ok(match &field.kind {
        FieldKind::Whole { .. } | FieldKind::Year | FieldKind::Money => {
            Value::Whole(cell.integer()?)
        }
        FieldKind::YesNo => Value::YesNo(cell.integer()? != 0),
        FieldKind::Link { .. } => Value::Link(id_of(cell)?),
        _ => from_text(field, cell.text()?)?,
    })
}

/// A value as text, for sealing.
pub(crate) fn text(value: &Value) -> Option<String> {
    Some(match value {
        Value::Absent => return None,
        Value::Text(text) | Value::Code(text) => text.clone(),
        Value::Codes(codes) => codes.barred(),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => time.to_string(),
        Value::Whole(number) => number.to_string(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Link(id) => id.0.to_string(),
    })
}

/// Reads what [`text`] wrote.
pub(crate) fn from_text(field: &Field, text: &str) -> Result<Value, Fault> {
    let damaged = || {
        Fault::new(format!(
            "the field `{}` of a record is damaged in the database",
            field.name
        ))
    };
    Ok(match &field.kind {
        FieldKind::Text { .. } | FieldKind::Prose { .. } => Value::Text(text.to_owned()),
        FieldKind::Code { .. } => Value::Code(text.to_owned()),
        FieldKind::Codes { .. } => Value::Codes(Codes::from_barred(text)),
        FieldKind::Date { .. } => Value::Date(text.parse().map_err(|_| damaged())?),
        FieldKind::Time => Value::Time(text.parse::<TimeOfDay>().map_err(|()| damaged())?),
        FieldKind::Whole { .. } | FieldKind::Year | FieldKind::Money => {
            Value::Whole(text.parse().map_err(|_| damaged())?)
        }
        FieldKind::YesNo => Value::YesNo(text == "true"),
        FieldKind::Link { .. } => Value::Link(RecordId(
            uuid::Uuid::parse_str(text).map_err(|_| damaged())?,
        )),
    })
}
