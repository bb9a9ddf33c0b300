//! Proofs: that a leaf is in a tree, and that one tree grew out of another.
//! Which hashes a proof takes, and whether one is right, the library
//! `ct-merkle` says; the hashes themselves come from where they are kept.

use ct_merkle::{RootHash, digest::array::Array};
use sha2::Sha256;

use crate::{
    Fault, Hash,
    tile::{Hashes, TILE_HEIGHT},
    tree::LEAVES_MAX,
};

/// The most hashes that a proof can have.
pub const PROOF_HASHES_MAX: usize = 63;

/// The hashes that lead from a leaf to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InclusionProof {
    /// The leaf's number, from 0.
    pub leaf: u64,
    /// The size of the tree.
    pub size: u64,
    /// The hashes, from the leaf upwards.
    pub hashes: Vec<Hash>,
}

/// The hashes that lead from one tree to the one it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The size of the tree before.
    pub old: u64,
    /// The size of the tree after.
    pub new: u64,
    /// The hashes, from below upwards; none when either tree is empty or
    /// both are of one size.
    pub hashes: Vec<Hash>,
}

impl InclusionProof {
    /// The proof that a leaf is in the tree of this size, from the hashes
    /// that are kept.
    ///
    /// # Errors
    /// [`Fault::NotInTree`] when there is no such leaf, and whatever keeps
    /// the hashes from being read.
    pub fn of<H: Hashes>(kept: &H, leaf: u64, size: u64) -> Result<Self, H::Fault>
    where
        H::Fault: From<Fault>,
    {
        if leaf >= size || size > LEAVES_MAX {
            return Err(Fault::NotInTree { leaf, size }.into());
        }
        let hashes = ct_merkle::indices_for_inclusion_proof(size, leaf)
            .into_iter()
            .map(|index| node(kept, index, size))
            .collect::<Result<_, _>>()?;
        Ok(Self { leaf, size, hashes })
    }

    /// Checks that a leaf of these bytes is in the tree with this root.
    ///
    /// # Errors
    /// [`Fault::NotInTree`], or [`Fault::InclusionFalse`].
    pub fn verify(&self, leaf: &[u8], root: &Hash) -> Result<(), Fault> {
        if self.leaf >= self.size || self.size > LEAVES_MAX {
            return Err(Fault::NotInTree {
                leaf: self.leaf,
                size: self.size,
            });
        }
        let hashes: Vec<_> = self.hashes.iter().map(output).collect();
        RootHash::<Sha256>::new(output(root), self.size)
            .verify_inclusion(
                &leaf,
                self.leaf,
                &ct_merkle::InclusionProof::from_digests(&hashes),
            )
            .map_err(|_| Fault::InclusionFalse {
                leaf: self.leaf,
                size: self.size,
            })
    }
}

impl ConsistencyProof {
    /// The proof that the tree of the new size begins with all leaves of the
    /// tree of the old size, from the hashes that are kept of the new one.
    ///
    /// # Errors
    /// [`Fault::Shrunk`] when the old tree is the larger one, and whatever
    /// keeps the hashes from being read.
    pub fn of<H: Hashes>(kept: &H, old: u64, new: u64) -> Result<Self, H::Fault>
    where
        H::Fault: From<Fault>,
    {
        if old > new || new > LEAVES_MAX {
            return Err(Fault::Shrunk { old, new }.into());
        }
        let indices = if old == 0 {
            Vec::new()
        } else {
            ct_merkle::indices_for_consistency_proof(old, new - old)
        };
        let hashes = indices
            .into_iter()
            .map(|index| node(kept, index, new))
            .collect::<Result<_, _>>()?;
        Ok(Self { old, new, hashes })
    }

    /// Checks that the tree with the new root grew out of the one with the
    /// old root.
    ///
    /// # Errors
    /// [`Fault::Shrunk`], or [`Fault::ConsistencyFalse`].
    pub fn verify(&self, old: &Hash, new: &Hash) -> Result<(), Fault> {
        if self.old > self.new || self.new > LEAVES_MAX {
            return Err(Fault::Shrunk {
                old: self.old,
                new: self.new,
            });
        }
        let false_proof = Fault::ConsistencyFalse {
            old: self.old,
            new: self.new,
        };
        if self.old == 0 || self.old == self.new {
            let empty = Hash::of_empty_tree();
            let starts = if self.old == 0 {
                *old == empty && (self.new > 0 || *new == empty)
            } else {
                old == new
            };
            return if starts && self.hashes.is_empty() {
                Ok(())
            } else {
                Err(false_proof)
            };
        }
        let hashes: Vec<_> = self.hashes.iter().map(output).collect();
        RootHash::<Sha256>::new(output(new), self.new)
            .verify_consistency(
                &RootHash::new(output(old), self.old),
                &ct_merkle::ConsistencyProof::from_digests(&hashes),
            )
            .map_err(|_| false_proof)
    }
}

fn output(hash: &Hash) -> ct_merkle::digest::Output<Sha256> {
    Array(*hash.as_bytes())
}

/// The hash of a node in the tree of this size. `ct-merkle` numbers nodes as
/// RFC 9420 does: leaf n is 2n, and a node's height is the number of ones at
/// the end of its number. At the right edge a node spans fewer leaves than
/// its height would allow.
fn node<H: Hashes>(kept: &H, index: u64, size: u64) -> Result<Hash, H::Fault>
where
    H::Fault: From<Fault>,
{
    let height = index.trailing_ones();
    let first = (index >> (height + 1)) << height;
    let mut left = first;
    let end = size.min(first + (1 << height));
    // The whole subtrees under the node, from left to right, each as large
    // as what is left allows.
    let mut wholes = Vec::new();
    while left < end {
        let height = (end - left).ilog2();
        wholes.push(whole(kept, height, left >> height)?);
        left += 1 << height;
    }
    wholes
        .into_iter()
        .rev()
        .reduce(|right, left| Hash::of_node(&left, &right))
        .ok_or_else(|| Fault::NotInTree { leaf: first, size }.into())
}

/// The root of a whole subtree of this height, from the hashes on the level
/// of tiles just below it.
fn whole<H: Hashes>(kept: &H, height: u32, number: u64) -> Result<Hash, H::Fault>
where
    H::Fault: From<Fault>,
{
    let level = height / u32::from(TILE_HEIGHT);
    let above = height % u32::from(TILE_HEIGHT);
    let numbers = number << above..(number + 1) << above;
    let missing = Fault::HashMissing {
        level: level as u8,
        first: numbers.start,
    };
    let mut hashes = kept.hashes(level as u8, numbers)?;
    if hashes.len() != 1 << above {
        return Err(missing.into());
    }
    while hashes.len() > 1 {
        hashes = hashes
            .as_chunks::<2>()
            .0
            .iter()
            .map(|[left, right]| Hash::of_node(left, right))
            .collect();
    }
    hashes.first().copied().ok_or_else(|| missing.into())
}
