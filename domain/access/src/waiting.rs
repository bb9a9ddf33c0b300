//! What was asked of a device or of another program, and waits a few minutes
//! for the answer. It is kept in memory, by a name that comes back with the
//! answer, and is good once.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use clockwork::{Moment, SignedDuration};
use kernel::Fault;

use crate::chance;

/// How many minutes there are to answer.
const MINUTES_MAX: i64 = 5;
/// So much may wait at once; the oldest makes place. A score of networks that
/// ask as fast as they may do not push out what an officer waits for.
const WAITING_MAX: usize = 20_000;

/// What waits for its answer.
pub(crate) struct Waiting<Asked>(Mutex<BTreeMap<String, (Moment, Asked)>>);

impl<Asked> Default for Waiting<Asked> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<Asked> Waiting<Asked> {
    /// Keeps what was asked; gives the name by which its answer is known.
    pub(crate) fn ask(&self, asked: Asked, now: Moment) -> Result<String, Fault> {
        let name = chance::key()?;
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, (asked_at, _)| is_good(*asked_at, now));
        if waiting.len() >= WAITING_MAX {
            let oldest = waiting.iter().min_by_key(|(_, (asked_at, _))| *asked_at);
            if let Some(oldest) = oldest.map(|(name, _)| name.clone()) {
                waiting.remove(&oldest);
            }
        }
        waiting.insert(name.clone(), (now, asked));
        Ok(name)
    }

    /// What was asked under this name, once and while it is good.
    pub(crate) fn take(&self, name: &str, now: Moment) -> Option<Asked> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (asked_at, asked) = waiting.remove(name)?;
        is_good(asked_at, now).then_some(asked)
    }
}

fn is_good(asked_at: Moment, now: Moment) -> bool {
    let age = now.since(asked_at);
    !age.is_negative() && age <= SignedDuration::from_mins(MINUTES_MAX)
}
