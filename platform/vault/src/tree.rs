//! A tree of keys out of which leaves can be taken for good, while every other
//! leaf stays what it was.
//!
//! It is a puncturable pseudorandom function over a binary tree (O. Goldreich,
//! S. Goldwasser, S. Micali, *How to construct random functions*, 1986; taken
//! as puncturable by D. Boneh and B. Waters, 2013). A leaf is computed from any
//! node above it. At first the root of the tree is kept and nothing else. To
//! take a leaf out is to put, in the place of the one node above it, the nodes
//! beside the way from there to the leaf: they give every other leaf, and this
//! one no more. To take out all leaves below one is to keep the nodes on the
//! other side of that way alone, so that the tree becomes smaller by it.

use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::derivation::{KEY_LENGTH, Key, derive};

/// How a tree is made: what a key is for never computes one of another tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many levels it has below its root, 128 at the most.
    pub(crate) levels: u8,
    /// What its keys are for.
    pub(crate) purpose: &'static str,
}

impl Shape {
    /// How many bytes say where a node stands.
    const fn place_length(self) -> usize {
        self.levels.div_ceil(8) as usize
    }

    /// What a node takes when it is written: where it stands, how far below
    /// the root, and its key.
    pub(crate) const fn node_length(self) -> usize {
        self.place_length() + 1 + KEY_LENGTH
    }

    fn holds(self, leaf: u128) -> bool {
        leaf.checked_shr(self.levels.into()).unwrap_or(0) == 0
    }
}

/// Every leaf whose first `levels` bits are those of `at` comes from `key`.
#[derive(Clone)]
struct Node {
    at: u128,
    levels: u8,
    key: Key,
}

impl Node {
    /// How many bits of a leaf it leaves open.
    fn beyond(&self, shape: Shape) -> u32 {
        (shape.levels - self.levels).into()
    }

    /// Whether a leaf is below it.
    fn covers(&self, leaf: u128, shape: Shape) -> bool {
        let differs = (self.at ^ leaf).checked_shr(self.beyond(shape));
        differs.unwrap_or(0) == 0
    }

    /// The last leaf below it.
    fn last(&self, shape: Shape) -> u128 {
        let open = 1_u128.checked_shl(self.beyond(shape));
        self.at | open.map_or(u128::MAX, |open| open - 1)
    }

    /// The node below it on one of its two sides.
    fn below(&self, right: bool, shape: Shape) -> Self {
        let bit = 1_u128 << (self.beyond(shape) - 1);
        Self {
            at: self.at | if right { bit } else { 0 },
            levels: self.levels + 1,
            key: derive(&self.key, shape.purpose, &[&[u8::from(right)]]),
        }
    }

    /// On which side of it a leaf below it is.
    fn is_right(&self, leaf: u128, shape: Shape) -> bool {
        leaf >> (self.beyond(shape) - 1) & 1 == 1
    }
}

/// A tree of keys. Wiped from memory when dropped.
#[derive(Clone)]
pub(crate) struct Tree {
    shape: Shape,
    /// In order, none below another.
    nodes: Vec<Node>,
}

impl Tree {
    /// A new tree, out of which nothing was taken.
    pub(crate) fn draw(shape: Shape, chance: &mut dyn CryptoRng) -> Self {
        let mut key = Key::default();
        chance.fill_bytes(key.as_mut_slice());
        let root = Node {
            at: 0,
            levels: 0,
            key,
        };
        Self {
            shape,
            nodes: vec![root],
        }
    }

    /// Where the node above a leaf is, if there is one.
    fn position(&self, leaf: u128) -> Option<usize> {
        let behind = self.nodes.partition_point(|node| node.at <= leaf);
        let at = behind.checked_sub(1)?;
        self.nodes[at].covers(leaf, self.shape).then_some(at)
    }

    /// Whether a leaf is there.
    pub(crate) fn has(&self, leaf: u128) -> bool {
        self.position(leaf).is_some()
    }

    /// The first leaf that is there.
    pub(crate) fn first(&self) -> Option<u128> {
        self.nodes.first().map(|node| node.at)
    }

    /// The key of a leaf, if it is there.
    pub(crate) fn leaf(&self, leaf: u128) -> Option<Key> {
        self.way().to(leaf)
    }

