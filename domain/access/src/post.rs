//! What an officer works as, for which body, from when to when.

use kernel::{Code, Codes, Date, Link, Record, Yes};

use crate::Officer;

/// One post of one officer: the role says what its holder may do.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "posts", prefix = "PST", period = "begins_on")]
pub struct Post {
    /// The officer.
    #[open(link = "officers")]
    pub officer: Link<Officer>,
    /// The body that the post is of.
    #[counted(list = "agencies")]
    pub agency: Code,
    /// The role.
    #[counted(list = "roles")]
    pub role: Code,
    /// Its first day.
    #[counted(future)]
    pub begins_on: Date,
    /// Its last day.
    #[counted(future, not_before = "begins_on")]
    pub ends_on: Option<Date>,
    /// The last day on which the training for the role is in date.
    #[open(future)]
    pub trained_until: Option<Date>,
    /// The last day on which the signed code of conduct holds.
    #[open(future)]
    pub conduct_until: Option<Date>,
    /// The bodies for which the holder may give posts.
    #[counted(list = "agencies")]
    pub gives_posts_for: Codes,
    /// Whether the holder may give posts for every body.
    #[counted]
    pub gives_posts_everywhere: Option<Yes>,
}
