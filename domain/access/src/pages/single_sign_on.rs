//! Signing in by a government's single sign-on, and having one's account known
//! by it.

use askama::Template;
use axum::{
    Extension,
    extract::{self, Query},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use db::AccountAct;
use kernel::Refusal;
use web::{From, Page, Posted, State, Trouble, Visit, sentence};

use super::{
    Browser,
    form::Form,
    next, officer, passkeys,
    signing_in::{self, signed_in},
};
use crate::{
    Access, credential, sign_ins,
    single_sign_on::{Answer, BEGAN_BY, Came, For, SingleSignOn},
    told::tell,
};

/// The cookie by which a browser is known that was sent to the provider. It
/// comes back with whoever the provider sends.
const SENT_COOKIE: &str = "opennrm-single";
/// How long it is kept, in seconds.
const SENT_SECONDS: u32 = 300;

fn single(access: &Access) -> Result<&SingleSignOn, Trouble> {
    access.single().ok_or(Trouble::NOT_FOUND)
}

/// What the page for signing in offers.
pub(super) fn offered(access: &Access, visit: &Visit) -> Vec<(&'static str, String)> {
    let Some(single) = access.single() else {
        return Vec::new();
    };
    let name = ("name", single.name().into());
    vec![
        ("/sign-in/single", visit.say_with("access-single", &[name])),
        (
            "/sign-in/single/out",
            visit.say_with("access-single-out", &[("name", single.name().into())]),
        ),
    ]
}

/// Sends somebody to the provider.
async fn send(state: &State, access: &Access, what_for: For) -> Result<Response, Trouble> {
    single(access)?;
    let (access, address) = (access.clone(), state.address());
    let sent = state
        .work(move |mechanism| {
            let Some(single) = access.single() else {
                return Err(Refusal::by("records.no_such_record").into());
            };
            single.send(what_for, &address, mechanism.now())
        })
        .await?;
    let mut response = Redirect::to(&sent.to).into_response();
    let lasting = Some(SENT_SECONDS);
    state.set_cookie(
        &mut response,
        SENT_COOKIE,
        &sent.browser,
        lasting,
        From::Elsewhere,
    )?;
    Ok(response)
}

pub(super) async fn begin(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    browser: Browser,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let what_for = For::SigningIn {
        next: next(value(&pairs, "next")),
        device: browser.device,
        before: browser.before,
    };
    send(&state, &access, what_for).await
}

/// Sends an officer who has shown again who they are, to have their account
/// known by the provider.
pub(super) async fn begin_to_link(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
) -> Result<Response, Trouble> {
    let officer = officer(&visit)?;
    let sign_in = visit.sign_in.clone();
    let shown = sign_in.clone();
    state
        .work(move |mechanism| {
            mechanism
                .db()
                .read(|session| passkeys::shown_again(session, &shown, mechanism.now()))
        })
        .await?;
    send(&state, &access, For::Linking { officer, sign_in }).await
}

fn value<'p>(pairs: &'p [(String, String)], name: &str) -> &'p str {
    let found = pairs.iter().find(|(own, _)| own == name);
    found.map_or("", |(_, value)| value)
}

#[derive(Template)]
#[template(path = "access/on.html")]
struct On<'a> {
    visit: &'a Visit,
    /// What was refused.
    errors: Vec<(&'static str, String)>,
    heading: String,
    to: String,
}

/// A page that leads on. The provider led here: what a browser keeps for our
/// own pages alone comes with the request after it.
fn lead_on(state: &State, visit: &Visit, heading: &str, to: &str) -> Response {
    let body = On {
        visit,
        errors: Vec::new(),
        heading: visit.say(heading),
        to: to.to_owned(),
    };
    let mut response = Page::new(&visit.say(heading), body).show(state, visit);
    if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={to}")) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    response
}

/// A page that leads an officer whose account was not linked back to it, with
/// why: nobody needs to sign in for that.
fn not_linked(state: &State, visit: &Visit, refusals: &[Refusal]) -> Response {
    let told = |refusal| sentence(state.mechanism.pack(), &visit.language, None, refusal).whole();
    let heading = visit.say("access-single-not-linked");
    let title = format!("{} {heading}", visit.say("error-prefix"));
    let body = On {
        visit,
        errors: refusals.iter().map(|no| ("", told(no))).collect(),
        heading,
        to: "/account".to_owned(),
    };
    Page::new(&title, body)
        .status(StatusCode::UNPROCESSABLE_ENTITY)
        .show(state, visit)
}

pub(super) async fn back(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    browser: Browser,
    headers: HeaderMap,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    single(&access)?;
    let sent = state.cookie(&headers, SENT_COOKIE).map(str::to_owned);
    let (keys, address) = (access.clone(), state.address());
    let came = state
        .work(move |mechanism| {
            let Some(single) = keys.single() else {
                return Err(Refusal::by("records.no_such_record").into());
            };
            let issuer = pairs.iter().find(|(name, _)| name == "iss");
            let answer = Answer {
                state: value(&pairs, "state"),
                code: value(&pairs, "code"),
                error: value(&pairs, "error"),
                issuer: issuer.map(|(_, issuer)| issuer.as_str()),
                browser: sent.as_deref(),
                address: &address,
            };
            single.take(mechanism, &answer, &browser.given())
        })
        .await?;
    let mut response = match came {
        Came::SignedIn(signed, on) => {
            let (on, cookies) = signed_in(&state, &on, &signed)?;
            let mut response = lead_on(&state, &visit, "access-single-signed-in", on);
            response.headers_mut().extend(cookies);
            response
        }
        Came::Linked => lead_on(&state, &visit, "access-single-linked", "/account"),
        Came::LinkedNothing(refusals) => not_linked(&state, &visit, &refusals),
        Came::SignedInNobody(refusals) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let refused = Form {
                of_the_page: &refusals,
                ..signing_in::form(&state, &access, &visit, ("", "/"))?
            };
            refused.show(&state, &visit, status)
        }
    };
    state.set_cookie(&mut response, SENT_COOKIE, "", Some(0), From::Elsewhere)?;
    Ok(response)
}

/// Sends somebody who has signed out here to sign out there.
pub(super) async fn out(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
) -> Result<Response, Trouble> {
    single(&access)?;
    let address = state.address();
    let to = state
        .work(move |mechanism| {
            access.single().map_or(Ok(None), |single| {
                single.sign_out(&address, mechanism.now())
            })
        })
        .await?;
    Ok(Redirect::to(to.as_deref().unwrap_or("/sign-in")).into_response())
}

/// The account is known to the provider no more; what it began ends.
pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    visit: Visit,
    _posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let sign_in = visit.sign_in.clone();
    state
        .work(move |mechanism| {
            mechanism.db().write(|session| {
                passkeys::shown_again(session, &sign_in, mechanism.now())?;
                let Some((name, mut credential)) = credential::of(session, id)? else {
                    return Ok(());
                };
                if credential.subject.take().is_some() {
                    let by = Some(mechanism.guard().officer());
                    tell(session, AccountAct::SubjectRemoved, by, id)?;
                    credential::keep(session, &name, id, &credential)?;
                    sign_ins::end_begun_by(session, id, BEGAN_BY, (&sign_in, by))?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(Redirect::to("/account").into_response())
}
