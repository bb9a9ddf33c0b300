//! Guessing is slowed down. A device from which somebody has signed in to an
//! account has a count of its own there, and so has an address from which
//! somebody has; all others share a count with whoever guesses at names that
//! fall into the same of a few thousand counts. A stranger who guesses slows
//! other strangers; the officer at their own desk signs in as before, and made-up
//! names make nothing grow.
//!
//! A try is counted before the password is compared, and given back where it
//! was right: of many that come at once no more are read than may be.

use clockwork::{Moment, SignedDuration};
use db::{Drawer, Kept, Session};
use kernel::{Fault, RecordId};
use serde::{Deserialize, Serialize};

use crate::chance;

/// So many guesses are free.
const FREE: u32 = 5;
/// The first wait, in seconds; it doubles with each guess.
const FIRST_WAIT: i64 = 2;
/// The longest wait, in seconds.
const LONGEST_WAIT: i64 = 15 * 60;
/// After so long without a guess everything is forgotten.
const FORGOTTEN_AFTER_HOURS: i64 = 24;
/// So many counts strangers share. Which name falls into which is told by a
/// key of the database, so that nobody fills one on purpose but by its name.
const SHARED: u64 = 4_096;

#[derive(Serialize, Deserialize)]
struct Tries {
    wrong: u32,
    last: Moment,
}

/// By what it is known where a guess comes from.
#[derive(Clone, Copy)]
pub(crate) enum Whence<'a> {
    /// A device or an address that the account knows, by its trace.
    Known(&'a str),
    /// Anywhere else.
    Anywhere,
}

/// Which count a guess goes to.
pub(crate) struct Guesser {
    count: String,
}

/// What came of counting a try.
pub(crate) enum Counted {
    /// The password may be compared; so many tries were wrong, with this one.
    Try(u32),
    /// So many seconds are to be waited.
    Wait(i64),
}

impl Guesser {
    /// Whoever guesses at the account of this name.
    pub(crate) fn of(session: &Session<'_>, name: &str, from: Whence<'_>) -> Result<Self, Fault> {
        let count = match from {
            Whence::Known(trace) => chance::trace("guesser", &format!("{trace}\n{name}")),
            Whence::Anywhere => format!("shared {}", session.keyed("guesser", name)? % SHARED),
        };
        Ok(Self { count })
    }

    /// Counts a try before it is known whether it is right, unless there were
    /// too many.
    pub(crate) fn count(&self, session: &Session<'_>, now: Moment) -> Result<Counted, Fault> {
        let tries = self
            .tries(session)?
            .filter(|tries| !is_forgotten(tries, now));
        if let Some(tries) = &tries
            && let Some(seconds) = left(tries, now)
        {
            // Where the clock was set back nobody waits until it has come
            // there again.
            if tries.last > now {
                let wrong = tries.wrong;
                self.keep(session, &Tries { wrong, last: now })?;
            }
            return Ok(Counted::Wait(seconds));
        }
        let wrong = tries.map_or(0, |tries| tries.wrong).saturating_add(1);
        self.keep(session, &Tries { wrong, last: now })?;
        Ok(Counted::Try(wrong))
    }

    /// Takes a try back of which nobody found out whether it was right.
    pub(crate) fn give_back(&self, session: &Session<'_>) -> Result<(), Fault> {
        match self.tries(session)? {
            Some(tries) if tries.wrong > 1 => self.keep(
                session,
                &Tries {
                    wrong: tries.wrong - 1,
                    ..tries
                },
            ),
            _ => self.was_right(session),
        }
    }

    /// Forgets the guesses of whoever was right.
    pub(crate) fn was_right(&self, session: &Session<'_>) -> Result<(), Fault> {
        session.forget_kept(Drawer::Tries, &self.count)
    }

    fn keep(&self, session: &Session<'_>, tries: &Tries) -> Result<(), Fault> {
        let content = serde_json::to_vec(tries)
            .map_err(|error| Fault::from("guesses cannot be counted", error))?;
        session.keep(
            Drawer::Tries,
            &Kept {
                name: self.count.clone(),
                officer: RecordId(Default::default()),
                content,
            },
        )
    }

    fn tries(&self, session: &Session<'_>) -> Result<Option<Tries>, Fault> {
        session
            .kept_as(Drawer::Tries, &self.count)?
            .map(|kept| {
                serde_json::from_slice(&kept.content)
                    .map_err(|error| Fault::from("counted guesses are damaged", error))
            })
            .transpose()
    }
}

/// Whether a wrong try stands in the log: each of the free ones, and of those
/// that follow the first of each doubling, so that nobody fills the log.
pub(crate) fn is_told(wrong: u32) -> bool {
    wrong <= FREE || wrong.is_power_of_two()
}

fn is_forgotten(tries: &Tries, now: Moment) -> bool {
    now.since(tries.last) > SignedDuration::from_hours(FORGOTTEN_AFTER_HOURS)
}

fn left(tries: &Tries, now: Moment) -> Option<i64> {
    if tries.wrong < FREE {
        return None;
    }
    let doubled = (tries.wrong - FREE).min(20);
    let wait = (FIRST_WAIT << doubled).min(LONGEST_WAIT);
    // A clock that was set back makes nobody wait longer than that.
    let since = now.since(tries.last).as_secs().clamp(0, wait);
    (since < wait).then_some(wait - since)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(second: i64) -> Moment {
        Moment::from_microseconds(second * 1_000_000).unwrap()
    }

    #[test]
    fn five_guesses_are_free_and_then_the_wait_doubles_up_to_its_end() {
        let waits = |wrong, now| left(&Tries { wrong, last: at(0) }, at(now));
        assert_eq!(waits(4, 0), None);
        assert_eq!(waits(5, 0), Some(2));
        assert_eq!(waits(5, 1), Some(1));
        assert_eq!(waits(5, 2), None);
        assert_eq!(waits(6, 0), Some(4));
        assert_eq!(waits(60, 0), Some(LONGEST_WAIT));
        assert_eq!(waits(60, LONGEST_WAIT), None);
        assert_eq!(waits(60, -5), Some(LONGEST_WAIT));
    }

    #[test]
    fn of_many_wrong_tries_few_stand_in_the_log() {
        assert_eq!((1..=5).filter(|wrong| is_told(*wrong)).count(), 5);
        assert_eq!((6..=1_000).filter(|wrong| is_told(*wrong)).count(), 7);
    }
}
