//! Cookies. Over encrypted connections their names begin with `__Host-`:
//! browsers then take them from this one address only, over such connections
//! only. Browsers take no such name in the clear, so that on its own machine
//! the program names them without it.

use std::borrow::Cow;

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use kernel::Fault;

use crate::State;

/// Whether a cookie comes with requests that another site leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// It comes with requests of this program's own pages only.
    OurPages,
    /// It comes when a link or an answer of another site leads here, and with
    /// nothing that another site sends.
    Elsewhere,
}

impl State {
    fn cookie_name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.is_encrypted() {
            Cow::Owned(format!("__Host-{name}"))
        } else {
            Cow::Borrowed(name)
        }
    }

    /// The value of a cookie of this program.
    #[must_use]
    pub fn cookie<'h>(&self, headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
        let name = self.cookie_name(name);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    /// Has the browser keep a cookie, as long as it runs or for so many
    /// seconds; with none of them it is forgotten.
    ///
    /// # Errors
    /// When the value cannot stand in a cookie.
    pub fn set_cookie(
        &self,
        response: &mut Response,
        name: &str,
        value: &str,
        seconds: Option<u32>,
        from: From,
    ) -> Result<(), Fault> {
        let secure = if self.is_encrypted() { "; Secure" } else { "" };
        let site = match from {
            From::OurPages => "Strict",
            From::Elsewhere => "Lax",
        };
        let lasting = seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
        let name = self.cookie_name(name);
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite={site}{secure}{lasting}");
        let cookie = HeaderValue::from_str(&cookie)
            .map_err(|error| Fault::from("a cookie cannot be written", error))?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
        Ok(())
    }
}
