//! What a list or a search asked for, as text for the sealed part of an
//! entry.

use kernel::Condition;
use serde_json::{Map, Value, json};

use crate::Listing;

/// Under which name the entry of an erasing tells the proposal.
const PROPOSAL: &str = "proposal";

/// More than this is cut: an entry has its longest.
pub(super) const CHARACTERS_MAX: usize = 8_000;

/// What a listing asks for. A record that is linked to is not named: the
/// entry has its pseudonym.
pub(super) fn of_listing(listing: &Listing) -> String {
    let mut asked = Map::new();
    if let Some(search) = &listing.search {
        asked.insert("search".into(), json!(search));
    }
    let conditions = listing.conditions.iter().map(of_condition);
    let among = listing.among.iter().map(|among| among.said.to_owned());
    let conditions: Vec<Value> = conditions.chain(among).map(|said| json!(said)).collect();
    if !conditions.is_empty() {
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

/// A reference that was typed for a record that is not there for the writer.
pub(super) fn of_reference(reference: &str) -> String {
    shortened(json!({"search": reference}).to_string())
}

/// A name that is looked for.
pub(super) fn of_name(name: &str) -> String {
    json!({"name": name}).to_string()
}

/// The proposal by which somebody is erased.
pub(crate) fn of_proposal(reference: &str) -> String {
    json!({ PROPOSAL: reference }).to_string()
}

/// Before which day words were forgotten.
pub(super) fn before(day: clockwork::Date) -> String {
    json!({"before": day.to_string()}).to_string()
}

/// The reference that [`of_proposal`] wrote.
pub(super) fn proposal_in(asked: &str) -> Option<String> {
    let asked: Value = serde_json::from_str(asked).ok()?;
    Some(asked.get(PROPOSAL)?.as_str()?.to_owned())
}

/// How it was made sure who somebody is.
pub(super) fn of_identity(check: &str) -> String {
    json!({"identity": check}).to_string()
}

/// A text that fits into an entry.
pub(super) fn shortened(text: String) -> String {
    match text.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// A condition by the names of fields and the codes of lists, which are the
/// same in every language.
fn of_condition(condition: &Condition) -> String {
    let all = |conditions: &[Condition], between: &str| {
        let told: Vec<String> = conditions.iter().map(of_condition).collect();
        told.join(between)
    };
    match condition {
        Condition::Is(path, value) | Condition::TextIs(path, value) => format!("{path} = {value}"),
        Condition::NumberIs(path, value) => format!("{path} = {value}"),
        Condition::OneOf(path, codes) => format!("{path} = {}", codes.join(" or ")),
        Condition::Has(path, code) => format!("{path} has {code}"),
        Condition::Marked(path, mark) => format!("{path} is marked {mark}"),
        Condition::Home(path) => format!("{path} is the country's own"),
        Condition::Yes(path) => format!("{path} = yes"),
        Condition::Present(path) => format!("{path} is entered"),
        Condition::OnOrBefore(path, day) => format!("{path} ≤ {day}"),
        Condition::OnOrAfter(path, day) => format!("{path} ≥ {day}"),
        Condition::ByPeriodEnd(path) => format!("{path} ≤ end of the period"),
        Condition::FromPeriodStart(path) => format!("{path} ≥ start of the period"),
        Condition::EnteredSince(moment) => format!("entered ≥ {moment}"),
        Condition::LinksTo(path, _) => format!("{path} is the record"),
        Condition::Linked {
            register,
            via,
            conditions,
            ..
        } => {
            let mut told = format!("in {register} by {via}");
            if !conditions.is_empty() {
                told.push_str(&format!(" ({})", all(conditions, " and ")));
            }
            told
        }
        Condition::Not(condition) => format!("not ({})", of_condition(condition)),
        Condition::Any(conditions) => format!("({})", all(conditions, " or ")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use kernel::{Condition, condition};

    use super::of_condition;

    #[test]
    fn a_filter_is_told_by_names_and_codes() {
        let day = "2024-03-01".parse().unwrap();
        for (asked, told) in [
            (condition::is("sex", "female"), "sex = female"),
            (
                condition::on_or_after("held_on", day),
                "held_on ≥ 2024-03-01",
            ),
            (
                condition::not(condition::present("born_on")),
                "not (born_on is entered)",
            ),
            (
                condition::any([condition::yes("child"), condition::has("needs", "housing")]),
                "(child = yes or needs has housing)",
            ),
        ] {
            assert_eq!(of_condition(&asked), told);
        }
    }

    #[test]
    fn a_linked_record_is_named_at_no_depth() {
        let link = condition::links_to("person", super::super::LOG);
        let deep = Condition::Any(vec![condition::not(condition::linked(
            "stays",
            "person",
            "",
            [link],
        ))]);
        let told = of_condition(&deep);
        assert_eq!(told, "(not (in stays by person (person is the record)))");
    }
}
