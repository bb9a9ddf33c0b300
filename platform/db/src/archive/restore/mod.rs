//! Taking a backup back: everything is checked first, then all of it is
//! written or nothing.

mod file;
mod tables;

use std::{
    io::{Read, Seek},
    sync::Arc,
};

use clockwork::{Clock, Moment};
use guard::Permit;
use kernel::Fault;

use super::{Onto, Progress, Reporter, Stage, Summary, opened::Opened};
use crate::{Catalogue, Db, Location, Opening, Shared, pool, schema};

const NOT_RESTORED: &str = "the backup could not be restored";

impl Db {
    /// Writes a backup into a database, which is made if it is not there.
    ///
    /// The backup is read from end to end before anything is touched: a
    /// damaged, cut-off or foreign one, one of a newer program, and one that
    /// was sealed under another master key are refused. A database that
    /// holds records is refused unless they are to be replaced. A file is
    /// written beside the old one and takes its place when it is complete; a
    /// server's database is replaced in one transaction. The log comes back
    /// with the rest, and its next entry is the restore.
    #[expect(
        clippy::too_many_arguments,
        reason = "a place, what goes there, by whom and when"
    )]
    pub fn restore(
        location: &Location,
        archive: impl Read + Seek,
        onto: Onto,
        catalogue: Catalogue,
        vault: Arc<vault::Vault>,
        permit: &Permit,
        now: Moment,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Summary, Fault> {
        let mut archive = Opened::open(archive)?;
        let shared = Shared::new(location, catalogue, vault, Clock::fixed(now))?;
        expect_ours(&archive, &shared)?;
        let summary = archive.manifest.summary();
        let mut reporter = Reporter {
            stage: Stage::Checking,
            done: 0,
            rows: summary.rows(),
            tell: progress,
        };
        archive.check(&mut reporter)?;
        reporter.stage = Stage::Restoring;
        match location {
            Location::File(path) => {
                file::restore_file(path, &mut archive, onto, &shared, permit, &mut reporter)?;
            }
            Location::Server(_) => {
                let mut engine = pool::open(location, Opening::Existing)?;
                tables::write(
                    &mut engine,
                    &mut archive,
                    onto,
                    &shared,
                    permit,
                    &mut reporter,
                )?;
            }
        }
        Ok(summary)
    }
}

/// Refuses what this program or this key could not open afterwards.
fn expect_ours<R>(archive: &Opened<R>, shared: &Shared) -> Result<(), Fault> {
    shared
        .vault
        .expect_fingerprint(&archive.manifest.master_key_fingerprint)
        .map_err(|error| {
            Fault::new(format!(
                "the backup was sealed under another master key, which no backup holds: give the \
                 key file that belongs to it ({error})"
            ))
        })?;
    let wanted = schema::wanted(shared.catalogue.kinds().map(std::convert::AsRef::as_ref));
    for table in &archive.manifest.tables {
        let Some((_, columns, _)) = wanted.iter().find(|(name, ..)| *name == table.name) else {
            return Err(Fault::new(format!(
                "the backup holds the register `{}`, which this program does not know: it was \
                 made by a newer program; restore it with that one",
                table.name
            )));
        };
        for column in &table.columns {
            if columns
                .iter()
                .any(|(name, holds)| *name == column.name && *holds != column.holds)
            {
                return Err(Fault::new(format!(
                    "the backup's column {}.{} is of another kind than this program needs: it \
                     was made by another program",
                    table.name, column.name
                )));
            }
        }
    }
    Ok(())
}

/// Every table but those that a database has from its first opening on: the
/// log has begun by then, and has a key.
fn holds_records(table: &str) -> bool {
    !matches!(
        table,
        "program_settings"
            | "schema_steps"
            | "reference_numbers"
            | "data_keys"
            | "erased_subjects"
            | "log_head"
            | "log_entries"
            | "log_checkpoints"
            | "name_index"
    )
}

fn refuse_living(shown: &str) -> Fault {
    Fault::new(format!(
        "{shown} already holds records, and a restore would replace them: back it up first, then \
         repeat the restore with --over-living"
    ))
}
