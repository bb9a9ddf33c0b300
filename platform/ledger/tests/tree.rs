//! The tree, its proofs and its tiles, against the definitions of RFC 6962
//! written out as they stand there.
#![allow(clippy::unwrap_used)]

use ledger::{
    ConsistencyProof, Fault, Hash, Hashes as _, InclusionProof, KeptTree, TILE_WIDTH, Tile, Tree,
};
use proptest::prelude::*;

fn data(number: usize) -> Vec<u8> {
    format!("leaf {number}").into_bytes()
}

fn leaves(size: usize) -> Vec<Hash> {
    (0..size)
        .map(|number| Hash::of_leaf(&data(number)))
        .collect()
}

fn kept(size: usize) -> KeptTree {
    let mut tree = KeptTree::default();
    for leaf in leaves(size) {
        tree.append(leaf).unwrap();
    }
    tree
}

/// The largest power of two below a number.
fn split(number: usize) -> usize {
    1 << (number - 1).ilog2()
}

/// MTH of section 2.1.
fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_empty_tree(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            Hash::of_node(&root(left), &root(right))
        }
    }
}

/// PATH of section 2.1.1.
fn path(leaf: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut found, other) = if leaf < at {
        (path(leaf, left), right)
    } else {
        (path(leaf - at, right), left)
    };
    found.push(root(other));
    found
}

/// SUBPROOF of section 2.1.2.
fn subproof(old: usize, leaves: &[Hash], known: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if known {
            Vec::new()
        } else {
            vec![root(leaves)]
        };
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut found, other) = if old <= at {
        (subproof(old, left, known), right)
    } else {
        (subproof(old - at, right, false), left)
    };
    found.push(root(other));
    found
}

#[test]
fn every_proof_of_every_small_tree_is_that_of_the_definition() {
    let leaves = leaves(70);
    let kept = kept(70);
    for size in 1..=leaves.len() {
        let head = root(&leaves[..size]);
        for (leaf, hash) in leaves[..size].iter().enumerate() {
            let proof = InclusionProof::of(&kept, leaf as u64, size as u64).unwrap();
            assert_eq!(proof.hashes, path(leaf, &leaves[..size]));
            proof.verify(&data(leaf), &head).unwrap();
            assert_eq!(Hash::of_leaf(&data(leaf)), *hash);
        }
        for old in 1..=size {
            let proof = ConsistencyProof::of(&kept, old as u64, size as u64).unwrap();
            assert_eq!(proof.hashes, subproof(old, &leaves[..size], true));
            proof.verify(&root(&leaves[..old]), &head).unwrap();
        }
    }
}

#[test]
fn proofs_reach_across_tiles_of_three_levels() {
    let size = 66_000;
    let leaves = leaves(size);
    let kept = kept(size);
    let head = kept.tree().root();
    assert_eq!(head, root(&leaves));
    for leaf in [0, 256, 65_535, 65_999] {
        let proof = InclusionProof::of(&kept, leaf as u64, size as u64).unwrap();
        assert_eq!(proof.hashes, path(leaf, &leaves));
        proof.verify(&data(leaf), &head).unwrap();
    }
    for old in [1, 257, 65_535, 65_536, 65_537] {
        let proof = ConsistencyProof::of(&kept, old as u64, size as u64).unwrap();
        assert_eq!(proof.hashes, subproof(old, &leaves, true));
        proof.verify(&root(&leaves[..old]), &head).unwrap();
    }
}

#[test]
fn tiles_hold_the_hashes_that_c2sp_says() {
    let size = 66_000_usize;
    let leaves = leaves(size);
    let kept = kept(size);
    for tile in Tile::since(0, size as u64) {
        let span = (TILE_WIDTH as usize).pow(u32::from(tile.level));
        let bytes = tile.bytes(&kept).unwrap();
        assert_eq!(bytes.len(), usize::from(tile.width) * 32);
        for (hash, number) in bytes.chunks(32).zip(tile.numbers()) {
            let first = number as usize * span;
            assert_eq!(hash, root(&leaves[first..first + span]).as_bytes());
        }
    }
}

