//! How the program is reached: on its own machine in the clear, or by others
//! under one public address, over connections that are encrypted by it or by
//! a proxy that was named.

use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, Uri, header},
};

use crate::Certificate;

/// Where the program listens, and what encrypts its connections.
#[derive(Debug)]
pub enum Listening {
    /// On this machine alone, in the clear.
    Here(SocketAddr),
    /// For others, under one public address.
    Network {
        /// The address listened on.
        listen: SocketAddr,
        /// The public address.
        origin: Origin,
        /// What encrypts.
        encrypted: Encrypted,
    },
}

/// What encrypts the connections of those who ask.
#[derive(Debug)]
pub enum Encrypted {
    /// The program.
    Here(Certificate),
    /// A proxy at this address: nobody else is answered, and its word is
    /// taken for who asks.
    ByProxy(IpAddr),
}

/// A public address, as in `https://nrm.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name, and its port where that is not 443.
    authority: String,
}

impl Origin {
    /// The address in full, without a stroke at its end.
    #[must_use]
    pub fn address(&self) -> String {
        format!("https://{}", self.authority)
    }

    /// Its name, without a port.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.authority.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
            _ => &self.authority,
        }
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "give the address that people type, as in https://nrm.example".to_owned();
        let uri: Uri = text.trim().parse().map_err(|_| wrong())?;
        let authority = uri.authority().ok_or_else(wrong)?.as_str();
        let fits = uri.scheme_str() == Some("https")
            && uri.path_and_query().is_none_or(|rest| rest.as_str() == "/")
            && !authority.contains('@');
        if !fits {
            return Err(wrong());
        }
        let authority = authority.to_ascii_lowercase();
        let authority = authority.strip_suffix(":443").unwrap_or(&authority);
        Ok(Self {
            authority: authority.to_owned(),
        })
    }
}

/// What requests have to name, and whose word is taken.
#[derive(Clone, Debug)]
pub(crate) enum Reach {
    /// This machine's own names, with the port listened on.
    Here { port: u16 },
    /// The public address; the proxy before it, if there is one.
    Network {
        origin: Origin,
        proxy: Option<IpAddr>,
    },
}

/// From where a connection comes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// From where a request comes, as far as it can be believed.
#[derive(Clone, Copy, Debug)]
pub struct Asker(pub IpAddr);

/// Refuses requests under another name than the program's: a page of
/// elsewhere whose name is made to lead here must not read an answer. Notes
/// from where the others come.
pub(crate) fn answers(reach: Option<&Reach>, request: &mut Request) -> Result<(), Misdirected> {
    let named = match reach {
        None => names_this_machine(request.headers(), None),
        Some(Reach::Here { port }) => names_this_machine(request.headers(), Some(*port)),
        Some(Reach::Network { origin, .. }) => {
            host(request.headers()).is_some_and(|host| is_of(origin, host))
        }
    };
    if !named {
        return Err(Misdirected(
            "This program answers under the address that it printed when it was started, and \
             under no other name.\n",
        ));
    }
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let asker = match reach {
        Some(Reach::Network { proxy: Some(_), .. }) => {
            Some(told_by_proxy(request.headers()).ok_or(Misdirected(
                "The proxy before this program has to encrypt its connections, and to say so: \
                     X-Forwarded-Proto: https, and X-Forwarded-For with the address that asks.\n",
            ))?)
        }
        _ => peer,
    };
    if let Some(asker) = asker {
        request.extensions_mut().insert(Asker(asker));
    }
    Ok(())
}

/// Why a request is not for this program: nothing of the country, the officer
/// or the token of the forms is told with it.
pub(crate) struct Misdirected(&'static str);

impl Misdirected {
    /// What is answered, in a sentence.
    pub(crate) fn told(&self) -> (StatusCode, &'static str) {
        (StatusCode::MISDIRECTED_REQUEST, self.0)
    }
}

/// The one host that a request names.
fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return None;
    };
    host.to_str().ok()
}

fn is_of(origin: &Origin, host: &str) -> bool {
    let host = host.strip_suffix(":443").unwrap_or(host);
    host.eq_ignore_ascii_case(&origin.authority)
}

fn names_this_machine(headers: &HeaderMap, port: Option<u16>) -> bool {
    let Some(host) = host(headers) else {
        return false;
    };
    let named = ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .find_map(|name| host.strip_prefix(name));
    match (named, port) {
        (None, _) => false,
        (Some(""), port) => port.is_none_or(|port| port == 80),
        (Some(rest), port) => rest
            .strip_prefix(':')
            .and_then(|digits| digits.parse::<u16>().ok())
            .is_some_and(|named| port.is_none_or(|port| port == named)),
    }
}

/// Who asks, as the proxy says: the last address of the last line, which the
/// proxy added; what stands before it came from whoever asked.
fn told_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    let last = |name: &str| {
        let value = headers.get_all(name).iter().next_back()?.to_str().ok()?;
        Some(value.rsplit(',').next()?.trim().to_owned())
    };
    if last("x-forwarded-proto")? != "https" {
        return None;
    }
    let address = last("x-forwarded-for")?;
    let with_port = || address.parse::<SocketAddr>().map(|address| address.ip());
    let address = address.parse::<IpAddr>().or_else(|_| with_port()).ok()?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_public_address_is_encrypted_and_leads_to_no_path() {
        let origin: Origin = " https://NRM.example:443/ ".parse().unwrap();
        assert_eq!(origin.address(), "https://nrm.example");
        let origin: Origin = "https://nrm.example:8443".parse().unwrap();
        assert_eq!(
            (origin.address().as_str(), origin.name()),
            ("https://nrm.example:8443", "nrm.example")
        );
        for wrong in [
            "http://nrm.example",
            "nrm.example",
            "https://nrm.example/path",
            "https://nrm.example?a",
            "https://a@nrm.example",
            "",
        ] {
            assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn of_what_is_forwarded_only_what_the_proxy_added_is_believed() {
        let said = |lines: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.append(*name, value.parse().unwrap());
            }
            told_by_proxy(&headers).map(|address| address.to_string())
        };
        let https = ("x-forwarded-proto", "https");
        let planted = ("x-forwarded-for", "198.51.100.7");
        let added = ("x-forwarded-for", "203.0.113.5, 192.0.2.1");
        let told = said(&[https, planted, added]);
        assert_eq!(told.as_deref(), Some("192.0.2.1"));
        let mapped = ("x-forwarded-for", "::ffff:192.0.2.1");
        assert_eq!(said(&[https, mapped]).as_deref(), Some("192.0.2.1"));
        assert_eq!(said(&[planted]), None);
        assert_eq!(said(&[https]), None);
        let clear = ("x-forwarded-proto", "http");
        assert_eq!(said(&[https, clear, planted]), None);
    }
}
