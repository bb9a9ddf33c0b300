//! `opennrm witness`: another body that co-signs the log.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use ledger::{
    Checkpoint, ConsistencyProof, HASH_LENGTH, Hash, KeptTree, Offer, PublicKey, SecretKey,
    Statement,
};

use super::{End, print};
use crate::{
    Setup,
    output::{NewFile, Readers, in_plain_words},
};

/// Co-sign the log as another body: a court, an ombudsman, another ministry.
/// A witness keeps a folder of its own, apart from the database: its key, the
/// key of the log, the last checkpoint that it co-signed, and the hashes of
/// all entries, which tell nothing of them. It co-signs only what has grown
/// out of what it saw before, so that nobody can rewrite the log unseen. It
/// needs no master key.
///
/// Example: opennrm witness make /media/court --name court.example/witness
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Witness {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make a witness's folder, with its key
    ///
    /// Example: opennrm witness make /media/court --name court.example/witness
    #[command(verbatim_doc_comment)]
    Make {
        /// The folder to make
        folder: PathBuf,
        /// The name under which the witness signs
        #[arg(long)]
        name: String,
    },
    /// Look whether the log has only grown, and co-sign its newest checkpoint
    ///
    /// Example: opennrm witness cosign /media/court --database nrm.db
    #[command(verbatim_doc_comment)]
    Cosign {
        /// The witness's folder
        folder: PathBuf,
    },
}

const SECRET: &str = "witness.key";
const PUBLIC: &str = "witness.pub";
const LOG: &str = "log.pub";
const CHECKPOINT: &str = "checkpoint";
const LEAVES: &str = "leaves";

impl Witness {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        match self.what {
            What::Make { folder, name } => make(setup, &folder, &name),
            What::Cosign { folder } => cosign(setup, &folder),
        }
    }
}

/// What a witness keeps, as far as a check needs it.
pub(crate) struct Kept {
    pub(crate) key: PublicKey,
    /// The key of the log that it witnesses.
    pub(crate) log: String,
    /// What it co-signed last.
    pub(crate) note: Option<String>,
    /// The leaves that it has seen.
    pub(crate) leaves: Vec<Hash>,
}

impl Kept {
    /// Reads a witness's folder; its secret key is not touched.
    pub(crate) fn read(folder: &Path) -> Result<Self, End> {
        let key = text(folder, PUBLIC)?;
        let leaves = match std::fs::read(folder.join(LEAVES)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(unreadable(folder, LEAVES, error)),
        };
        let (leaves, rest) = leaves.as_chunks::<HASH_LENGTH>();
        if !rest.is_empty() {
            return Err(End::said(format!(
                "{} is cut off: put its copy back",
                folder.join(LEAVES).display()
            )));
        }
        Ok(Self {
            key: key.trim().parse().map_err(End::said)?,
            log: text(folder, LOG)?.trim().to_owned(),
            note: match std::fs::read_to_string(folder.join(CHECKPOINT)) {
                Ok(note) => Some(note),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
                Err(error) => return Err(unreadable(folder, CHECKPOINT, error)),
            },
            leaves: leaves.iter().copied().map(Hash::from).collect(),
        })
    }
}

fn make(setup: &Setup, folder: &Path, name: &str) -> Result<(), End> {
    let Some(log) = db::peek_log(&setup.location(), 0)? else {
        return Err(no_log(setup));
    };
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    let key = SecretKey::draw(name, Statement::Witness, &mut chance).map_err(End::said)?;
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    key.write(&folder.join(SECRET)).map_err(End::said)?;
    put(folder, PUBLIC, format!("{}\n", key.public()).as_bytes())?;
    put(folder, LOG, format!("{}\n", log.key).as_bytes())?;
    print(format!(
        "{} is ready in {}. It witnesses the log that is signed with {}: hold this key against \
         what the keepers of the log say on another way.",
        name,
        folder.display(),
        log.key
    ))?;
    print(format!("Its own key, for everybody: {}", key.public()))
}

fn cosign(setup: &Setup, folder: &Path) -> Result<(), End> {
    let kept = Kept::read(folder)?;
    let key = SecretKey::read(&folder.join(SECRET)).map_err(End::said)?;
    let log: PublicKey = kept.log.parse().map_err(End::said)?;
    let mut witness =
        ledger::Witness::new(key, log.clone(), kept.note.as_deref()).map_err(End::said)?;
    let held = witness.size().map_err(End::said)?;
    let own = usize::try_from(held).unwrap_or(usize::MAX);
    // Leaves beyond what was co-signed are of a run that was cut off.
    let Some(own) = kept.leaves.get(..own) else {
        return Err(End::said(format!(
            "the witness has co-signed {held} entries and has the hashes of {} only: put the copy \
             of {} back",
            kept.leaves.len(),
            folder.join(LEAVES).display()
        )));
    };
    let Some(found) = db::peek_log(&setup.location(), held)? else {
        return Err(no_log(setup));
    };
    let mut tree = KeptTree::default();
    for leaf in own.iter().chain(&found.leaves) {
        tree.append(*leaf).map_err(End::said)?;
    }
    let (checkpoint, _) = Checkpoint::open(&found.checkpoint, &log).map_err(End::said)?;
    // A log that went back is for the witness to refuse, without a proof.
    let proof = if checkpoint.size() < held {
        ConsistencyProof {
            old: held,
            new: checkpoint.size(),
            hashes: Vec::new(),
        }
    } else {
        ConsistencyProof::of(&tree, held, checkpoint.size()).map_err(End::said)?
    };
    let now = clockwork::Clock::system().now().microseconds() / 1_000_000;
    let leaves: Vec<u8> = tree
        .leaves()
        .iter()
        .flat_map(|leaf| *leaf.as_bytes())
        .collect();
    witness
        .cosign(
            &Offer::new(proof, found.checkpoint),
            u64::try_from(now).unwrap_or(0),
            |note| {
                // Leaves first: without them the checkpoint could not be held
                // against what comes later.
                write(folder, LEAVES, &leaves)?;
                write(folder, CHECKPOINT, note.to_string().as_bytes())
            },
        )
        .map_err(|refusal| End::Said(vec![format!("Not co-signed: {refusal}.")]))?;
    print(format!(
        "Co-signed: {} entries, {} of them new since the last time. Name the folder \
         to `opennrm verify --witness`, or hand over its {CHECKPOINT}.",
        checkpoint.size(),
        checkpoint.size() - held
    ))
}

pub(super) fn no_log(setup: &Setup) -> End {
    End::said(format!(
        "{} has no signed log yet: run `opennrm verify` there first",
        setup.location().shown()
    ))
}

fn text(folder: &Path, name: &str) -> Result<String, End> {
    std::fs::read_to_string(folder.join(name)).map_err(|error| unreadable(folder, name, error))
}

fn unreadable(folder: &Path, name: &str, error: std::io::Error) -> End {
    End::said(format!(
        "{} cannot be read ({}): name the folder of a witness, which `opennrm witness make` makes",
        folder.join(name).display(),
        in_plain_words(&error)
    ))
}

fn unwritable(folder: &Path, error: std::io::Error) -> End {
    End::unwritten(folder, &error)
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), End> {
    write(folder, name, bytes).map_err(|error| unwritable(folder, error))
}

/// Writes a file whole or not at all, and onto the disk.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let new = NewFile::begin(&folder.join(name), Readers::Usual)?;
    new.writer()?.write_all(bytes)?;
    new.finish()?;
    std::fs::File::open(folder)?.sync_all()
}
