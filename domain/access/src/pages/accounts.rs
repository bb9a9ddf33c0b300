//! The accounts that an administrator keeps: who has one, and taking one away. Whom it may be done for is asked of the same
//! policies that the officers' records are.

mod narrowed;

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use db::Drawer;
use guard::Act;
use kernel::{No, RecordId, Refusal};
use records::Mechanism;
use web::{Page, Posted, State, Trouble, Visit, sentence};

use self::narrowed::{Narrowed, PAGE, Stand};
use crate::{credential, letting_in, links, posts::Held, rules, told::OFFICERS};

struct OfficerLine {
    id: String,
    name: String,
    reference: String,
    href: String,
    posts: String,
    /// How the account stands, in words.
    stands: String,
    has_account: bool,
    had_account: bool,
    /// Whether another officer is waited for.
    is_proposed: bool,
    /// Whether the account is for somebody else to keep.
    is_kept_by_others: bool,
}

/// What may be chosen: what is sent, its name, and whether it was.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "access/accounts.html")]
struct Accounts<'a> {
    visit: &'a Visit,
    /// What was asked for wrongly: where, and what is told.
    errors: Vec<(String, String)>,
    asked: Narrowed,
    agencies: Vec<Choice>,
    stands: Vec<Choice>,
    find_hint: String,
    officers: Vec<OfficerLine>,
    /// How many they are in all, in words.
    count: String,
    pages: u64,
}

impl Accounts<'_> {
    fn error_at(&self, place: &str) -> Option<&str> {
        let mut errors = self.errors.iter();
        let error = errors.find(|(at, _)| at == place);
        error.map(|(_, told)| told.as_str())
    }

    /// What is sent on from page to page.
    fn sent_on(&self) -> [(&'static str, &str); 3] {
        [
            ("name", &self.asked.name),
            ("agency", &self.asked.agency),
            ("stand", self.asked.stand.map_or("", Stand::code)),
        ]
    }
}

struct Found {
    id: RecordId,
    reference: String,
    name: String,
    held: Vec<(String, String)>,
    has_account: bool,
    had_account: bool,
    has_link: bool,
    is_proposed: bool,
    /// Whether the officer holds what the administrator could not give.
    holds_beyond: bool,
}

impl Found {
    fn stand(&self) -> Stand {
        if self.has_account {
            Stand::Open
        } else if self.has_link {
            Stand::Link
        } else if self.had_account {
            Stand::Ended
        } else {
            Stand::Never
        }
    }
}

/// The officers who were asked for, and how many they are in all.
fn found(mechanism: &Mechanism, asked: &Narrowed) -> Result<(Vec<Found>, i64), No> {
    let kind = mechanism.kind(OFFICERS)?;
    let permit = mechanism.guard().permit(Act::Look, OFFICERS)?;
    let today = mechanism.today();
    mechanism.db().read(|session| {
        let listing = asked.listing(mechanism, session)?;
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
                is_proposed: letting_in::proposed(session, stored.id, mechanism.now())?.is_some(),
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
        Ok((officers, session.count(&kind, &listing, &permit)?))
    })
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    list(&state, &visit, Ok(Narrowed::default())).await
}

pub(super) async fn find(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let asked = Narrowed::read(&state.mechanism, &posted);
    list(&state, &visit, asked).await
}

async fn list(
    state: &State,
    visit: &Visit,
    asked: Result<Narrowed, Vec<Refusal>>,
) -> Result<Response, Trouble> {
    let own = super::officer(visit)?;
    let pack = state.mechanism.pack();
    let (asked, refusals) = match asked {
        Ok(asked) => (asked, Vec::new()),
        Err(refusals) => (Narrowed::default(), refusals),
    };
    let (found, total) = if refusals.is_empty() {
        let asked = asked.clone();
        state
            .work(move |mechanism| found(mechanism, &asked))
            .await?
    } else {
        // Who may not see the list is told so first.
        state
            .work(|mechanism| Ok(mechanism.guard().permit(Act::Look, OFFICERS).map(drop)?))
            .await?;
        // What was asked for is not known: showing everybody would mislead.
        (Vec::new(), 0)
    };
    let officers = found.into_iter();
    let status = if refusals.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let errors = refusals.iter().map(|refusal| {
        let told = sentence(pack, &visit.language, None, refusal).whole();
        (
            format!("find-{}", refusal.field.as_deref().unwrap_or("name")),
            told,
        )
    });
    let body = Accounts {
        errors: errors.collect(),
        agencies: agencies(state, visit, &asked),
        stands: Stand::ALL
            .into_iter()
            .map(|stand| Choice {
                value: stand.code().to_owned(),
                name: visit.say(stand.words()),
                chosen: asked.stand == Some(stand),
            })
            .collect(),
        officers: officers
            .map(|found| line(state, visit, own, found))
            .collect(),
        find_hint: visit
            .language
            .attribute("access-find", "hint")
            .unwrap_or_default(),
        count: visit.say_with(
            "access-officers-found",
            &[("count", words::Value::Number(total))],
        ),
        pages: u64::try_from(total).unwrap_or(0).div_ceil(PAGE).max(1),
        asked,
        visit,
    };
    Ok(Page::new(&visit.say("access-accounts"), body)
        .wide()
        .status(status)
        .show(state, visit))
}

/// The bodies for which whoever asks gives posts.
fn agencies(state: &State, visit: &Visit, asked: &Narrowed) -> Vec<Choice> {
    let pack = state.mechanism.pack();
    let Some(post) = visit.guard.post() else {
        return Vec::new();
    };
    let codes = pack.list("agencies").codes();
    codes
        .filter(|code| post.administers.holds(code))
        .map(|code| Choice {
            value: code.to_owned(),
            name: pack.name_of("agencies", code, visit.language.tag()),
            chosen: asked.agency == code,
        })
        .collect()
}

fn line(state: &State, visit: &Visit, own: RecordId, found: Found) -> OfficerLine {
    let (pack, tag) = (state.mechanism.pack(), visit.language.tag());
    let id = state.mechanism.address(OFFICERS, found.id);
    let posts = found.held.iter().map(|(role, agency)| {
        format!(
            "{}, {}",
            pack.name_of("roles", role, tag),
            pack.name_of("agencies", agency, tag)
        )
    });
    OfficerLine {
        href: format!("/registers/officers/{id}"),
        id,
        posts: posts.collect::<Vec<_>>().join("; "),
        stands: visit.say(found.stand().words()),
        name: found.name,
        reference: found.reference,
        has_account: found.has_account,
        had_account: found.had_account,
        is_proposed: found.is_proposed,
        is_kept_by_others: found.holds_beyond || found.id == own,
    }
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
