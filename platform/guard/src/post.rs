//! The post in which an officer works.

use kernel::{Administers, RecordId};

use crate::Officer;

/// One post of one officer, as it stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The officer.
    pub officer: RecordId,
    /// The officer's name.
    pub name: Officer,
    /// The post's own record.
    pub post: RecordId,
    /// The body that the post is of.
    pub agency: String,
    /// The role: its policies say what the officer may do.
    pub role: String,
    /// Whether training and code of conduct are in date.
    pub trained: bool,
    /// For which bodies the officer may give posts.
    pub administers: Administers,
}
