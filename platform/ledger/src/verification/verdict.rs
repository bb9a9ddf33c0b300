//! What a check found, in sentences that can be read out.

use std::fmt;

use crate::{Fault, Hash};

/// How many bad checkpoints are named one by one.
const BAD_CHECKPOINTS_MAX: usize = 100;

/// What a check found.
#[derive(Debug)]
pub struct Verdict {
    /// How many entries were read and taken for the log's.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// How many entries are proven: those of the largest checkpoint that the
    /// tree reached; once something is wrong, and there are witnesses, of the
    /// largest that one of them co-signed or has in its copy.
    pub proven: u64,
    /// The witnesses, each with the size of the largest checkpoint of its own
    /// that the tree reached: below it not even the log's keepers could have
    /// changed anything.
    pub witnessed: Vec<(String, u64)>,
    /// How many checkpoints were read and rightly signed.
    pub checkpoints: u64,
    /// The first bad entry.
    pub bad_entry: Option<BadEntry>,
    /// The checkpoints that are not what they say, the first hundred.
    pub bad_checkpoints: Vec<BadCheckpoint>,
    /// The size of the checkpoint that the copy of the leaves did not reach:
    /// the copy was set aside.
    pub copy_missed: Option<u64>,
}

impl Default for Verdict {
    fn default() -> Self {
        Self {
            size: 0,
            root: Hash::of_empty_tree(),
            proven: 0,
            witnessed: Vec::new(),
            checkpoints: 0,
            bad_entry: None,
            bad_checkpoints: Vec::new(),
            copy_missed: None,
        }
    }
}

/// The first bad entry, as closely as it can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadEntry {
    /// The first entry that it can be.
    pub first: u64,
    /// The last entry that it can be: the same where it is known; of missing
    /// entries, the last one that is known to be missing.
    pub last: u64,
    /// The entries below this number are proven, by a witness where there is
    /// one. Between it and `first` nothing was seen to be wrong.
    pub proven: u64,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is not there.
    Missing,
    /// It does not belong there.
    Inserted,
    /// Its number comes twice, or after a larger one.
    Repeated,
    /// It stands where another one belongs.
    Reordered,
    /// It is not what was written.
    Altered,
    /// The log is shorter than it was, and what is left of it was not proven
    /// to be its beginning.
    Short {
        /// The size that it had at least.
        size: u64,
    },
    /// The tree is another one than the store itself says, and nobody signed
    /// for either.
    HeadMissed,
    /// From here on the tree is another one than that of a checkpoint.
    NotReached {
        /// The checkpoint's size.
        size: u64,
        /// The witnesses who co-signed it.
        witnesses: Vec<String>,
    },
}

/// Where a checkpoint came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The log's store; the how manieth, from 0.
    Stored(u64),
    /// It was brought from elsewhere; the how manieth, from 0.
    Brought(u64),
    /// It is no checkpoint but what the store says of its own size and root.
    Head,
}

/// A checkpoint that is not what it says.
#[derive(Debug)]
pub struct BadCheckpoint {
    /// Which one.
    pub source: Source,
    /// What is wrong with it.
    pub wrong: CheckpointWrong,
}

/// What is wrong with a checkpoint.
#[derive(Debug)]
pub enum CheckpointWrong {
    /// It is none, or a signature is false.
    Unreadable(Fault),
    /// It comes after one of a larger log.
    Disordered {
        /// Its size.
        size: u64,
    },
    /// The log never was what it says: others that weigh as much say so.
    Forked {
        /// Its size.
        size: u64,
    },
}

