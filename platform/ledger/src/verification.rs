//! The check of a whole log by somebody who does not trust its keepers: from
//! the entries as they are stored, the checkpoints that were signed, and what
//! witnesses have to say. It reads each once, in their order, and keeps no
//! more than the tree's edge.
//!
//! What can be known:
//! - An entry whose bytes do not make its stored leaf is bad, whoever wrote
//!   the rest.
//! - Where somebody rewrote entries and leaves alike, the tree misses the
//!   next checkpoint: then the first bad entry lies between the last
//!   checkpoint that the tree reached and this one. Checkpoints that are
//!   close to one another say it closely.
//! - With a witness's copy of the leaves it is known to the entry.
//! - Whoever has the log's own key can sign a rewritten log anew, but not in
//!   the name of a witness: beyond the last co-signed checkpoint the log rests
//!   on its keepers' word, and [`Verdict::witnessed`] says where that is.

mod claims;
mod comparison;
mod run;
mod verdict;

pub use verdict::{BadCheckpoint, BadEntry, CheckpointWrong, Source, Verdict, Wrong};

use self::{claims::Claims, comparison::Reader, run::Run};
use crate::{Commitment, Hash, PublicKey, Salt};

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its number, from 0: the leaf of the tree that it is.
    pub sequence: u64,
    /// Its salt.
    pub salt: Salt,
    /// Its bytes.
    pub encoding: Vec<u8>,
    /// The leaf's hash as it is stored.
    pub leaf: Hash,
}

/// Whom a check trusts, and what was brought to it from elsewhere than the
/// log's own store.
#[derive(Clone, Debug)]
pub struct Verification {
    log: PublicKey,
    witnesses: Vec<PublicKey>,
    head: Option<(u64, Hash)>,
    brought: Vec<String>,
}

impl Verification {
    /// A check with the log's key and those of its witnesses.
    #[must_use]
    pub fn new(log: PublicKey, witnesses: Vec<PublicKey>) -> Self {
        Self {
            log,
            witnesses,
            head: None,
            brought: Vec::new(),
        }
    }

    /// Adds the size and the root that the store itself says it has.
    #[must_use]
    pub fn with_head(mut self, size: u64, root: Hash) -> Self {
        self.head = Some((size, root));
        self
    }

    /// Adds checkpoints that others kept, in any order: those that a witness
    /// co-signed cannot be taken out of the log's store unnoticed then.
    #[must_use]
    pub fn with_brought(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.brought.extend(notes);
        self
    }

    /// Checks a log: its entries in the order of their numbers, its
    /// checkpoints in the order of their sizes, and a copy of the leaves that
    /// a witness kept, which may end earlier or be empty.
    ///
    /// ```
    /// use ledger::{Checkpoint, Commitment, Hash, Salt, SecretKey, Statement, StoredEntry, Tree, Verification};
    /// # use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
    /// # let mut chance = ChaCha20Rng::seed_from_u64(1);
    /// let log = SecretKey::draw("nrm.example/log", Statement::Log, &mut chance)?;
    /// let (mut tree, mut entries) = (Tree::default(), Vec::new());
    /// for sequence in 0..3 {
    ///     let (salt, encoding) = (Salt::draw(&mut chance), format!("entry {sequence}").into_bytes());
    ///     let leaf = Commitment::of(&salt, &encoding).leaf();
    ///     tree.append(leaf)?;
    ///     entries.push(Ok::<_, ()>(StoredEntry { sequence, salt, encoding, leaf }));
    /// }
    /// let checkpoint = Checkpoint::of("nrm.example/log", &tree)?.sign(&log)?.to_string();
    /// let check = Verification::new(log.public().clone(), Vec::new());
    /// let verdict = check.run(entries.clone(), [Ok(checkpoint.clone())], []).unwrap();
    /// assert!(verdict.is_sound());
    ///
    /// entries.remove(1);
    /// let verdict = check.run(entries, [Ok(checkpoint)], []).unwrap();
    /// assert_eq!(verdict.bad_entry.unwrap().first, 1);
    /// # Ok::<(), ledger::Fault>(())
    /// ```
    ///
    /// # Errors
    /// What keeps entries, checkpoints or the copy from being read.
    pub fn run<E>(
        &self,
        entries: impl IntoIterator<Item = Result<StoredEntry, E>>,
        checkpoints: impl IntoIterator<Item = Result<String, E>>,
        copy: impl IntoIterator<Item = Result<Hash, E>>,
    ) -> Result<Verdict, E> {
        let mut run = Run::new(self.witnesses.len());
        let mut claims = Claims::new(self, checkpoints.into_iter(), &mut run.verdict);
        let mut entries = Reader::new(entries.into_iter());
        let mut copy = Reader::new(copy.into_iter());
        run.meet(&mut claims)?;
        while let Some(entry) = entries.ahead(0)? {
            let number = run.tree.size();
            if entry.sequence != number {
                run.out_of_sequence(number, entry.sequence);
                return Ok(run.over(&claims));
            }
            let leaf = entry.leaf;
            let altered = Commitment::of(&entry.salt, &entry.encoding).leaf() != leaf;
            let kept = copy.ahead(0)?.copied();
            if kept.is_some_and(|kept| kept != leaf) {
                if run.copy_is_right(&mut claims, &mut copy)? {
                    let wrong = comparison::compare(&mut entries, |entry| entry.leaf, &mut copy)?;
                    run.bad(number, wrong);
                    return Ok(run.over(&claims));
                }
                copy.end();
                run.copied = 0;
            } else if kept.is_some() {
                run.copied = number + 1;
            }
            if altered {
                if kept == Some(leaf) {
                    run.bad(number, Wrong::Altered);
                    return Ok(run.over(&claims));
                }
                run.altered.get_or_insert(number);
            }
            entries.next()?;
            copy.next()?;
            if run.tree.append(leaf).is_err() {
                break;
            }
            run.meet(&mut claims)?;
            if run.verdict.bad_entry.is_some() {
                return Ok(run.over(&claims));
            }
        }
        run.end(&mut claims, &mut copy)?;
        Ok(run.over(&claims))
    }
}
