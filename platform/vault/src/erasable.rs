//! The erasable key: a key out of which the place of one subject can be taken
//! for good, while every other subject's key stays what it was.
//!
//! Each subject has a leaf of a tree of keys ([`Tree`]), by the 128 bits of
//! its id. At first the root of the tree is kept and nothing else; to erase a
//! subject is to take its leaf out.
//!
//! So the key changes when somebody is erased and at no other time: whoever
//! is recorded later opens with every copy of it, and an old copy loses nobody.

use rand::CryptoRng;
use uuid::Uuid;
use zeroize::{Zeroize as _, Zeroizing};

use crate::Fault;
use crate::derivation::Key;
use crate::tree::{Shape, Tree, Way};

/// A level for each bit of an id.
const SHAPE: Shape = Shape {
    levels: 128,
    purpose: "opennrm erasable key 1",
};
/// How many bytes name a key.
pub(crate) const NAME_LENGTH: usize = 8;
/// The name and how many subjects were erased stand before the nodes.
const HEAD_LENGTH: usize = NAME_LENGTH + 8;

/// The key under which data keys are wrapped, each under its own leaf. Wiped
/// from memory when dropped.
#[derive(Clone)]
pub(crate) struct ErasableKey {
    name: [u8; NAME_LENGTH],
    erased: u64,
    tree: Tree,
}

impl ErasableKey {
    /// A new key, from which nobody was erased.
    pub(crate) fn draw(chance: &mut dyn CryptoRng) -> Self {
        let mut name = [0; NAME_LENGTH];
        chance.fill_bytes(&mut name);
        Self {
            name,
            erased: 0,
            tree: Tree::draw(SHAPE, chance),
        }
    }

    /// A name for it that betrays nothing and stays when somebody is erased.
    pub(crate) fn name(&self) -> String {
        in_digits(self.name)
    }

    /// How many subjects were erased from it.
    pub(crate) fn erased(&self) -> u64 {
        self.erased
    }

    /// Whether a subject was erased.
    pub(crate) fn is_erased(&self, subject: Uuid) -> bool {
        !self.tree.has(subject.as_u128())
    }

    /// The key of a subject's leaf.
    ///
    /// # Errors
    /// [`Fault::Erased`].
    pub(crate) fn leaf(&self, subject: Uuid) -> Result<Key, Fault> {
        let leaf = self.tree.leaf(subject.as_u128());
        leaf.ok_or(Fault::Erased { subject })
    }

    /// The way to the leaves of many subjects, one after another.
    pub(crate) fn way(&self) -> Way<'_> {
        self.tree.way()
    }

    /// Erases a subject; once is enough.
    pub(crate) fn erase(&mut self, subject: Uuid) {
        if self.tree.take_out(subject.as_u128()) {
            self.erased += 1;
        }
    }

    /// The key as bytes.
    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(HEAD_LENGTH + self.tree.length()));
        bytes.extend_from_slice(&self.name);
        bytes.extend_from_slice(&self.erased.to_be_bytes());
        self.tree.write(&mut bytes);
        bytes
    }

    /// Reads what [`ErasableKey::to_bytes`] wrote, and nothing else.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (name, rest) = bytes.split_first_chunk()?;
        let (erased, nodes) = rest.split_first_chunk()?;
        Some(Self {
            name: *name,
            erased: u64::from_be_bytes(*erased),
            tree: Tree::read(SHAPE, nodes)?,
        })
    }
}

/// The name of a key in digits 0-9 and a-f.
pub(crate) fn in_digits(name: [u8; NAME_LENGTH]) -> String {
    Uuid::from_u64_pair(0, u64::from_be_bytes(name))
        .simple()
        .to_string()[16..]
        .to_owned()
}

impl Drop for ErasableKey {
    fn drop(&mut self) {
        self.name.zeroize();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    fn key() -> ErasableKey {
        ErasableKey::draw(&mut ChaCha20Rng::seed_from_u64(7))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn who_was_erased_is_gone_and_everybody_else_is_as_before(
            erased in prop::collection::btree_set(any::<u128>(), 0..6),
            others in prop::collection::vec(any::<u128>(), 1..6),
            flipped in 0..128_u32,
        ) {
            let before = key();
            let mut after = key();
            for subject in &erased {
                after.erase(Uuid::from_u128(*subject));
            }
            let after = ErasableKey::from_bytes(&after.to_bytes()).unwrap();
            prop_assert_eq!(after.erased(), erased.len() as u64);
            prop_assert_eq!(after.name(), before.name());
            // The nearest neighbours are among the others.
            let near = erased.iter().map(|subject| subject ^ (1_u128 << flipped));
            for subject in others.into_iter().chain(near).chain(erased.iter().copied()) {
                let id = Uuid::from_u128(subject);
                prop_assert_eq!(after.is_erased(id), erased.contains(&subject));
                match after.leaf(id) {
                    Ok(leaf) => prop_assert_eq!(leaf, before.leaf(id).unwrap()),
                    Err(fault) => {
                        let is_erased = matches!(fault, Fault::Erased { .. });
                        prop_assert!(is_erased && erased.contains(&subject));
                    }
                }
            }
        }
    }

    #[test]
    fn no_kept_node_is_above_the_leaf_of_who_was_erased() {
        let mut key = key();
        let subject = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);
        key.erase(subject);
        key.erase(subject);
        assert_eq!((key.erased(), key.tree.nodes()), (1, SHAPE.levels.into()));
        assert!(!key.tree.is_covered(subject.as_u128()));
    }

    /// Ten thousand places in a row, of forty thousand: what is destroyed
    /// together costs a few kilobytes, even where every second one stays.
    #[test]
    fn neighbours_cost_little_and_strangers_a_way_each() {
        const MANY: u128 = 10_000;
        let register = 0xf012_3456_789a_bcde_u128 << 64 | 2008 << 48;
        let bytes = |places: &mut dyn Iterator<Item = u128>| {
            let mut key = key();
            for place in places {
                key.erase(Uuid::from_u128(place));
            }
            key.to_bytes().len()
        };
        let in_a_row = bytes(&mut (1..=MANY).map(|number| register | number));
        assert!(in_a_row <= 7_000, "{in_a_row}");
        let every_second = bytes(&mut (1..=MANY).map(|number| register | (number * 2)));
        assert!(every_second <= 600_000, "{every_second}");
        // As ids are that were given through a year.
        let ids = (1..=100_u128).map(|number| {
            let time = 0x0192_0000_0000_u128 + number * 3_000_000;
            time << 80 | 0x7abc << 64 | ((number * 0x9e37_79b9_7f4a_7c15) & u128::from(u64::MAX))
        });
        let far_apart = bytes(&mut ids.into_iter());
        assert!(far_apart > 100 * 80 * SHAPE.node_length(), "{far_apart}");
    }

    #[test]
    fn bytes_that_are_no_key_are_refused() {
        let bytes = key().to_bytes();
        for length in 0..bytes.len() {
            let whole = length == HEAD_LENGTH;
            assert_eq!(ErasableKey::from_bytes(&bytes[..length]).is_some(), whole);
        }
        let twice = [bytes.as_slice(), &bytes[HEAD_LENGTH..]].concat();
        assert!(ErasableKey::from_bytes(&twice).is_none());
    }
}
