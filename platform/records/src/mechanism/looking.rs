//! Looking: one record, its history, lists, the search over all registers,
//! and those whose names are like one that is entered.

use std::sync::Arc;

use db::{Listing, NameAsked, Session, Stored, Version};
use guard::{Act, Fields};
use kernel::{Entry, No, RecordId, RecordKind, Refusal};

use super::Mechanism;

/// How near a sealed name must be to what is looked for: names that differ in
/// a letter of each word are, and those that have one of two words in common
/// are not.
const NAMED_MIN: f32 = 0.7;
/// How many are found by name in one register.
const NAMED: usize = 20;
/// How near the name of a record must be to one that is entered for it to be
/// asked whether both are the same person.
const SIMILAR_MIN: f32 = 0.85;
/// How many such records are named.
const SIMILAR: usize = 5;

/// What a search found in one register.
pub struct Found {
    /// The register.
    pub kind: Arc<RecordKind>,
    /// The first records.
    pub records: Vec<Stored>,
    /// How many there are in all.
    pub total: i64,
    /// The fields that the searcher can see of any record of the register.
    pub seen: Fields,
    /// Those found by a sealed name, the nearest first.
    pub named: Named,
}

/// Records that were found by a sealed name, with those names.
#[derive(Default)]
pub struct Named {
    /// The nearest first.
    pub records: Vec<Stored>,
    /// The fields that the searcher can see of any record so found.
    pub seen: Fields,
}

impl Mechanism {
    /// One record, void or not, with its sealed fields; else why it is not
    /// there for whoever asks.
    pub fn look(&self, register: &str, id: RecordId) -> Result<Stored, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Unseal, register)?;
        self.db
            .read(|session| session.get_or_why(&kind, id, &permit))
    }

    /// Every version of a record, the first one first.
    pub fn history(&self, register: &str, id: RecordId) -> Result<Vec<Version>, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Unseal, register)?;
        self.db
            .read(|session| Ok(session.history(&kind, id, &permit)?))
    }

    /// The records of a listing, and how many there are without its limit.
    /// Sealed fields stay sealed.
    pub fn list(&self, register: &str, listing: &Listing) -> Result<(Vec<Stored>, i64), No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Look, register)?;
        self.db.read(|session| {
            Ok((
                session.list(&kind, listing, &permit)?,
                session.count(&kind, listing, &permit)?,
            ))
        })
    }

    /// Looks for a text in the references, open texts and sealed names of
    /// every register.
    pub fn search(&self, text: &str, limit: u64) -> Result<Vec<Found>, No> {
        // Signs without a shape are in no name, and databases refuse some.
        let text: String = text.chars().filter(|sign| !sign.is_control()).collect();
        let text = text.trim();
        if text.chars().count() < 2 || text.chars().count() > 100 {
            return Err(Refusal::by("records.search_length").at("search").into());
        }
        let listing = Listing {
            search: Some(text.to_owned()),
            limit,
            ..Listing::default()
        };
        self.db.read(|session| {
            let mut found = Vec::new();
            for kind in &self.pack.kinds {
                let Some(permit) = self.guard.leave(Act::Search, &kind.register) else {
                    continue;
                };
                let asked = NameAsked {
                    name: text,
                    least: NAMED_MIN,
                    limit: NAMED,
                };
                let named = self.named(session, kind, &asked)?;
                let records = session.list(kind, &listing, &permit)?;
                if records.is_empty() && named.records.is_empty() {
                    continue;
                }
                let total = session.count(kind, &listing, &permit)?;
                found.push(Found {
                    kind: kind.clone(),
                    records,
                    total,
                    seen: permit.fields_of_any(kind),
                    named,
                });
            }
            Ok(found)
        })
    }

    /// Records of a register whose sealed names are like the one that is
    /// entered, as far as whoever enters it may find them.
    pub fn similar(&self, register: &str, entry: &Entry) -> Result<Named, No> {
        let kind = self.kind(register)?;
        let name = name_in(&kind, entry);
        if name.is_empty() {
            return Ok(Named::default());
        }
        let asked = NameAsked {
            name: &name,
            least: SIMILAR_MIN,
            limit: SIMILAR,
        };
        self.db.read(|session| self.named(session, &kind, &asked))
    }

    fn named(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        asked: &NameAsked<'_>,
    ) -> Result<Named, No> {
        if kind.names().next().is_none() {
            return Ok(Named::default());
        }
        let Some(permit) = self.guard.leave(Act::FindNamed, &kind.register) else {
            return Ok(Named::default());
        };
        let seen = permit.fields_of_any(kind);
        // Who may see no name of the register asks nothing of the index.
        if !kind.names().any(|(at, _)| seen.covers(at)) {
            return Ok(Named::default());
        }
        let found = session.named(kind, asked, &permit)?;
        Ok(Named {
            records: found.into_iter().map(|(stored, _)| stored).collect(),
            seen,
        })
    }
}

/// The name that stands in an entry, its parts one after the other.
pub fn name_in(kind: &RecordKind, entry: &Entry) -> String {
    let parts = kind.names().filter_map(|(_, field)| entry.get(&field.name));
    let parts: Vec<&str> = parts.map(|part| part.trim()).collect();
    parts.join(" ").trim().to_owned()
}