proptest! {
    #[test]
    fn tiles_since_are_those_that_a_smaller_tree_had_not(old in 0_u64..3000, more in 0_u64..3000) {
        let all = |size| Tile::since(0, size).collect::<Vec<Tile>>();
        let before = all(old);
        let since: Vec<Tile> = Tile::since(old, old + more).collect();
        let wanted: Vec<Tile> = all(old + more)
            .into_iter()
            .filter(|tile| !before.contains(tile))
            .collect();
        prop_assert_eq!(since, wanted);
    }

    #[test]
    fn an_altered_proof_of_inclusion_is_false(
        size in 1_usize..400, leaf: prop::sample::Index, at: prop::sample::Index, bit in 0_usize..256,
    ) {
        let kept = kept(size);
        let root = kept.tree().root();
        let leaf = leaf.index(size);
        let proof = InclusionProof::of(&kept, leaf as u64, size as u64).unwrap();
        prop_assert!(proof.verify(&data(leaf), &root).is_ok());
        prop_assert!(proof.verify(&data(leaf + 1), &root).is_err());
        prop_assert!(proof.verify(&data(leaf), &flipped(&root, bit)).is_err());
        if !proof.hashes.is_empty() {
            let mut altered = proof.clone();
            let at = at.index(proof.hashes.len());
            altered.hashes[at] = flipped(&altered.hashes[at], bit);
            prop_assert!(altered.verify(&data(leaf), &root).is_err());
            altered.hashes.remove(at);
            prop_assert!(altered.verify(&data(leaf), &root).is_err());
        }
        let mut longer = proof.clone();
        longer.hashes.push(root);
        prop_assert!(longer.verify(&data(leaf), &root).is_err());
        let mut moved = proof;
        moved.leaf += 1;
        prop_assert!(moved.verify(&data(leaf), &root).is_err());
    }

    #[test]
    fn an_altered_proof_of_consistency_is_false(
        old in 1_usize..300, more in 1_usize..300, at: prop::sample::Index, bit in 0_usize..256,
    ) {
        let before = kept(old).tree().root();
        let kept = kept(old + more);
        let after = kept.tree().root();
        let proof = ConsistencyProof::of(&kept, old as u64, (old + more) as u64).unwrap();
        prop_assert!(proof.verify(&before, &after).is_ok());
        prop_assert!(proof.verify(&flipped(&before, bit), &after).is_err());
        prop_assert!(proof.verify(&before, &flipped(&after, bit)).is_err());
        let mut altered = proof.clone();
        let at = at.index(proof.hashes.len());
        altered.hashes[at] = flipped(&altered.hashes[at], bit);
        prop_assert!(altered.verify(&before, &after).is_err());
        altered.hashes.remove(at);
        prop_assert!(altered.verify(&before, &after).is_err());
        let mut longer = proof;
        longer.hashes.push(after);
        prop_assert!(longer.verify(&before, &after).is_err());
    }

    #[test]
    fn a_tree_goes_on_from_what_was_kept_of_it(size in 0_usize..600, more in 0_usize..50) {
        let mut tree = kept(size).tree().clone();
        tree = Tree::from_bytes(&tree.to_bytes()).unwrap();
        for leaf in &leaves(size + more)[size..] {
            tree.append(*leaf).unwrap();
        }
        prop_assert_eq!(tree.root(), root(&leaves(size + more)));
        prop_assert_eq!(tree.size(), (size + more) as u64);
    }

    #[test]
    fn any_other_bytes_are_refused_or_are_a_tree(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(tree) = Tree::from_bytes(&bytes) {
            prop_assert_eq!(tree.to_bytes(), bytes);
        }
    }

    /// Sizes and proofs that come from a stranger are refused, and nothing else happens.
    #[test]
    fn no_proof_of_a_stranger_makes_trouble(
        old: u64, new: u64, hashes in prop::collection::vec(any::<[u8; 32]>(), 0..70),
    ) {
        let hashes: Vec<Hash> = hashes.into_iter().map(Hash::from).collect();
        let root = Hash::of_leaf(b"root");
        let inclusion = InclusionProof { leaf: old, size: new, hashes: hashes.clone() };
        prop_assert!(inclusion.verify(b"", &root).is_err());
        let consistency = ConsistencyProof { old, new, hashes };
        prop_assert!(consistency.verify(&root, &Hash::of_empty_tree()).is_err());
    }
}

fn flipped(hash: &Hash, bit: usize) -> Hash {
    let mut bytes = *hash.as_bytes();
    bytes[bit / 8] ^= 1 << (bit % 8);
    Hash::from(bytes)
}

#[test]
fn an_empty_tree_grows_into_any_and_into_itself() {
    let empty = Hash::of_empty_tree();
    let after = kept(5);
    let head = after.tree().root();
    let proof = ConsistencyProof::of(&after, 0, 5).unwrap();
    assert!(proof.hashes.is_empty());
    proof.verify(&empty, &head).unwrap();
    assert!(proof.verify(&head, &head).is_err());
    let mut padded = proof;
    padded.hashes.push(head);
    assert!(padded.verify(&empty, &head).is_err());
    let none = ConsistencyProof {
        old: 0,
        new: 0,
        hashes: Vec::new(),
    };
    none.verify(&empty, &empty).unwrap();
    assert!(none.verify(&empty, &head).is_err());
}

#[test]
fn what_is_not_there_is_said_not_to_be() {
    let kept = kept(5);
    assert!(matches!(
        InclusionProof::of(&kept, 5, 5),
        Err(Fault::NotInTree { leaf: 5, size: 5 })
    ));
    assert!(matches!(
        ConsistencyProof::of(&kept, 6, 5),
        Err(Fault::Shrunk { old: 6, new: 5 })
    ));
    assert!(matches!(
        InclusionProof::of(&kept, 0, 9),
        Err(Fault::HashMissing { .. })
    ));
    assert!(matches!(
        kept.hashes(3, 0..1),
        Err(Fault::HashMissing { level: 3, first: 0 })
    ));
}

#[test]
fn a_damaged_edge_is_refused() {
    let bytes = kept(6).tree().to_bytes();
    assert!(Tree::from_bytes(&bytes).is_ok());
    for damaged in [
        &bytes[..bytes.len() - 1],
        &bytes[..bytes.len() - 32],
        &bytes[..7],
        &[],
    ] {
        assert!(matches!(Tree::from_bytes(damaged), Err(Fault::EdgeDamaged)));
    }
    let mut full = u64::MAX.to_be_bytes().to_vec();
    full.extend([0; 64 * 32]);
    assert!(matches!(Tree::from_bytes(&full), Err(Fault::EdgeDamaged)));
    let mut last = (i64::MAX as u64).to_be_bytes().to_vec();
    last.extend([0; 63 * 32]);
    let mut tree = Tree::from_bytes(&last).unwrap();
    assert!(matches!(
        tree.append(Hash::of_leaf(b"")),
        Err(Fault::TreeFull)
    ));
}
