//! Refusals as sentences in the reader's language.

use kernel::{RecordKind, Refusal};
use pack::Pack;
use words::{Language, Value};

use crate::shown::moment;

/// Why the system says no, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Why.
    pub why: String,
    /// What to do next.
    pub next: Option<String>,
}

impl Sentence {
    /// Both in one line.
    #[must_use]
    pub fn whole(&self) -> String {
        match &self.next {
            Some(next) => format!("{}. {next}", self.why.trim_end_matches('.')),
            None => self.why.clone(),
        }
    }
}

/// The sentence of a refusal. What it names by code or register is said by
/// name.
#[must_use]
pub fn sentence(
    pack: &Pack,
    language: &Language,
    kind: Option<&RecordKind>,
    refusal: &Refusal,
) -> Sentence {
    let list = kind
        .zip(refusal.field.as_deref())
        .and_then(|(kind, field)| kind.field(field))
        .and_then(|field| field.list());
    let values: Vec<(&str, Value)> = refusal
        .named
        .iter()
        .map(|(name, value)| {
            let text = match (name.as_str(), list) {
                ("register", _) if pack.kind(value).is_some() => language.say(value, &[]),
                ("nearest", Some(list)) if value != "-" => {
                    format!("{} ({value})", pack.name_of(list, value, language.tag()))
                }
                ("at", _) => moment(pack, language, value),
                _ => value.clone(),
            };
            (name.as_str(), Value::Text(text))
        })
        .collect();
    Sentence {
        why: language.refusal(&refusal.rule, &values),
        next: language.refusal_next(&refusal.rule, &values),
    }
}
