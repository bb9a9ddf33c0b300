//! Letting an officer in: for the first time, or anew where they have lost what
//! opens their account. One officer proposes it and another confirms it, each
//! after making sure for themselves who it is, and each sees one half of the
//! link: neither can use it alone.
//!
//! Both have accounts of which no administrator alone can have made sure
//! ([`LetIn::is_sure`](crate::credential::LetIn::is_sure)): else one person
//! would propose with their own account and confirm with one that they made
//! up.

use clockwork::Moment;
use db::{AccountAct, Drawer, Kept, Session};
use guard::{Act, Post};
use kernel::{Fault, Lists as _, Look as _, No, Record as _, RecordId, Refusal, Standing};
use records::Mechanism;
use serde::{Deserialize, Serialize};

use crate::{
    Officer,
    credential::{self, LetIn, Recovered},
    doorkeeper::{LINK, read_id},
    links::{self, Link},
    posts::Held,
    told::{OFFICERS, tell, tell_identified},
};

/// The list of the ways to make sure who somebody is.
pub(crate) const CHECKS: &str = "identity_checks";

/// That an officer is to be let in: it waits for the second officer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Proposal {
    by: String,
    /// The post in which it was proposed: it has to stand when another
    /// confirms.
    post: String,
    pub(crate) name: String,
    pub(crate) at: Moment,
    /// How it was made sure who the officer is.
    pub(crate) check: String,
    /// The trace of the first half of the link; the proposal is known by it.
    pub(crate) first: String,
    /// Whether the officer had an account when it was proposed: letting somebody
    /// in for the first time ends nothing, and does not turn into what does.
    #[serde(default)]
    again: bool,
}

impl Proposal {
    pub(crate) fn is_by(&self, officer: RecordId) -> bool {
        read_id(&self.by) == Some(officer)
    }
}

/// What is proposed for an officer and has not lapsed.
pub(crate) fn proposed(
    session: &Session<'_>,
    officer: RecordId,
    now: Moment,
) -> Result<Option<Proposal>, Fault> {
    let Some(kept) = session.kept_as(Drawer::Recoveries, &name_of(officer))? else {
        return Ok(None);
    };
    let proposal: Proposal = serde_json::from_slice(&kept.content)
        .map_err(|error| Fault::from("a proposal to let an officer in is damaged", error))?;
    let stands = links::is_good(proposal.at, now)
        && proposal.again == session.had_an_account(OFFICERS, officer)?;
    Ok(stands.then_some(proposal))
}

/// Proposes to let an officer in; gives the first half of the link.
pub(crate) fn propose(
    mechanism: &Mechanism,
    session: &Session<'_>,
    officer: RecordId,
    check: &str,
) -> Result<String, No> {
    let post = taking_part(mechanism, session)?;
    let check = made_sure(mechanism, check)?;
    let half = links::half()?;
    let proposal = Proposal {
        by: post.officer.0.simple().to_string(),
        post: post.post.0.simple().to_string(),
        name: post.name.name().to_owned(),
        at: mechanism.now(),
        check: check.to_owned(),
        first: links::trace_of_half(&half),
        again: session.had_an_account(OFFICERS, officer)?,
    };
    let content = serde_json::to_vec(&proposal)
        .map_err(|error| Fault::from("a proposal cannot be kept", error))?;
    session.keep(
        Drawer::Recoveries,
        &Kept {
            name: name_of(officer),
            officer,
            content,
        },
    )?;
    let by = mechanism.guard().officer();
    let act = proposing(session, officer)?;
    tell_identified(session, act, by, officer, check)?;
    Ok(half)
}

/// Confirms the proposal that was read, known by `first`: what opened an
/// account before opens it no more. Gives the second half of the link.
pub(crate) fn confirm(
    mechanism: &Mechanism,
    session: &Session<'_>,
    officer: RecordId,
    (first, check): (&str, &str),
) -> Result<String, No> {
    let post = taking_part(mechanism, session)?;
    let check = made_sure(mechanism, check)?;
    let now = mechanism.now();
    let proposal = proposed(session, officer, now)?
        .filter(|proposal| proposal.first == first)
        .ok_or_else(|| Refusal::by("access.no_such_proposal"))?;
    if proposal.is_by(post.officer) {
        return Err(Refusal::by("access.two_officers").into());
    }
    if !stands(mechanism, session, &proposal)? {
        return Err(Refusal::by("access.no_such_proposal").into());
    }
    let by = mechanism.guard().officer();
    let act = confirming(session, officer)?;
    let recovered = if session.had_an_account(OFFICERS, officer)? {
        credential::take_away(session, officer, by)?;
        Some(Recovered {
            at: now,
            by: vec![proposal.name, by.name().to_owned()],
        })
    } else {
        forget(session, officer)?;
        None
    };
    let half = links::half()?;
    let link = Link::new(LetIn::ByTwo, recovered, now);
    links::join(session, officer, (&proposal.first, &half), &link)?;
    tell_identified(session, act, by, officer, check)?;
    Ok(half)
}

