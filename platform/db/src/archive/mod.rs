//! Backups: every table of the database in one portable file that either
//! engine can take back.
//!
//! A backup is a zip with one entry for each table, `tables/NAME.jsonl`: one
//! row a line, in the order of its key, as a JSON array of its columns
//! (nothing is `null`, bytes are base64, the rest is as JSON has it). What
//! the columns are, how many rows there are and the SHA-256 of each entry
//! stands in `manifest.json`, which is the last entry. Behind the zip stands one
//! line with the SHA-256 of the whole of it. The master key is *not* in it: sealed
//! fields stay sealed, and without the key file a restored database cannot be
//! opened.

mod backup;
mod last_line;
mod manifest;
mod opened;
mod restore;
mod rows;

use std::io::{Read, Seek};

use kernel::Fault;

use crate::master_key::KeptKeys;
use sha2::{Digest, Sha256};

/// What a backup says of its keys.
pub(crate) fn keys_of(backup: impl Read + Seek) -> Result<KeptKeys, Fault> {
    let manifest = opened::Opened::open(backup)?.manifest;
    Ok(KeptKeys {
        fingerprint: manifest.master_key_fingerprint,
        root_key: manifest.root_key,
        erasable_key: manifest.erasable_key,
    })
}

/// Whether records that a database already holds may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onto {
    /// The database must hold no records, or not be there at all.
    Empty,
    /// What it holds is given up for what the backup holds.
    Living,
}

/// What is being done at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A backup is written.
    BackingUp,
    /// A backup is checked before anything is touched.
    Checking,
    /// A backup is written into the database.
    Restoring,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// What is being done.
    pub stage: Stage,
    /// The table it has come to.
    pub table: &'a str,
    /// How many rows of all tables are done.
    pub done: u64,
    /// How many there are.
    pub rows: u64,
}

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// When it was made.
    pub made_at: String,
    /// The version of the program that made it.
    pub program: String,
    /// The fingerprint of the master key, which must be kept elsewhere.
    pub master_key: String,
    /// Each table and how many rows it has.
    pub tables: Vec<(String, u64)>,
}

impl Summary {
    /// The rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// How many rows go by between two reports of progress.
const ROWS_PER_REPORT: u64 = 1_000;

/// The longest line, so that a hostile file cannot fill the memory; the
/// longest that the program writes (a printed report in base64) is far below.
const LINE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Tells how far the work is, now and then.
struct Reporter<'a> {
    stage: Stage,
    done: u64,
    rows: u64,
    tell: &'a mut dyn FnMut(Progress<'_>),
}

impl Reporter<'_> {
    fn row(&mut self, table: &str) {
        self.done += 1;
        if self.done.is_multiple_of(ROWS_PER_REPORT) || self.done == self.rows {
            (self.tell)(Progress {
                stage: self.stage,
                table,
                done: self.done,
                rows: self.rows,
            });
        }
    }
}

/// The SHA-256 of bytes, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

fn hexadecimal(hash: Sha256) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a String does not fail.
        if write!(text, "{byte:02x}").is_err() {
            break;
        }
    }
    text
}

/// A failure to write or read a file, in words to act on.
fn told(what: &str, error: std::io::Error) -> Fault {
    let why = match error.kind() {
        std::io::ErrorKind::StorageFull => "the disk is full; make room and try again",
        std::io::ErrorKind::PermissionDenied => "the place may not be written or read",
        std::io::ErrorKind::NotFound => "there is no such place",
        _ => return Fault::from(what.to_owned(), error),
    };
    Fault::from(format!("{what}: {why}"), error)
}
