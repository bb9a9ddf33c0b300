//! One store over SQLite and PostgreSQL.
//!
//! What a register holds follows from its [`kernel::RecordKind`]: the table
//! of what stands, its twin with every version, and the columns that may be
//! counted. Queries are built as trees and bound by value; no SQL is joined
//! from strings. What differs between the two databases stands in `engine`.

mod archive;
mod catalogue;
mod columns;
mod counted;
mod engine;
mod erasing;
mod filling;
mod frozen;
mod health;
mod kept;
mod keys;
mod latest;
mod log;
mod master_key;
mod peek;
mod plans;
mod pool;
mod schema;
mod select;
mod session;
mod store;
mod tally;
mod transaction;

pub use archive::{Onto, Progress, Stage, Summary};
pub use catalogue::{Catalogue, Country};
pub use engine::Location;
pub use erasing::{Erased, Erasing, Erasure};
pub use frozen::{FrozenDocument, FrozenSet};
pub use health::{Finding, Level};
pub use kept::{Drawer, Kept};
#[cfg(feature = "unlogged")]
pub use log::unlogged;
pub use log::{
    AccountAct, AccountLine, AccountNote, Announced, Asked, CHECKPOINT_EVERY, Checked, LogAsked,
    LogLine, OPENED, PeekedLog, Shown, VersionFault, expect_log_key, peek_commitments, peek_log,
};
pub use master_key::{KeyDeed, is_under, vault_of, vault_of_backup};
pub use peek::peek_setting;
pub use pool::{Db, Opening};
pub use schema::SchemaStep;
pub use select::Span;
pub use session::Session;
pub use store::{
    Among, Attaching, Deed, Document, DocumentBytes, DocumentDeed, DocumentFile, DocumentPermits,
    FileOfDocument, Joined, Links, Listing, Moved, NameAsked, Stored, Version, Writing,
    document_kind, document_parts,
};
pub use tally::{Group, Member, Tell};

// The tests of this crate share their park with those in tests/.
#[cfg(test)]
extern crate self as db;
#[cfg(test)]
mod crashes;
#[cfg(test)]
#[path = "../tests/store/fixture/mod.rs"]
mod fixture;

/// Whether whatever is opened and written stands in the log in any case: so it
/// is in every build but that of a measurement.
pub const LOGS: bool = cfg!(not(feature = "unlogged"));

/// Under which name a trace tells of every statement to the database, without
/// the values that are bound in it.
pub const STATEMENTS: &str = "db::statements";

/// The table of tokens by which sealed names are found.
const NAME_TOKENS: &str = "name_tokens";

use engine::Dialect;
use plans::Plans;

/// What every transaction shares.
pub(crate) struct Shared {
    pub(crate) catalogue: Catalogue,
    pub(crate) vault: std::sync::Arc<vault::Vault>,
    /// Where the database is, as it may be printed.
    pub(crate) place: String,
    /// What names sound like.
    pub(crate) sounds: names::Sounds,
    /// What entries of the log get their time from.
    pub(crate) clock: clockwork::Clock,
    /// Held by whoever writes: each adds to the end of the one log.
    pub(crate) turn: std::sync::Mutex<()>,
    /// Where entries of the log wait to be written together.
    pub(crate) together: log::Together,
    /// What the log's checkpoints are signed with.
    pub(crate) signer: std::sync::OnceLock<ledger::SecretKey>,
    /// The columns of each table, once they were asked for.
    pub(crate) columns: std::sync::OnceLock<std::collections::BTreeMap<String, Vec<String>>>,
    /// The registers whose records others are sealed under: people's files.
    files: std::collections::BTreeSet<String>,
    sqlite: Plans,
    #[cfg(feature = "postgres")]
    postgres: Plans,
}

impl Shared {
    pub(crate) fn new(
        location: &Location,
        catalogue: Catalogue,
        vault: std::sync::Arc<vault::Vault>,
        clock: clockwork::Clock,
    ) -> Result<Self, kernel::Fault> {
        let plans =
            |dialect| Plans::new(dialect, catalogue.kinds().map(std::convert::AsRef::as_ref));
        Ok(Self {
            sqlite: plans(Dialect::Sqlite)?,
            #[cfg(feature = "postgres")]
            postgres: plans(Dialect::Postgres)?,
            place: location.shown(),
            sounds: names::Sounds::standard(),
            clock,
            turn: std::sync::Mutex::default(),
            together: log::Together::default(),
            signer: std::sync::OnceLock::new(),
            columns: std::sync::OnceLock::new(),
            files: files(&catalogue),
            catalogue,
            vault,
        })
    }

    /// Whether a register's records are people's files.
    pub(crate) fn has_files(&self, register: &str) -> bool {
        self.files.contains(register)
    }

    pub(crate) fn plans(&self, dialect: Dialect) -> &Plans {
        match dialect {
            Dialect::Sqlite => &self.sqlite,
            #[cfg(feature = "postgres")]
            Dialect::Postgres => &self.postgres,
        }
    }
}

fn files(catalogue: &Catalogue) -> std::collections::BTreeSet<String> {
    let subjects = catalogue.kinds().filter_map(|kind| {
        let subject = kind.subject.as_deref()?;
        kind.field(subject).and_then(kernel::Field::link)
    });
    subjects.map(str::to_owned).collect()
}
