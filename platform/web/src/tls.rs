//! The certificate that encrypts connections: TLS 1.3 and nothing older.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use kernel::Fault;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
    version::TLS13,
};

/// A certificate with its private key, and the files that they are read from
/// anew when the program is told to.
#[derive(Debug)]
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    shown: RwLock<Arc<CertifiedKey>>,
}

impl Certificate {
    /// Reads a certificate, with those that lead to its issuer behind it, and
    /// its private key, both in PEM.
    ///
    /// # Errors
    /// When a file cannot be read, holds something else, or the two do not
    /// belong together; and when everybody on the machine may read the key.
    pub fn read(chain: &Path, key: &Path) -> Result<Self, Fault> {
        Ok(Self {
            shown: RwLock::new(certified(chain, key)?),
            chain: chain.to_owned(),
            key: key.to_owned(),
        })
    }

    /// Reads both files anew. Where they cannot be used, the certificate that
    /// is shown stays.
    pub(crate) fn renew(&self) -> Result<(), Fault> {
        let renewed = certified(&self.chain, &self.key)?;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = renewed;
        Ok(())
    }

    /// How connections are encrypted with it.
    pub(crate) fn config(self: &Arc<Self>) -> Result<ServerConfig, Fault> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&TLS13])
            .map_err(|error| Fault::from("TLS 1.3 cannot be spoken", error))?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(self) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(&shown))
    }
}

fn certified(chain: &Path, key: &Path) -> Result<Arc<CertifiedKey>, Fault> {
    let unread = |what: &str, file: &Path, error: rustls::pki_types::pem::Error| {
        Fault::from(
            format!("the {what} in {} cannot be read: {error}", file.display()),
            error,
        )
    };
    let certificates = CertificateDer::pem_file_iter(chain)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unread("certificate", chain, error))?;
    let private =
        PrivateKeyDer::from_pem_file(key).map_err(|error| unread("private key", key, error))?;
    for_few(key)?;
    let certified = CertifiedKey::from_der(certificates, private, &ring::default_provider())
        .map_err(|error| {
            Fault::from(
                format!(
                    "the certificate in {} and the private key in {} cannot be used together: {error}",
                    chain.display(),
                    key.display()
                ),
                error,
            )
        })?;
    Ok(Arc::new(certified))
}

/// Refuses a private key that everybody on the machine may read.
#[cfg(unix)]
fn for_few(key: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt as _;
    let about = std::fs::metadata(key)
        .map_err(|error| Fault::from(format!("{} cannot be read", key.display()), error))?;
    if about.permissions().mode() & 0o007 == 0 {
        return Ok(());
    }
    Err(Fault::new(format!(
        "everybody on this machine may read the private key in {0}: run chmod o= {0}",
        key.display()
    )))
}

#[cfg(not(unix))]
fn for_few(_: &Path) -> Result<(), Fault> {
    Ok(())
}
