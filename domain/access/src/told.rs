//! What is done with accounts stands in the log, by the same commit.

use db::{AccountAct, AccountNote, Session};
use guard::Officer;
use kernel::{Fault, RecordId};

/// The register in which officers stand.
pub(crate) const OFFICERS: &str = "officers";
/// …and their posts.
pub(crate) const POSTS: &str = "posts";

/// Tells what somebody did with an account.
pub(crate) fn tell(
    session: &Session<'_>,
    act: AccountAct,
    by: Option<&Officer>,
    whose: RecordId,
) -> Result<(), Fault> {
    session.note_of_account(&AccountNote {
        act,
        by,
        register: OFFICERS,
        whose: Some(whose),
        refused: None,
        identity: None,
    })
}

/// Tells what somebody did with an account, and how they made sure whose it
/// is.
pub(crate) fn tell_identified(
    session: &Session<'_>,
    act: AccountAct,
    by: &Officer,
    whose: RecordId,
    check: &str,
) -> Result<(), Fault> {
    session.note_of_account(&AccountNote {
        act,
        by: Some(by),
        register: OFFICERS,
        whose: Some(whose),
        refused: None,
        identity: Some(check),
    })
}

/// Tells that somebody could not show that an account is theirs.
pub(crate) fn tell_not_known(
    session: &Session<'_>,
    act: AccountAct,
    whose: Option<RecordId>,
) -> Result<(), Fault> {
    session.note_of_account(&AccountNote {
        act,
        by: None,
        register: OFFICERS,
        whose,
        refused: Some("access.not_known"),
        identity: None,
    })
}

/// Tells that an officer was refused what they wanted to do with an account.
pub(crate) fn tell_refused(
    session: &Session<'_>,
    act: AccountAct,
    by: &Officer,
    (whose, rule): (RecordId, &str),
) -> Result<(), Fault> {
    session.note_of_account(&AccountNote {
        act,
        by: Some(by),
        register: OFFICERS,
        whose: Some(whose),
        refused: Some(rule),
        identity: None,
    })
}