/// What proposing it is called in the log…
pub(crate) fn proposing(session: &Session<'_>, officer: RecordId) -> Result<AccountAct, Fault> {
    Ok(if session.had_an_account(OFFICERS, officer)? {
        AccountAct::RecoveryProposed
    } else {
        AccountAct::LinkProposed
    })
}

/// …and confirming it.
pub(crate) fn confirming(session: &Session<'_>, officer: RecordId) -> Result<AccountAct, Fault> {
    Ok(if session.had_an_account(OFFICERS, officer)? {
        AccountAct::RecoveryConfirmed
    } else {
        AccountAct::LinkMade
    })
}

/// A link that whoever keeps the machine hands over.
#[derive(Debug)]
pub struct LinkAtTheMachine {
    /// Behind the program's address.
    pub path: String,
    /// Of whom.
    pub name: String,
    /// For how many hours it is good.
    pub hours: i64,
}

/// Makes a link for an officer, by reference, as whoever keeps the machine and
/// its keys: they could make themselves anybody in any case.
///
/// # Errors
/// Where whoever asks does not keep the machine, and where there is no such
/// officer.
pub fn recover_at_the_machine(
    mechanism: &Mechanism,
    reference: &str,
) -> Result<LinkAtTheMachine, No> {
    mechanism.guard().permit(Act::ChangeKey, "database")?;
    let by = mechanism.guard().officer();
    let now = mechanism.now();
    mechanism.db().write(|session| {
        for (id, row) in session.records(OFFICERS, &[])? {
            if session.reference_of(OFFICERS, id)?.as_deref() != Some(reference) {
                continue;
            }
            let recovered = session.had_an_account(OFFICERS, id)?.then(|| Recovered {
                at: now,
                by: vec![by.name().to_owned()],
            });
            if credential::of(session, id)?.is_some() {
                credential::take_away(session, id, by)?;
            }
            forget(session, id)?;
            let link = Link::new(LetIn::AtTheMachine, recovered, now);
            let key = links::make(session, id, &link)?;
            tell(session, AccountAct::LinkMade, Some(by), id)?;
            return Ok(LinkAtTheMachine {
                path: format!("{LINK}{key}"),
                name: Officer::from_row(&row)?.name.0,
                hours: links::HOURS_MAX,
            });
        }
        Err(Refusal::by("records.no_such_record").into())
    })
}

/// Stops what is proposed for an officer.
pub(crate) fn stop(
    mechanism: &Mechanism,
    session: &Session<'_>,
    officer: RecordId,
) -> Result<(), Fault> {
    if proposed(session, officer, mechanism.now())?.is_none() {
        return Ok(());
    }
    session.forget_kept(Drawer::Recoveries, &name_of(officer))?;
    let by = Some(mechanism.guard().officer());
    tell(session, AccountAct::RecoveryStopped, by, officer)
}

/// Forgets what is proposed for an officer.
pub(crate) fn forget(session: &Session<'_>, officer: RecordId) -> Result<(), Fault> {
    session.forget_kept(Drawer::Recoveries, &name_of(officer))
}

/// The post of whoever takes part, with an account that nobody alone made
/// sure of.
fn taking_part<'m>(mechanism: &'m Mechanism, session: &Session<'_>) -> Result<&'m Post, No> {
    let post = mechanism
        .guard()
        .post()
        .ok_or_else(|| Refusal::by("guard.not_permitted"))?;
    if is_sure(session, post.officer)? {
        Ok(post)
    } else {
        Err(Refusal::by("access.let_in_by_one").into())
    }
}

fn is_sure(session: &Session<'_>, officer: RecordId) -> Result<bool, Fault> {
    let account = credential::of(session, officer)?;
    Ok(account.is_some_and(|(_, credential)| credential.let_in.is_sure()))
}

/// Whether whoever proposed it could propose it still.
fn stands(
    mechanism: &Mechanism,
    session: &Session<'_>,
    proposal: &Proposal,
) -> Result<bool, Fault> {
    let (Some(by), Some(post)) = (read_id(&proposal.by), read_id(&proposal.post)) else {
        return Ok(false);
    };
    let held = Held::by(session, by, mechanism.today())?;
    let holds = held.is_some_and(|held| held.posts.iter().any(|(id, _)| *id == post));
    Ok(holds && is_sure(session, by)?)
}

/// The way in which it was made sure who the officer is: one of the
/// country's.
fn made_sure<'c>(mechanism: &Mechanism, check: &'c str) -> Result<&'c str, Refusal> {
    let standing = mechanism.pack().standing(CHECKS, check, mechanism.today());
    if standing == Standing::InForce {
        Ok(check)
    } else {
        Err(Refusal::by("access.identity_check").at("check"))
    }
}

fn name_of(officer: RecordId) -> String {
    officer.0.simple().to_string()
}
