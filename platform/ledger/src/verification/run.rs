//! A check under way: what the entries so far have been held against, and
//! what stands against them.

use super::{
    BadEntry, CheckpointWrong, Source, Verdict, Wrong,
    claims::{Claim, Claims},
    comparison::{self, Reader},
};
use crate::{Hash, Tree};

/// What stands against the entries so far: a checkpoint that the tree missed.
struct Doubt {
    claim: Claim,
    first: u64,
    last: u64,
}

/// A check under way.
pub(super) struct Run {
    pub(super) tree: Tree,
    doubt: Option<Doubt>,
    /// The size of the largest claim that the tree reached, for each weight
    /// that a claim can have: it counts for those that weigh less, too.
    reached: Vec<u64>,
    /// How many entries were found in the copy.
    pub(super) copied: u64,
    /// The first entry whose bytes do not make its leaf, until a checkpoint
    /// tells whether the leaves before it are right.
    pub(super) altered: Option<u64>,
    pub(super) verdict: Verdict,
}

impl Run {
    pub(super) fn new(witnesses: usize) -> Self {
        Self {
            tree: Tree::default(),
            doubt: None,
            reached: vec![0; witnesses + 2],
            copied: 0,
            altered: None,
            verdict: Verdict::default(),
        }
    }

    /// Holds the tree against what is claimed of it at this size.
    pub(super) fn meet<E, C>(&mut self, claims: &mut Claims<'_, C>) -> Result<(), E>
    where
        C: Iterator<Item = Result<String, E>>,
    {
        let size = self.tree.size();
        let mut root = None;
        while let Some(claim) = claims.next_up_to(size, &mut self.verdict)? {
            let root = *root.get_or_insert_with(|| self.tree.root());
            if claim.root == root {
                self.reached(claim);
            } else {
                self.missed(claim);
            }
        }
        Ok(())
    }

    fn reached(&mut self, claim: Claim) {
        if let Some(doubt) = self
            .doubt
            .take_if(|doubt| claim.rank() >= doubt.claim.rank())
        {
            // What weighs as much says that the entries are right: so the
            // checkpoint which they missed was not theirs.
            self.verdict.refuse(
                doubt.claim.source,
                CheckpointWrong::Forked {
                    size: doubt.claim.size,
                },
            );
        }
        if self.doubt.is_some() {
            return;
        }
        for reached in self.reached.iter_mut().take(claim.rank() + 1) {
            *reached = claim.size;
        }
        if claim.is_signed() {
            self.verdict.proven = claim.size;
        }
        for witness in &claim.witnesses {
            self.verdict.witnessed_at(witness, claim.size);
        }
        // What could have been signed anew does not show that the leaves
        // before an altered entry are right.
        if claim.rank() >= self.trusted_rank()
            && let Some(altered) = self.altered.take()
        {
            self.bad(altered, Wrong::Altered);
        }
    }

    /// What a claim must weigh to be relied on once something is wrong: the
    /// log's own signature is enough only where there is no witness.
    fn trusted_rank(&self) -> usize {
        self.reached.len().saturating_sub(1).min(2)
    }

    /// How many entries are proven by what can be relied on.
    fn trusted(&self) -> u64 {
        let reached = self.reached.get(self.trusted_rank()).copied();
        reached.unwrap_or(0).max(self.copied)
    }

    fn missed(&mut self, claim: Claim) {
        // What weighs less could have been signed anew, and proves nothing
        // against this claim.
        let first = self.reached.get(claim.rank()).copied().unwrap_or(0);
        if first >= claim.size {
            // What weighs as much was reached at this size, or there are no
            // entries that could be bad: the claim is wrong.
            let forked = CheckpointWrong::Forked { size: claim.size };
            return self.verdict.refuse(claim.source, forked);
        }
        let last = claim.size - 1;
        if let Some(altered) = self.altered.take() {
            self.set_bad(first, altered, Wrong::Altered);
        } else if self
            .doubt
            .as_ref()
            .is_none_or(|doubt| claim.rank() > doubt.claim.rank())
        {
            self.doubt = Some(Doubt { claim, first, last });
        }
    }

    /// The first bad entry is known, unless there was doubt of earlier ones.
    pub(super) fn bad(&mut self, number: u64, wrong: Wrong) {
        self.bad_span(number, number, wrong);
    }

    fn bad_span(&mut self, first: u64, last: u64, wrong: Wrong) {
        if self.doubt.is_some() || self.verdict.bad_entry.is_some() {
            return;
        }
        let (first, last, wrong) = match self.altered.take() {
            Some(altered) => (first.min(altered), altered, Wrong::Altered),
            None => (first, last, wrong),
        };
        self.set_bad(first, last, wrong);
    }

    fn set_bad(&mut self, first: u64, last: u64, wrong: Wrong) {
        // The leaf of a bad entry may be proven; what is stored is not.
        self.verdict.proven = self.trusted().min(first);
        self.verdict.bad_entry = Some(BadEntry {
            first,
            last,
            proven: self.verdict.proven,
            wrong,
        });
    }

    pub(super) fn out_of_sequence(&mut self, expected: u64, found: u64) {
        if found > expected {
            self.bad_span(expected, found - 1, Wrong::Missing);
        } else {
            self.bad(found, Wrong::Repeated);
        }
    }

    /// Whether the witness's copy leads to the next checkpoint that is worth
    /// as much as the copy: a damaged copy must accuse nobody, and what only
    /// the log signed cannot disprove a witness.
    pub(super) fn copy_is_right<E, C, K>(
        &mut self,
        claims: &mut Claims<'_, C>,
        copy: &mut Reader<K, Hash>,
    ) -> Result<bool, E>
    where
        C: Iterator<Item = Result<String, E>>,
        K: Iterator<Item = Result<Hash, E>>,
    {
        claims.peek(&mut self.verdict)?;
        let Some((size, root)) = claims.weightiest_next() else {
            return Ok(true);
        };
        let mut tree = self.tree.clone();
        let mut places = 0;
        while tree.size() < size {
            // What is needed to tell what was done is held; the rest is read
            // and let go.
            let leaf = if places < comparison::AHEAD_MAX {
                copy.ahead(places)?.copied()
            } else {
                copy.next_beyond()?
            };
            match leaf {
                Some(leaf) if tree.append(leaf).is_ok() => places += 1,
                _ => return Ok(true),
            }
        }
        if tree.root() == root {
            return Ok(true);
        }
        self.verdict.copy_missed = Some(size);
        Ok(false)
    }

    /// All entries were read: whatever is claimed of a larger log is missing.
    pub(super) fn end<E, C, K>(
        &mut self,
        claims: &mut Claims<'_, C>,
        copy: &mut Reader<K, Hash>,
    ) -> Result<(), E>
    where
        C: Iterator<Item = Result<String, E>>,
        K: Iterator<Item = Result<Hash, E>>,
    {
        let size = self.tree.size();
        let (mut more, mut rank) = (size, 0);
        while let Some(claim) = claims.next_up_to(u64::MAX, &mut self.verdict)? {
            more = more.max(claim.size);
            rank = rank.max(claim.rank());
        }
        if copy.next()?.is_some() {
            more = more.max(size + 1);
        }
        if more > size {
            // An entry taken out before the end makes the log as short as one
            // that was cut off.
            let reached = self.reached.get(rank).copied().unwrap_or(0);
            let first = reached.max(self.copied);
            if first == size {
                self.bad_span(size, more - 1, Wrong::Missing);
            } else {
                self.bad_span(first, size, Wrong::Short { size: more });
            }
        }
        if let Some(altered) = self.altered.take() {
            self.bad(altered, Wrong::Altered);
        }
        Ok(())
    }

    pub(super) fn over<C>(mut self, claims: &Claims<'_, C>) -> Verdict {
        if let Some(Doubt { claim, first, last }) = self.doubt.take() {
            let wrong = if claim.is_signed() {
                Wrong::NotReached {
                    size: claim.size,
                    witnesses: claim.witnesses,
                }
            } else {
                Wrong::HeadMissed
            };
            self.set_bad(first, last, wrong);
        }
        self.verdict.size = self.tree.size();
        self.verdict.root = self.tree.root();
        let Some(head) = claims.head_size().filter(|head| *head < self.verdict.size) else {
            return self.verdict;
        };
        if self.verdict.proven > head {
            let forked = CheckpointWrong::Forked { size: head };
            self.verdict.refuse(Source::Head, forked);
        } else if self.verdict.bad_entry.is_none() {
            let last = self.verdict.size - 1;
            self.set_bad(head, last, Wrong::Inserted);
        }
        self.verdict
    }
}
