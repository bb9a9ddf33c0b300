//! What the overseer found of an opening.

use kernel::{Code, Date, Link, Prose, Record};

use crate::Opening;

/// The review that closes an opening.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "opening_reviews",
    prefix = "OPR",
    period = "reviewed_on",
    subject = "opening"
)]
pub struct OpeningReview {
    /// The opening.
    #[open(link = "openings")]
    pub opening: Link<Opening>,
    /// The day of the review.
    #[counted]
    pub reviewed_on: Date,
    /// What was found.
    #[counted(list = "review_findings")]
    pub finding: Code,
    /// In words.
    #[sealed(testimony)]
    pub note: Option<Prose>,
}
