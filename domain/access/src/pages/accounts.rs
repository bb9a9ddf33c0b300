//! The accounts that an administrator keeps: who has one, handing out a link
//! to make one, taking one away. Whom it may be done for is asked of the same
//! policies that the officers' records are.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract,
    response::{IntoResponse, Redirect, Response},
};
use db::{AccountAct, Drawer, Listing};
use guard::Act;
use kernel::{No, RecordId, Refusal};
use records::Mechanism;
use web::{Page, Posted, State, Trouble, Visit};

use crate::{
    credential::{self, LetIn},
    doorkeeper::LINK,
    links::{self, Link},
    posts::Held,
    recovery, rules,
    told::{OFFICERS, tell},
};

/// How many officers stand on the page.
const OFFICERS_MAX: u64 = 500;

struct OfficerLine {
    id: String,
    name: String,
    reference: String,
    href: String,
    posts: String,
    has_account: bool,
    had_account: bool,
    has_link: bool,
    recovery: bool,
    /// Whether the account is for somebody else to keep.
    is_kept_by_others: bool,
}

#[derive(Template)]
#[template(path = "access/accounts.html")]
struct Accounts<'a> {
    visit: &'a Visit,
    officers: Vec<OfficerLine>,
}

struct Found {
    id: RecordId,
    reference: String,
    name: String,
    held: Vec<(String, String)>,
    has_account: bool,
    had_account: bool,
    has_link: bool,
    recovery: bool,
    /// Whether the officer holds what the administrator could not give.
    holds_beyond: bool,
}

fn found(mechanism: &Mechanism) -> Result<Vec<Found>, No> {
    let kind = mechanism.kind(OFFICERS)?;
    let permit = mechanism.guard().permit(Act::Look, OFFICERS)?;
    let listing = Listing {
        limit: OFFICERS_MAX,
        ..Listing::default()
    };
    let today = mechanism.today();
    mechanism.db().read(|session| {
        let with_account: BTreeSet<RecordId> = session
            .all_kept(Drawer::Credentials)?
            .into_iter()
            .map(|kept| kept.officer)
            .collect();
        let mut officers = Vec::new();
        for stored in session.list(&kind, &listing, &permit)? {
            let Some(held) = Held::by(session, stored.id, today)? else {
                continue;
            };
            officers.push(Found {
                id: stored.id,
                reference: stored.reference,
                name: held.officer.name.0,
                held: held
                    .posts
                    .into_iter()
                    .map(|(_, post)| (post.role.0, post.agency.0))
                    .collect(),
                has_account: with_account.contains(&stored.id),
                had_account: session.had_an_account(OFFICERS, stored.id)?,
                has_link: links::is_out(session, stored.id)?,
                recovery: recovery::proposed(session, stored.id, mechanism.now())?.is_some(),
                holds_beyond: match mechanism.guard().at_work() {
                    Some(by) => rules::holds_beyond(
                        stored.id,
                        by,
                        session,
                        mechanism.pack().as_ref(),
                        today,
                    )?,
                    None => true,
                },
            });
        }
        Ok(officers)
    })
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    let own = super::officer(&visit)?;
    let found = state.work(found).await?;
    let pack = state.mechanism.pack();
    let tag = visit.language.tag();
    let officers = found
        .into_iter()
        .map(|found| OfficerLine {
            id: state.mechanism.address(OFFICERS, found.id),
            href: format!(
                "/registers/officers/{}",
                state.mechanism.address(OFFICERS, found.id)
            ),
            name: found.name,
            reference: found.reference,
            posts: found
                .held
                .iter()
                .map(|(role, agency)| {
                    format!(
                        "{}, {}",
                        pack.name_of("roles", role, tag),
                        pack.name_of("agencies", agency, tag)
                    )
                })
                .collect::<Vec<_>>()
                .join("; "),
            has_account: found.has_account,
            had_account: found.had_account,
            has_link: found.has_link,
            recovery: found.recovery,
            is_kept_by_others: found.holds_beyond || found.id == own,
        })
        .collect();
    let body = Accounts {
        visit: &visit,
        officers,
    };
    Ok(Page::new(&visit.say("access-accounts"), body)
        .wide()
        .show(&state, &visit))
}

/// The officer that a form is about, if the administrator may keep their
/// account, which is nobody's own.
pub(super) fn kept_officer(mechanism: &Mechanism, address: &str) -> Result<RecordId, No> {
    let missing = || Refusal::by("records.no_such_record");
    let id = mechanism
        .at_address(OFFICERS, address)
        .ok_or_else(missing)?;
    let guard = mechanism.guard();
    guard.permit(Act::AdministerAccounts, "accounts")?;
    let kind = mechanism.kind(OFFICERS)?;
    let permit = guard.permit(Act::Edit, OFFICERS)?;
    let by = guard.at_work().ok_or_else(missing)?;
    mechanism.db().read(|session| {
        session.get(&kind, id, &permit)?.ok_or_else(missing)?;
        rules::refuse_beyond(
            id,
            by,
            session,
            mechanism.pack().as_ref(),
            mechanism.today(),
        )
    })?;
    Ok(id)
}

#[derive(Template)]
#[template(path = "access/link.html")]
struct LinkMade<'a> {
    visit: &'a Visit,
    path: String,
    about: String,
}

/// A link with which an officer makes their account, shown this once.
pub(super) async fn link(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let key = state
        .work(move |mechanism| {
            let officer = kept_officer(mechanism, posted.value("officer"))?;
            mechanism.db().write(|session| {
                if credential::of(session, officer)?.is_some() {
                    return Err(Refusal::by("access.has_account").into());
                }
                // A new link alone would make whoever hands it out into the
                // officer: an account that was there before is recovered.
                if session.had_an_account(OFFICERS, officer)? {
                    return Err(Refusal::by("access.had_account").into());
                }
                let link = Link::new(LetIn::ByOne, None, mechanism.now());
                let key = links::make(session, officer, &link)?;
                let by = mechanism.guard().officer();
                tell(session, AccountAct::LinkMade, Some(by), officer)?;
                Ok(key)
            })
        })
        .await?;
    let hours = words::Value::Number(links::HOURS_MAX);
    let body = LinkMade {
        visit: &visit,
        path: format!("{LINK}{key}"),
        about: visit.say_with("access-link-made-about", &[("hours", hours)]),
    };
    Ok(Page::new(&visit.say("access-link-made"), body).show(&state, &visit))
}

/// Takes an account away; every sign-in of it ends.
pub(super) async fn take_away(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    super::officer(&visit)?;
    state
        .work(move |mechanism| {
            let officer = kept_officer(mechanism, posted.value("officer"))?;
            let by = mechanism.guard().officer();
            mechanism
                .db()
                .write(|session| Ok(credential::take_away(session, officer, by)?))
        })
        .await?;
    Ok(Redirect::to("/accounts").into_response())
}
