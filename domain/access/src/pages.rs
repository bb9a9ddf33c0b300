//! The pages of accounts: signing in, one's own account, and the accounts
//! that an administrator keeps. All of them work without a script.

mod account;
mod accounts;
mod enrolment;
mod form;
mod letting_in;
mod passkeys;
mod signing_in;
mod single_sign_on;

use std::convert::Infallible;

use axum::{
    Extension, Router,
    extract::FromRequestParts,
    http::{header, request::Parts},
    response::Response,
    routing::{get, post},
};
use kernel::{Fault, RecordId, Refusal};
use web::{Asker, From, SIGN_IN_COOKIE, State, Trouble, Visit};

use crate::{
    Access,
    accounts::Given,
    doorkeeper::{FIRST, LINK},
};

/// The cookie by which an account knows a device again.
const DEVICE_COOKIE: &str = "opennrm-device";

/// Every page, with the accounts that they are about.
pub(crate) fn router(access: Access) -> Router<State> {
    Router::new()
        .route("/sign-in", get(signing_in::ask).post(signing_in::act))
        .route("/sign-out", post(signing_in::out))
        .route("/account", get(account::show))
        .route("/account/read", post(account::read))
        .route("/account/post", post(account::choose_post))
        .route("/account/end", post(account::end))
        .route("/account/confirm", get(account::ask).post(account::confirm))
        .route(
            "/account/password",
            get(account::ask_password).post(account::change_password),
        )
        .route(
            "/account/paper",
            get(account::ask_paper).post(account::new_paper),
        )
        .route("/sign-in/passkey", post(passkeys::sign_in))
        .route("/account/confirm/passkey", post(passkeys::confirm))
        .route("/account/passkeys", get(passkeys::ask).post(passkeys::make))
        .route("/account/passkeys/remove", post(passkeys::remove))
        .route("/accounts", get(accounts::show).post(accounts::find))
        .route("/accounts/end", post(accounts::take_away))
        .route("/sign-in/single", get(single_sign_on::begin))
        .route("/sign-in/single/back", get(single_sign_on::back))
        .route("/sign-in/single/out", get(single_sign_on::out))
        .route("/account/single", get(single_sign_on::begin_to_link))
        .route("/account/single/remove", post(single_sign_on::remove))
        .route(
            "/accounts/letting-in/{address}",
            get(letting_in::ask).post(letting_in::act),
        )
        .route(
            "/account/recovery",
            get(letting_in::tell).post(letting_in::answer),
        )
        .route(
            "/sign-in-link",
            get(letting_in::ask_to_join).post(letting_in::join),
        )
        .route(
            &format!("{FIRST}{{key}}"),
            get(enrolment::ask_first).post(enrolment::first),
        )
        .route(
            &format!("{LINK}{{key}}"),
            get(enrolment::ask_by_link).post(enrolment::by_link),
        )
        .layer(Extension(access))
}

/// The officer who is signed in; nothing is here for others.
fn officer(visit: &Visit) -> Result<RecordId, Trouble> {
    visit
        .guard
        .post()
        .map(|post| post.officer)
        .ok_or(Trouble::NOT_FOUND)
}

fn signed_in_cookie(state: &State, response: &mut Response, key: &str) -> Result<(), Fault> {
    state.set_cookie(response, SIGN_IN_COOKIE, key, None, From::OurPages)
}

/// The browser of somebody who signs in.
struct Browser {
    /// The key by which an account knows it again.
    device: Option<String>,
    /// The key of the sign-in that it has.
    before: Option<String>,
    /// What it calls itself, shortened, for the officer to know it again.
    name: String,
    address: Option<std::net::IpAddr>,
}

impl Browser {
    fn given(&self) -> Given<'_> {
        Given {
            device: self.device.as_deref(),
            before: self.before.as_deref(),
            address: self.address,
            browser: Some(&self.name),
            ..Given::default()
        }
    }
}

impl FromRequestParts<State> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        const CHARACTERS_MAX: usize = 120;
        let headers = &parts.headers;
        let agent = headers.get(header::USER_AGENT);
        let name = agent.and_then(|agent| agent.to_str().ok());
        Ok(Self {
            device: state.cookie(headers, DEVICE_COOKIE).map(str::to_owned),
            before: state.cookie(headers, SIGN_IN_COOKIE).map(str::to_owned),
            name: name
                .unwrap_or_default()
                .chars()
                .filter(|sign| !sign.is_control())
                .take(CHARACTERS_MAX)
                .collect(),
            address: parts.extensions.get::<Asker>().map(|asker| asker.0),
        })
    }
}

/// Where to go on: a path of this program, and nothing else.
fn next(asked: &str) -> String {
    let is_ours = asked.starts_with('/')
        && !asked.starts_with("//")
        && !asked.contains('\\')
        && !asked.chars().any(char::is_control)
        && !asked.starts_with("/sign-");
    if is_ours {
        asked.to_owned()
    } else {
        "/".to_owned()
    }
}

/// A refusal of what was typed to sign in or to confirm.
fn told(no: crate::SignInNo) -> Result<Refusal, Trouble> {
    match no {
        crate::SignInNo::Wrong => Ok(Refusal::by("access.not_known")),
        crate::SignInNo::Wait(seconds) => Ok(Refusal::by("access.wait").naming("seconds", seconds)),
        crate::SignInNo::No(kernel::No::Refused(refusals)) => refusals
            .into_iter()
            .next()
            .ok_or_else(|| Fault::new("a refusal without a reason").into()),
        crate::SignInNo::No(failed) => Err(failed.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_on_leads_to_no_other_machine_and_not_round_and_round() {
        assert_eq!(
            next("/registers/persons?sex=female"),
            "/registers/persons?sex=female"
        );
        for elsewhere in [
            "",
            "//elsewhere.example",
            "https://elsewhere.example",
            "/\\elsewhere",
            "/sign-in",
            "/sign-in-link/x",
            "/a\r\nb",
        ] {
            assert_eq!(next(elsewhere), "/", "{elsewhere}");
        }
    }
}
