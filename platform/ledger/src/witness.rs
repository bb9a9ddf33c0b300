//! A witness: another body that keeps in mind how large the log was and what
//! its root was, and co-signs a new checkpoint only if it grew out of that
//! one. Whoever rewrites the log afterwards would have to deceive it too.

mod offer;

pub use offer::Offer;

use crate::{
    Checkpoint, ConsistencyProof, Fault, Hash, Note, PublicKey, SecretKey, SignatureLine,
    key::Statement,
};

/// A witness of one log.
pub struct Witness {
    key: SecretKey,
    log: PublicKey,
    held: Option<Note>,
}

/// Why a witness does not co-sign. Going back and
/// forking are what a witness is there to find: they are told to the overseer.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The checkpoint is none, or not that log's.
    #[error("what was offered cannot be taken for a checkpoint of the log {log}: {fault}")]
    NotTheLogs {
        /// The log that the witness knows.
        log: String,
        /// What is wrong.
        fault: Fault,
    },
    /// The log is shorter than it was.
    #[error(
        "the log went back: it had {held} entries when it was last co-signed, and {offered} now; \
         {} of them are gone", held - offered
    )]
    WentBack {
        /// The size last co-signed.
        held: u64,
        /// The size offered.
        offered: u64,
    },
    /// Two logs of one size, and not the same.
    #[error(
        "the log forked: its {held} entries are not those that were co-signed (root {root}); \
         keep both checkpoints as evidence"
    )]
    Forked {
        /// The size last co-signed.
        held: u64,
        /// The root last co-signed.
        root: Hash,
    },
    /// The proof does not show that the log only grew.
    #[error(
        "it is not proven that the log of {offered} entries begins with the {held} that were \
         co-signed: the proof is damaged, or the log forked; have it made again, and keep both \
         checkpoints as evidence if it is refused again"
    )]
    Unproven {
        /// The size last co-signed.
        held: u64,
        /// The size offered.
        offered: u64,
    },
    /// The proof begins at another size than the one last co-signed.
    #[error(
        "the proof begins at {given} entries, and the last checkpoint co-signed has {held}: \
         make the proof from there"
    )]
    OtherStart {
        /// Where the proof begins.
        given: u64,
        /// Where it would have to.
        held: u64,
    },
    /// The checkpoint could not be kept, so nothing was co-signed.
    #[error("the checkpoint could not be kept, and so was not co-signed: {0}")]
    NotKept(std::io::Error),
}

impl Witness {
    /// A witness with its own key, of the log with this key. What it holds is
    /// the note that it last co-signed, or nothing at first.
    ///
    /// # Errors
    /// [`Fault::WrongKind`] when the keys are not a witness's and a log's; and
    /// what [`Checkpoint::open`] says, or [`Fault::NotSigned`], when the note
    /// held is not one that this witness co-signed: then it was altered, and
    /// the witness remembers nothing that can be relied on.
    pub fn new(key: SecretKey, log: PublicKey, held: Option<&str>) -> Result<Self, Fault> {
        let held = held
            .map(|note| {
                let (_, note) = Checkpoint::open(note, &log)?;
                match note.cosigned_by(key.public())? {
                    Some(_) => Ok(note),
                    None => Err(Fault::NotSigned {
                        name: key.public().name().to_owned(),
                    }),
                }
            })
            .transpose()?;
        for (key, right) in [(key.public(), Statement::Witness), (&log, Statement::Log)] {
            if key.statement() != right {
                return Err(Fault::WrongKind {
                    name: key.name().to_owned(),
                    right: if right == Statement::Log {
                        "log"
                    } else {
                        "witness"
                    },
                });
            }
        }
        Ok(Self { key, log, held })
    }

    /// The note last co-signed.
    #[must_use]
    pub fn held(&self) -> Option<&Note> {
        self.held.as_ref()
    }

    /// The size of the tree last co-signed; 0 before the first.
    ///
    /// # Errors
    /// [`Fault::Checkpoint`] never in earnest: the note held was read before.
    pub fn size(&self) -> Result<u64, Fault> {
        Ok(self.last()?.size())
    }

    /// Looks at a checkpoint and the proof that its tree grew out of the last
    /// one, and co-signs it at this second, or says why not. `keep` is given
    /// the co-signed note and must have it on the disk when it returns: a
    /// witness that forgot what it signed could be led to sign a fork.
    ///
    /// # Errors
    /// [`Refusal`]; the witness then holds what it held before.
    pub fn cosign(
        &mut self,
        offer: &Offer,
        time: u64,
        keep: impl FnOnce(&Note) -> std::io::Result<()>,
    ) -> Result<SignatureLine, Refusal> {
        let not_the_logs = |fault| Refusal::NotTheLogs {
            log: self.log.name().to_owned(),
            fault,
        };
        let (offered, mut note) =
            Checkpoint::open(&offer.checkpoint, &self.log).map_err(not_the_logs)?;
        let last = self.last().map_err(not_the_logs)?;
        if offered.size() < last.size() {
            return Err(Refusal::WentBack {
                held: last.size(),
                offered: offered.size(),
            });
        }
        // Two trees of one size need no proof to be seen to differ.
        if offered.size() == last.size() && offered.root() != last.root() {
            return Err(Refusal::Forked {
                held: last.size(),
                root: last.root(),
            });
        }
        if offer.old != last.size() {
            return Err(Refusal::OtherStart {
                given: offer.old,
                held: last.size(),
            });
        }
        let proof = ConsistencyProof {
            old: offer.old,
            new: offered.size(),
            hashes: offer.hashes.clone(),
        };
        if proof.verify(&last.root(), &offered.root()).is_err() {
            return Err(Refusal::Unproven {
                held: last.size(),
                offered: offered.size(),
            });
        }
        let line = note.cosign(&self.key, time).map_err(not_the_logs)?;
        note.add(line.clone());
        keep(&note).map_err(Refusal::NotKept)?;
        self.held = Some(note);
        Ok(line)
    }

    fn last(&self) -> Result<Checkpoint, Fault> {
        match &self.held {
            Some(note) => Checkpoint::from_text(note.text()),
            None => Checkpoint::new(self.log.name(), 0, Hash::of_empty_tree()),
        }
    }
}

impl std::fmt::Debug for Witness {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Witness")
            .field("key", &self.key)
            .field("log", &self.log)
            .finish_non_exhaustive()
    }
}
