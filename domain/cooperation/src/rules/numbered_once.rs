//! A committee has one meeting of each number.

use kernel::{Circumstances, No, Refusal, Rule, condition};

use crate::CommitteeMeeting;

pub(crate) fn numbered_once() -> Rule<CommitteeMeeting> {
    Rule {
        id: "cooperation.numbered_once",
        source: "the figure of a committee's meetings is the highest number, which two meetings cannot share",
        check,
    }
}

fn check(meeting: &CommitteeMeeting, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let others = circumstances.look.records(
        "committee_meetings",
        &[
            condition::is("committee", &meeting.committee.0),
            condition::number_is("number", meeting.number.0),
        ],
    )?;
    if others.iter().any(|(id, _)| *id != circumstances.id) {
        return Err(Refusal::by("cooperation.numbered_once").at("number").into());
    }
    Ok(())
}
