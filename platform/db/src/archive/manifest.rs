//! What a backup says about itself.

use std::collections::BTreeSet;

use kernel::Fault;
use serde::{Deserialize, Serialize};

use super::Summary;
use crate::schema::Holds;

/// The word that a backup of this program is known by.
pub(crate) const FORMAT: &str = "opennrm backup";
/// The version of the format that this program writes and reads.
pub(crate) const VERSION: u32 = 1;
/// The manifest's entry.
pub(crate) const ENTRY: &str = "manifest.json";
/// More than any catalogue of registers needs, so that a hostile file cannot
/// fill the memory.
pub(crate) const BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What can be read of a manifest of any version.
#[derive(Deserialize)]
pub(crate) struct Label {
    pub(crate) format: String,
    pub(crate) version: u32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    pub(crate) format: String,
    pub(crate) version: u32,
    pub(crate) program: String,
    pub(crate) made_at: String,
    /// The fingerprint; the key itself is not in the backup.
    pub(crate) master_key_fingerprint: String,
    /// The root key, wrapped by it.
    #[serde(default)]
    pub(crate) root_key: Option<String>,
    /// The name of the erasable key, which is not in the backup either.
    #[serde(default)]
    pub(crate) erasable_key: Option<String>,
    pub(crate) tables: Vec<Table>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// The columns that the rows are in order of.
    pub(crate) key: Vec<String>,
    pub(crate) rows: u64,
    /// The length of the entry, unpacked.
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) holds: Holds,
}

impl Table {
    pub(crate) fn entry(&self) -> String {
        entry(&self.name)
    }
}

/// The entry that holds a table's rows.
pub(crate) fn entry(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

impl Manifest {
    /// Refuses names that no database of the program has, and names twice.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        let sound = |name: &str| {
            (1..=63).contains(&name.len())
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        let damaged = || Fault::new("the backup is damaged: its list of tables cannot be right");
        let mut tables = BTreeSet::new();
        for table in &self.tables {
            let mut columns = BTreeSet::new();
            let each_once = sound(&table.name)
                && tables.insert(&table.name)
                && table
                    .columns
                    .iter()
                    .all(|column| sound(&column.name) && columns.insert(&column.name));
            if !each_once
                || table.columns.is_empty()
                || !table.key.iter().all(|column| columns.contains(column))
            {
                return Err(damaged());
            }
        }
        Ok(())
    }

    pub(crate) fn summary(&self) -> Summary {
        Summary {
            made_at: self.made_at.clone(),
            program: self.program.clone(),
            master_key: self.master_key_fingerprint.clone(),
            tables: self
                .tables
                .iter()
                .map(|table| (table.name.clone(), table.rows))
                .collect(),
        }
    }
}
