//! Values as people type them: what a form shows, what a file holds, and
//! what reads back as the same value.

use db::{Session, Stored};
use kernel::{Entry, Fault, Field, FieldKind, RecordKind, Value};

/// One value as it is typed. A link is typed as the other record's
/// reference.
pub fn typed(session: &Session<'_>, field: &Field, value: &Value) -> Result<String, Fault> {
    Ok(match (value, &field.kind) {
        (Value::Absent, _) => String::new(),
        (Value::Text(text) | Value::Code(text), _) => text.clone(),
        (Value::Codes(codes), _) => codes.0.iter().cloned().collect::<Vec<_>>().join(";"),
        (Value::Date(date), _) => date.to_string(),
        (Value::Time(time), _) => time.to_string(),
        (Value::Whole(minor), FieldKind::Money) if minor % 100 == 0 => (minor / 100).to_string(),
        (Value::Whole(minor), FieldKind::Money) => format!("{}.{:02}", minor / 100, minor % 100),
        (Value::Whole(number), _) => number.to_string(),
        (Value::YesNo(true), _) => "yes".to_owned(),
        (Value::YesNo(false), _) => "no".to_owned(),
        (Value::Link(id), FieldKind::Link { register }) => {
            session.reference_of(register, *id)?.unwrap_or_default()
        }
        (Value::Link(_), _) => return Err(Fault::new("a link lies in a field that is none")),
    })
}

/// A whole record as it is typed.
pub fn entry_of(session: &Session<'_>, kind: &RecordKind, stored: &Stored) -> Result<Entry, Fault> {
    let mut entry = Entry::new();
    for (field, value) in kind.fields.iter().zip(&stored.row.0) {
        let text = typed(session, field, value)?;
        if !text.is_empty() {
            entry.insert(field.name.clone(), text);
        }
    }
    Ok(entry)
}
