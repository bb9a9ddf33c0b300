//! `opennrm verify`: whether the log and the records are what was written.

use std::path::PathBuf;

use ledger::PublicKey;

use super::{End, print, witness::Kept};
use crate::{Setup, progress::Progress};

/// Check the log from its first entry to its last, and every version of every
/// record against the entry that wrote it. Says in sentences that all is
/// sound, or which entry is the first bad one; the command then exits with 1.
/// What is sound is signed.
///
/// Name the folders of witnesses: what they co-signed nobody can have
/// rewritten since, not even with the key that signs the log.
///
/// Example: opennrm verify --witness /media/court
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Verify {
    /// The folder of a witness; may be given more than once
    #[arg(long, value_name = "FOLDER")]
    witness: Vec<PathBuf>,
}

impl Verify {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open_for_keeping()?;
        let db = mechanism.db();
        let known = db.log_key()?.unwrap_or_default();
        let mut kept = Vec::new();
        for folder in &self.witness {
            kept.push(Kept::read(folder)?);
        }
        // A witness remembers the key; who exchanged it in the database is
        // found by that.
        let key = kept.first().map_or(known, |first| first.log.clone());
        if let Some(other) = kept.iter().find(|one| one.log != key) {
            return Err(End::said(format!(
                "the witnesses do not know the same log: one has {key}, the other {}",
                other.log
            )));
        }
        let key: PublicKey = key.parse().map_err(End::said)?;
        // The longest copy reaches furthest.
        let copy = kept
            .iter()
            .map(|one| one.leaves.clone())
            .max_by_key(Vec::len);
        let progress = Progress::at_work("Reading every entry and every version");
        let checked = db.verify(
            key,
            kept.iter().map(|one| one.key.clone()).collect(),
            kept.iter().filter_map(|one| one.note.clone()).collect(),
            copy.unwrap_or_default(),
        )?;
        progress.done();
        let said = checked.to_string();
        if !checked.is_sound() {
            return Err(End::unsound(&said, checked.first_bad()));
        }
        let size = db.checkpoint()?;
        print(said.trim_end())?;
        print(format!(
            "It is signed now up to entry {}.",
            size.saturating_sub(1)
        ))
    }
}
