//! Tiles: the tree cut into pieces of 256 hashes, each with a name, so that
//! it can be kept and handed over as files that never change (C2SP
//! tlog-tiles).

use std::ops::Range;

use crate::{Commitment, HASH_LENGTH, Hash};

/// How many levels of the tree a tile spans.
pub const TILE_HEIGHT: u8 = 8;
/// How many hashes a full tile has.
pub const TILE_WIDTH: u64 = 1 << TILE_HEIGHT;

/// Where the hashes of a tree are kept: those of the leaves on level 0, and
/// on each level above those of the full tiles below
/// ([`FullTile`](crate::FullTile)).
pub trait Hashes {
    /// What goes wrong when they cannot be read.
    type Fault;

    /// The hashes of these numbers on a level, at most 256, all of them and
    /// in their order.
    ///
    /// # Errors
    /// When they cannot be read, or one of them is not there.
    fn hashes(&self, level: u8, numbers: Range<u64>) -> Result<Vec<Hash>, Self::Fault>;
}

impl<H: Hashes> Hashes for &H {
    type Fault = H::Fault;

    fn hashes(&self, level: u8, numbers: Range<u64>) -> Result<Vec<Hash>, Self::Fault> {
        (**self).hashes(level, numbers)
    }
}

/// A tile's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// The level: 0 for hashes of leaves, above it for hashes of full tiles.
    pub level: u8,
    /// Its number on the level, from 0.
    pub number: u64,
    /// How many hashes it has, 1 to 256; fewer than 256 at the right edge.
    pub width: u16,
}

impl Tile {
    /// The tiles that a tree of one size has and a smaller one had not: what
    /// is to be written when a log has grown.
    ///
    /// ```
    /// use ledger::Tile;
    /// let paths: Vec<String> = Tile::since(0, 66_000).map(|tile| tile.path()).collect();
    /// assert_eq!(paths.len(), 257 + 1 + 1 + 1 + 1);
    /// assert_eq!(paths[257], "tile/0/257.p/208");
    /// assert_eq!(paths.last().map(String::as_str), Some("tile/2/000.p/1"));
    /// ```
    pub fn since(old: u64, new: u64) -> impl Iterator<Item = Self> {
        (0..64 / TILE_HEIGHT).flat_map(move |level| {
            let before = old >> (u32::from(level) * u32::from(TILE_HEIGHT));
            let hashes = new >> (u32::from(level) * u32::from(TILE_HEIGHT));
            // The tile at the old edge is new when it has grown.
            let first = before / TILE_WIDTH;
            let tiles = if hashes > before {
                first..hashes.div_ceil(TILE_WIDTH)
            } else {
                0..0
            };
            tiles.map(move |number| Self {
                level,
                number,
                width: (hashes - number * TILE_WIDTH).min(TILE_WIDTH) as u16,
            })
        })
    }

    /// Its path, as C2SP names the file of hashes.
    ///
    /// ```
    /// use ledger::Tile;
    /// let tile = Tile { level: 0, number: 1_234_067, width: 256 };
    /// assert_eq!(tile.path(), "tile/0/x001/x234/067");
    /// ```
    #[must_use]
    pub fn path(&self) -> String {
        format!("tile/{}/{}", self.level, self.file())
    }

    /// The path of the bundle of the commitments whose hashes the tile has;
    /// only a tile of level 0 has one.
    #[must_use]
    pub fn bundle_path(&self) -> Option<String> {
        (self.level == 0).then(|| format!("tile/entries/{}", self.file()))
    }

    /// Whether it never changes any more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_WIDTH
    }

    /// The numbers of its hashes on its level.
    #[must_use]
    pub fn numbers(&self) -> Range<u64> {
        let first = self.number * TILE_WIDTH;
        first..first + u64::from(self.width)
    }

    /// Its bytes: hash upon hash.
    ///
    /// # Errors
    /// When the hashes cannot be read.
    pub fn bytes<H: Hashes>(&self, hashes: &H) -> Result<Vec<u8>, H::Fault> {
        let hashes = hashes.hashes(self.level, self.numbers())?;
        Ok(hashes
            .iter()
            .flat_map(|hash| *hash.as_bytes())
            .collect::<Vec<u8>>())
    }

    fn file(&self) -> String {
        let mut path = format!("{:03}", self.number % 1000);
        let mut rest = self.number / 1000;
        while rest > 0 {
            path = format!("x{:03}/{path}", rest % 1000);
            rest /= 1000;
        }
        if !self.is_full() {
            path = format!("{path}.p/{}", self.width);
        }
        path
    }
}

/// A bundle of entries in C2SP's form. What it shows of an entry is its
/// commitment, so that whoever has the bundles can check the whole tree and
/// learns nothing of what was done.
#[must_use]
pub fn bundle(commitments: &[Commitment]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(commitments.len() * (2 + HASH_LENGTH));
    for commitment in commitments {
        bytes.extend((HASH_LENGTH as u16).to_be_bytes());
        bytes.extend(commitment.as_bytes());
    }
    bytes
}
