//! All hashes of a tree in memory: a witness's own copy of a log, 32 bytes a
//! leaf, and what tests prove with.

use std::ops::Range;

use crate::{Fault, Hash, Tree, tile::Hashes};

/// A tree with all its hashes.
#[derive(Clone, Debug, Default)]
pub struct KeptTree {
    tree: Tree,
    levels: Vec<Vec<Hash>>,
}

impl KeptTree {
    /// Appends a leaf.
    ///
    /// # Errors
    /// [`Fault::TreeFull`].
    pub fn append(&mut self, leaf: Hash) -> Result<(), Fault> {
        let full = self.tree.append(leaf)?;
        self.level(0).push(leaf);
        for tile in full {
            self.level(tile.level).push(tile.hash);
        }
        Ok(())
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The hashes of the leaves.
    #[must_use]
    pub fn leaves(&self) -> &[Hash] {
        self.levels.first().map_or(&[], Vec::as_slice)
    }

    fn level(&mut self, level: u8) -> &mut Vec<Hash> {
        let level = usize::from(level);
        if self.levels.len() <= level {
            self.levels.resize_with(level + 1, Vec::new);
        }
        &mut self.levels[level]
    }
}

impl Hashes for KeptTree {
    type Fault = Fault;

    fn hashes(&self, level: u8, numbers: Range<u64>) -> Result<Vec<Hash>, Fault> {
        let missing = || Fault::HashMissing {
            level,
            first: numbers.start,
        };
        let number = |number: u64| usize::try_from(number).map_err(|_| missing());
        self.levels
            .get(usize::from(level))
            .and_then(|level| level.get(number(numbers.start).ok()?..number(numbers.end).ok()?))
            .map(<[Hash]>::to_vec)
            .ok_or_else(missing)
    }
}
