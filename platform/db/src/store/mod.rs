//! Records: written with their history, read with what a permit covers.

mod author;
mod covered;
mod documents;
mod last_days;
mod listing;
mod look;
mod merging;
mod name_index;
mod named;
mod read;
mod reason;
mod references;
mod sealed;
mod sought;
mod write;

use clockwork::Moment;
use guard::{Fields, Permit};
use kernel::{Fault, Record, RecordId, Row};

pub(crate) use self::author::{AUTHOR_COLUMNS, ENTERED_BY, author_cells};
pub(crate) use self::documents::{DOCUMENT_CHUNKS, documents_health};
pub use self::{
    documents::{
        Attaching, Document, DocumentBytes, DocumentDeed, DocumentFile, DocumentPermits,
        FileOfDocument, document_kind, document_parts,
    },
    last_days::Joined,
    listing::{Among, Listing},
    merging::{Links, Moved},
    named::NameAsked,
};

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It was entered.
    Entered,
    /// It was edited.
    Edited,
    /// It was voided.
    Voided,
    /// It was merged into another file of the same person, and is void by that.
    Merged,
    /// It was moved to the file that its own was merged into.
    Moved,
    /// It was given back to the file that it was moved from.
    Returned,
    /// It was parted from the file that it was merged into, and stands again.
    Parted,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 7] = [
        Self::Entered,
        Self::Edited,
        Self::Voided,
        Self::Merged,
        Self::Moved,
        Self::Returned,
        Self::Parted,
    ];

    /// Its word, in histories and in the log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Edited => "edited",
            Self::Voided => "voided",
            Self::Merged => "merged",
            Self::Moved => "moved",
            Self::Returned => "returned",
            Self::Parted => "parted",
        }
    }

    /// The deed of a word, if it is one's.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }

    fn read(code: &str) -> Result<Self, Fault> {
        Self::of_code(code).ok_or_else(|| Fault::new("a record's history is damaged"))
    }

    /// Whether it leaves a record void that was void before, or was not.
    fn leaves_void(self, was: bool) -> bool {
        match self {
            Self::Entered | Self::Edited | Self::Parted => false,
            Self::Voided | Self::Merged => true,
            Self::Moved | Self::Returned => was,
        }
    }
}

/// A record as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its id.
    pub id: RecordId,
    /// What people call it by.
    pub reference: String,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub recorded_at: String,
    /// By whom; empty where that is kept back from whoever asks.
    pub recorded_by: String,
    /// Why, if a reason was given and is told.
    pub reason: Option<String>,
    /// Whether it is void.
    pub voided: bool,
    /// Its values; those that the permit does not cover are absent.
    pub row: Row,
    /// Which of them the permit covers.
    pub fields: Fields,
    /// Under whose key it is sealed and by whom it stands in the log: the person
    /// whose file it was entered for, or the record itself.
    pub subject: RecordId,
    /// Whom it is about now: the same, unless that file was merged into
    /// another one.
    pub about: RecordId,
}

impl Stored {
    /// The record as its struct.
    pub fn record<R: Record>(&self) -> Result<R, Fault> {
        R::from_row(&self.row)
    }
}

/// One version in a record's history.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The record as that version had it.
    pub stored: Stored,
    /// What was done.
    pub deed: Deed,
    /// When the next version replaced it, if one did.
    pub superseded_at: Option<String>,
}

/// Who writes, when and why.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// The permit to write.
    pub permit: &'a Permit,
    /// When we know it.
    pub recorded_at: Moment,
    /// Why, if a reason is given.
    pub reason: Option<&'a str>,
}
