//! What is claimed of a log, in the order of the sizes of which it is
//! claimed: by the checkpoints that it stores, by those that were brought
//! from elsewhere, and by the store's own head.

use std::collections::VecDeque;

use super::{CheckpointWrong, Source, Verdict, Verification};
use crate::{Checkpoint, Fault, Hash, PublicKey};

/// That a log had this root when it had this size.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) size: u64,
    pub(super) root: Hash,
    pub(super) source: Source,
    /// The names of the witnesses who co-signed.
    pub(super) witnesses: Vec<String>,
}

impl Claim {
    /// How much it weighs: the store's word nothing, the log's signature
    /// more, and each witness more than both.
    pub(super) fn rank(&self) -> usize {
        match self.source {
            Source::Head => 0,
            _ => 1 + self.witnesses.len(),
        }
    }

    pub(super) fn is_signed(&self) -> bool {
        !matches!(self.source, Source::Head)
    }
}

pub(super) struct Claims<'v, C> {
    check: &'v Verification,
    stored: C,
    /// The next one of the store, read and not yet used.
    next: Option<Claim>,
    read: u64,
    last_size: u64,
    /// Those brought and the head, the smallest first.
    brought: VecDeque<Claim>,
}

impl<'v, C> Claims<'v, C> {
    pub(super) fn new(check: &'v Verification, stored: C, verdict: &mut Verdict) -> Self {
        let mut brought: Vec<Claim> = Vec::new();
        for (number, note) in (0..).zip(&check.brought) {
            brought.extend(open(check, note, Source::Brought(number), verdict));
        }
        brought.extend(check.head.map(|(size, root)| Claim {
            size,
            root,
            source: Source::Head,
            witnesses: Vec::new(),
        }));
        brought.sort_by_key(|claim| claim.size);
        Self {
            check,
            stored,
            next: None,
            read: 0,
            last_size: 0,
            brought: brought.into(),
        }
    }

    /// The next claim that a witness co-signed, as far as it is at hand; where
    /// there are no witnesses, the next that the log signed.
    pub(super) fn weightiest_next(&self) -> Option<(u64, Hash)> {
        let weighty = |claim: &&Claim| {
            !claim.witnesses.is_empty() || (self.check.witnesses.is_empty() && claim.is_signed())
        };
        self.brought
            .iter()
            .chain(&self.next)
            .filter(weighty)
            .min_by_key(|claim| claim.size)
            .map(|claim| (claim.size, claim.root))
    }

    pub(super) fn head_size(&self) -> Option<u64> {
        self.check.head.map(|(size, _)| size)
    }
}

impl<E, C: Iterator<Item = Result<String, E>>> Claims<'_, C> {
    /// The next claim.
    pub(super) fn peek(&mut self, verdict: &mut Verdict) -> Result<Option<&Claim>, E> {
        while self.next.is_none() {
            let Some(note) = self.stored.next() else {
                break;
            };
            let source = Source::Stored(self.read);
            self.read += 1;
            let Some(claim) = open(self.check, &note?, source, verdict) else {
                continue;
            };
            if claim.size < self.last_size {
                verdict.refuse(source, CheckpointWrong::Disordered { size: claim.size });
                continue;
            }
            self.last_size = claim.size;
            self.next = Some(claim);
        }
        Ok(match (&self.next, self.brought.front()) {
            (Some(next), Some(brought)) if brought.size < next.size => Some(brought),
            (Some(next), _) => Some(next),
            (None, brought) => brought,
        })
    }

    /// The next claim of a log that is not larger than this.
    pub(super) fn next_up_to(
        &mut self,
        size: u64,
        verdict: &mut Verdict,
    ) -> Result<Option<Claim>, E> {
        match self.peek(verdict)? {
            Some(claim) if claim.size <= size => {}
            _ => return Ok(None),
        }
        let brought_first = match (&self.next, self.brought.front()) {
            (Some(next), Some(brought)) => brought.size < next.size,
            (next, _) => next.is_none(),
        };
        Ok(if brought_first {
            self.brought.pop_front()
        } else {
            self.next.take()
        })
    }
}

/// What a signed checkpoint claims; nothing when it is none, which is noted.
fn open(check: &Verification, note: &str, source: Source, verdict: &mut Verdict) -> Option<Claim> {
    let read = || -> Result<_, Fault> {
        let (checkpoint, note) = Checkpoint::open(note, &check.log)?;
        let mut witnesses = Vec::new();
        for witness in &check.witnesses {
            if note.cosigned_by(witness)?.is_some() {
                witnesses.push(PublicKey::name(witness).to_owned());
            }
        }
        Ok((checkpoint, witnesses))
    };
    match read() {
        Ok((checkpoint, witnesses)) => {
            verdict.checkpoints += 1;
            Some(Claim {
                size: checkpoint.size(),
                root: checkpoint.root(),
                source,
                witnesses,
            })
        }
        Err(fault) => {
            verdict.refuse(source, CheckpointWrong::Unreadable(fault));
            None
        }
    }
}
