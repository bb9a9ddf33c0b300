//! Chance that is the same each time: one stream for each column of each
//! group, so that a change of one column leaves the others as they were.

use rand_chacha::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use sha2::{Digest, Sha256};

/// A stream of chance.
pub(crate) struct Chance(ChaCha20Rng);

impl Chance {
    /// The stream of this name under this seed.
    pub(crate) fn of(seed: u64, name: &[&str]) -> Self {
        Self(generator(seed, name))
    }

    /// A number below `bound`, which is not zero. Multiplied and cut off, so
    /// that it is the same on machines of every word length.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        let product = u128::from(self.0.next_u64()) * u128::from(bound);
        (product >> 64) as u64
    }

    /// A number from `first` to `last`, both of which may come.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below(last.abs_diff(first) + 1) as i64
    }

    /// Puts a slice in an order of chance.
    pub(crate) fn shuffle<T>(&mut self, slice: &mut [T]) {
        for at in (1..slice.len()).rev() {
            slice.swap(at, self.below(at as u64 + 1) as usize);
        }
    }

    /// The bytes that make an id its own.
    pub(crate) fn ten_bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

/// The generator behind a stream, for what takes a generator itself.
pub(crate) fn generator(seed: u64, name: &[&str]) -> ChaCha20Rng {
    let mut hash = Sha256::new();
    hash.update(seed.to_le_bytes());
    for part in name {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    ChaCha20Rng::from_seed(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_its_seed_and_its_name_alone() {
        let draw = |seed, name: &[&str]| Chance::of(seed, name).below(1 << 40);
        assert_eq!(draw(1, &["a", "b"]), draw(1, &["a", "b"]));
        assert_ne!(draw(1, &["a", "b"]), draw(2, &["a", "b"]));
        assert_ne!(draw(1, &["a", "b"]), draw(1, &["ab", ""]));
    }

    #[test]
    fn both_ends_of_a_range_come() {
        let mut chance = Chance::of(7, &["ends"]);
        let drawn: Vec<i64> = (0..200).map(|_| chance.between(-1, 1)).collect();
        assert!([-1, 0, 1].iter().all(|number| drawn.contains(number)));
        assert!(drawn.iter().all(|number| (-1..=1).contains(number)));
    }
}
