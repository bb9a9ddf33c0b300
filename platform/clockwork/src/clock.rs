//! The one clock: the machine's, or one that stands where it was set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::SignedDuration;

use crate::{Moment, TimeError};

/// Tells what moment it is.
///
/// The program makes one at its start and hands out clones. Clones of a fixed
/// clock show the same moment: setting one sets all.
///
/// ```
/// use clockwork::{Clock, SignedDuration};
///
/// let clock = Clock::fixed("2018-05-08T09:30:00Z".parse()?);
/// let same = clock.clone();
/// clock.advance(SignedDuration::from_hours(24))?;
/// assert_eq!(same.now().to_string(), "2018-05-09T09:30:00.000000Z");
/// # Ok::<(), clockwork::TimeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    Machine,
    /// Microseconds since 1970, always those of a valid [`Moment`].
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Clock {
        Clock(Source::Machine)
    }

    /// A clock that stands still until it is set: for tests and the practice country.
    #[must_use]
    pub fn fixed(moment: Moment) -> Clock {
        Clock(Source::Fixed(Arc::new(AtomicI64::new(
            moment.microseconds(),
        ))))
    }

    /// What moment it is.
    #[must_use]
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place where the machine's time is read"
    )]
    pub fn now(&self) -> Moment {
        match &self.0 {
            // A machine whose clock stands before the year 0 or after 9999 is
            // shown the nearest moment that can be recorded.
            Source::Machine => {
                let now = jiff::Timestamp::now();
                Moment::from_timestamp(now).unwrap_or(if now < jiff::Timestamp::UNIX_EPOCH {
                    Moment::MIN
                } else {
                    Moment::MAX
                })
            }
            Source::Fixed(microseconds) => {
                Moment::from_microseconds(microseconds.load(Ordering::SeqCst))
                    .unwrap_or(Moment::MIN)
            }
        }
    }

    /// Sets a fixed clock and all its clones. The machine's clock cannot be set:
    /// it stays as it is, and `false` says so.
    #[must_use = "the machine's clock cannot be set: false says that nothing was changed"]
    pub fn set(&self, moment: Moment) -> bool {
        match &self.0 {
            Source::Machine => false,
            Source::Fixed(microseconds) => {
                microseconds.store(moment.microseconds(), Ordering::SeqCst);
                true
            }
        }
    }

    /// Moves a fixed clock and all its clones forward (or back, when negative);
    /// gives the new moment. The machine's clock is only read.
    ///
    /// # Errors
    /// When the moment would lie outside the years 0000 to 9999.
    pub fn advance(&self, duration: SignedDuration) -> Result<Moment, TimeError> {
        match &self.0 {
            Source::Machine => Ok(self.now()),
            Source::Fixed(microseconds) => {
                let moment = self.now().plus(duration)?;
                microseconds.store(moment.microseconds(), Ordering::SeqCst);
                Ok(moment)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_fixed_clock_stands_until_it_is_set_and_its_clones_follow() {
        let start: Moment = "2017-12-31T19:59:59.999999Z".parse().unwrap();
        let clock = Clock::fixed(start);
        let other = clock.clone();
        assert_eq!(clock.now(), start);
        assert_eq!(clock.now(), start);
        let next = clock.advance(SignedDuration::from_micros(1)).unwrap();
        assert_eq!(next.to_string(), "2017-12-31T20:00:00.000000Z");
        assert_eq!(other.now(), next);
        assert!(other.set(start));
        assert_eq!(clock.now(), start);
    }

    #[test]
    fn the_machine_s_clock_runs_and_cannot_be_set() {
        let clock = Clock::system();
        assert!(!clock.set(Moment::MIN));
        let first = clock.now();
        assert!(first > "2024-01-01T00:00:00Z".parse().unwrap());
    }
}
