//! Documents: files that are attached to records. What is said of one lies in
//! a register of its own, which no door shows as a register: whoever may do
//! something with a document is asked of the record that it is attached to,
//! and of the part of that record's file that the document belongs to.

mod bytes;
mod kind;
mod reading;
mod writing;

use guard::Permit;
use kernel::{RecordId, RecordKind};

pub(crate) use self::{
    bytes::{DOCUMENT_CHUNKS, documents_health},
    kind::part_of,
};
pub use self::{
    bytes::{DocumentBytes, FileOfDocument},
    kind::{document_kind, document_parts},
    writing::Attaching,
};

/// The permits of one officer for the documents of one register's records:
/// that for the record itself, and those for its documents that there are.
#[derive(Clone, Debug)]
pub struct DocumentPermits {
    /// To open the record.
    pub look: Permit,
    /// To attach a document.
    pub attach: Option<Permit>,
    /// To open copies.
    pub copy: Option<Permit>,
    /// To open originals.
    pub original: Option<Permit>,
    /// To void a document.
    pub void: Option<Permit>,
}

/// A record that documents are attached to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Host<'k> {
    pub(crate) kind: &'k RecordKind,
    pub(crate) id: RecordId,
}

/// One of the files of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFile {
    /// What it is, as browsers call it.
    pub media: String,
    /// How long it is.
    pub bytes: u64,
}

/// A document as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its id.
    pub id: RecordId,
    /// What people call it by.
    pub reference: String,
    /// How often it was written: once, and once more when it was voided.
    pub version: i64,
    /// What kind of document it is.
    pub kind: String,
    /// The part of the record's file that it belongs to.
    pub part: String,
    /// The day that it bears.
    pub dated_on: Option<kernel::Date>,
    /// Its language.
    pub language: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Whether it is void.
    pub voided: bool,
    /// As it was handed in; nothing once it was erased.
    pub original: Option<DocumentFile>,
    /// As it is shared.
    pub copy: Option<DocumentFile>,
    /// A small picture of it.
    pub preview: Option<DocumentFile>,
    /// Why there is no copy, where there is none.
    pub lacks: Option<String>,
    /// What was done with it, the first first.
    pub deeds: Vec<DocumentDeed>,
    /// Whether its copy may be opened by whoever asked, perhaps after a new
    /// proof.
    pub may_open_copy: bool,
    /// Whether what is sealed of it, title and files, is read without one.
    pub is_read: bool,
    /// Whether its original may be.
    pub may_open_original: bool,
    /// Whether it may be voided.
    pub may_void: bool,
}

/// What was done with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentDeed {
    /// What.
    pub deed: super::Deed,
    /// When.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why, if a reason was given.
    pub reason: Option<String>,
}
