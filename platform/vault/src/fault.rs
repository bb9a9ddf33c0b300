//! Why the vault refuses, in sentences that say what would be right.

use std::path::PathBuf;

/// What can go wrong with keys and sealed fields.
///
/// A refused ciphertext says only *where* it lay: bytes that fail the check
/// are never shown, not even in part.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The key file is there already, is missing, is open to others, or cannot
    /// be read or written.
    #[error(transparent)]
    KeyFile(#[from] owner_file::Fault),
    /// The key file is not, byte for byte, what was written at its creation.
    #[error(
        "the master key file {} is damaged: {reason}; restore it from its copy, \
         for no other key opens what it sealed",
        path.display()
    )]
    KeyFileDamaged {
        /// The file asked for.
        path: PathBuf,
        /// Which part is wrong.
        reason: &'static str,
    },
    /// A key cannot be split like this.
    #[error(
        "a key is not split into {of} parts of which {needed} open it: choose 2 to 16 parts, and \
         at least 2 that are needed"
    )]
    NoSuchSplit {
        /// How many parts are asked for.
        of: u8,
        /// How many of them are to open the key.
        needed: u8,
    },
    /// A part is missing or cannot be read.
    #[error("the part {} cannot be read: {cause}", path.display())]
    PartFile {
        /// The file asked for.
        path: PathBuf,
        /// What the operating system said.
        cause: std::io::Error,
    },
    /// What was given is no part of a master key, or was mistyped.
    #[error("{} is no part of a master key, or there is a slip in it: {slip}", path.display())]
    PartMistyped {
        /// The file of the part.
        path: PathBuf,
        /// Where to look.
        slip: &'static str,
    },
    /// The same part was given twice.
    #[error("part {number} was given twice; give each part once")]
    PartTwice {
        /// Its number.
        number: u8,
    },
    /// Too few parts were given.
    #[error("{given} of the parts were given and {needed} are needed: give one of the others too")]
    TooFewParts {
        /// How many were given.
        given: usize,
        /// How many are needed.
        needed: u8,
    },
    /// The parts are not those of one key, split once.
    #[error(
        "the parts do not belong together: they are of different keys, or of one key that was \
         split twice; give parts of the same day"
    )]
    PartsOfSeveral,
    /// The operating system gave no random bytes.
    #[error("the operating system gives no random bytes, so no key can be made: {0}")]
    NoRandomness(getrandom::Error),
    /// The database belongs to another master key.
    #[error(
        "this master key (fingerprint {given}) is not the one that sealed this database \
         (fingerprint {stored}); give the key file that belongs to it"
    )]
    OtherMasterKey {
        /// The fingerprint in the database.
        stored: String,
        /// The fingerprint of the key given.
        given: String,
    },
    /// The root key does not open with this master key.
    #[error(
        "the root key of this database does not open with this master key: it was altered, or \
         another master key wrapped it; restore the database from a backup"
    )]
    RootKeyRefused,
    /// A wrapped data key does not belong to this subject and master key.
    #[error(
        "the data key of subject {subject} cannot be unwrapped: it was altered, it belongs to \
         another subject, or another master key wrapped it; restore it from a backup"
    )]
    WrappedKeyRefused {
        /// Whose key was asked for.
        subject: uuid::Uuid,
    },
    /// The subject was erased.
    #[error("the data key of subject {subject} was destroyed: whoever it was has been erased")]
    Erased {
        /// Whose key was asked for.
        subject: uuid::Uuid,
    },
    /// A database was opened without the erasable key that its data keys are
    /// wrapped under.
    #[error(
        "the data keys of this database open with its erasable key only, and it was not given: \
         put the file, or its newest copy, back beside the master key"
    )]
    NoErasableKey,
    /// A file is not the erasable key of this database.
    #[error(
        "{} is damaged, or it is not the erasable key of this database: put the newest of its \
         copies in its place",
        path.display()
    )]
    ErasableKeyRefused {
        /// The file asked for.
        path: PathBuf,
    },
    /// A file is not the words key of this database.
    #[error(
        "{} is damaged, or it is not the words key of this database: put the right file in its \
         place, or move it away; then a new one is made, and the words of earlier searches are \
         forgotten",
        path.display()
    )]
    WordsKeyRefused {
        /// The file asked for.
        path: PathBuf,
    },
    /// Words of a search fail their check.
    #[error("the words of a search cannot be opened: they were altered or cut short")]
    WordsRefused,
    /// A field of one subject was given with the key of another.
    #[error(
        "the data key of subject {key} was given for a field of subject {field}; unwrap the key of {field}"
    )]
    OtherSubject {
        /// Whose key it is.
        key: uuid::Uuid,
        /// Whose field it is.
        field: uuid::Uuid,
    },
    /// A ciphertext was made by a newer program.
    #[error(
        "the sealed field {register}.{field} is written in a way this version does not know \
         ({what} {found}); open it with the newer version that wrote it"
    )]
    FromNewerVersion {
        /// The register of the field.
        register: String,
        /// The name of the field.
        field: String,
        /// Which mark is unknown: "suite", "compartment", "key version".
        what: &'static str,
        /// The mark found.
        found: u16,
    },
    /// A ciphertext fails its check.
    #[error(
        "the sealed field {register}.{field} of record {record} cannot be opened: it was altered, cut short, \
         or belongs to another record, field or person; restore the record from a backup"
    )]
    SealedFieldRefused {
        /// The register of the field.
        register: String,
        /// The name of the field.
        field: String,
        /// The record in which the bytes lay.
        record: uuid::Uuid,
    },
    /// A text is longer than the cipher may take.
    #[error(
        "the field {register}.{field} holds {length} bytes, more than can be sealed; split it or keep it as a document"
    )]
    TooLong {
        /// The register of the field.
        register: String,
        /// The name of the field.
        field: String,
        /// How long it is, in bytes.
        length: usize,
    },
}
