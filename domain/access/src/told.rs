//! What is done with accounts stands in the log, by the same commit.

use db::{AccountAct, AccountNote, Session};
use guard::Officer;
use kernel::{Fault, RecordId};

/// The register in which officers stand.
pub(crate) const OFFICERS: &str = "officers";
/// …and their posts.
pub(crate) const POSTS: &str = "posts";

/// What was done with an account, by nobody known: the rest is said beside it.
fn note<'a>(act: AccountAct, whose: Option<RecordId>) -> AccountNote<'a> {
    AccountNote {
        act,
        by: None,
        register: OFFICERS,
        whose,
        refused: None,
        identity: None,
    }
}

/// Tells what somebody did with an account.
pub(crate) fn tell(
    session: &Session<'_>,
    act: AccountAct,
    by: Option<&Officer>,
    whose: RecordId,
) -> Result<(), Fault> {
    session.note_of_account(&AccountNote {
        by,
        ..note(act, Some(whose))
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
        by: Some(by),
        identity: Some(check),
        ..note(act, Some(whose))
    })
}

/// Tells that somebody could not show that an account is theirs.
pub(crate) fn tell_not_known(
    session: &Session<'_>,
    act: AccountAct,
    whose: Option<RecordId>,
) -> Result<(), Fault> {
    session.note_of_account(&AccountNote {
        refused: Some("access.not_known"),
        ..note(act, whose)
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
        by: Some(by),
        refused: Some(rule),
        ..note(act, Some(whose))
    })
}
