//! How fast somebody may ask. An officer has a pace of their own, wherever
//! they ask from, so that nobody at the same address slows them down; those
//! who have not signed in share the pace of their address.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use clockwork::Moment;
use kernel::RecordId;

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    Officer(RecordId),
    Address(IpAddr),
}

/// The network that counts as one: a household or an office has as many
/// addresses of the newer kind as it likes.
#[must_use]
pub fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        address @ IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [one, two, three, four, ..] = address.segments();
            IpAddr::from([one, two, three, four, 0, 0, 0, 0])
        }
    }
}

impl Whose {
    /// Whoever asks from an address.
    pub(crate) fn from(address: IpAddr) -> Self {
        Self::Address(network_of(address))
    }

    /// How many requests may come at once, and how many microseconds pass
    /// until there may be one more.
    const fn pace(self) -> (i64, i64) {
        match self {
            Self::Officer(_) => (300, 200_000),
            Self::Address(_) => (300, 500_000),
        }
    }
}

/// So many are remembered; beyond it those who have their whole pace again are
/// forgotten.
const REMEMBERED_MAX: usize = 10_000;

/// For each who asks: when they will have their whole pace again, in
/// microseconds.
#[derive(Debug, Default)]
pub(crate) struct Paces(Mutex<BTreeMap<Whose, i64>>);

impl Paces {
    /// Counts a request; gives how many seconds are to be waited where it
    /// comes too fast.
    pub(crate) fn wait(&self, whose: Whose, now: Moment) -> Option<i64> {
        let now = now.microseconds();
        let (at_once, each) = whose.pace();
        let longest = at_once * each;
        let mut rested = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if rested.len() >= REMEMBERED_MAX {
            rested.retain(|_, rested| *rested > now && *rested - now <= longest);
        }
        let before = rested.get(&whose).copied().unwrap_or(now);
        // A clock that was set back makes nobody wait longer than that.
        let before = before.clamp(now, now + longest);
        let next = before + each;
        if next - now > longest {
            rested.insert(whose, before);
            return Some(((next - now - longest) / 1_000_000 + 1).max(1));
        }
        rested.insert(whose, next);
        None
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(milliseconds: i64) -> Moment {
        Moment::from_microseconds(milliseconds * 1_000).unwrap()
    }

    #[test]
    fn three_hundred_may_come_at_once_and_then_one_for_each_that_time_gives_back() {
        let paces = Paces::default();
        let one = Whose::from("192.0.2.1".parse().unwrap());
        let other = Whose::from("192.0.2.2".parse().unwrap());
        for _ in 0..300 {
            assert_eq!(paces.wait(one, at(0)), None);
        }
        assert_eq!(paces.wait(one, at(0)), Some(1));
        assert_eq!(paces.wait(one, at(499)), Some(1));
        assert_eq!(paces.wait(one, at(500)), None);
        assert_eq!(paces.wait(one, at(500)), Some(1));
        assert_eq!(paces.wait(other, at(500)), None);
        // Set back by a day: as if everything had been asked at once.
        assert_eq!(paces.wait(one, at(-86_400_000)), Some(1));
        assert_eq!(paces.wait(one, at(-86_399_500)), None);
    }

    #[test]
    fn addresses_of_one_household_count_as_one() {
        let from = |text: &str| Whose::from(text.parse().unwrap());
        assert_eq!(from("2001:db8:1:2::1"), from("2001:db8:1:2:ffff::9"));
        assert_ne!(from("2001:db8:1:2::1"), from("2001:db8:1:3::1"));
        // An older address in the newer kind's clothes is itself.
        assert_eq!(from("::ffff:192.0.2.1"), from("192.0.2.1"));
        assert_ne!(from("::ffff:192.0.2.1"), from("::ffff:192.0.2.2"));
    }
}
