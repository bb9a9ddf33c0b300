//! Refusals as sentences in the reader's language: for pages, the API and
//! the command line alike.

use clockwork::Moment;
use kernel::{RecordKind, Refusal};
use words::{Language, Value};

use crate::Pack;

/// What refusals name that is a number, so that a sentence can count it.
/// Everything else is said as it was named: a year has no grouped digits.
const NUMBERS: [&str; 10] = [
    "capacity",
    "cells",
    "characters",
    "days",
    "hours",
    "max",
    "megabytes",
    "min",
    "most",
    "times",
];

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
            // Some sentences end with a full stop, some are headings too.
            Some(next) => format!("{}. {next}", self.why.trim_end_matches('.')),
            None => self.why.clone(),
        }
    }
}

/// The sentence of a refusal. What it names by code, register or field is
/// said by name; `kind` is the register it concerns, if it concerns one.
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
        .map(|(name, value)| (name.as_str(), named(pack, language, list, name, value)))
        .collect();
    Sentence {
        why: language.refusal(&refusal.rule, &values),
        next: language.refusal_next(&refusal.rule, &values),
    }
}

/// One thing that a refusal names, as the sentence says it.
fn named(pack: &Pack, language: &Language, list: Option<&str>, name: &str, value: &str) -> Value {
    let with_name = |list: &str, code: &str| {
        let name = pack.name_of(list, code, language.tag());
        if name == code {
            name
        } else {
            format!("{name} ({code})")
        }
    };
    Value::Text(match (name, list) {
        ("register", _) if pack.kind(value).is_some() => language.say(value, &[]),
        ("other_field", _) => language.say(value, &[]),
        ("list", _) => {
            let key = format!("list-{value}");
            if language.has(&key) {
                language.say(&key, &[])
            } else {
                value.to_owned()
            }
        }
        ("nearest", Some(list)) => with_name(list, value),
        ("values", _) => value
            .split(';')
            .map(|code| list.map_or_else(|| code.to_owned(), |list| with_name(list, code)))
            .collect::<Vec<_>>()
            .join(", "),
        ("at", _) => value
            .parse::<Moment>()
            .map_or_else(|_| value.to_owned(), |moment| pack.at(language, &moment)),
        (name, _) if NUMBERS.contains(&name) => match value.parse() {
            Ok(number) => return Value::Number(number),
            Err(_) => value.to_owned(),
        },
        _ => value.to_owned(),
    })
}

impl Pack {
    /// A moment in words, in the country's time.
    pub fn at(&self, language: &Language, moment: &Moment) -> String {
        language.date_and_time(self.time_zone.to_datetime(moment.timestamp()))
    }
}
