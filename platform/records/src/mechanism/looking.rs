//! Looking: one record, its history, lists, and the search over all
//! registers.

use std::sync::Arc;

use db::{Listing, Stored, Version};
use guard::{Act, Fields};
use kernel::{No, RecordId, RecordKind, Refusal};

use super::Mechanism;

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
}

impl Mechanism {
    /// One record, void or not, with its sealed fields.
    pub fn look(&self, register: &str, id: RecordId) -> Result<Option<Stored>, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Unseal, register)?;
        self.db.read(|session| Ok(session.get(&kind, id, &permit)?))
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

    /// Looks for a text in the references and open texts of every register.
    pub fn search(&self, text: &str, limit: u64) -> Result<Vec<Found>, No> {
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
                if !self.guard.offers(Act::Search, &kind.register) {
                    continue;
                }
                let permit = self.guard.permit(Act::Search, &kind.register)?;
                let records = session.list(kind, &listing, &permit)?;
                if records.is_empty() {
                    continue;
                }
                let total = session.count(kind, &listing, &permit)?;
                found.push(Found {
                    kind: kind.clone(),
                    records,
                    total,
                    seen: permit.fields_of_any(kind),
                });
            }
            Ok(found)
        })
    }
}
