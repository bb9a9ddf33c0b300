//! The post in which an officer works.

use kernel::{Administers, RecordId};

use crate::{Account, Officer};

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

impl Post {
    /// Who is at work in it.
    pub fn holder(&self) -> Officer {
        self.name.clone().with(Account {
            officer: self.officer,
            role: self.role.clone(),
            agency: self.agency.clone(),
            sign_in: None,
        })
    }
}
