//! The log that proves itself: who did and saw what, for whom and why, in a
//! Merkle tree that only grows, with checkpoints that other bodies co-sign.
//!
//! 1. What happened becomes an [`Entry`], the entry bytes, and these bytes
//!    with a [`Salt`] a [`Commitment`]: the leaf of the tree.
//! 2. The [`Tree`] takes in leaves, one after another. [`InclusionProof`] and
//!    [`ConsistencyProof`] show of it what somebody else can check, and
//!    [`Tile`]s are how it travels.
//! 3. From time to time the log signs a [`Checkpoint`], and each [`Witness`]
//!    co-signs it, if it grew out of the last one.
//! 4. A [`Verification`] reads a whole log and says that it is sound, or
//!    which entry is the first bad one.
//!
//! The forms are those of RFC 6962 and of C2SP (tlog-tiles, tlog-checkpoint,
//! signed-note, tlog-cosignature, tlog-witness), so that other people's
//! programs can check too. Nothing here knows a database or a network; time
//! and chance are passed in.

mod checkpoint;
mod entry;
mod fault;
mod handed_over;
mod hash;
mod kept;
mod key;
mod key_file;
mod note;
mod proof;
mod tile;
mod tree;
mod verification;
mod witness;

pub use checkpoint::Checkpoint;
pub use entry::{
    Code, Commitment, ENTRY_BYTES_MAX, Entry, Officer, Outcome, Pseudonym, SALT_LENGTH, Salt,
};
pub use fault::Fault;
pub use handed_over::{HandedOverWrong, read_tiles};
pub use hash::{HASH_LENGTH, Hash, NoHash};
pub use kept::KeptTree;
pub use key::{PublicKey, SecretKey, Statement};
pub use note::{NOTE_BYTES_MAX, Note, SIGNATURES_MAX, SignatureLine};
pub use proof::{ConsistencyProof, InclusionProof, PROOF_HASHES_MAX};
pub use tile::{Hashes, TILE_HEIGHT, TILE_WIDTH, Tile, bundle};
pub use tree::{FullTile, LEAVES_MAX, Tree};
pub use verification::{
    BadCheckpoint, BadEntry, CheckpointWrong, Source, StoredEntry, Verdict, Verification, Wrong,
};
pub use witness::{Offer, Refusal, Witness};
