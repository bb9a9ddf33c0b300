//! `opennrm verify`: whether the log and the records are what was written.

use std::path::{Path, PathBuf};

use ledger::PublicKey;

use super::{
    End, print,
    tiles::{self, Trusted},
    witness::Kept,
};
use crate::{Setup, progress::Progress};

/// Check the log from its first entry to its last, and every version of every
/// record against the entry that wrote it. Says in sentences that all is
/// sound, or which entry is the first bad one; the command then exits with 1.
/// The database is only read, whatever is wrong with it. What is sound is
/// signed.
///
/// Name the folders of witnesses: what they co-signed nobody can have
/// rewritten since, not even with the key that signs the log.
///
/// With a folder that `opennrm log export` wrote, the folder is checked and
/// no database, no country and no secret key is needed: for a court.
///
/// Examples:
///   opennrm verify --witness /media/court
///   opennrm verify /media/handover --log-key log.pub --witness-key court.pub --since checkpoint
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Verify {
    /// A folder of tiles to check, in the place of a database
    folder: Option<PathBuf>,
    /// The folder of a witness; may be given more than once
    #[arg(long, value_name = "FOLDER")]
    witness: Vec<PathBuf>,
    /// The public key of the log, or a file that holds it
    #[arg(long, value_name = "KEY|FILE", requires = "folder")]
    log_key: Option<String>,
    /// The public key of a witness, or a file that holds it; may be given
    /// more than once
    #[arg(long, value_name = "KEY|FILE", requires = "folder")]
    witness_key: Vec<String>,
    /// A checkpoint that was kept from before: whether the log continues it
    #[arg(long, value_name = "FILE", requires = "folder")]
    since: Vec<PathBuf>,
    /// A program from before logs bore proofs was at this database last: give
    /// the log one, if it is sound
    #[arg(long, conflicts_with = "folder")]
    from_older_program: bool,
}

impl Verify {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mut kept = Vec::new();
        for folder in &self.witness {
            kept.push(Kept::read(folder)?);
        }
        match &self.folder {
            Some(folder) => self.tiles(folder, &kept),
            None => database(setup, &kept, self.from_older_program),
        }
    }

    fn tiles(&self, folder: &Path, kept: &[Kept]) -> Result<(), End> {
        let log = match (&self.log_key, kept.first()) {
            (Some(key), _) => key_of(key)?,
            (None, Some(first)) => first.log.parse().map_err(End::said)?,
            (None, None) => {
                return Err(End::said(
                    "whose log it should be is not known: give its public key with --log-key, \
                     which its keepers told you on another way than with the folder",
                ));
            }
        };
        same_log(&log.to_string(), kept)?;
        let mut trusted = Trusted {
            log,
            witnesses: kept.iter().map(|one| one.key.clone()).collect(),
            since: Vec::new(),
        };
        for key in &self.witness_key {
            trusted.witnesses.push(key_of(key)?);
        }
        for (folder, one) in self.witness.iter().zip(kept) {
            let from = folder.display().to_string();
            trusted
                .since
                .extend(one.note.clone().map(|note| (from, note)));
        }
        for file in &self.since {
            let note = std::fs::read_to_string(file).map_err(|error| End::unread(file, &error))?;
            trusted.since.push((file.display().to_string(), note));
        }
        tiles::check(folder, &trusted)
    }
}

fn database(setup: &Setup, kept: &[Kept], from_older_program: bool) -> Result<(), End> {
    let (mechanism, known) = setup.open_to_examine()?;
    // A witness remembers the key; who exchanged it in the database is found
    // by that.
    let key = kept.first().map_or(known, |first| first.log.clone());
    same_log(&key, kept)?;
    let key: PublicKey = key.parse().map_err(End::said)?;
    // The longest copy reaches furthest.
    let copy = kept
        .iter()
        .map(|one| one.leaves.clone())
        .max_by_key(Vec::len);
    let progress = Progress::at_work("Reading every entry and every version");
    let checked = mechanism.db().verify(
        key,
        kept.iter().map(|one| one.key.clone()).collect(),
        kept.iter().filter_map(|one| one.note.clone()).collect(),
        copy.unwrap_or_default(),
    )?;
    progress.done();
    let said = checked.to_string();
    if !checked.names.is_empty() {
        return Err(End::misnamed(&said));
    }
    if !checked.is_sound() {
        return Err(End::unsound(&said, checked.first_bad()));
    }
    print(said.trim_end())?;
    if !checked.has_proof() && !from_older_program {
        return Err(End::said(
            "The program does not start with it as it is. If an older program was here last, give \
             the command again with --from-older-program. If not, keep this database as it is for \
             those who look into it, and restore the last sound backup elsewhere.",
        ));
    }
    mechanism.db().prove(&checked)?;
    drop(mechanism);
    let size = setup.sign_sound()?;
    print(format!(
        "It is signed now up to entry {}.",
        size.saturating_sub(1)
    ))
}

fn same_log(key: &str, kept: &[Kept]) -> Result<(), End> {
    match kept.iter().find(|one| one.log != key) {
        Some(other) => Err(End::said(format!(
            "the witnesses do not know the same log: one has {key}, the other {}",
            other.log
        ))),
        None => Ok(()),
    }
}

/// A public key as it is written on the command line: itself, or its file.
fn key_of(text: &str) -> Result<PublicKey, End> {
    if let Ok(key) = text.parse() {
        return Ok(key);
    }
    let file = Path::new(text);
    let text = std::fs::read_to_string(file).map_err(|error| End::unread(file, &error))?;
    text.trim().parse().map_err(End::said)
}