    /// The way to one leaf after another, of which each begins where it parts
    /// from the one before.
    pub(crate) fn way(&self) -> Way<'_> {
        Way {
            tree: self,
            // As long as it can become: a longer one would leave keys behind.
            nodes: Vec::with_capacity(usize::from(self.shape.levels) + 1),
        }
    }

    /// Takes a leaf out; tells whether it was there.
    pub(crate) fn take_out(&mut self, leaf: u128) -> bool {
        let shape = self.shape;
        let Some(at) = self.position(leaf) else {
            return false;
        };
        let mut node = self.nodes[at].clone();
        let mut beside = Vec::with_capacity(usize::from(shape.levels - node.levels));
        while node.levels < shape.levels {
            let right = node.is_right(leaf, shape);
            beside.push(node.below(!right, shape));
            node = node.below(right, shape);
        }
        beside.sort_unstable_by_key(|node| node.at);
        // What the list gives up is dropped, and with it wiped.
        self.nodes.splice(at..=at, beside);
        true
    }

    /// Takes out every leaf below this one, which stays.
    pub(crate) fn take_out_below(&mut self, first: u128) {
        let shape = self.shape;
        let gone = self.nodes.partition_point(|node| node.last(shape) < first);
        self.nodes.drain(..gone);
        let Some(mut node) = self.nodes.first().filter(|node| node.at < first).cloned() else {
            return;
        };
        let mut left = Vec::new();
        while node.at < first {
            let right = node.is_right(first, shape);
            if !right {
                left.push(node.below(true, shape));
            }
            node = node.below(right, shape);
        }
        left.push(node);
        left.sort_unstable_by_key(|node| node.at);
        self.nodes.splice(..1, left);
    }

    /// How many nodes are kept.
    #[cfg(test)]
    pub(crate) fn nodes(&self) -> usize {
        self.nodes.len()
    }

    /// Whether a node is kept from which this leaf comes.
    #[cfg(test)]
    pub(crate) fn is_covered(&self, leaf: u128) -> bool {
        self.nodes.iter().any(|node| node.covers(leaf, self.shape))
    }

    /// Writes the nodes behind what is there.
    pub(crate) fn write(&self, bytes: &mut Zeroizing<Vec<u8>>) {
        let unused = size_of::<u128>() - self.shape.place_length();
        for node in &self.nodes {
            bytes.extend_from_slice(&node.at.to_be_bytes()[unused..]);
            bytes.push(node.levels);
            bytes.extend_from_slice(node.key.as_slice());
        }
    }

    /// How many bytes [`Tree::write`] writes.
    pub(crate) fn length(&self) -> usize {
        self.nodes.len() * self.shape.node_length()
    }

    /// Reads what [`Tree::write`] wrote, and nothing else.
    pub(crate) fn read(shape: Shape, bytes: &[u8]) -> Option<Self> {
        let nodes = bytes.chunks(shape.node_length()).map(|node| {
            let (at, rest) = node.split_at_checked(shape.place_length())?;
            let (levels, key) = rest.split_first()?;
            let mut place = [0; size_of::<u128>()];
            place[size_of::<u128>() - at.len()..].copy_from_slice(at);
            let mut node = Node {
                at: u128::from_be_bytes(place),
                levels: *levels,
                key: Key::default(),
            };
            if *levels > shape.levels || key.len() != KEY_LENGTH || !shape.holds(node.at) {
                return None;
            }
            node.key.copy_from_slice(key);
            Some(node)
        });
        let nodes = nodes.collect::<Option<Vec<_>>>()?;
        let in_order = nodes
            .windows(2)
            .all(|pair| pair[0].at < pair[1].at && !pair[0].covers(pair[1].at, shape));
        in_order.then_some(Self { shape, nodes })
    }
}

/// The nodes above the leaf that was asked for last, wiped from memory when
/// dropped.
pub(crate) struct Way<'t> {
    tree: &'t Tree,
    nodes: Vec<Node>,
}

impl Way<'_> {
    /// The key of a leaf, if it is there.
    pub(crate) fn to(&mut self, leaf: u128) -> Option<Key> {
        let shape = self.tree.shape;
        let parting = self.nodes.iter().rposition(|node| node.covers(leaf, shape));
        self.nodes.truncate(parting.map_or(0, |at| at + 1));
        if self.nodes.is_empty() {
            self.nodes
                .push(self.tree.nodes[self.tree.position(leaf)?].clone());
        }
        loop {
            let node = self.nodes.last()?;
            if node.levels == shape.levels {
                return Some(node.key.clone());
            }
            let below = node.below(node.is_right(leaf, shape), shape);
            self.nodes.push(below);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    const SHAPE: Shape = Shape {
        levels: 9,
        purpose: "test",
    };

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Every leaf of a small tree, after leaves and all below some were
        /// taken out in turns.
        #[test]
        fn what_was_taken_out_is_gone_and_every_other_leaf_is_as_before(
            taken in prop::collection::vec((0..512_u128, any::<bool>()), 0..12),
        ) {
            let before = Tree::draw(SHAPE, &mut ChaCha20Rng::seed_from_u64(7));
            let mut after = before.clone();
            let mut gone = std::collections::BTreeSet::new();
            for (leaf, all_below) in taken {
                if all_below {
                    after.take_out_below(leaf);
                    gone.extend(0..leaf);
                } else {
                    prop_assert_eq!(after.take_out(leaf), gone.insert(leaf));
                }
                let mut bytes = Zeroizing::new(Vec::new());
                after.write(&mut bytes);
                prop_assert_eq!(bytes.len(), after.length());
                after = Tree::read(SHAPE, &bytes).unwrap();
            }
            let mut way = after.way();
            for leaf in 0..512 {
                let is_gone = gone.contains(&leaf);
                prop_assert_eq!(after.has(leaf), !is_gone);
                prop_assert_eq!(after.is_covered(leaf), !is_gone);
                let own = if is_gone { None } else { before.leaf(leaf) };
                prop_assert_eq!(after.leaf(leaf), own.clone());
                prop_assert_eq!(way.to(leaf), own);
            }
            let first = (0..512).find(|leaf| !gone.contains(leaf));
            prop_assert_eq!(after.first(), first);
        }
    }

    #[test]
    fn taking_out_all_below_a_leaf_leaves_no_more_than_a_node_for_each_level() {
        for first in 0..512 {
            let mut tree = Tree::draw(SHAPE, &mut ChaCha20Rng::seed_from_u64(7));
            for leaf in (0..first).step_by(3) {
                tree.take_out(leaf);
            }
            tree.take_out_below(first);
            assert!(tree.nodes() <= usize::from(SHAPE.levels) + 1, "{first}");
        }
    }
}
