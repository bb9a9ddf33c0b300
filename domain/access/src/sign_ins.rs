//! Who is signed in. A sign-in is known by the trace of a key that the
//! officer's browser holds; the key itself is kept nowhere.

use clockwork::{Moment, SignedDuration};
use db::{AccountAct, Drawer, Kept, Session};
use guard::Officer;
use kernel::{Fault, RecordId};
use pack::Pack;
use serde::{Deserialize, Serialize};

use crate::{accounts::Given, chance, single_sign_on::BEGAN_BY, told::tell};

/// After so many minutes without a request a sign-in ends.
const IDLE_MINUTES: i64 = 15;
/// …and in shifts, in which an officer listens longer than they type.
const IDLE_MINUTES_IN_SHIFTS: i64 = 30;
/// The mark of roles that are worked in shifts.
const SHIFT_WORK: &str = "shift_work";
/// A sign-in ends after so many hours, whatever is done.
const HOURS_MAX: i64 = 10;
/// For so many minutes it counts that an officer showed who they are.
const FRESH_MINUTES: i64 = 5;
/// So many seconds pass before it is noted anew that a sign-in is used.
const NOTED_SECONDS: i64 = 30;

/// One sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SignIn {
    /// The post that the officer chose to work in.
    pub(crate) post: Option<String>,
    /// The role in which it was used last.
    pub(crate) role: String,
    pub(crate) begun: Moment,
    pub(crate) seen: Moment,
    pub(crate) confirmed: Moment,
    /// What the browser calls itself, shortened.
    pub(crate) browser: String,
    /// The passkey by which it began, if it did.
    #[serde(default)]
    pub(crate) passkey: Option<String>,
}

/// A sign-in with whose it is and by what it is known.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) officer: RecordId,
    pub(crate) sign_in: SignIn,
}

/// By what the sign-in of a key is known.
pub(crate) fn name_of(key: &str) -> String {
    chance::trace("sign-in", key)
}

impl SignIn {
    /// Whether it stands at a moment. A clock that shows an earlier moment
    /// than the sign-in has seen was set back: nobody can say how long it
    /// was idle, and it ends.
    pub(crate) fn stands(&self, now: Moment, pack: &Pack) -> bool {
        let in_shifts = pack
            .codes_marked("roles", SHIFT_WORK)
            .contains(&self.role.as_str());
        let idle = SignedDuration::from_mins(if in_shifts {
            IDLE_MINUTES_IN_SHIFTS
        } else {
            IDLE_MINUTES
        });
        let longest = SignedDuration::from_hours(HOURS_MAX);
        now >= self.seen && now.since(self.seen) <= idle && now.since(self.begun) <= longest
    }

    /// Whether the officer has shown within minutes who they are. A single
    /// sign-on that knows the browser still says nothing new.
    pub(crate) fn is_fresh(&self, now: Moment) -> bool {
        let has_shown = self.passkey.as_deref() != Some(BEGAN_BY) || self.confirmed > self.begun;
        has_shown
            && now >= self.confirmed
            && now.since(self.confirmed) <= SignedDuration::from_mins(FRESH_MINUTES)
    }

    /// Whether the officer has shown within minutes who they are, and after
    /// signing in: what opens the account from now on is not added by whoever
    /// finds a desk that was just signed in at.
    pub(crate) fn is_shown_again(&self, now: Moment) -> bool {
        self.is_fresh(now) && self.confirmed > self.begun
    }

    /// Whether it is to be noted that it is used.
    pub(crate) fn is_to_be_noted(&self, now: Moment) -> bool {
        now.since(self.seen) >= SignedDuration::from_secs(NOTED_SECONDS)
    }
}

/// A new sign-in; gives its key.
pub(crate) fn begin(
    session: &Session<'_>,
    officer: RecordId,
    role: &str,
    given: &Given<'_>,
    now: Moment,
) -> Result<String, Fault> {
    let key = chance::key()?;
    keep(
        session,
        &Known {
            name: name_of(&key),
            officer,
            sign_in: SignIn {
                post: None,
                role: role.to_owned(),
                begun: now,
                seen: now,
                confirmed: now,
                browser: given.browser.unwrap_or_default().to_owned(),
                passkey: given.passkey.map(str::to_owned),
            },
        },
    )?;
    Ok(key)
}

pub(crate) fn keep(session: &Session<'_>, known: &Known) -> Result<(), Fault> {
    let content = serde_json::to_vec(&known.sign_in)
        .map_err(|error| Fault::from("a sign-in cannot be kept", error))?;
    session.keep(
        Drawer::SignIns,
        &Kept {
            name: known.name.clone(),
            officer: known.officer,
            content,
        },
    )
}

