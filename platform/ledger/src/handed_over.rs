//! A log that was handed over as tiles: whether the files are the tree of a
//! checkpoint, told by whoever has nothing but them.

use std::collections::BTreeMap;

use crate::{Hash, Tile, Tree};

/// What is wrong with a log that was handed over.
#[derive(Debug, thiserror::Error)]
pub enum HandedOverWrong<E> {
    /// A file cannot be read.
    #[error("{path} cannot be read: {fault}")]
    Unread {
        /// Which one.
        path: String,
        /// Why.
        fault: E,
    },
    /// A file does not hold the entries that its place says.
    #[error("{path} does not hold {width} entries in the form of C2SP: it was damaged or altered")]
    Bundle {
        /// Which one.
        path: String,
        /// How many it should hold.
        width: u16,
    },
    /// A tile does not follow from the entries.
    #[error(
        "{path} does not follow from the entries: it, or one of the entries below it, was altered"
    )]
    Tile {
        /// Which one.
        path: String,
    },
}

/// Reads all entries and tiles of a log of this size, by their paths, and
/// makes the tree anew: its root at each of the sizes asked for, and at its
/// own.
///
/// # Errors
/// [`HandedOverWrong`], by the first file that is not what it should be.
pub fn read_tiles<E>(
    size: u64,
    asked: &[u64],
    mut read: impl FnMut(&str) -> Result<Vec<u8>, E>,
) -> Result<BTreeMap<u64, Hash>, HandedOverWrong<E>> {
    let mut file = |path: &str| {
        read(path).map_err(|fault| HandedOverWrong::Unread {
            path: path.to_owned(),
            fault,
        })
    };
    let mut tree = Tree::default();
    let mut roots = BTreeMap::from([(0, tree.root())]);
    // The hashes above the leaves, by their levels: one for 256 leaves.
    let mut above: BTreeMap<u8, Vec<Hash>> = BTreeMap::new();
    for tile in Tile::since(0, size) {
        let hashes = match tile.bundle_path() {
            None => {
                let first = usize::try_from(tile.numbers().start).unwrap_or(usize::MAX);
                let level = above.get(&tile.level).map_or(&[][..], Vec::as_slice);
                let own = level.get(first..).unwrap_or_default();
                own.get(..usize::from(tile.width)).unwrap_or(own).to_vec()
            }
            Some(path) => {
                let wrong = || HandedOverWrong::Bundle {
                    path: path.clone(),
                    width: tile.width,
                };
                let leaves = leaves_of(&file(&path)?)
                    .filter(|leaves| leaves.len() == usize::from(tile.width))
                    .ok_or_else(wrong)?;
                for leaf in &leaves {
                    for full in tree.append(*leaf).map_err(|_| wrong())? {
                        above.entry(full.level).or_default().push(full.hash);
                    }
                    if tree.size() == size || asked.contains(&tree.size()) {
                        roots.insert(tree.size(), tree.root());
                    }
                }
                leaves
            }
        };
        let bytes: Vec<u8> = hashes.iter().flat_map(|hash| *hash.as_bytes()).collect();
        let path = tile.path();
        if file(&path)? != bytes {
            return Err(HandedOverWrong::Tile { path });
        }
    }
    Ok(roots)
}

/// The leaves of a bundle of entries; nothing where it is none.
fn leaves_of(mut bundle: &[u8]) -> Option<Vec<Hash>> {
    let mut leaves = Vec::new();
    while !bundle.is_empty() {
        let (length, rest) = bundle.split_first_chunk::<2>()?;
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
        leaves.push(Hash::of_leaf(entry));
        bundle = rest;
    }
    Some(leaves)
}
