//! Somebody who works in the mechanism.

use kernel::{Code, Date, Record, Text};

/// Somebody who works in the mechanism. What proves who it is stands nowhere
/// in the record.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "officers",
    prefix = "OFF",
    period = "known_since",
    title = "name"
)]
pub struct Officer {
    /// The name, as it stands in the history of what the officer records.
    #[open]
    pub name: Text,
    /// The body that answers for the officer's account.
    #[counted(list = "agencies")]
    pub agency: Code,
    /// The day from which the officer is known here.
    #[counted]
    pub known_since: Date,
    /// The region in which the officer lives, as far as it was told: a look at
    /// a neighbour is found by it.
    #[counted(list = "regions")]
    pub residence: Option<Code>,
}
