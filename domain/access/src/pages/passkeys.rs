//! Passkeys: making one, signing in with one, and removing one.

use axum::{
    Extension, extract,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use db::AccountAct;
use kernel::{Fault, No, Refusal};
use web::{Posted, State, Trouble, Visit};
use webauthn_rs::Webauthn;

use super::{
    Browser, account,
    form::{Device, Form, Input, Line},
    next, officer, signing_in, told,
};
use crate::{
    Access,
    accounts::SignInNo,
    credential,
    passkeys::{PASSKEYS_MAX, party},
    sign_ins,
    told::tell,
};

fn party_of(state: &State) -> Result<Option<Webauthn>, Fault> {
    party(&state.address())
}

fn needed_party(state: &State) -> Result<Webauthn, Trouble> {
    party_of(state)?.ok_or(Trouble::NOT_FOUND)
}

/// What a page offers in place of password and code.
pub(super) fn offered(
    state: &State,
    access: &Access,
    action: &'static str,
    next: &str,
) -> Result<Device, Fault> {
    let Some(party) = party_of(state)? else {
        return Ok(Device::None);
    };
    Ok(Device::Use {
        options: access.passkeys().to_use(&party, state.mechanism.now())?,
        action,
        next: next.to_owned(),
    })
}

/// Refuses whoever has not shown since they signed in, and within minutes,
/// who they are.
pub(super) fn shown_again(
    session: &db::Session<'_>,
    sign_in: &str,
    now: clockwork::Moment,
) -> Result<(), No> {
    let known = sign_ins::find(session, sign_in)?;
    if known.is_some_and(|known| known.sign_in.is_shown_again(now)) {
        Ok(())
    } else {
        Err(Refusal::by("guard.not_fresh").into())
    }
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
) -> Result<Response, Trouble> {
    asking(&state, &access, &visit, "", &[]).await
}

async fn asking(
    state: &State,
    access: &Access,
    visit: &Visit,
    name: &str,
    refusals: &[Refusal],
) -> Result<Response, Trouble> {
    let id = officer(visit)?;
    let party = needed_party(state)?;
    let (access, sign_in) = (access.clone(), visit.sign_in.clone());
    let options = state
        .work(move |mechanism| {
            let (name, own) = mechanism
                .db()
                .read(|session| {
                    shown_again(session, &sign_in, mechanism.now())?;
                    let kept = credential::of(session, id)?;
                    Ok(kept.map(|(name, credential)| (name, credential.passkeys)))
                })?
                .ok_or_else(|| Refusal::by("records.no_such_record"))?;
            Ok(access
                .passkeys()
                .to_make(mechanism, &party, (id, &name), &own)?)
        })
        .await?;
    let status = if refusals.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    // What the device did is no fault of the name.
    let (refusals, of_the_page) = match refusals {
        [refusal] if refusal.field.is_none() => (&[][..], refusals),
        _ => (refusals, &[][..]),
    };
    Ok(Form {
        heading: visit.say("access-make-passkey"),
        sentences: vec![visit.say("access-passkey-about")],
        action: "/account/passkeys".to_owned(),
        button: visit.say("access-make-passkey"),
        lines: vec![
            Line::of(visit, "name", "access-passkey-name", Input::Text, "off").filled(name),
        ],
        hidden: vec![("asked", options.name)],
        picture: None,
        passkey: Device::Make(options.json),
        links: Vec::new(),
        back: Some("/account".to_owned()),
        refusals,
        of_the_page,
    }
    .show(state, visit, status))
}

pub(super) async fn make(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let party = needed_party(&state)?;
    let (name, sign_in) = (posted.value("name").to_owned(), visit.sign_in.clone());
    let keys = access.clone();
    let made = state
        .work(move |mechanism| {
            let answer = (posted.value("asked"), posted.value("passkey"));
            let whose = (id, posted.value("name"));
            let made = match keys.passkeys().made(mechanism, &party, whose, answer) {
                Ok(made) => made,
                Err(refusal) => return Ok(Err(refusal)),
            };
            mechanism.db().write(|session| {
                shown_again(session, &sign_in, mechanism.now())?;
                let Some((name, mut credential)) = credential::of(session, id)? else {
                    return Err(Refusal::by("records.no_such_record").into());
                };
                if credential.passkeys.len() >= PASSKEYS_MAX {
                    let refusal = Refusal::by("access.passkeys_max").naming("max", PASSKEYS_MAX);
                    return Ok(Err(refusal));
                }
                credential.passkeys.push(made.clone());
                let by = Some(mechanism.guard().officer());
                tell(session, AccountAct::PasskeyMade, by, id)?;
                credential::keep(session, &name, id, &credential)?;
                Ok(Ok(()))
            })
        })
        .await?;
    match made {
        Ok(()) => Ok(Redirect::to("/account").into_response()),
        Err(refusal) => asking(&state, &access, &visit, &name, &[refusal]).await,
    }
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let sign_in = visit.sign_in.clone();
    state
        .work(move |mechanism| {
            mechanism.db().write(|session| {
                shown_again(session, &sign_in, mechanism.now())?;
                let Some((name, mut credential)) = credential::of(session, id)? else {
                    return Ok(());
                };
                let before = credential.passkeys.len();
                credential
                    .passkeys
                    .retain(|own| own.id != posted.value("passkey"));
                if credential.passkeys.len() < before {
                    let by = Some(mechanism.guard().officer());
                    tell(session, AccountAct::PasskeyRemoved, by, id)?;
                    credential::keep(session, &name, id, &credential)?;
                    let passkey = posted.value("passkey");
                    sign_ins::end_begun_by(session, id, passkey, (&sign_in, by))?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(Redirect::to("/account").into_response())
}

pub(super) async fn sign_in(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    browser: Browser,
    posted: Posted,
) -> Result<Response, Trouble> {
    let party = needed_party(&state)?;
    let on = next(posted.value("next"));
    let keys = access.clone();
    let signed = state
        .work(move |mechanism| {
            let answer = (posted.value("asked"), posted.value("passkey"));
            let keys = keys.passkeys();
            account::for_the_form(keys.sign_in(mechanism, &party, answer, &browser.given()))
        })
        .await?;
    match signed {
        Ok(signed) => signing_in::go_on(&state, &on, &signed),
        Err(_) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let refused = Form {
                of_the_page: &[Refusal::by("access.passkey_not_known")],
                ..signing_in::form(&state, &access, &visit, ("", &on))?
            };
            Ok(refused.show(&state, &visit, status))
        }
    }
}

pub(super) async fn confirm(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    let party = needed_party(&state)?;
    let on = next(posted.value("next"));
    let (keys, sign_in) = (access.clone(), visit.sign_in.clone());
    let done = state
        .work(move |mechanism| {
            let answer = (posted.value("asked"), posted.value("passkey"));
            let whose = (id, sign_in.as_str());
            account::for_the_form(keys.passkeys().confirm(mechanism, &party, answer, whose))
        })
        .await?;
    let refusal = match done {
        Ok(()) => return Ok(Redirect::to(&on).into_response()),
        Err(SignInNo::Wrong) => Refusal::by("access.passkey_not_known"),
        Err(no) => told(no)?,
    };
    account::asking_again(&state, &access, &visit, &on, (&[], &[refusal]))
}
