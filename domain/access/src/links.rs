//! Links that let an officer make their account, each once and for a while.
//! Whoever made the link sees it once and hands it over; only its trace is
//! kept.

use clockwork::{Moment, SignedDuration};
use db::{Drawer, Kept, Session};
use kernel::{Fault, RecordId};

use crate::chance;

/// A link is good for so many hours.
pub(crate) const HOURS_MAX: i64 = 72;

/// A new link for an officer, in the place of those before; gives its key.
pub(crate) fn make(session: &Session<'_>, officer: RecordId, now: Moment) -> Result<String, Fault> {
    drop_all(session, officer)?;
    let key = chance::key()?;
    session.keep(
        Drawer::Links,
        &Kept {
            name: name_of(&key),
            officer,
            content: now.to_string().into_bytes(),
        },
    )?;
    Ok(key)
}

/// For whom a link is, while it is good.
pub(crate) fn officer_of(
    session: &Session<'_>,
    key: &str,
    now: Moment,
) -> Result<Option<RecordId>, Fault> {
    let Some(kept) = session.kept_as(Drawer::Links, &name_of(key))? else {
        return Ok(None);
    };
    let made = String::from_utf8(kept.content)
        .ok()
        .and_then(|text| text.parse::<Moment>().ok())
        .ok_or_else(|| Fault::new("a link is damaged"))?;
    let age = now.since(made);
    let good = !age.is_negative() && age <= SignedDuration::from_hours(HOURS_MAX);
    Ok(good.then_some(kept.officer))
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
    chance::trace("link", key)
}
