//! `opennrm backup` and `opennrm restore`.

use std::{fs::File, io::BufReader, path::PathBuf, sync::Arc};

use db::{Onto, Stage};
use guard::Act;

use super::{End, in_words, print};
use crate::{Setup, SetupError, progress::Progress};

/// Write a backup while the database is in use. It holds the records as they
/// are kept, sealed fields sealed, and not the master key: keep a copy of
/// that elsewhere.
///
/// Example: opennrm backup nrm-2018-05-08.backup
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Backup {
    /// The file to write; it must not be there
    file: PathBuf,
}

/// Restore a backup. A damaged one is refused before anything is touched; a
/// database that holds records is not replaced without --over-living.
///
/// Example: opennrm restore nrm-2018-05-08.backup --database restored.db --country country/NAME --key nrm.db.key
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Restore {
    /// The backup
    file: PathBuf,
    /// Replace a database that holds records
    #[arg(long)]
    over_living: bool,
}

impl Backup {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open_for_keeping()?;
        let permit = mechanism
            .guard()
            .permit(Act::BackUp, "database")
            .map_err(|refusal| in_words(&mechanism, refusal.into()))?;
        let mut progress = Progress::of("Backup");
        let summary =
            mechanism
                .db()
                .backup_file(&self.file, &permit, mechanism.now(), &mut |at| {
                    progress.at(at.done, at.rows);
                })?;
        progress.done();
        print(format!(
            "{} rows of {} tables are in {}. The keys are not: keep {} and {} elsewhere, and of {} \
             the newest copy alone.",
            summary.rows(),
            summary.tables.len(),
            self.file.display(),
            setup.key_file().display(),
            setup.log_key_file().display(),
            setup.erasable_key_files().file.display()
        ))
    }
}

impl Restore {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let file = File::open(&self.file).map_err(|error| End::unread(&self.file, &error))?;
        let pack = Arc::new(setup.pack()?);
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let vault = db::vault_of_backup(
            BufReader::new(&file),
            setup.master_key()?,
            setup.erasable_key_files(),
            &mut chance,
        )?;
        let permit = setup.keeper()?.permit(Act::Restore, "database");
        let permit = permit.map_err(SetupError::Officer)?;
        let mut checking = Progress::of("Checking the backup");
        let mut restoring = Progress::of("Restore");
        let summary = db::Db::restore(
            &setup.location(),
            BufReader::new(file),
            if self.over_living {
                Onto::Living
            } else {
                Onto::Empty
            },
            records::catalogue(&pack),
            Arc::new(vault),
            &permit,
            clockwork::Clock::system().now(),
            &mut |at| match at.stage {
                Stage::Checking => checking.at(at.done, at.rows),
                Stage::BackingUp | Stage::Restoring => restoring.at(at.done, at.rows),
            },
        )?;
        checking.done();
        restoring.done();
        print(format!(
            "{} rows of {} tables are back in {}.",
            summary.rows(),
            summary.tables.len(),
            setup.location().shown()
        ))?;
        // The restored database must open: with the key, and this program.
        match setup.open_for_keeping() {
            Ok(mechanism) => {
                mechanism
                    .db()
                    .read(|_| Ok(()))
                    .map_err(|no| in_words(&mechanism, no))?;
                print("It opens with this program and this master key.")
            }
            Err(error) => {
                print("It cannot be opened yet:")?;
                Err(error.into())
            }
        }
    }
}
