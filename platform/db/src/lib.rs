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
mod filling;
mod frozen;
mod health;
mod kept;
mod keys;
mod latest;
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
pub use frozen::{FrozenDocument, FrozenSet};
pub use health::{Finding, Level};
pub use kept::{Drawer, Kept};
pub use peek::peek_setting;
pub use pool::{Db, Opening};
pub use schema::SchemaStep;
pub use select::Span;
pub use session::Session;
pub use store::{Deed, Listing, Stored, Version, Writing};
pub use tally::{Group, Member, Tell};

// The tests of this crate share their park with those in tests/.
#[cfg(test)]
extern crate self as db;
#[cfg(test)]
mod crashes;
#[cfg(test)]
#[path = "../tests/store/fixture.rs"]
mod fixture;

use engine::Dialect;
use plans::Plans;

/// What every transaction shares.
pub(crate) struct Shared {
    pub(crate) catalogue: Catalogue,
    pub(crate) vault: std::sync::Arc<vault::Vault>,
    /// Held by a transaction that is run again.
    pub(crate) queue: std::sync::Mutex<()>,
    sqlite: Plans,
    #[cfg(feature = "postgres")]
    postgres: Plans,
}

impl Shared {
    pub(crate) fn new(
        catalogue: Catalogue,
        vault: std::sync::Arc<vault::Vault>,
    ) -> Result<Self, kernel::Fault> {
        let plans =
            |dialect| Plans::new(dialect, catalogue.kinds().map(std::convert::AsRef::as_ref));
        Ok(Self {
            sqlite: plans(Dialect::Sqlite)?,
            #[cfg(feature = "postgres")]
            postgres: plans(Dialect::Postgres)?,
            queue: std::sync::Mutex::default(),
            catalogue,
            vault,
        })
    }

    pub(crate) fn plans(&self, dialect: Dialect) -> &Plans {
        match dialect {
            Dialect::Sqlite => &self.sqlite,
            #[cfg(feature = "postgres")]
            Dialect::Postgres => &self.postgres,
        }
    }
}
