//! The words key: under it lie the words of searches, each search's under a
//! place of its own that can be taken out, so that nothing has to be touched
//! where the words lie for nobody to read them any more.
//!
//! It is a tree of keys ([`Tree`]) with 2^16 days from 1970 on and 2^20 places
//! in each day. Words go in two ways: those of one search, when somebody is
//! erased whom it showed, and those of all days before one, when their time is
//! over. The second makes the key smaller: what was taken out of those days one
//! by one takes no room any more.

use rand::{CryptoRng, RngExt as _};
use uuid::Uuid;
use zeroize::{Zeroize as _, Zeroizing};

use crate::data_key::DataKey;
use crate::derivation::derive;
use crate::erasable::NAME_LENGTH;
use crate::sealed_field::Place;
use crate::tree::{Shape, Tree};

const DAY_BITS: u8 = 16;
const NUMBER_BITS: u8 = 20;
/// The last day that has places: in the year 2149. Later words lie under it.
const LAST_DAY: u32 = (1 << DAY_BITS) - 1;
const NUMBERS: u64 = 1 << NUMBER_BITS;
const SHAPE: Shape = Shape {
    levels: DAY_BITS + NUMBER_BITS,
    purpose: "opennrm words key 1",
};
/// How often a place of a day is drawn before the next day is taken.
const DRAWN_MAX: usize = 64;

/// The place of one search's words in the words key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordsPlace(u64);

impl WordsPlace {
    /// The place of this number.
    #[must_use]
    pub fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }

    pub(crate) fn of(day: u32, number: u64) -> Self {
        Self((u64::from(day) << NUMBER_BITS) | (number % NUMBERS))
    }
}

/// When words were searched with: it says under which place they lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordsOf {
    /// The day, in days since 1970 began.
    pub day: u32,
    /// A number that no other search of the day has, or none near.
    pub number: u64,
}

/// The words key as it is at hand. Wiped from memory when dropped.
#[derive(Clone)]
pub(crate) struct WordsKey {
    pub(crate) name: [u8; NAME_LENGTH],
    tree: Tree,
}

impl WordsKey {
    pub(crate) fn draw(chance: &mut dyn CryptoRng) -> Self {
        let mut name = [0; NAME_LENGTH];
        chance.fill_bytes(&mut name);
        Self {
            name,
            tree: Tree::draw(SHAPE, chance),
        }
    }

    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(NAME_LENGTH + self.tree.length()));
        bytes.extend_from_slice(&self.name);
        self.tree.write(&mut bytes);
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (name, nodes) = bytes.split_first_chunk()?;
        Some(Self {
            name: *name,
            tree: Tree::read(SHAPE, nodes)?,
        })
    }

    /// The first day that has a place.
    pub(crate) fn first_day(&self) -> u32 {
        let first = self.tree.first().map(|first| first >> NUMBER_BITS);
        first.map_or(LAST_DAY, |day| u32::try_from(day).unwrap_or(LAST_DAY))
    }

    /// A place that is there, for new words. It is that of the day and number
    /// unless it was taken out: an older copy of a database was put back and
    /// counts again, or the clock was.
    pub(crate) fn place(&self, of: WordsOf, chance: &mut dyn CryptoRng) -> Option<WordsPlace> {
        let from = of.day.clamp(self.first_day(), LAST_DAY);
        let own = WordsPlace::of(from, of.number);
        if self.has(own) {
            return Some(own);
        }
        (from..=LAST_DAY)
            .flat_map(|day| std::iter::repeat_n(day, DRAWN_MAX))
            .map(|day| WordsPlace::of(day, chance.random()))
            .find(|place| self.has(*place))
    }

    /// Whether a place is still there.
    pub(crate) fn has(&self, place: WordsPlace) -> bool {
        self.tree.has(place.0.into())
    }

    /// Takes places out, and all of the days before one.
    pub(crate) fn take_out(&mut self, places: &[WordsPlace], before: Option<u32>) {
        for place in places {
            self.tree.take_out(place.0.into());
        }
        if let Some(day) = before {
            let first = WordsPlace::of(day.min(LAST_DAY), 0);
            self.tree.take_out_below(first.0.into());
        }
    }

    /// The key of a place, and where the field lies that it seals.
    pub(crate) fn key(&self, place: WordsPlace) -> Option<(DataKey, Place)> {
        let leaf = self.tree.leaf(place.0.into())?;
        let own = Uuid::from_u64_pair(u64::from_be_bytes(self.name), place.0);
        let lies = Place {
            subject: own,
            record: own,
        };
        let key = derive(&leaf, "opennrm words of a search 1", &[]);
        Some((DataKey::of(own, key), lies))
    }
}

impl Drop for WordsKey {
    fn drop(&mut self) {
        self.name.zeroize();
    }
}