impl Verdict {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.bad_entry.is_none() && self.bad_checkpoints.is_empty() && self.copy_missed.is_none()
    }

    pub(super) fn refuse(&mut self, source: Source, wrong: CheckpointWrong) {
        if self.bad_checkpoints.len() < BAD_CHECKPOINTS_MAX {
            self.bad_checkpoints.push(BadCheckpoint { source, wrong });
        }
    }

    pub(super) fn witnessed_at(&mut self, witness: &str, size: u64) {
        match self.witnessed.iter_mut().find(|(name, _)| name == witness) {
            Some((_, largest)) => *largest = size,
            None => self.witnessed.push((witness.to_owned(), size)),
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(entry) = &self.bad_entry {
            writeln!(formatter, "{entry}")?;
        }
        for checkpoint in &self.bad_checkpoints {
            writeln!(formatter, "{checkpoint}")?;
        }
        if let Some(size) = self.copy_missed {
            writeln!(
                formatter,
                "The copy of the leaves does not lead to the checkpoint at {size} entries, and was \
                 set aside: bring another one."
            )?;
        }
        if self.is_sound() {
            writeln!(
                formatter,
                "The log is sound: {} entries, root {}.",
                self.size, self.root
            )?;
        }
        writeln!(
            formatter,
            "{} of them are proven by {} checkpoints.",
            self.proven, self.checkpoints
        )?;
        for (witness, size) in &self.witnessed {
            writeln!(formatter, "{size} of them were co-signed by {witness}.")?;
        }
        if self.witnessed.is_empty() {
            writeln!(
                formatter,
                "No witness has co-signed any of them: whoever holds the log's key could have \
                 rewritten them all."
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for BadEntry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, .. } = self;
        match (&self.wrong, first == last) {
            (Wrong::Missing, true) => write!(formatter, "Entry {first} is missing."),
            (Wrong::Missing, false) => {
                write!(formatter, "The entries {first} to {last} are missing.")
            }
            (Wrong::Inserted, true) => write!(
                formatter,
                "Entry {first} was inserted: the log never had it there."
            ),
            (Wrong::Inserted, false) => write!(
                formatter,
                "The entries {first} to {last} were inserted: the log never had them."
            ),
            (Wrong::Repeated, _) => write!(
                formatter,
                "The number {first} comes twice, or after a larger one."
            ),
            (Wrong::Reordered, _) => write!(
                formatter,
                "Entry {first} was exchanged for another one of the log."
            ),
            (Wrong::Altered, true) => write!(
                formatter,
                "Entry {first} was altered: it is not what was written."
            ),
            (Wrong::Altered, false) => write!(
                formatter,
                "Entry {last} was altered, and it may not be the first: the entries {first} to \
                 {last} do not lead to the next checkpoint."
            ),
            (Wrong::Short { size }, _) => write!(
                formatter,
                "The first bad entry is one of {first} to {last}: the log had {size} entries, and \
                 has {last}."
            ),
            (Wrong::HeadMissed, _) => write!(
                formatter,
                "One of the entries {first} to {last} is not what was written, or the store's own \
                 head is not: they do not fit together, and no checkpoint tells which is right."
            ),
            (Wrong::NotReached { size, witnesses }, _) => {
                write!(
                    formatter,
                    "The first bad entry is one of {first} to {last}: these are not what was \
                     written, for the tree does not reach the checkpoint at {size} entries"
                )?;
                if witnesses.is_empty() {
                    write!(formatter, ".")
                } else {
                    write!(formatter, ", which {} co-signed.", witnesses.join(", "))
                }
            }
        }?;
        match self.proven {
            0 => write!(formatter, " No entry before it is proven."),
            1 => write!(formatter, " Entry 0 is proven."),
            proven => write!(formatter, " The entries 0 to {} are proven.", proven - 1),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stored(number) => write!(formatter, "Checkpoint {number} of the store"),
            Self::Brought(number) => write!(formatter, "Checkpoint {number} of those brought"),
            Self::Head => write!(formatter, "The store's own head"),
        }
    }
}

impl fmt::Display for BadCheckpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, wrong } = self;
        match wrong {
            CheckpointWrong::Unreadable(fault) => write!(formatter, "{source}: {fault}."),
            CheckpointWrong::Disordered { size } => write!(
                formatter,
                "{source}, at {size} entries, comes after one of a larger log."
            ),
            CheckpointWrong::Forked { size } => write!(
                formatter,
                "{source}, at {size} entries, is not of this log: the entries reach a later one \
                 that weighs as much."
            ),
        }
    }
}
