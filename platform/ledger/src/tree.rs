//! The growing tree. To grow it needs no more than its right edge: one hash
//! for each whole subtree that the leaves fall into, at most 63 of them.

use crate::{Fault, HASH_LENGTH, Hash, tile::TILE_HEIGHT};

/// The most leaves that a tree can have: what a database can number.
pub const LEAVES_MAX: u64 = i64::MAX as u64;

/// A tree that grows at its right edge, leaf by leaf.
///
/// ```
/// use ledger::{Hash, Tree};
/// let mut tree = Tree::default();
/// let (first, second) = (Hash::of_leaf(b"first"), Hash::of_leaf(b"second"));
/// tree.append(first)?;
/// tree.append(second)?;
/// assert_eq!(tree.root(), Hash::of_node(&first, &second));
/// // What the tree keeps of itself makes the same tree again.
/// assert_eq!(Tree::from_bytes(&tree.to_bytes())?, tree);
/// # Ok::<(), ledger::Fault>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    size: u64,
    /// The roots of the whole subtrees, the largest first: one for each bit
    /// that is set in the size.
    edge: Vec<Hash>,
}

/// A hash for the tiles above the leaves: that of a tile which is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FullTile {
    /// The level on which the hash stands: 1 for the root of 256 leaves.
    pub level: u8,
    /// Its number on that level, from 0.
    pub number: u64,
    /// The hash.
    pub hash: Hash,
}

impl Tree {
    /// How many leaves it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf. Where it fills tiles, their hashes come back, to be
    /// kept for proofs: one for each 256 leaves, one more for each 65,536.
    ///
    /// # Errors
    /// [`Fault::TreeFull`] beyond [`LEAVES_MAX`].
    pub fn append(&mut self, leaf: Hash) -> Result<Vec<FullTile>, Fault> {
        if self.size >= LEAVES_MAX {
            return Err(Fault::TreeFull);
        }
        let mut full = Vec::new();
        let mut hash = leaf;
        // Each whole subtree that the new leaf completes takes in the one on
        // its left.
        for height in 1..=self.size.trailing_ones() {
            let Some(left) = self.edge.pop() else { break };
            hash = Hash::of_node(&left, &hash);
            if height % u32::from(TILE_HEIGHT) == 0 {
                full.push(FullTile {
                    level: (height / u32::from(TILE_HEIGHT)) as u8,
                    number: self.size >> height,
                    hash,
                });
            }
        }
        self.edge.push(hash);
        self.size += 1;
        Ok(full)
    }

    /// The tree as it was before its last leaves, at most so many: as far back
    /// as the edge still tells.
    ///
    /// ```
    /// use ledger::{Hash, Tree};
    /// let mut tree = Tree::default();
    /// let mut before = Vec::new();
    /// for leaf in 0..7_u8 {
    ///     before.push(tree.clone());
    ///     tree.append(Hash::of_leaf(&[leaf]))?;
    /// }
    /// assert_eq!(tree.before_last(2), before[6]);
    /// assert_eq!(tree.before_last(3), before[4]);
    /// assert_eq!(tree.before_last(7), Tree::default());
    /// # Ok::<(), ledger::Fault>(())
    /// ```
    #[must_use]
    pub fn before_last(&self, most: u64) -> Self {
        let mut before = self.clone();
        while before.size > 0 {
            let left = before.size & (before.size - 1);
            if self.size - left > most {
                break;
            }
            before.edge.pop();
            before.size = left;
        }
        before
    }

    /// The root: the one hash that stands for all leaves in their order.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut edge = self.edge.iter().rev();
        let Some(last) = edge.next() else {
            return Hash::of_empty_tree();
        };
        edge.fold(*last, |right, left| Hash::of_node(left, &right))
    }

    /// What must be kept to go on growing: the size (eight bytes, the highest
    /// first), and the hashes of the edge.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.edge.len() * HASH_LENGTH);
        bytes.extend(self.size.to_be_bytes());
        for hash in &self.edge {
            bytes.extend(hash.as_bytes());
        }
        bytes
    }

    /// The tree of what was kept.
    ///
    /// # Errors
    /// [`Fault::EdgeDamaged`] when the number of hashes is not the one that
    /// belongs to the size.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Fault> {
        let (size, edge) = bytes.split_first_chunk::<8>().ok_or(Fault::EdgeDamaged)?;
        let size = u64::from_be_bytes(*size);
        let (edge, rest) = edge.as_chunks::<HASH_LENGTH>();
        if size > LEAVES_MAX || edge.len() != size.count_ones() as usize || !rest.is_empty() {
            return Err(Fault::EdgeDamaged);
        }
        Ok(Self {
            size,
            edge: edge.iter().copied().map(Hash::from).collect(),
        })
    }
}
