//! `opennrm serve`: the pages, on this machine.

use std::{net::SocketAddr, sync::Arc};

use super::{End, in_words, print};
use crate::Setup;

/// Serve the pages, to this machine alone: another address is refused. Where
/// there are no accounts, a link is printed with which the first administrator
/// makes one; where there are, everybody signs in.
///
/// Example: opennrm serve --database practice.db --listen 127.0.0.1:8080
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Serve {
    /// The address of this machine to listen on; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT", value_parser = read_address)]
    listen: SocketAddr,
}

impl Serve {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let (mechanism, access) = setup.open_with_accounts()?;
        let first = access
            .first_link(&mechanism)
            .map_err(|no| in_words(&mechanism, no))?;
        let db = mechanism.db().clone();
        let routers = vec![
            statistics::pages::router(),
            annual_report::pages::router(),
            access.router(),
        ];
        let state = web::State::kept_by(mechanism, Arc::new(access))?;
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| End::said(format!("the server cannot be started: {error}")))?;
        runtime.block_on(web::serve(state, routers, self.listen, |address| {
            print(format!(
                "OpenNRM is at http://{address}/ — stop it with Ctrl-C."
            ))
            .unwrap_or(());
            if let Some(path) = first {
                print(format!(
                    "There are no accounts: whoever is at this machine may do everything. The \
                     first administrator makes an account at http://{address}{path} (good once, \
                     while this program runs), and from then on everybody signs in."
                ))
                .unwrap_or(());
            }
        }))?;
        // What was done since the last checkpoint is signed for.
        db.checkpoint()?;
        Ok(())
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
