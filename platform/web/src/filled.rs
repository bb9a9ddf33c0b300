//! A form that was sent, and the fields of a record in it.
//!
//! Names of fields never begin with an underscore or hold a full stop: what
//! belongs to the form itself (`_token`, `_version`) and the three parts of a
//! date (`held_on.day`) cannot be taken for a field.

use std::collections::BTreeMap;

use axum::{
    Form,
    extract::{FromRequest, Request},
};
use kernel::{Entry, Field, FieldKind, RecordKind};

use crate::{State, Trouble, Visit};

/// A form that was sent from a page of this program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    fields: BTreeMap<String, Vec<String>>,
}

impl Posted {
    pub(crate) fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            fields.entry(name).or_default().push(value);
        }
        Self { fields }
    }

    /// The first value of a name; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values(name).first().map_or("", String::as_str)
    }

    /// Every value of a name, in the form's order.
    #[must_use]
    pub fn values(&self, name: &str) -> &[String] {
        self.fields.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every name with its values, in the order of the alphabet.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.fields
            .iter()
            .map(|(name, values)| (name.as_str(), values.as_slice()))
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.fields.insert(name.to_owned(), vec![value.to_owned()]);
    }

    /// The fields of a record as they were typed.
    pub(crate) fn entry(&self, kind: &RecordKind) -> Entry {
        let mut entry = Entry::new();
        for (name, values) in &self.fields {
            let part_of_date = name.split_once('.').is_some_and(|(field, part)| {
                ["day", "month", "year"].contains(&part)
                    && kind
                        .field(field)
                        .is_some_and(|field| matches!(field.kind, FieldKind::Date { .. }))
            });
            if name.starts_with('_') || part_of_date {
                continue;
            }
            let several = kind
                .field(name)
                .is_some_and(|field| matches!(field.kind, FieldKind::Codes { .. }));
            let typed = if several {
                let given: Vec<&str> = values
                    .iter()
                    .map(String::as_str)
                    .filter(|value| !value.trim().is_empty())
                    .collect();
                given.join(";")
            } else {
                values.first().cloned().unwrap_or_default()
            };
            entry.insert(name.clone(), typed);
        }
        for field in &kind.fields {
            if matches!(field.kind, FieldKind::Date { .. })
                && let Some(date) = self.date(&field.name)
            {
                entry.insert(field.name.clone(), date);
            }
        }
        for field in kind.fields.iter().filter(|field| field.is_sealed()) {
            if self.names(field) {
                entry.entry(field.name.clone()).or_default();
            }
        }
        // An answer that is empty is no answer; that of a sealed field takes
        // away what stood there.
        let empties = |name: &str| kind.field(name).is_none_or(Field::is_sealed);
        entry.retain(|name, typed| empties(name) || !typed.trim().is_empty());
        entry
    }

    /// Whether the form had this field.
    pub(crate) fn names(&self, field: &Field) -> bool {
        let day = format!("{}.day", field.name);
        self.fields.contains_key(&field.name) || self.fields.contains_key(&day)
    }

    /// A date from its three parts; what is no date stays as it was typed and
    /// is refused by the reader of dates.
    pub(crate) fn date(&self, field: &str) -> Option<String> {
        let part = |part: &str| self.value(&format!("{field}.{part}")).trim();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        Some(format!("{year:0>4}-{month:0>2}-{day:0>2}"))
    }
}

impl FromRequest<State> for Posted {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &State) -> Result<Self, Trouble> {
        let Sent { posted, fresh } = Sent::from_request(request, state).await?;
        if fresh {
            Ok(posted)
        } else {
            Err(Trouble::OldForm)
        }
    }
}

/// A form that may come from a page of an earlier run of the program: it is
/// shown again with all that was typed, and nothing is done.
pub(crate) struct Sent {
    pub(crate) posted: Posted,
    /// Whether its token is that of this run or of this sign-in.
    pub(crate) fresh: bool,
}

impl FromRequest<State> for Sent {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &State) -> Result<Self, Trouble> {
        let token = request
            .extensions()
            .get::<Visit>()
            .map_or_else(|| state.token().to_owned(), |visit| visit.token.clone());
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|rejection| Trouble::Status(rejection.status()))?;
        let posted = Posted::of(pairs);
        let fresh = is_token(posted.value("_token"), &token);
        Ok(Self { posted, fresh })
    }
}

/// Whether this is the token of a visit, compared without telling by its
/// time how much of it is right.
pub(crate) fn is_token(given: &str, token: &str) -> bool {
    given.len() == token.len()
        && given
            .bytes()
            .zip(token.bytes())
            .fold(0, |unlike, (one, other)| unlike | (one ^ other))
            == 0
}
