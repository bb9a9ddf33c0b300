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
pub use erasing::{Erased, Erasing};
pub use frozen::{FrozenDocument, FrozenSet};
pub use health::{Finding, Level};
pub use kept::{Drawer, Kept};
pub use log::{
    AccountAct, AccountNote, Announced, CHECKPOINT_EVERY, Checked, LogAsked, LogLine, PeekedLog,
    Shown, VersionFault, peek_log,
};
pub use master_key::{KeyDeed, is_under, vault_of, vault_of_backup};
pub use peek::peek_setting;
pub use pool::{Db, Opening};
pub use schema::SchemaStep;
pub use select::Span;
pub use session::Session;
pub use store::{Deed, Listing, NameAsked, Stored, Version, Writing};
pub use tally::{Group, Member, Tell};

// The tests of this crate share their park with those in tests/.
#[cfg(test)]
extern crate self as db;
#[cfg(test)]
mod crashes;
#[cfg(test)]
#[path = "../tests/store/fixture.rs"]
mod fixture;

/// The table of tokens by which sealed names are found.
const NAME_TOKENS: &str = "name_tokens";

use engine::Dialect;
use plans::Plans;

/// What every transaction shares.
pub(crate) struct Shared {
    pub(crate) catalogue: Catalogue,
    pub(crate) vault: std::sync::Arc<vault::Vault>,
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
    /// The registers whose records others are sealed under: people's files.
    files: std::collections::BTreeSet<String>,
    sqlite: Plans,
    #[cfg(feature = "postgres")]
    postgres: Plans,
}

impl Shared {
    pub(crate) fn new(
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
            sounds: names::Sounds::standard(),
            clock,
            turn: std::sync::Mutex::default(),
            together: log::Together::default(),
            signer: std::sync::OnceLock::new(),
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
