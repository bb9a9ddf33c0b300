//! Why a file is not taken, and why there is no copy of one that is.

use serde::{Deserialize, Serialize};

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// There is nothing in it.
    Empty,
    /// It is longer than a document may be.
    TooLong,
    /// It is of no kind that is taken.
    OtherKind,
    /// It is another kind than its name or its sender says.
    SaidOtherwise,
    /// It is of two kinds at once: who opens it by the other one finds
    /// something else.
    TwoKinds,
    /// It does not open.
    Damaged,
    /// It is locked by a password, so that nobody can tell what is in it.
    Locked,
    /// It has more pixels than a picture may have.
    TooManyPixels,
    /// It unpacks to more than a document may hold, or takes more time or
    /// memory to be looked at than there is for one.
    Unpacks,
    /// It has macros or programs in it.
    Macros,
    /// It fetches something from elsewhere when it is opened.
    FetchesFromElsewhere,
}

impl Refused {
    /// The rule that says so.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Empty => "documents.empty",
            Self::TooLong => "documents.too_long",
            Self::OtherKind => "documents.other_kind",
            Self::SaidOtherwise => "documents.said_otherwise",
            Self::TwoKinds => "documents.two_kinds",
            Self::Damaged => "documents.damaged",
            Self::Locked => "documents.locked",
            Self::TooManyPixels => "documents.too_many_pixels",
            Self::Unpacks => "documents.unpacks",
            Self::Macros => "documents.macros",
            Self::FetchesFromElsewhere => "documents.fetches",
        }
    }
}

/// Why there is no copy of a file without what it says of its maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lacks {
    /// Names of authors stand throughout the files of office suites.
    Office,
    /// It has several pages or pictures, of which a copy would have one.
    SeveralPictures,
    /// What its parts say of their making cannot all be found.
    Unclear,
}

impl Lacks {
    /// Its name, as it is kept.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::SeveralPictures => "several_pictures",
            Self::Unclear => "unclear",
        }
    }
}
