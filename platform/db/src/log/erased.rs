//! Versions of whoever is erased: the hash each was written with, and the hash
//! of what is left of it.

use kernel::{RecordId, RecordKind};
use ledger::{Entry, Hash};
use sea_query::{Alias, Expr, Query};

use super::{BEGAN, LOADED, is_personal, version};
use crate::{
    Session,
    columns::{history, id_of},
    engine::{Cell, Failure},
    erasing::{VersionToErase, column_outlives, is_of},
    schema,
};

impl Session<'_> {
    /// The versions of one register that are sealed under somebody.
    pub(crate) fn versions_to_erase(
        &self,
        kind: &RecordKind,
        subject: RecordId,
    ) -> Result<Vec<VersionToErase>, Failure> {
        let table = history(&kind.register);
        let standing = schema::standing(self)?;
        let columns: Vec<String> = standing
            .get(&table)
            .map(|columns| columns.keys().cloned().collect())
            .unwrap_or_default();
        let mut select = Query::select();
        select
            .columns(columns.iter().map(Alias::new))
            .from(Alias::new(&table))
            .and_where(is_of(kind, subject));
        // One that was erased already opens no more.
        let key = if self.shared.vault.is_erased(subject.0) || !is_personal(kind) {
            None
        } else {
            self.data_key(subject)?
        };
        let log_key = self.log_key()?;
        let mut versions = Vec::new();
        for cells in self.rows(&select)? {
            let named = || columns.iter().map(String::as_str).zip(&cells);
            let at = |name: &str| {
                named()
                    .find(|(column, _)| *column == name)
                    .map(|(_, cell)| cell)
            };
            let (Some(id), Some(number)) = (at("id"), at("version")) else {
                return Err(kernel::Fault::new("the database gave too few columns").into());
            };
            let (id, number) = (id_of(id)?, number.integer()?);
            let said = match at("log_number") {
                Some(Cell::Integer(entry)) => self.said_of_one(*entry)?,
                _ => None,
            };
            let kept = at("written_hash").and_then(hash_of);
            let hash =
                |key: &vault::DataKey| version::hash(&kind.register, named(), key, id.0, number);
            // A version that is not what its entry says stays accused: what it
            // was found as is kept, not what it should have been.
            let found: Vec<Hash> = key
                .iter()
                .map(|key| hash(key))
                .chain([hash(&log_key)])
                .collect();
            let written = match said.or(kept) {
                Some(said) if key.is_none() || found.contains(&said) => said,
                _ => found.first().copied().unwrap_or_else(|| hash(&log_key)),
            };
            let left = named().filter(|(column, _)| column_outlives(kind, column));
            versions.push(VersionToErase {
                left: version::hash_of_erased(
                    &kind.register,
                    left,
                    &log_key,
                    id.0,
                    number,
                    written,
                ),
                id,
                version: number,
                written,
            });
        }
        Ok(versions)
    }

    /// The hash that an entry says of the one version that it wrote.
    fn said_of_one(&self, number: i64) -> Result<Option<Hash>, Failure> {
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(super::ENTRIES))
            .and_where(sea_query::ExprTrait::eq(
                Expr::col(Alias::new("number")),
                number,
            ));
        let rows = self.rows(&select)?;
        let Some(Cell::Text(content)) = rows.first().and_then(|row| row.first()) else {
            return Ok(None);
        };
        let entry = Entry::decode(content.as_bytes()).ok();
        Ok(entry
            .filter(|entry| ![BEGAN, LOADED].contains(&entry.act.as_str()))
            .and_then(|entry| entry.version_hash))
    }
}

/// The hash that a cell holds, if it holds one.
pub(super) fn hash_of(cell: &Cell) -> Option<Hash> {
    match cell {
        Cell::Bytes(bytes) => Some(Hash::from(<[u8; 32]>::try_from(bytes.as_slice()).ok()?)),
        _ => None,
    }
}
