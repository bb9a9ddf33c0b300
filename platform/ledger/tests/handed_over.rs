//! A log that was handed over as tiles: read whole, or refused by the first
//! file that is not what it should be.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use ledger::{Commitment, HandedOverWrong, KeptTree, Salt, Tile, bundle, read_tiles};

/// The files of a log of this size, and its tree at each size.
fn files(size: u64) -> (BTreeMap<String, Vec<u8>>, Vec<ledger::Hash>) {
    let mut tree = KeptTree::default();
    let mut commitments = Vec::new();
    let mut roots = vec![tree.tree().root()];
    for number in 0..size {
        let commitment = Commitment::of(&Salt::from([7; 16]), &number.to_be_bytes());
        tree.append(commitment.leaf()).unwrap();
        commitments.push(commitment);
        roots.push(tree.tree().root());
    }
    let mut files = BTreeMap::new();
    for tile in Tile::since(0, size) {
        files.insert(tile.path(), tile.bytes(&tree).unwrap());
        if let Some(path) = tile.bundle_path() {
            let numbers = tile.numbers();
            let own = &commitments[numbers.start as usize..numbers.end as usize];
            files.insert(path, bundle(own));
        }
    }
    (files, roots)
}

fn read(
    files: &BTreeMap<String, Vec<u8>>,
    size: u64,
    asked: &[u64],
) -> Result<BTreeMap<u64, ledger::Hash>, HandedOverWrong<&'static str>> {
    read_tiles(size, asked, |path| {
        files.get(path).cloned().ok_or("it is not there")
    })
}

#[test]
fn a_log_of_any_size_leads_to_its_root_and_to_earlier_ones() {
    for size in [0, 1, 2, 255, 256, 257, 511, 512, 1_000, 66_000] {
        let (files, roots) = files(size);
        let asked = [0, size / 3, size / 2, size.saturating_sub(1)];
        let found = read(&files, size, &asked).unwrap();
        for at in asked.into_iter().chain([size]) {
            assert_eq!(found[&at], roots[at as usize], "{at} of {size}");
        }
    }
}

#[test]
fn every_file_that_is_missing_cut_off_or_altered_is_named() {
    let (sound, _) = files(66_000);
    for path in sound.keys().step_by(37).chain(sound.keys().rev().take(3)) {
        let mut files = sound.clone();
        files.remove(path);
        let said = read(&files, 66_000, &[]).unwrap_err().to_string();
        assert!(said.contains(path.as_str()), "{path}: {said}");
        for damage in [
            |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() - 1),
            |bytes: &mut Vec<u8>| bytes.extend_from_within(..),
        ] {
            let mut files = sound.clone();
            damage(files.get_mut(path).unwrap());
            let said = read(&files, 66_000, &[]).unwrap_err().to_string();
            assert!(said.contains(path.as_str()), "{path}: {said}");
        }
        let mut files = sound.clone();
        *files.get_mut(path).unwrap().last_mut().unwrap() ^= 1;
        assert!(read(&files, 66_000, &[]).is_err(), "{path}");
    }
}

#[test]
fn whoever_alters_entries_and_tiles_alike_arrives_at_another_root() {
    for (size, entries, tile) in [
        (200, "tile/entries/000.p/200", "tile/0/000.p/200"),
        (600, "tile/entries/000", "tile/0/000"),
    ] {
        let (mut files, roots) = files(size);
        let bundle = files.get_mut(entries).unwrap();
        bundle[2] ^= 1;
        let leaf = ledger::Hash::of_leaf(&bundle[2..34]);
        files.get_mut(tile).unwrap()[..32].copy_from_slice(leaf.as_bytes());
        match read(&files, size, &[]) {
            Ok(found) => assert_ne!(found[&size], roots[size as usize]),
            Err(HandedOverWrong::Tile { path }) => assert_eq!(path, "tile/1/000.p/2"),
            Err(other) => panic!("{other}"),
        }
    }
}
