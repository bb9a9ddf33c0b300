//! The log as C2SP tiles: a folder that a court takes along and checks with
//! nothing but public keys. Nothing in it tells of a person or an officer.

use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
};

use ledger::{Checkpoint, Commitment, KeptTree, Note, PublicKey, Tile, bundle, read_tiles};

use super::{End, print, witness::Kept};
use crate::{
    Setup,
    output::{NewFile, Readers, in_plain_words},
};

const CHECKPOINT: &str = "checkpoint";

/// Write the log as tiles in the form of C2SP (tlog-tiles): a checkpoint with
/// its signatures, the hashes of the tree, and what stands for each entry. It
/// holds no word of any entry. Whoever has the public keys checks it with
/// `opennrm verify FOLDER`, or with any program that knows the form. It needs
/// no master key.
///
/// Name the folders of witnesses: the newest checkpoint that one of them
/// co-signed is written then, with all their signatures. A folder that was
/// written before is gone on with, if the log has only grown.
///
/// Example: opennrm log export /media/handover --witness /media/court
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Export {
    /// The folder to write
    folder: PathBuf,
    /// The folder of a witness; may be given more than once
    #[arg(long, value_name = "FOLDER")]
    witness: Vec<PathBuf>,
}

impl Export {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let location = setup.location();
        let Some(found) = db::peek_log(&location, i64::MAX as u64)? else {
            return Err(super::witness::no_log(setup));
        };
        let log: PublicKey = found.key.parse().map_err(End::said)?;
        let mut kept = Vec::new();
        for folder in &self.witness {
            kept.push(Kept::read(folder)?);
        }
        let (checkpoint, note) = newest(&log, found.checkpoint, &kept)?;
        let commitments = db::peek_commitments(&location, checkpoint.size())?;
        let mut tree = KeptTree::default();
        for commitment in &commitments {
            tree.append(commitment.leaf()).map_err(End::said)?;
        }
        if tree.tree().size() != checkpoint.size() || tree.tree().root() != checkpoint.root() {
            return Err(End::said(
                "nothing was written: the entries do not lead to the checkpoint; run `opennrm \
                 verify`, which says which of them is the first bad one",
            ));
        }
        self.expect_grown(&log, &checkpoint)?;
        for tile in Tile::since(0, checkpoint.size()) {
            let hashes = tile.bytes(&tree).map_err(End::said)?;
            self.put(&tile.path(), &hashes, tile.is_full())?;
            if let Some(path) = tile.bundle_path() {
                let entries = entries_of(&commitments, tile);
                self.put(&path, &bundle(entries), tile.is_full())?;
            }
        }
        // Last: what it speaks of is there by then.
        self.put(CHECKPOINT, note.to_string().as_bytes(), false)?;
        print(format!(
            "The entries are in {}, as far as they are signed: {}. `opennrm verify` signs those \
             that came since. For whoever checks them: opennrm verify {} --log-key '{}'",
            self.folder.display(),
            checkpoint.size(),
            self.folder.display(),
            found.key
        ))
    }

    /// Refuses to write over what was written of a longer log, or of another.
    fn expect_grown(&self, log: &PublicKey, checkpoint: &Checkpoint) -> Result<(), End> {
        let path = self.folder.join(CHECKPOINT);
        let former = match std::fs::read_to_string(&path) {
            Ok(former) => former,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(End::unread(&path, &error)),
        };
        let (former, _) = Checkpoint::open(&former, log)
            .map_err(|fault| self.keep(&format!("its checkpoint is not of this log: {fault}")))?;
        if former.size() > checkpoint.size() {
            return Err(self.keep(&format!(
                "it has {} entries, and the log has {}",
                former.size(),
                checkpoint.size()
            )));
        }
        Ok(())
    }

    fn put(&self, path: &str, bytes: &[u8], never_changes: bool) -> Result<(), End> {
        let place = self.folder.join(path);
        match std::fs::read(&place) {
            Ok(there) if there == bytes => return Ok(()),
            Ok(_) if never_changes => {
                return Err(self.keep(&format!("{path} is not what the log has there now")));
            }
            _ => {}
        }
        let written = place
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| {
                let new = NewFile::begin(&place, Readers::Usual)?;
                new.writer()?.write_all(bytes)?;
                new.finish()
            });
        written.map_err(|error| End::unwritten(&place, &error))
    }

    fn keep(&self, why: &str) -> End {
        End::said(format!(
            "{} holds a log that did not become this one ({why}): keep it as evidence, and name \
             another folder",
            self.folder.display()
        ))
    }
}

fn entries_of(commitments: &[Commitment], tile: Tile) -> &[Commitment] {
    let numbers = tile.numbers();
    let at = |number| usize::try_from(number).unwrap_or(usize::MAX);
    let own = commitments.get(at(numbers.start)..at(numbers.end));
    own.unwrap_or_default()
}

