//! One row of a table as one line of text.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::Fault;
use serde_json::Value;

use super::manifest::Column;
use crate::{engine::Cell, schema::Holds};

/// Writes a row as a line, its end included.
pub(crate) fn write(
    table: &str,
    columns: &[Column],
    cells: &[Cell],
    line: &mut Vec<u8>,
) -> Result<(), Fault> {
    let mut values = Vec::with_capacity(cells.len());
    for (column, cell) in columns.iter().zip(cells) {
        values.push(match (column.holds, cell) {
            (_, Cell::Null) => Value::Null,
            (Holds::Text, Cell::Text(text)) => Value::from(text.as_str()),
            (Holds::Integer, Cell::Integer(number)) => Value::from(*number),
            (Holds::Bool, Cell::Bool(yes)) => Value::from(*yes),
            // SQLite keeps yes and no as numbers.
            (Holds::Bool, Cell::Integer(number @ (0 | 1))) => Value::from(*number == 1),
            (Holds::Bytes, Cell::Bytes(bytes)) => Value::from(STANDARD.encode(bytes)),
            _ => {
                return Err(Fault::new(format!(
                    "the column {table}.{} holds something of another kind than it says: the \
                     database is damaged; see `opennrm doctor`",
                    column.name
                )));
            }
        });
    }
    line.clear();
    serde_json::to_writer(&mut *line, &values)
        .map_err(|error| Fault::from("a row could not be written", error))?;
    line.push(b'\n');
    Ok(())
}

/// Reads what [`write`] wrote; `None` when it is anything else.
pub(crate) fn read(columns: &[Column], line: &[u8]) -> Option<Vec<Cell>> {
    let values: Vec<Value> = serde_json::from_slice(line.strip_suffix(b"\n")?).ok()?;
    if values.len() != columns.len() {
        return None;
    }
    columns
        .iter()
        .zip(values)
        .map(|(column, value)| {
            Some(match (column.holds, value) {
                (_, Value::Null) => Cell::Null,
                (Holds::Text, Value::String(text)) => Cell::Text(text),
                (Holds::Integer, Value::Number(number)) => Cell::Integer(number.as_i64()?),
                (Holds::Bool, Value::Bool(yes)) => Cell::Bool(yes),
                (Holds::Bytes, Value::String(text)) => Cell::Bytes(STANDARD.decode(text).ok()?),
                _ => return None,
            })
        })
        .collect()
}
