//! `opennrm serve`: the pages, on this machine or on a network.

use std::{
    net::{IpAddr, SocketAddr, ToSocketAddrs as _},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use web::{Certificate, Encrypted, Listening, Origin};

use super::{End, in_words, look, print};
use crate::{Daily, Setup};

/// Serve the pages: to this machine alone, or, where there are accounts and
/// signers of the policies, to a network over encrypted connections. Where there are no accounts, a link is
/// printed with which the first administrator makes one; where there are,
/// everybody signs in.
///
/// Example: opennrm serve --database practice.db --listen 127.0.0.1:8080
///
/// On a network: opennrm serve --listen 0.0.0.0:443 --address https://nrm.example
///     --certificate nrm.pem --private-key nrm.key
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Serve {
    /// The address of this machine to listen on; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT", value_parser = read_address)]
    listen: SocketAddr,
    /// The public address, as people type it: requests under another name are
    /// refused
    #[arg(long, value_name = "https://NAME")]
    address: Option<Origin>,
    /// The certificate, with those that lead to its issuer, in PEM; read anew
    /// on the signal to hang up
    #[arg(
        long,
        value_name = "FILE",
        requires = "private_key",
        requires = "address"
    )]
    certificate: Option<PathBuf>,
    /// The certificate's private key, in PEM
    #[arg(long, value_name = "FILE", requires = "certificate")]
    private_key: Option<PathBuf>,
    /// The proxy that encrypts in place of the program, by name or address:
    /// nobody else is answered
    #[arg(
        long,
        value_name = "NAME|ADDRESS",
        conflicts_with = "certificate",
        requires = "address"
    )]
    behind_proxy: Option<String>,
    /// That the proxy is on another machine, and that nobody else can read or
    /// write on the network between the two: what it sends on comes in the
    /// clear
    #[arg(long, requires = "behind_proxy")]
    clear_from_proxy: bool,
    /// The settings of a government's single sign-on, in a file that is its
    /// owner's alone: it holds a secret
    #[arg(long, value_name = "FILE")]
    single_sign_on: Option<PathBuf>,
}

impl Serve {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let single = self.single_sign_on.as_deref();
        let single = single.map(access::SingleSignOn::read).transpose()?;
        let (mechanism, access) = setup.open_with_accounts(single)?;
        let first = access
            .first_link(&mechanism)
            .map_err(|no| in_words(&mechanism, no))?;
        let public = self.address.clone();
        if public.is_some() && first.is_some() {
            return Err(End::said(
                "there are no accounts yet, and whoever reached the program could do everything: \
                 serve it without --address first, make the first administrator's account on this \
                 machine, and start again",
            ));
        }
        let signers =
            access::signers_in_force(&mechanism).map_err(|no| in_words(&mechanism, no))?;
        if public.is_some() && signers == 0 {
            return Err(End::said(
                "nobody signs the policies, so one person could change who sees what: before \
                 others are served, have two of three signers sign for them with \
                 `opennrm policy signer` and `opennrm policy sign`",
            ));
        }
        let listening = self.listening()?;
        let db = mechanism.db().clone();
        let daily = Daily::begin(mechanism.clone(), LOOKED_EVERY)
            .map_err(|error| End::said(format!("no thread can be begun: {error}")))?;
        let mechanism = mechanism.looking_apart(look::apart()?);
        let routers = vec![
            statistics::pages::router(),
            annual_report::pages::router(),
            retention::pages::router(),
            oversight::pages::router(),
            access.router(),
        ];
        let state = web::State::kept_by(mechanism, Arc::new(access))?
            .alerting(oversight::open_alerts)?
            .telling_emergencies(oversight::emergency_until)?;
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| End::said(format!("the server cannot be started: {error}")))?;
        runtime.block_on(web::serve(state, routers, listening, |bound| {
            let address = match &public {
                Some(origin) => format!("{}/ (it listens on {bound})", origin.address()),
                None => format!("http://{bound}/"),
            };
            print(format!("OpenNRM is at {address} — stop it with Ctrl-C.")).unwrap_or(());
            if let Some(path) = first {
                print(format!(
                    "There are no accounts: whoever is at this machine may do everything. The \
                     first administrator makes an account at http://{bound}{path} (good once, \
                     while this program runs), and from then on everybody signs in."
                ))
                .unwrap_or(());
            }
        }))?;
        drop(daily);
        // What was done since the last checkpoint is signed for.
        db.checkpoint()?;
        Ok(())
    }

    fn listening(self) -> Result<Listening, End> {
        let Some(origin) = self.address else {
            return Ok(Listening::Here(self.listen));
        };
        let encrypted = match (self.certificate, self.private_key, self.behind_proxy) {
            (Some(certificate), Some(key), None) => {
                Encrypted::Here(Certificate::read(&certificate, &key)?)
            }
            (None, None, Some(proxy)) => {
                let address = address_of(&proxy)?;
                if !address.is_loopback() && !self.clear_from_proxy {
                    return Err(End::said(format!(
                        "the proxy {proxy} is on another machine, and what it sends on would come \
                         in the clear: put it on this one, encrypt here with --certificate and \
                         --private-key, or say with --clear-from-proxy that nobody else is on the \
                         network between the two"
                    )));
                }
                Encrypted::ByProxy(address)
            }
            _ => {
                return Err(End::said(
                    "others reach the program over encrypted connections only: beside --address \
                     give --certificate and --private-key, or --behind-proxy with the proxy that \
                     encrypts",
                ));
            }
        };
        Ok(Listening::Network {
            listen: self.listen,
            origin,
            encrypted,
        })
    }
}

/// How often it is looked whether a day has passed.
const LOOKED_EVERY: Duration = Duration::from_secs(60 * 60);

/// The one address of a proxy.
fn address_of(proxy: &str) -> Result<IpAddr, End> {
    if let Ok(address) = proxy.parse::<IpAddr>() {
        return Ok(address.to_canonical());
    }
    let found = (proxy, 0).to_socket_addrs();
    let found: std::collections::BTreeSet<IpAddr> = found
        .map_err(|error| End::said(format!("the proxy {proxy} is not found: {error}")))?
        .map(|address| address.ip().to_canonical())
        .collect();
    match found.first() {
        Some(address) if found.len() == 1 => Ok(*address),
        _ => Err(End::said(format!(
            "the proxy {proxy} has several addresses: give the one from which it asks"
        ))),
    }
}

/// An address as it is typed; this machine may be called by its usual name.
fn read_address(text: &str) -> Result<SocketAddr, String> {
    let text = text.trim();
    let numbers = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    numbers
        .parse()
        .map_err(|_| "give an address and a port, as in 127.0.0.1:8080".to_owned())
}
