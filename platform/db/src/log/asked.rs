//! What a list or a search asked for, as text for the sealed part of an
//! entry.

use kernel::Condition;
use serde_json::{Map, Value, json};

use crate::Listing;

/// More than this is cut: an entry has its longest.
const CHARACTERS_MAX: usize = 8_000;

/// What a listing asks for. A record that is linked to is not named: the
/// entry has its pseudonym.
pub(super) fn of_listing(listing: &Listing) -> String {
    let mut asked = Map::new();
    if let Some(search) = &listing.search {
        asked.insert("search".into(), json!(search));
    }
    if !listing.conditions.is_empty() {
        let conditions: Vec<Value> = listing
            .conditions
            .iter()
            .map(|condition| match condition {
                Condition::LinksTo(path, _) => json!(format!("{path} is the record")),
                other => json!(format!("{other:?}")),
            })
            .collect();
        asked.insert("where".into(), Value::Array(conditions));
    }
    if let Some(sort) = &listing.sort {
        asked.insert("sort".into(), json!(sort));
    }
    if listing.voided {
        asked.insert("voided".into(), json!(true));
    }
    if listing.offset > 0 {
        asked.insert("from".into(), json!(listing.offset));
    }
    shortened(Value::Object(asked).to_string())
}

/// A name that is looked for.
pub(super) fn of_name(name: &str) -> String {
    json!({"name": name}).to_string()
}

/// A text that fits into an entry.
pub(super) fn shortened(text: String) -> String {
    match text.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
