//! The pages of accounts: signing in, one's own account, and the accounts
//! that an administrator keeps. All of them work without a script.

mod account;
mod accounts;
mod enrolment;
mod form;
mod passkeys;
mod recovery;
mod signing_in;
mod single_sign_on;

use axum::{
    Extension, Router,
    http::{HeaderMap, header},
    response::Response,
    routing::{get, post},
};
use kernel::{Fault, RecordId, Refusal};
use web::{From, SIGN_IN_COOKIE, State, Trouble, Visit};

use crate::{
    Access,
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
        .route("/accounts", get(accounts::show))
        .route("/accounts/link", post(accounts::link))
        .route("/accounts/end", post(accounts::take_away))
        .route("/sign-in/single", get(single_sign_on::begin))
        .route("/sign-in/single/back", get(single_sign_on::back))
        .route("/sign-in/single/out", get(single_sign_on::out))
        .route("/account/single", get(single_sign_on::begin_to_link))
        .route("/account/single/remove", post(single_sign_on::remove))
        .route(
            "/accounts/recovery/{address}",
            get(recovery::ask).post(recovery::act),
        )
        .route(
            "/account/recovery",
            get(recovery::tell).post(recovery::answer),
        )
        .route(
            "/sign-in-link",
            get(recovery::ask_to_join).post(recovery::join),
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

/// What the browser calls itself, shortened, for the officer to know it again.
fn browser(headers: &HeaderMap) -> String {
    const CHARACTERS_MAX: usize = 120;
    headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default()
        .chars()
        .filter(|sign| !sign.is_control())
        .take(CHARACTERS_MAX)
        .collect()
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
