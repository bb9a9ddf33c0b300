//! Versions of whoever is erased: the hash each was written with, and the hash
//! of what is left of it.

use std::collections::BTreeMap;

use kernel::{Fault, RecordId, RecordKind};
use ledger::{Entry, Hash};
use sea_query::{Alias, Expr, ExprTrait, Query};
use vault::DataKey;

use super::{Asked, BEGAN, ERASED, LOADED, is_personal, version};
use crate::{
    Erasure, Session,
    columns::{ENTERED_FOR, ERASED_NUMBER, history, id_cell, id_of},
    engine::{Cell, Failure},
    erasing::{VersionToErase, column_outlives, is_of},
    schema,
    session::fault,
};

impl Session<'_> {
    /// The versions of one register that are sealed under these.
    pub(crate) fn versions_to_erase(
        &self,
        kind: &RecordKind,
        subjects: &[RecordId],
        keys: &BTreeMap<RecordId, DataKey>,
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
            .and_where(is_of(kind, subjects, self.were_merged(subjects)?));
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
                return Err(Fault::new("the database gave too few columns").into());
            };
            let (id, number) = (id_of(id)?, number.integer()?);
            let lies = |name: &str| at(name).filter(|cell| **cell != Cell::Null);
            let subject = lies(ENTERED_FOR).or_else(|| kind.subject.as_deref().and_then(lies));
            let subject = subject.map_or(Ok(id), id_of)?;
            let amended = self.amended(kind, (subject, subjects), &lies)?;
            // One that was erased already is not at hand, and opens no more.
            let key = keys.get(&subject);
            let said = match at("log_number") {
                Some(Cell::Integer(entry)) => self.said_of_one(*entry)?,
                _ => None,
            };
            let kept = at("written_hash").and_then(hash_of);
            let hash = |key: &DataKey| version::hash(&kind.register, named(), key, id.0, number);
            // A version that is not what its entry says stays accused: what it
            // was found as is kept, not what it should have been.
            let found: Vec<Hash> = key.into_iter().map(hash).chain([hash(&log_key)]).collect();
            let written = match said.or(kept) {
                Some(said) if key.is_none() || found.contains(&said) => said,
                _ => found.first().copied().unwrap_or_else(|| hash(&log_key)),
            };
            let left = named()
                .filter(|(column, _)| column_outlives(kind, column))
                .map(|(column, cell)| (column, amended.get(column).unwrap_or(cell)));
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
                amended,
            });
        }
        Ok(versions)
    }

    /// What is set right in a version that is emptied, where it is the newest and
    /// leads to somebody else than whose it is, who is not erased: it was moved
    /// there, or is a file that was merged into that one, and a backup from
    /// before the two were parted was put back. It would go on to tie strangers
    /// to the other one, and be counted for them.
    fn amended<'c>(
        &self,
        kind: &RecordKind,
        (subject, subjects): (RecordId, &[RecordId]),
        lies: &impl Fn(&str) -> Option<&'c Cell>,
    ) -> Result<BTreeMap<String, Cell>, Failure> {
        let mut amended = BTreeMap::new();
        if lies("superseded_at").is_some() {
            return Ok(amended);
        }
        let leads_to_another = |link: &str| {
            let Some(to) = lies(link).map(id_of).transpose()? else {
                return Ok(false);
            };
            let is_erased = subjects.contains(&to) || self.shared.vault.is_erased(to.0);
            Ok::<bool, Fault>(!is_erased)
        };
        if let Some(link) = &kind.subject
            && lies(ENTERED_FOR).is_some()
            && leads_to_another(link)?
        {
            amended.insert(link.clone(), id_cell(subject));
            amended.insert(ENTERED_FOR.to_owned(), Cell::Null);
        }
        if let Some((_, same)) = kind.same()
            && leads_to_another(&same.name)?
        {
            amended.insert(same.name.clone(), Cell::Null);
            amended.insert("voided".to_owned(), Cell::Bool(false));
        }
        Ok(amended)
    }

    /// The hash that an entry says of the one version that it wrote.
    fn said_of_one(&self, number: i64) -> Result<Option<Hash>, Failure> {
        Ok(self
            .entry_at(number)?
            .filter(|entry| ![BEGAN, LOADED].contains(&entry.act.as_str()))
            .and_then(|entry| entry.version_hash))
    }

    /// The entry of a number, if there is one that can be read.
    fn entry_at(&self, number: i64) -> Result<Option<Entry>, Failure> {
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(super::ENTRIES))
            .and_where(Expr::col(Alias::new("number")).eq(number));
        let rows = self.rows(&select)?;
        let Some(Cell::Text(content)) = rows.first().and_then(|row| row.first()) else {
            return Ok(None);
        };
        Ok(Entry::decode(content.as_bytes()).ok())
    }

    /// How somebody was erased, as the log tells; nothing where they were not.
    pub fn erasure_of(&self, subject: RecordId) -> Result<Option<Erasure>, Fault> {
        let Some(number) = self.number_of_erasing(subject).map_err(fault)? else {
            return Ok(None);
        };
        let entry = self.entry_at(number).map_err(fault)?;
        let entry = entry.ok_or_else(|| Fault::new("the entry of an erasing is not in the log"))?;
        self.erasure(number, entry).map(Some)
    }

    fn erasure(&self, number: i64, entry: Entry) -> Result<Erasure, Fault> {
        let asked = self.unsealed(&entry).map_err(fault)?;
        Ok(Erasure {
            at: super::read::moment(entry.time)?,
            officer: entry.officer.map(|officer| officer.name),
            proposal: asked
                .as_ref()
                .and_then(Asked::told)
                .and_then(super::asked::proposal_in),
            versions: entry.rows.unwrap_or_default(),
            entry: number,
        })
    }

    /// What was erased by a proposal that was agreed to, by the proposal's
    /// reference.
    pub fn erasures(&self) -> Result<BTreeMap<String, Erasure>, Fault> {
        let mut select = Query::select();
        select
            .columns(["number", "content"].map(Alias::new))
            .from(Alias::new(super::ENTRIES))
            .and_where(Expr::col(Alias::new("act")).eq(ERASED));
        let mut erasures = BTreeMap::new();
        for row in self.rows(&select).map_err(fault)? {
            let [Cell::Integer(number), Cell::Text(content)] = row.as_slice() else {
                continue;
            };
            let Ok(entry) = Entry::decode(content.as_bytes()) else {
                continue;
            };
            // One that was refused erased nobody.
            if entry.version_hash.is_none() {
                continue;
            }
            let erasure = self.erasure(*number, entry)?;
            if let Some(proposal) = erasure.proposal.clone() {
                erasures.insert(proposal, erasure);
            }
        }
        Ok(erasures)
    }

    /// How many records of each register were erased by an entry of the log.
    pub fn records_erased_by(&self, entry: i64) -> Result<BTreeMap<String, u64>, Fault> {
        let mut records = BTreeMap::new();
        for kind in self.shared.catalogue.kinds() {
            if !is_personal(kind) {
                continue;
            }
            let mut select = Query::select();
            select
                .expr(Expr::col(Alias::new("id")).count_distinct())
                .from(Alias::new(history(&kind.register)))
                .and_where(Expr::col(Alias::new(ERASED_NUMBER)).eq(entry));
            let erased = self.counted(&select).map_err(fault)?;
            if erased > 0 {
                records.insert(kind.register.clone(), erased);
            }
        }
        Ok(records)
    }
}

/// The hash that a cell holds, if it holds one.
pub(super) fn hash_of(cell: &Cell) -> Option<Hash> {
    match cell {
        Cell::Bytes(bytes) => Some(Hash::from(<[u8; 32]>::try_from(bytes.as_slice()).ok()?)),
        _ => None,
    }
}
