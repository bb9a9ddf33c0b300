//! What can go wrong, in sentences that say what would be right.

use std::path::PathBuf;

use crate::{ENTRY_BYTES_MAX, HASH_LENGTH, LEAVES_MAX};

/// What can go wrong with entries, trees, notes and keys.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A text cannot stand in clear in an entry.
    #[error(
        "a code of the log is 1 to 96 letters and digits of ASCII or _ - . : /; \
         what people say belongs in the sealed part"
    )]
    NoCode,
    /// An officer's name is no name.
    #[error("an officer's name is one line of 1 to 200 characters")]
    OfficerName,
    /// An entry is too long.
    #[error(
        "the entry is {length} bytes long, and {ENTRY_BYTES_MAX} are allowed: \
         seal less with it, and leave the rest in the record"
    )]
    EntryTooLong {
        /// How long it is.
        length: usize,
    },
    /// Bytes are no entry.
    #[error("the bytes are not those of an entry: {reason}")]
    EntryUnreadable {
        /// What is wrong.
        reason: &'static str,
    },
    /// An entry was made by a newer program.
    #[error("the entry has form {form}, which this version does not know; use the newer version")]
    EntryFromNewerVersion {
        /// The form it has.
        form: u32,
    },
    /// A tree cannot grow any more.
    #[error("a log has at most {LEAVES_MAX} entries; begin a new one")]
    TreeFull,
    /// What was kept of a tree is not a tree.
    #[error(
        "what was kept of the log's tree is damaged: it is a size of eight bytes, and as many \
         hashes of {HASH_LENGTH} bytes as the size has binary ones; make it again from the entries"
    )]
    EdgeDamaged,
    /// A hash of the tree is not there.
    #[error("the hash {first} on level {level} of the log's tree, or one after it, is not kept")]
    HashMissing {
        /// The level.
        level: u8,
        /// The first that was asked for.
        first: u64,
    },
    /// There is no such leaf.
    #[error("there is no entry {leaf} in a log of {size}")]
    NotInTree {
        /// The leaf asked for.
        leaf: u64,
        /// The size of the tree.
        size: u64,
    },
    /// A tree does not shrink.
    #[error("a log of {old} entries cannot become one of {new}: it only grows")]
    Shrunk {
        /// The size before.
        old: u64,
        /// The size after.
        new: u64,
    },
    /// A proof of inclusion is false.
    #[error("the proof does not show that the entry {leaf} is in the log of {size}")]
    InclusionFalse {
        /// The leaf.
        leaf: u64,
        /// The size of the tree.
        size: u64,
    },
    /// A proof of consistency is false.
    #[error("the proof does not show that the log of {new} entries grew out of that of {old}")]
    ConsistencyFalse {
        /// The size before.
        old: u64,
        /// The size after.
        new: u64,
    },
    /// A key cannot have this name.
    #[error(
        "the name of a log or a witness is 1 to 200 bytes without spaces, control characters \
         and plus signs, such as nrm.example/log"
    )]
    KeyName,
    /// A text is no public key.
    #[error("the text is no public key of a log or a witness: {reason}")]
    PublicKey {
        /// What is wrong.
        reason: &'static str,
    },
    /// A key signs something else.
    #[error("the key {name} is not a {right}'s; give one that is")]
    WrongKind {
        /// The key's name.
        name: String,
        /// What it would have to be.
        right: &'static str,
    },
    /// The key file is there already, is missing, is open to others, or cannot
    /// be read or written.
    #[error(transparent)]
    KeyFile(#[from] owner_file::Fault),
    /// A key file is not what was written.
    #[error("the key file {} is damaged: {reason}; restore it from its copy", path.display())]
    KeyFileDamaged {
        /// The file asked for.
        path: PathBuf,
        /// Which part is wrong.
        reason: &'static str,
    },
    /// A text is no signed note.
    #[error("the text is no signed note: {reason}")]
    Note {
        /// What is wrong.
        reason: &'static str,
    },
    /// A note's text is no checkpoint.
    #[error("the note is no checkpoint: {reason}")]
    Checkpoint {
        /// What is wrong.
        reason: &'static str,
    },
    /// A text is no offer to a witness.
    #[error("the text is no offer to a witness: {reason}")]
    Offer {
        /// What is wrong.
        reason: &'static str,
    },
    /// A checkpoint is another log's.
    #[error("the checkpoint is of the log {origin}, and not of {known}")]
    OtherOrigin {
        /// Whose it is.
        origin: String,
        /// Whose it should be.
        known: String,
    },
    /// A signature is false.
    #[error("the signature of {name} does not belong to the note: one of them was altered")]
    SignatureFalse {
        /// In whose name it stands.
        name: String,
    },
    /// A signature is missing.
    #[error("the note is not signed by {name}")]
    NotSigned {
        /// Who should have signed it.
        name: String,
    },
}
