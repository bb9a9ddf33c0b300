//! How a government's single sign-on is reached, and what is asked of it. The
//! file holds a secret and is its owner's alone.

use std::path::Path;

use kernel::Fault;
use serde::Deserialize;
use url::Url;

const LONGEST_FILE: u64 = 64 * 1024;
const LONGEST_CERTIFICATES: u64 = 4 * 1024 * 1024;

/// The settings of single sign-on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// What people call it.
    pub(crate) name: String,
    /// Who says who somebody is: the provider's address, as it writes it.
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    /// The levels of which one has to have been reached (`acr`).
    #[serde(default)]
    pub(crate) levels: Vec<String>,
    /// The means of which one has to have been used (`amr`).
    #[serde(default)]
    pub(crate) means: Vec<String>,
    /// The certificates of those who vouch for the provider's, in PEM.
    certificates: Option<String>,
}

/// Where Debian and its like keep the certificates of the world.
const CERTIFICATES: &str = "/etc/ssl/certs/ca-certificates.crt";

impl Settings {
    pub(crate) fn read(path: &Path) -> Result<Self, Fault> {
        let wrong = |what: String| {
            Fault::new(format!(
                "the settings of single sign-on in {} are wrong: {what}",
                path.display()
            ))
        };
        let bytes =
            owner_file::read(path, LONGEST_FILE).map_err(|error| Fault::new(error.to_string()))?;
        let text = std::str::from_utf8(&bytes).map_err(|_| wrong("it is no text".to_owned()))?;
        let settings: Self =
            toml::from_str(text).map_err(|error| wrong(error.message().to_owned()))?;
        if settings.levels.is_empty() && settings.means.is_empty() {
            return Err(wrong(
                "say with `levels` or `means` how sure the provider has to be: without it a \
                 password alone would do"
                    .to_owned(),
            ));
        }
        if settings.issuer_address().is_none() {
            return Err(wrong(format!(
                "the issuer {} has to begin with https:// (http:// on this machine alone)",
                settings.issuer
            )));
        }
        Ok(settings)
    }

    fn issuer_address(&self) -> Option<Url> {
        Url::parse(&self.issuer).ok().filter(is_safe)
    }

    /// The certificates, in PEM.
    pub(crate) fn certificates(&self) -> Result<Vec<u8>, Fault> {
        let path = self.certificates.as_deref().unwrap_or(CERTIFICATES);
        let unread = |error: &dyn std::fmt::Display| {
            Fault::new(format!(
                "the certificates of single sign-on in {path} cannot be read: {error}; name them \
                 with `certificates`"
            ))
        };
        let bytes = std::fs::read(path).map_err(|error| unread(&error))?;
        if bytes.len() as u64 > LONGEST_CERTIFICATES {
            return Err(unread(&"they are too long"));
        }
        Ok(bytes)
    }
}

/// Whether nobody on the way reads what is sent to an address.
pub(crate) fn is_safe(address: &Url) -> bool {
    let is_here = match address.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    address.scheme() == "https" || (address.scheme() == "http" && is_here)
}
