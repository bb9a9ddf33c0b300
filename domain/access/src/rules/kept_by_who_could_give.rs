//! The record and the account of an officer are kept by somebody else, who
//! could give every post that the officer holds or is about to hold: else the
//! administrator of one body would become the country's by the link of an
//! officer of that body, or shut the country's administrators out.

use kernel::{
    AtWork, Circumstances, Date, Fault, Look, No, Record, RecordId, Refusal, Rule, Settings,
    condition,
};

use super::no_more_than_held::beyond;
use crate::{Officer, Post, told::POSTS};

const ID: &str = "access.kept_by_who_could_give";

pub(crate) fn kept_by_who_could_give() -> Rule<Officer> {
    Rule {
        id: ID,
        source: "delegated administration: nobody takes over more than they hold",
        check,
    }
}

fn check(_: &Officer, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Circumstances {
        id, today, look, ..
    } = circumstances;
    let Some(by) = circumstances.by else {
        return Ok(());
    };
    refuse_beyond(*id, by, *look, circumstances.settings, *today)
}

/// Refuses the officer themselves, and whoever could not give what they hold
/// or are about to hold.
pub(crate) fn refuse_beyond(
    officer: RecordId,
    by: &AtWork,
    look: &dyn Look,
    settings: &dyn Settings,
    today: Date,
) -> Result<(), No> {
    if by.officer == officer {
        let refusal = Refusal::by("access.nobody_raises_their_own");
        return Err(refusal.at("name").into());
    }
    if holds_beyond(officer, by, look, settings, today)? {
        return Err(Refusal::by(ID).at("name").into());
    }
    Ok(())
}

/// Whether an officer holds, or is about to hold, what somebody could not
/// give.
pub(crate) fn holds_beyond(
    officer: RecordId,
    by: &AtWork,
    look: &dyn Look,
    settings: &dyn Settings,
    today: Date,
) -> Result<bool, Fault> {
    for (_, row) in look.records(POSTS, &[condition::links_to("officer", officer)])? {
        let post = Post::from_row(&row)?;
        let is_over = post.ends_on.is_some_and(|last| last < today);
        if !is_over && !beyond(&post, by, settings).is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
