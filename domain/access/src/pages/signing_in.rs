//! Signing in and out.

use axum::{
    Extension,
    extract::{self, Query},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use web::{From, Posted, SIGN_IN_COOKIE, Standing, State, Trouble, Visit};

use super::{
    Browser, DEVICE_COOKIE, account,
    form::{Form, Input, Line},
    next, passkeys, signed_in_cookie, single_sign_on, told,
};
use crate::{
    Access,
    accounts::{Given, SignInNo, Signed},
    sign_ins,
};

/// For so many seconds an account knows a device again: half a year.
const DEVICE_SECONDS: u32 = 15_552_000;

/// The form for signing in, with the name that was given and the way on.
pub(super) fn form(
    state: &State,
    access: &Access,
    visit: &Visit,
    (name, next): (&str, &str),
) -> Result<Form<'static>, Trouble> {
    let mut ways_on = single_sign_on::offered(access, visit);
    ways_on.push(("/sign-in-link", visit.say("access-join-halves")));
    Ok(Form {
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
        passkey: passkeys::offered(state, access, "/sign-in/passkey", next)?,
        links: ways_on,
        back: None,
        refusals: &[],
        of_the_page: &[],
    })
}

/// The way on of somebody who has signed in, and the cookies of it.
pub(super) fn signed_in<'o>(
    state: &State,
    on: &'o str,
    signed: &Signed,
) -> Result<(&'o str, HeaderMap), Trouble> {
    // What was done with the account is read before anything else.
    let on = signed.reads_first.unwrap_or(on);
    let mut response = Response::default();
    signed_in_cookie(state, &mut response, &signed.key)?;
    let (device, lasting) = (&signed.device, Some(DEVICE_SECONDS));
    state.set_cookie(
        &mut response,
        DEVICE_COOKIE,
        device,
        lasting,
        From::OurPages,
    )?;
    Ok((on, response.into_parts().0.headers))
}

/// Leads on somebody who has signed in.
pub(super) fn go_on(state: &State, on: &str, signed: &Signed) -> Result<Response, Trouble> {
    let (on, cookies) = signed_in(state, on, signed)?;
    Ok((cookies, Redirect::to(on)).into_response())
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let asked = pairs.iter().find(|(name, _)| name == "next");
    let asked = next(asked.map_or("", |(_, value)| value));
    if visit.standing != Standing::Outside {
        return Ok(Redirect::to(&asked).into_response());
    }
    let form = form(&state, &access, &visit, ("", &asked))?;
    Ok(form.show(&state, &visit, StatusCode::OK))
}

pub(super) async fn act(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    browser: Browser,
    posted: Posted,
) -> Result<Response, Trouble> {
    let name = posted.value("name").to_owned();
    let on = next(posted.value("next"));
    let signed = {
        let (access, name) = (access.clone(), name.clone());
        state
            .work(move |mechanism| {
                account::for_the_form(access.sign_in(
                    mechanism,
                    &Given {
                        name: &name,
                        password: posted.value("password"),
                        code: posted.value("code"),
                        ..browser.given()
                    },
                ))
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
            let refused = Form {
                refusals: &[told(no)?],
                ..form(&state, &access, &visit, (&name, &on))?
            };
            let mut response = refused.show(&state, &visit, status);
            if let Some(seconds) = wait {
                let headers = response.headers_mut();
                headers.insert(header::RETRY_AFTER, seconds.into());
            }
            return Ok(response);
        }
    };
    go_on(&state, &on, &signed)
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