/// The newest checkpoint that a witness co-signed, with the signatures of all
/// who co-signed the same; the log's newest one where there is no witness.
fn newest(log: &PublicKey, own: String, kept: &[Kept]) -> Result<(Checkpoint, Note), End> {
    let mut notes = Vec::new();
    for note in kept.iter().filter_map(|one| one.note.as_deref()) {
        notes.push(Checkpoint::open(note, log).map_err(End::said)?);
    }
    let Some((checkpoint, mut note)) = notes
        .iter()
        .max_by_key(|(checkpoint, _)| checkpoint.size())
        .cloned()
    else {
        return Checkpoint::open(&own, log).map_err(End::said);
    };
    let same = notes.iter().filter(|(other, _)| *other == checkpoint);
    for line in same.flat_map(|(_, other)| other.signatures()) {
        note.add(line.clone());
    }
    Ok((checkpoint, note))
}

/// Whom a check of a folder trusts, and what it is held against.
pub(crate) struct Trusted {
    pub(crate) log: PublicKey,
    pub(crate) witnesses: Vec<PublicKey>,
    /// Checkpoints from elsewhere, each with where it is from.
    pub(crate) since: Vec<(String, String)>,
}

/// Checks a folder of tiles; says what it shows.
pub(crate) fn check(folder: &Path, trusted: &Trusted) -> Result<(), End> {
    let path = folder.join(CHECKPOINT);
    let note = std::fs::read_to_string(&path).map_err(|error| End::unread(&path, &error))?;
    let (checkpoint, note) = Checkpoint::open(&note, &trusted.log).map_err(End::said)?;
    let mut earlier = Vec::new();
    for (from, note) in &trusted.since {
        let (earlier_one, _) = Checkpoint::open(note, &trusted.log)
            .map_err(|fault| End::said(format!("{from}: {fault}")))?;
        if earlier_one.size() > checkpoint.size() {
            return Err(End::said(format!(
                "The log went back: it had {} entries by {from}, and has {} in this folder. Keep \
                 both as evidence.",
                earlier_one.size(),
                checkpoint.size()
            )));
        }
        earlier.push((from, earlier_one));
    }
    let asked: BTreeSet<u64> = earlier.iter().map(|(_, one)| one.size()).collect();
    let asked: Vec<u64> = asked.into_iter().collect();
    let roots = read_tiles(checkpoint.size(), &asked, |path| {
        std::fs::read(folder.join(path)).map_err(|error| in_plain_words(&error))
    })
    .map_err(|wrong| End::said(format!("The log in this folder is not whole. {wrong}.")))?;
    if roots.get(&checkpoint.size()) != Some(&checkpoint.root()) {
        return Err(End::said(format!(
            "The entries in this folder are not those of its checkpoint: one of the {} was \
             altered, taken out or put in.",
            checkpoint.size()
        )));
    }
    for (from, one) in &earlier {
        if roots.get(&one.size()) != Some(&one.root()) {
            return Err(End::said(format!(
                "The log does not continue the checkpoint of {from}: one of its first {} entries \
                 was altered, taken out or put in since. Keep both as evidence.",
                one.size()
            )));
        }
    }
    print(format!(
        "The log {} has {} entries, and this folder holds what stands for each of them (root {}).",
        checkpoint.origin(),
        checkpoint.size(),
        checkpoint.root()
    ))?;
    print(format!("{} signed for them.", trusted.log))?;
    for (from, one) in &earlier {
        print(format!(
            "It continues the checkpoint of {from}: its first {} entries are what they were then.",
            one.size()
        ))?;
    }
    let mut co_signed = false;
    for witness in &trusted.witnesses {
        match note.cosigned_by(witness).map_err(End::said)? {
            Some(second) => {
                co_signed = true;
                print(format!(
                    "{} co-signed at {}: all entries were there by then, and nobody has changed \
                     one since.",
                    witness.name(),
                    moment(second)?
                ))?;
            }
            None => print(format!("{} did not co-sign.", witness.name()))?,
        }
    }
    if !co_signed {
        print(
            "No witness whose key you gave co-signed: the log's own keepers could have rewritten \
             all of it, and nothing tells until when it reaches.",
        )?;
    }
    Ok(())
}

fn moment(second: u64) -> Result<String, End> {
    let microseconds = i64::try_from(second)
        .ok()
        .and_then(|second| second.checked_mul(1_000_000));
    let moment = microseconds.map(clockwork::Moment::from_microseconds);
    match moment {
        Some(Ok(moment)) => Ok(moment.to_string()),
        _ => Err(End::said("the time of a cosignature is none")),
    }
}
