//! `opennrm serve`: the pages, on this machine.

use std::net::SocketAddr;

use super::{End, print};
use crate::Setup;

/// Serve the pages. As long as there are no accounts only this machine is
/// served: another address is refused.
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
        let mechanism = setup.open()?;
        let db = mechanism.db().clone();
        let state = web::State::new(mechanism)?;
        let routers = vec![statistics::pages::router(), annual_report::pages::router()];
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| End::said(format!("the server cannot be started: {error}")))?;
        runtime.block_on(web::serve(state, routers, self.listen, |address| {
            print(format!(
                "OpenNRM is at http://{address}/ — stop it with Ctrl-C."
            ))
            .unwrap_or(());
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
