//! One entry: who did or saw what, for whom, why, and what came of it.
//!
//! An entry is written once, as bytes of one form ([`Entry::encode`]), and
//! the tree takes in a salted hash of these bytes. Nothing in it is personal
//! to the person whose file was open: what is (the words of a search, a
//! reason) lies in [`Entry::sealed`], enciphered under that person's key, and
//! whose file it was says a [`Pseudonym`] that only
//! that key can make.

mod code;
mod commitment;
mod encoding;

pub use code::Code;
pub use commitment::{Commitment, SALT_LENGTH, Salt};

use crate::{Hash, hash};

/// The longest encoding of an entry, in bytes: what fits into a bundle of
/// C2SP's form, should a log ever publish its entries whole.
pub const ENTRY_BYTES_MAX: usize = u16::MAX as usize;

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in microseconds since 1970 began in UTC.
    pub time: i64,
    /// Who; nobody known where a stranger was turned away.
    pub officer: Option<Officer>,
    /// The agency for which the officer worked just then.
    pub agency: Option<Code>,
    /// In which sign-in.
    pub sign_in: Option<Code>,
    /// What for: the tie by which the record was open to the officer.
    pub purpose: Option<Code>,
    /// What was done: `looked`, `listed`, `searched`, `entered`, `edited`,
    /// `voided`, `imported`, `exported`, `froze`, `signed_in`, …
    pub act: Code,
    /// In which register.
    pub register: Option<Code>,
    /// The record.
    pub record: Option<Pseudonym>,
    /// The person whose file it concerns.
    pub person: Option<Pseudonym>,
    /// What came of it.
    pub outcome: Outcome,
    /// Which parts of the record were seen.
    pub parts: Vec<Code>,
    /// How many rows were shown or written.
    pub rows: Option<u64>,
    /// How many were found.
    pub found: Option<u64>,
    /// The hash over the pseudonyms of all whose records a list or a file
    /// held; they lie beside the log.
    pub shown: Option<Hash>,
    /// The hash of the version that a write stored: [`Commitment::of`] its
    /// bytes and a salt that is gone with the person's key.
    pub version_hash: Option<Hash>,
    /// What only those may read who may open the person's file: bytes that
    /// the vault has enciphered under the person's key.
    pub sealed: Option<Vec<u8>>,
}

/// Who it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// The account.
    pub id: Code,
    /// The name that stood in the account at that time: one line, at most
    /// 200 characters.
    pub name: String,
    /// The post in which it was done.
    pub post: Option<Code>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused, by the rule of this id.
    Refused(Code),
}

/// What stands for a person or a record in the log: sixteen bytes that are
/// computed from the key of the person and the record's id, so that the file
/// leads to its entries while its key is there, and nothing leads from an
/// entry to a file whose key was destroyed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pseudonym([u8; 16]);

impl Pseudonym {
    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl From<[u8; 16]> for Pseudonym {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Display for Pseudonym {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&hash::hexadecimal(&self.0))
    }
}

impl std::fmt::Debug for Pseudonym {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Pseudonym({self})")
    }
}
