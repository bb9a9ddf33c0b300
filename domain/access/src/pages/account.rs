//! One's own account: the post one works in, where one is signed in, and
//! showing again who one is.

use askama::Template;
use axum::{
    Extension,
    extract::{self, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use db::{AccountAct, AccountLine};
use guard::Act;
use kernel::{No, Refusal};
use web::{Page, Posted, State, Trouble, Visit};

use super::{
    enrolment::paper,
    form::{Device, Form, Line},
    next, officer, passkeys, signed_in_cookie, told,
};
use crate::{
    Access,
    accounts::{self, SignInNo},
    credential,
    doorkeeper::read_id,
    letting_in, password,
    posts::Held,
    sign_ins,
    told::{OFFICERS, tell},
};

struct PostLine {
    id: String,
    said: String,
    chosen: bool,
}

struct SignInLine {
    name: String,
    browser: String,
    begun: String,
    seen: String,
    here: bool,
}

struct PasskeyLine {
    id: String,
    name: String,
    made: String,
}

/// How many of the things that were done with the account are shown, and how
/// many of its changes.
const DONE_SHOWN: u64 = 30;

/// What was done with the account.
struct DoneLine {
    at: String,
    what: String,
    by: Option<String>,
    refused: bool,
}

#[derive(Template)]
#[template(path = "access/account.html")]
struct Account<'a> {
    visit: &'a Visit,
    posts: Vec<PostLine>,
    sign_ins: Vec<SignInLine>,
    paper_left: String,
    passkeys: Vec<PasskeyLine>,
    administers: bool,
    /// What single sign-on is called, if there is one, and whether it knows
    /// the account.
    single: Option<(String, bool)>,
    /// Whether the officer is to read of a recovery.
    recovery: bool,
    /// What was changed of the account that the officer has not read of yet.
    unread: Vec<DoneLine>,
    /// The last of it.
    unread_to: i64,
    done: Vec<DoneLine>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let (held, all, (left, own, linked), recovery, (unread, done)) = state
        .work(move |mechanism| {
            mechanism.db().read(|session| {
                let held = Held::by(session, id, mechanism.today())?;
                let credential = credential::of(session, id)?.map(|(_, credential)| credential);
                let left = credential.as_ref().map_or(0, |own| own.factor.paper_left());
                let recovery = credential
                    .as_ref()
                    .is_some_and(|own| own.recovered.is_some())
                    || letting_in::proposed(session, id, mechanism.now())?.is_some();
                let linked = credential.as_ref().is_some_and(|own| own.subject.is_some());
                let read_to = credential.as_ref().map_or(0, |own| own.read_to);
                let done = |after| session.done_with_account(OFFICERS, id, after, DONE_SHOWN);
                let done = (done(Some(read_to))?, done(None)?);
                let own = credential.map_or_else(Vec::new, |own| own.passkeys);
                let all = sign_ins::of(session, id)?;
                Ok((held, all, (left, own, linked), recovery, done))
            })
        })
        .await?;
    let pack = state.mechanism.pack();
    let tag = visit.language.tag();
    let at_work = visit.guard.post().map(|post| post.post);
    let posts = held
        .iter()
        .flat_map(|held| &held.posts)
        .map(|(id, post)| PostLine {
            id: id.0.simple().to_string(),
            said: format!(
                "{}, {}",
                pack.name_of("roles", &post.role.0, tag),
                pack.name_of("agencies", &post.agency.0, tag)
            ),
            chosen: Some(*id) == at_work,
        })
        .collect();
    let now = state.mechanism.now();
    let sign_ins = all
        .into_iter()
        .filter(|known| known.sign_in.stands(now, pack))
        .map(|known| SignInLine {
            here: known.name == visit.sign_in,
            begun: pack.at(&visit.language, &known.sign_in.begun),
            seen: pack.at(&visit.language, &known.sign_in.seen),
            browser: known.sign_in.browser,
            name: known.name,
        })
        .collect();
    let count = words::Value::Number(i64::try_from(left).unwrap_or(0));
    let passkeys = own
        .into_iter()
        .map(|own| PasskeyLine {
            id: own.id,
            name: own.name,
            made: pack.at(&visit.language, &own.made),
        })
        .collect();
    let unread_to = unread.first().map_or(0, |line| line.number);
    let lines = |done: Vec<AccountLine>| {
        done.into_iter()
            .map(|line| DoneLine {
                at: pack.at(&visit.language, &line.at),
                what: visit.say(&format!("log-act-{}", line.act)),
                by: line.by,
                refused: line.refused,
            })
            .collect()
    };
    let body = Account {
        unread: lines(unread),
        unread_to,
        done: lines(done),
        passkeys,
        single: access
            .single()
            .map(|single| (single.name().to_owned(), linked)),
        recovery,
        paper_left: visit.say_with("access-paper-left", &[("count", count)]),
        administers: visit.may(Act::AdministerAccounts, "accounts")
            || visit.may(Act::Look, "posts"),
        visit: &visit,
        posts,
        sign_ins,
    };
    Ok(Page::new(&visit.say("access-account"), body).show(&state, &visit))
}

/// The officer has read what was changed of the account, up to what the page
/// showed.
pub(super) async fn read(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let shown: i64 = posted.value("to").parse().unwrap_or(0);
    state
        .work(move |mechanism| {
            mechanism.db().write(|session| {
                if let Some((name, mut credential)) = credential::of(session, id)? {
                    credential.read_to = shown.clamp(credential.read_to, session.next_entry()? - 1);
                    credential::keep(session, &name, id, &credential)?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(Redirect::to("/account").into_response())
}

/// Works in another of one's posts.
pub(super) async fn choose_post(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let chosen = read_id(posted.value("post")).ok_or(Trouble::NOT_FOUND)?;
    let name = visit.sign_in.clone();
    state
        .work(move |mechanism| {
            mechanism.db().write(|session| {
                let held = Held::by(session, id, mechanism.today())?;
                let own = held
                    .iter()
                    .flat_map(|held| &held.posts)
                    .find(|(post, _)| *post == chosen);
                let (Some((_, post)), Some(mut known)) = (own, sign_ins::find(session, &name)?)
                else {
                    return Err(Refusal::by("records.no_such_record").into());
                };
                known.sign_in.post = Some(chosen.0.simple().to_string());
                known.sign_in.role.clone_from(&post.role.0);
                sign_ins::keep(session, &known)?;
                let by = mechanism.guard().officer();
                Ok(tell(session, AccountAct::PostChosen, Some(by), id)?)
            })
        })
        .await?;
    Ok(Redirect::to("/account").into_response())
}

/// Ends one of one's own sign-ins, or all others.
pub(super) async fn end(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let here = visit.sign_in.clone();
    state
        .work(move |mechanism| {
            let by = Some(mechanism.guard().officer());
            mechanism.db().write(|session| {
                let name = posted.value("sign_in");
                if name.is_empty() {
                    return Ok(sign_ins::end_others(session, id, Some(&here), by)?);
                }
                // Nobody ends another's.
                let own = sign_ins::of(session, id)?;
                if own.iter().any(|known| known.name == name) {
                    sign_ins::end(session, name, by)?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(Redirect::to("/account").into_response())
}

struct Asking<'a> {
    heading: &'a str,
    action: &'a str,
    more: Vec<Line>,
    hidden: Vec<(&'static str, String)>,
    passkey: Device,
    refusals: &'a [Refusal],
    /// What was refused of nothing that was filled in.
    of_the_page: &'a [Refusal],
}

impl Asking<'_> {
    /// A form that asks again who somebody is.
    fn show(self, state: &State, visit: &Visit, status: StatusCode) -> Response {
        let mut lines = vec![Line::password(visit), Line::code(visit, "access-code")];
        lines.extend(self.more);
        Form {
            heading: visit.say(self.heading),
            sentences: vec![visit.say("access-confirm-about")],
            action: self.action.to_owned(),
            button: visit.say("button-continue"),
            lines,
            hidden: self.hidden,
            picture: None,
            passkey: self.passkey,
            links: Vec::new(),
            back: Some("/account".to_owned()),
            refusals: self.refusals,
            of_the_page: self.of_the_page,
        }
        .show(state, visit, status)
    }
}

/// Asks again who somebody is, on the way to another page.
pub(super) fn asking_again(
    state: &State,
    access: &Access,
    visit: &Visit,
    next: &str,
    (refusals, of_the_page): (&[Refusal], &[Refusal]),
) -> Result<Response, Trouble> {
    let status = if refusals.is_empty() && of_the_page.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let passkey = passkeys::offered(state, access, "/account/confirm/passkey", next)?;
    Ok(Asking {
        heading: "access-confirm",
        action: "/account/confirm",
        more: Vec::new(),
        hidden: vec![("next", next.to_owned())],
        passkey,
        refusals,
        of_the_page,
    }
    .show(state, visit, status))
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    officer(&visit)?;
    let asked = pairs.iter().find(|(name, _)| name == "next");
    let on = next(asked.map_or("/account", |(_, value)| value));
    asking_again(&state, &access, &visit, &on, (&[], &[]))
}

/// Tells apart what is for the form from what ends the request.
pub(super) fn for_the_form<T>(done: Result<T, SignInNo>) -> Result<Result<T, SignInNo>, No> {
    match done {
        Err(SignInNo::No(no @ No::Failed(_))) => Err(no),
        done => Ok(done),
    }
}

pub(super) async fn confirm(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let on = next(posted.value("next"));
    let name = visit.sign_in.clone();
    let keys = access.clone();
    let done = state
        .work(move |mechanism| {
            let now = mechanism.now();
            for_the_form(accounts::confirm(
                mechanism,
                keys.passwords(),
                (id, AccountAct::Confirmed),
                (posted.value("password"), posted.value("code")),
                |session, _| Ok(sign_ins::confirm(session, &name, now)?),
            ))
        })
        .await?;
    match done {
        Ok(()) => Ok(Redirect::to(&on).into_response()),
        Err(no) => asking_again(&state, &access, &visit, &on, (&[told(no)?], &[])),
    }
}

fn asking_password<'a>(visit: &Visit, refusals: &'a [Refusal]) -> Asking<'a> {
    Asking {
        heading: "access-change-password",
        action: "/account/password",
        more: Line::new_password(visit, "new").into(),
        hidden: Vec::new(),
        passkey: Device::None,
        refusals,
        of_the_page: &[],
    }
}

pub(super) async fn ask_password(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    officer(&visit)?;
    Ok(asking_password(&visit, &[]).show(&state, &visit, StatusCode::OK))
}

/// Another password; every other sign-in ends, and this one has another key.
pub(super) async fn change_password(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let here = visit.sign_in.clone();
    let mut refusals = Vec::new();
    if let Err(refusal) = password::fit(posted.value("new"), &[&visit.officer]) {
        refusals.push(refusal.at("new"));
    } else if posted.value("new") != posted.value("again") {
        refusals.push(Refusal::by("access.password_again").at("again"));
    }
    if refusals.is_empty() {
        let done = state
            .work(move |mechanism| {
                let hashed = access.passwords().hash(posted.value("new"))?;
                let key = std::cell::RefCell::new(None);
                let done = accounts::confirm(
                    mechanism,
                    access.passwords(),
                    (id, AccountAct::PasswordChanged),
                    (posted.value("password"), posted.value("code")),
                    |session, credential| {
                        credential.password = hashed.clone();
                        let by = Some(mechanism.guard().officer());
                        sign_ins::end_others(session, id, Some(&here), by)?;
                        *key.borrow_mut() = sign_ins::renew(session, &here)?;
                        Ok(())
                    },
                );
                for_the_form(done.map(|()| key.into_inner()))
            })
            .await?;
        match done {
            Ok(key) => {
                let mut response = Redirect::to("/account").into_response();
                if let Some(key) = key {
                    signed_in_cookie(&state, &mut response, &key)?;
                }
                return Ok(response);
            }
            Err(no) => refusals.push(told(no)?),
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(asking_password(&visit, &refusals).show(&state, &visit, status))
}

fn asking_paper(refusals: &[Refusal]) -> Asking<'_> {
    Asking {
        heading: "access-new-paper",
        action: "/account/paper",
        more: Vec::new(),
        hidden: Vec::new(),
        passkey: Device::None,
        refusals,
        of_the_page: &[],
    }
}

pub(super) async fn ask_paper(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    officer(&visit)?;
    Ok(asking_paper(&[]).show(&state, &visit, StatusCode::OK))
}

/// New codes on paper; those before count no more.
pub(super) async fn new_paper(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let made = state
        .work(move |mechanism| {
            let codes = std::cell::RefCell::new(Vec::new());
            let done = accounts::confirm(
                mechanism,
                access.passwords(),
                (id, AccountAct::CodesMade),
                (posted.value("password"), posted.value("code")),
                |_, credential| {
                    *codes.borrow_mut() = credential.factor.new_paper()?;
                    Ok(())
                },
            );
            for_the_form(done.map(|()| codes.into_inner()))
        })
        .await?;
    Ok(match made {
        Ok(codes) => paper(&state, &visit, codes, ("/account", "access-account")),
        Err(no) => {
            let refusals = [told(no)?];
            asking_paper(&refusals).show(&state, &visit, StatusCode::UNPROCESSABLE_ENTITY)
        }
    })
}
