//! Links that let an officer make their account, each once and for a while.
//! Whoever made the link sees it once and hands it over; only its trace is
//! kept. A link that two officers make has two halves, and each of
//! them sees one.

use clockwork::{Moment, SignedDuration};
use db::{Drawer, Kept, Session};
use kernel::{Fault, RecordId};
use serde::{Deserialize, Serialize};

use crate::{
    chance,
    credential::{LetIn, Recovered},
};

/// A link is good for so many hours.
pub(crate) const HOURS_MAX: i64 = 72;
/// The signs of one half: 80 bits.
const HALF_SIGNS: usize = 20;

/// What a link is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Link {
    made: Moment,
    pub(crate) let_in: LetIn,
    pub(crate) recovered: Option<Recovered>,
}

impl Link {
    /// One that is handed over from now on.
    pub(crate) fn new(let_in: LetIn, recovered: Option<Recovered>, now: Moment) -> Self {
        Self {
            made: now,
            let_in,
            recovered,
        }
    }
}

/// A new link for an officer, in the place of those before; gives its key.
pub(crate) fn make(session: &Session<'_>, officer: RecordId, link: &Link) -> Result<String, Fault> {
    let key = chance::key()?;
    keep(session, &name_of(&key), officer, link)?;
    Ok(key)
}

/// A new half of a link.
pub(crate) fn half() -> Result<String, Fault> {
    Ok(chance::hexadecimal(&chance::bytes::<{ HALF_SIGNS / 2 }>()?))
}

/// What is kept of the first half.
pub(crate) fn trace_of_half(half: &str) -> String {
    chance::trace("half of a link", half)
}

/// Makes the link of which one half is known by its trace.
pub(crate) fn join(
    session: &Session<'_>,
    officer: RecordId,
    (first, second): (&str, &str),
    link: &Link,
) -> Result<(), Fault> {
    keep(session, &joined(first, second), officer, link)
}

/// A half as it is read aloud or written down, in groups of four.
pub(crate) fn in_groups(half: &str) -> String {
    let groups: Vec<&str> = (0..HALF_SIGNS / 4)
        .filter_map(|at| half.get(4 * at..4 * at + 4))
        .collect();
    groups.join("-")
}

/// A half as it was typed.
pub(crate) fn read_half(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}

fn keep(session: &Session<'_>, name: &str, officer: RecordId, link: &Link) -> Result<(), Fault> {
    drop_all(session, officer)?;
    let content =
        serde_json::to_vec(link).map_err(|error| Fault::from("a link cannot be kept", error))?;
    session.keep(
        Drawer::Links,
        &Kept {
            name: name.to_owned(),
            officer,
            content,
        },
    )
}

/// For whom a link is, while it is good.
pub(crate) fn officer_of(
    session: &Session<'_>,
    key: &str,
    now: Moment,
) -> Result<Option<(RecordId, Link)>, Fault> {
    let Some(kept) = session.kept_as(Drawer::Links, &name_of(key))? else {
        return Ok(None);
    };
    let link: Link = serde_json::from_slice(&kept.content)
        .map_err(|error| Fault::from("a link is damaged", error))?;
    Ok(is_good(link.made, now).then_some((kept.officer, link)))
}

/// Whether what was handed out at a moment is good still.
pub(crate) fn is_good(made: Moment, now: Moment) -> bool {
    let age = now.since(made);
    !age.is_negative() && age <= SignedDuration::from_hours(HOURS_MAX)
}

/// Whether an officer has a link that was not used yet.
pub(crate) fn is_out(session: &Session<'_>, officer: RecordId) -> Result<bool, Fault> {
    Ok(!session.kept_of(Drawer::Links, officer)?.is_empty())
}

/// Forgets every link of an officer.
pub(crate) fn drop_all(session: &Session<'_>, officer: RecordId) -> Result<(), Fault> {
    for kept in session.kept_of(Drawer::Links, officer)? {
        session.forget_kept(Drawer::Links, &kept.name)?;
    }
    Ok(())
}

fn name_of(key: &str) -> String {
    match key.split_at_checked(HALF_SIGNS) {
        Some((first, second)) if second.len() == HALF_SIGNS => {
            joined(&trace_of_half(first), second)
        }
        _ => chance::trace("link", key),
    }
}

fn joined(first: &str, second: &str) -> String {
    chance::trace("joined link", &format!("{first}\n{second}"))
}
