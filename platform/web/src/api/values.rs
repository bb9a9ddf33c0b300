//! Values in JSON, both ways. What a program may send is what a person may
//! type, in JSON's own types: the reader of what was typed is the same.
//!
//! Money is a text such as "12.50", since JSON's numbers are binary
//! fractions in many languages; a number is taken too. A record is named by
//! its reference.

use db::{Session, Stored};
use kernel::{Entry, Fault, Field, FieldKind, RecordKind, Refusal};
use records::{Mechanism, typed};
use serde_json::{Map, Value, json};

/// Which sealed fields a record is told with, of those that were opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sealed {
    /// None.
    Left,
    /// The names by which it was found.
    Names,
    /// All.
    Opened,
}

/// A record.
pub(crate) fn record(
    mechanism: &Mechanism,
    session: &Session<'_>,
    kind: &RecordKind,
    stored: &Stored,
    sealed: Sealed,
) -> Result<Value, Fault> {
    let is_name = |at| kind.names().any(|(name, _)| name == at);
    let mut fields = Map::new();
    for (at, (field, value)) in kind.fields.iter().zip(&stored.row.0).enumerate() {
        let told = match sealed {
            Sealed::Left => !field.is_sealed(),
            Sealed::Names => !field.is_sealed() || is_name(at),
            Sealed::Opened => true,
        };
        if !told || !stored.fields.covers(at) {
            continue;
        }
        fields.insert(field.name.clone(), json_of(session, field, value)?);
    }
    let address = mechanism.address(&kind.register, stored.id);
    Ok(json!({
        "register": kind.register,
        "address": address,
        "self": format!("/api/v1/{}/{address}", kind.register),
        "reference": stored.reference,
        "version": stored.version,
        "recorded_at": stored.recorded_at,
        "recorded_by": Some(&stored.recorded_by).filter(|by| !by.is_empty()),
        "reason": stored.reason,
        "voided": stored.voided,
        "fields": fields,
    }))
}

fn json_of(session: &Session<'_>, field: &Field, value: &kernel::Value) -> Result<Value, Fault> {
    Ok(match (value, &field.kind) {
        (kernel::Value::Absent, _) => Value::Null,
        (kernel::Value::Codes(codes), _) => codes.0.iter().cloned().collect(),
        (kernel::Value::YesNo(yes), _) => (*yes).into(),
        (kernel::Value::Whole(minor), FieldKind::Money) => {
            format!("{}.{:02}", minor / 100, minor % 100).into()
        }
        (kernel::Value::Whole(number), _) => (*number).into(),
        (other, _) => typed(session, field, other)?.into(),
    })
}

/// The fields that a program sent, as they would have been typed.
pub(crate) fn entry(kind: &RecordKind, fields: &Map<String, Value>) -> Result<Entry, Vec<Refusal>> {
    let mut entry = Entry::new();
    let mut refusals = Vec::new();
    for (name, value) in fields {
        let Some(field) = kind.field(name) else {
            refusals.push(
                Refusal::by("entry.unknown_field")
                    .at(name)
                    .naming("field", name),
            );
            continue;
        };
        match text_of(field, value) {
            Ok(Some(text)) => {
                entry.insert(name.clone(), text);
            }
            // Nothing takes away what is sealed only where it is named.
            Ok(None) if field.is_sealed() => {
                entry.insert(name.clone(), String::new());
            }
            Ok(None) => {}
            Err(rule) => refusals.push(Refusal::by(rule).at(name)),
        }
    }
    if refusals.is_empty() {
        Ok(entry)
    } else {
        Err(refusals)
    }
}

fn text_of(field: &Field, value: &Value) -> Result<Option<String>, &'static str> {
    Ok(match (&field.kind, value) {
        (_, Value::Null) => None,
        (FieldKind::Codes { .. }, Value::Array(items)) => {
            let mut codes = Vec::with_capacity(items.len());
            for item in items {
                match item.as_str() {
                    // A semicolon would make two codes of one.
                    Some(code) if !code.contains(';') => codes.push(code),
                    _ => return Err("web.json_codes"),
                }
            }
            Some(codes.join(";"))
        }
        (FieldKind::Codes { .. }, _) => return Err("web.json_codes"),
        (FieldKind::YesNo, Value::Bool(yes)) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        (FieldKind::YesNo, _) => return Err("web.json_yes_no"),
        (FieldKind::Whole { .. } | FieldKind::Year, Value::Number(number)) => {
            Some(number.to_string())
        }
        (FieldKind::Whole { .. } | FieldKind::Year, _) => return Err("entry.number"),
        (FieldKind::Money, Value::Number(number)) => Some(number.to_string()),
        (_, Value::String(text)) => Some(text.clone()),
        _ => return Err("web.json_text"),
    })
}
