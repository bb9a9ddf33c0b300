//! Signing in and out.

use axum::{
    Extension,
    extract::{self, Query},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use kernel::Refusal;
use web::{From, Posted, SIGN_IN_COOKIE, Standing, State, Trouble, Visit};

use super::{
    DEVICE_COOKIE, browser,
    form::{Form, Input, Line},
    next, signed_in_cookie, told,
};
use crate::{
    Access,
    accounts::{Given, SignInNo},
    sign_ins,
};

/// For so many seconds an account knows a device again: half a year.
const DEVICE_SECONDS: u32 = 15_552_000;

fn form(
    state: &State,
    visit: &Visit,
    name: &str,
    next: &str,
    refusals: &[Refusal],
    status: StatusCode,
) -> Response {
    Form {
        heading: visit.say("access-sign-in"),
        sentences: Vec::new(),
        action: "/sign-in".to_owned(),
        button: visit.say("access-sign-in"),
        lines: vec![
            Line::of(visit, "name", "access-name", Input::Text, "username").filled(name),
            Line::password(visit),
            Line::code(visit, "access-code"),
        ],
        hidden: vec![("next", next.to_owned())],
        picture: None,
        back: None,
        refusals,
    }
    .show(state, visit, status)
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let asked = pairs.iter().find(|(name, _)| name == "next");
    let asked = next(asked.map_or("", |(_, value)| value));
    if visit.standing != Standing::Outside {
        return Redirect::to(&asked).into_response();
    }
    form(&state, &visit, "", &asked, &[], StatusCode::OK)
}

pub(super) async fn act(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Trouble> {
    let name = posted.value("name").to_owned();
    let on = next(posted.value("next"));
    let device = state.cookie(&headers, DEVICE_COOKIE).map(str::to_owned);
    let before = state.cookie(&headers, SIGN_IN_COOKIE).map(str::to_owned);
    let browser = browser(&headers);
    let signed = {
        let (name, device) = (name.clone(), device.clone());
        state
            .work(move |mechanism| {
                let signed = access.sign_in(
                    mechanism,
                    &Given {
                        name: &name,
                        password: posted.value("password"),
                        code: posted.value("code"),
                        device: device.as_deref(),
                        browser: &browser,
                    },
                );
                // A sign-in has a key of its own: the one before ends.
                if let (Ok(_), Some(before)) = (&signed, before) {
                    mechanism.db().write(|session| {
                        Ok(sign_ins::end(session, &sign_ins::name_of(&before), None)?)
                    })?;
                }
                match signed {
                    Ok(signed) => Ok(Ok(signed)),
                    Err(SignInNo::No(no @ kernel::No::Failed(_))) => Err(no),
                    Err(no) => Ok(Err(no)),
                }
            })
            .await?
    };
    let signed = match signed {
        Ok(signed) => signed,
        Err(no) => {
            let (status, wait) = match &no {
                SignInNo::Wait(seconds) => (StatusCode::TOO_MANY_REQUESTS, Some(*seconds)),
                _ => (StatusCode::UNPROCESSABLE_ENTITY, None),
            };
            let refusal = told(no)?;
            let mut response = form(&state, &visit, &name, &on, &[refusal], status);
            if let Some(seconds) = wait {
                let headers = response.headers_mut();
                headers.insert(header::RETRY_AFTER, seconds.into());
            }
            return Ok(response);
        }
    };
    let mut response = Redirect::to(&on).into_response();
    signed_in_cookie(&state, &mut response, &signed.key)?;
    let (device, lasting) = (&signed.device, Some(DEVICE_SECONDS));
    state.set_cookie(
        &mut response,
        DEVICE_COOKIE,
        device,
        lasting,
        From::OurPages,
    )?;
    Ok(response)
}

pub(super) async fn out(
    extract::State(state): extract::State<State>,
    visit: Visit,
    _posted: Posted,
) -> Result<Response, Trouble> {
    let name = visit.sign_in.clone();
    state
        .work(move |mechanism| {
            let by = mechanism.guard().officer();
            mechanism
                .db()
                .write(|session| Ok(sign_ins::end(session, &name, Some(by))?))
        })
        .await?;
    let mut response = Redirect::to("/sign-in").into_response();
    state.set_cookie(&mut response, SIGN_IN_COOKIE, "", Some(0), From::OurPages)?;
    Ok(response)
}
