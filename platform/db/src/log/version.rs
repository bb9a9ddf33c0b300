//! The hash by which a version of a record stands in the log: over every cell
//! of its row in the history, as it lies there.
//!
//! Cells go in by the names of their columns, those without a value left out,
//! so that a column which comes later changes no hash. When the version ended
//! and which entry wrote it do not belong to what it says.

use ledger::{Commitment, Hash, Salt};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use vault::DataKey;

use crate::{columns::ERASED_NUMBER, engine::Cell};

/// What is not of the version itself.
const BESIDE: [&str; 4] = ["superseded_at", "log_number", "written_hash", ERASED_NUMBER];

/// The hash of one row.
pub(crate) fn hash<'c>(
    table: &str,
    cells: impl Iterator<Item = (&'c str, &'c Cell)>,
    key: &DataKey,
    record: Uuid,
    version: i64,
) -> Hash {
    let mut cells: Vec<_> = cells
        .filter(|(name, cell)| !BESIDE.contains(name) && **cell != Cell::Null)
        .collect();
    cells.sort_unstable_by_key(|(name, _)| *name);
    let mut bytes = Vec::with_capacity(512);
    let mut part = |kind: u8, part: &[u8]| {
        bytes.push(kind);
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(part);
    };
    part(b'r', table.as_bytes());
    for (name, cell) in cells {
        part(b'c', name.as_bytes());
        match cell {
            Cell::Null => {}
            Cell::Text(text) => part(b't', text.as_bytes()),
            Cell::Integer(number) => part(b'n', &number.to_be_bytes()),
            // One of the databases keeps yes and no as numbers.
            Cell::Bool(yes) => part(b'n', &i64::from(*yes).to_be_bytes()),
            Cell::Bytes(own) => part(b'b', own),
        }
    }
    Commitment::of(&Salt::from(key.salt(record, version)), &bytes).hash()
}

/// The hash of what is left of a version that was erased: over the hash that it
/// was written with too.
pub(crate) fn hash_of_erased<'c>(
    table: &str,
    left: impl Iterator<Item = (&'c str, &'c Cell)>,
    key: &DataKey,
    record: Uuid,
    version: i64,
    written: Hash,
) -> Hash {
    let written = Cell::Bytes(written.as_bytes().to_vec());
    let mut cells: Vec<(&str, &Cell)> = left.collect();
    cells.push(("erased from", &written));
    hash(table, cells.into_iter(), key, record, version)
}

/// Versions that stand in the log with one hash, whatever their order.
#[derive(Debug, Default)]
pub(crate) struct SetOfVersions(Vec<[u8; 32]>);

impl SetOfVersions {
    pub(crate) fn add(&mut self, hash: Hash) {
        self.0.push(*hash.as_bytes());
    }

    pub(crate) fn len(&self) -> u64 {
        self.0.len() as u64
    }

    /// The hash of all of them.
    pub(crate) fn hash(&mut self) -> Hash {
        self.0.sort_unstable();
        let mut hash = Sha256::new_with_prefix("opennrm versions 1\n");
        for version in &self.0 {
            hash.update(version);
        }
        Hash::from(<[u8; 32]>::from(hash.finalize()))
    }
}
