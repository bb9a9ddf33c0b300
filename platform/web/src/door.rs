//! Who asks. A program without accounts has one local officer; with accounts
//! whoever keeps them is asked at each request who it is that asks, before
//! anything else is done.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use guard::Guard;
use kernel::No;
use records::Mechanism;

use crate::{State, Trouble, edge::is_for_programs};

/// The cookie that holds the key of a sign-in.
pub const SIGN_IN_COOKIE: &str = "opennrm";

/// Whoever keeps the accounts.
pub trait Doorkeeper: Send + Sync {
    /// Who it is that asks with this key of a sign-in.
    ///
    /// # Errors
    /// What the database fails with: then nobody is let in.
    fn admit(&self, mechanism: &Mechanism, key: Option<&str>) -> Result<Admitted, No>;

    /// Whether this path is for whoever has not signed in.
    fn is_outside(&self, path: &str) -> bool;
}

/// Who asks.
#[derive(Clone, Debug)]
pub enum Admitted {
    /// The local officer of a database that has no accounts.
    Local,
    /// An officer who has signed in.
    Officer(Box<SignedIn>),
    /// Nobody that is known.
    Nobody,
}

/// An officer who has signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The guard of the officer's post.
    pub guard: Guard,
    /// What proves that a form was written for this sign-in.
    pub token: String,
    /// By what the sign-in is known: nothing that opens anything.
    pub name: String,
}

/// How a visitor stands to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The local officer of a database that has no accounts.
    Local,
    /// Signed in.
    SignedIn,
    /// Not signed in.
    Outside,
}

/// Who asks with these headers.
pub(crate) async fn admit(state: &State, headers: &HeaderMap) -> Result<Admitted, Trouble> {
    let Some(doorkeeper) = state.doorkeeper().cloned() else {
        return Ok(Admitted::Local);
    };
    let key = state.cookie(headers, SIGN_IN_COOKIE).map(str::to_owned);
    state
        .work(move |mechanism| doorkeeper.admit(mechanism, key.as_deref()))
        .await
}

/// What is answered to nobody: where to sign in, or that it has to be done.
pub(crate) fn outside(request: &Request) -> Response {
    let path = request.uri().path();
    if is_for_programs(path) {
        return Trouble::Status(StatusCode::UNAUTHORIZED).into_response();
    }
    if *request.method() != Method::GET {
        return Trouble::SignInEnded.into_response();
    }
    if path == "/" {
        return Redirect::to("/sign-in").into_response();
    }
    let next = form_urlencoded::Serializer::new(String::new())
        .append_pair(
            "next",
            request.uri().path_and_query().map_or("/", |at| at.as_str()),
        )
        .finish();
    Redirect::to(&format!("/sign-in?{next}")).into_response()
}
