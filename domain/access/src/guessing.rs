//! Guessing is slowed down: for each account, and apart from it for each
//! device from which somebody has signed in to it before. A stranger who
//! guesses at an account slows other strangers; the officer at their own desk
//! signs in as before.

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

#[derive(Serialize, Deserialize)]
struct Tries {
    wrong: u32,
    last: Moment,
}

/// Who guesses at what: the account as it is named, and a device that it
/// knows.
pub(crate) struct Guesser {
    name: String,
}

impl Guesser {
    /// `device` is the trace of a device that this account knows, if the
    /// device that asks is one.
    pub(crate) fn of(sign_in_name: &str, device: Option<&str>) -> Self {
        let from = device.unwrap_or("anywhere else");
        Self {
            name: chance::trace("guesser", &format!("{from}\n{sign_in_name}")),
        }
    }

    /// How many seconds are to be waited before the next guess.
    pub(crate) fn waits(&self, session: &Session<'_>, now: Moment) -> Result<Option<i64>, Fault> {
        let Some(tries) = self.tries(session)? else {
            return Ok(None);
        };
        Ok(left(&tries, now))
    }

    /// Counts a wrong guess.
    pub(crate) fn was_wrong(&self, session: &Session<'_>, now: Moment) -> Result<(), Fault> {
        let wrong = match self.tries(session)? {
            Some(tries) if !is_forgotten(&tries, now) => tries.wrong.saturating_add(1),
            _ => 1,
        };
        let content = serde_json::to_vec(&Tries { wrong, last: now })
            .map_err(|error| Fault::from("guesses cannot be counted", error))?;
        session.keep(
            Drawer::Tries,
            &Kept {
                name: self.name.clone(),
                officer: RecordId(Default::default()),
                content,
            },
        )
    }

    /// Forgets the guesses of whoever was right.
    pub(crate) fn was_right(&self, session: &Session<'_>) -> Result<(), Fault> {
        session.forget_kept(Drawer::Tries, &self.name)
    }

    fn tries(&self, session: &Session<'_>) -> Result<Option<Tries>, Fault> {
        session
            .kept_as(Drawer::Tries, &self.name)?
            .map(|kept| {
                serde_json::from_slice(&kept.content)
                    .map_err(|error| Fault::from("counted guesses are damaged", error))
            })
            .transpose()
    }
}

fn is_forgotten(tries: &Tries, now: Moment) -> bool {
    now.since(tries.last) > SignedDuration::from_hours(FORGOTTEN_AFTER_HOURS)
}

fn left(tries: &Tries, now: Moment) -> Option<i64> {
    if tries.wrong < FREE || is_forgotten(tries, now) {
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
}