/// The sign-in of this name, whether it stands or not.
pub(crate) fn find(session: &Session<'_>, name: &str) -> Result<Option<Known>, Fault> {
    session
        .kept_as(Drawer::SignIns, name)?
        .map(read)
        .transpose()
}

/// The sign-ins of an officer.
pub(crate) fn of(session: &Session<'_>, officer: RecordId) -> Result<Vec<Known>, Fault> {
    session
        .kept_of(Drawer::SignIns, officer)?
        .into_iter()
        .map(read)
        .collect()
}

/// Every sign-in, whether it stands or not.
pub(crate) fn all(session: &Session<'_>) -> Result<Vec<Known>, Fault> {
    let kept = session.all_kept(Drawer::SignIns)?;
    kept.into_iter().map(read).collect()
}

/// Notes that the officer of a sign-in has shown again who they are.
pub(crate) fn confirm(session: &Session<'_>, name: &str, now: Moment) -> Result<(), Fault> {
    let Some(mut known) = find(session, name)? else {
        return Ok(());
    };
    known.sign_in.confirmed = now;
    known.sign_in.seen = now;
    keep(session, &known)
}

/// Puts a sign-in under a new key, which it gives: copies of the one before
/// open nothing. Nothing where there is no sign-in of this name.
pub(crate) fn renew(session: &Session<'_>, name: &str) -> Result<Option<String>, Fault> {
    let Some(mut known) = find(session, name)? else {
        return Ok(None);
    };
    let key = chance::key()?;
    session.forget_kept(Drawer::SignIns, name)?;
    known.name = name_of(&key);
    keep(session, &known)?;
    Ok(Some(key))
}

/// Ends a sign-in, if there is one of this name. `by` is who ends it; nobody
/// where it ends by itself.
pub(crate) fn end(session: &Session<'_>, name: &str, by: Option<&Officer>) -> Result<(), Fault> {
    let Some(kept) = session.kept_as(Drawer::SignIns, name)? else {
        return Ok(());
    };
    session.forget_kept(Drawer::SignIns, name)?;
    tell(session, AccountAct::SignInEnded, by, kept.officer)
}

/// Ends every sign-in of an officer but this one.
pub(crate) fn end_others(
    session: &Session<'_>,
    officer: RecordId,
    but: Option<&str>,
    by: Option<&Officer>,
) -> Result<(), Fault> {
    for known in of(session, officer)? {
        if Some(known.name.as_str()) != but {
            end(session, &known.name, by)?;
        }
    }
    Ok(())
}

/// Ends every sign-in of an officer that a passkey began, but this one.
pub(crate) fn end_begun_by(
    session: &Session<'_>,
    officer: RecordId,
    passkey: &str,
    (but, by): (&str, Option<&Officer>),
) -> Result<(), Fault> {
    for known in of(session, officer)? {
        if known.name != but && known.sign_in.passkey.as_deref() == Some(passkey) {
            end(session, &known.name, by)?;
        }
    }
    Ok(())
}

/// Forgets the sign-ins that do not stand any more: once they are gone, no
/// clock brings them back.
pub(crate) fn sweep(session: &Session<'_>, now: Moment, pack: &Pack) -> Result<(), Fault> {
    for known in all(session)? {
        if !known.sign_in.stands(now, pack) {
            end(session, &known.name, None)?;
        }
    }
    Ok(())
}

fn read(kept: Kept) -> Result<Known, Fault> {
    Ok(Known {
        sign_in: serde_json::from_slice(&kept.content)
            .map_err(|error| Fault::from("a sign-in is damaged", error))?,
        name: kept.name,
        officer: kept.officer,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn single_sign_on_counts_as_shown_again_only_once_the_officer_has_shown_it_here() {
        let at = |second: i64| Moment::from_microseconds(second * 1_000_000).unwrap();
        let sign_in = |passkey: Option<&str>, confirmed| SignIn {
            post: None,
            role: "administrator".to_owned(),
            begun: at(0),
            seen: at(0),
            confirmed: at(confirmed),
            browser: String::new(),
            passkey: passkey.map(str::to_owned),
        };
        for other in [None, Some("a passkey")] {
            assert!(sign_in(other, 0).is_fresh(at(300)));
            assert!(!sign_in(other, 0).is_fresh(at(301)));
        }
        assert!(!sign_in(Some(BEGAN_BY), 0).is_fresh(at(0)));
        assert!(sign_in(Some(BEGAN_BY), 60).is_fresh(at(360)));
        assert!(!sign_in(Some(BEGAN_BY), 60).is_fresh(at(361)));
        // A clock that was set back shows nothing.
        assert!(!sign_in(None, 60).is_fresh(at(59)));
    }
}
