//! `opennrm backup` and `opennrm restore`.

use std::{fs::File, io::BufReader, path::PathBuf};

use super::{End, export::owner_only, in_words, print};
use crate::{Setup, progress::Progress};

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
/// Example: opennrm restore nrm-2018-05-08.backup --database restored.db --country country/NAME
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
        let mechanism = setup.open()?;
        if self.file.exists() {
            return Err(End::said(format!(
                "{} is there already: a backup is not written over another; name a new file",
                self.file.display()
            )));
        }
        let mut progress = Progress::of("Backup");
        // A backup that was cut short must not look like one.
        let mut partial = self.file.clone().into_os_string();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let mut file = owner_only(&partial)?;
        let summary = mechanism
            .db()
            .backup(&mut file, &mut |done, all| progress.at(done, all))
            .and_then(|summary| {
                file.sync_all()
                    .and_then(|()| std::fs::rename(&partial, &self.file))
                    .map_err(|error| kernel::Fault::from("the backup could not be kept", error))?;
                Ok(summary)
            });
        let summary = match summary {
            Ok(summary) => summary,
            Err(fault) => {
                if let Err(error) = std::fs::remove_file(&partial) {
                    tracing::warn!("an unfinished backup could not be removed: {error}");
                }
                return Err(fault.into());
            }
        };
        progress.done();
        print(format!(
            "{} rows of {} tables are in {}. The master key is not: keep {} elsewhere.",
            summary.rows,
            summary.tables,
            self.file.display(),
            setup.key_file().display()
        ))
    }
}

impl Restore {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let file = File::open(&self.file).map_err(|error| {
            End::said(format!("{} cannot be read: {error}", self.file.display()))
        })?;
        let mut progress = Progress::of("Restore");
        let summary = db::restore(
            &setup.location(),
            BufReader::new(file),
            self.over_living,
            &mut |done, all| progress.at(done, all),
        )?;
        progress.done();
        print(format!(
            "{} rows of {} tables are back in {}.",
            summary.rows,
            summary.tables,
            setup.location().shown()
        ))?;
        // The restored database must open: with the key, and this program.
        match setup.open() {
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
