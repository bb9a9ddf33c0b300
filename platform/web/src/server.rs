//! Listening, on this machine alone.

use std::{future::IntoFuture, net::SocketAddr, time::Duration};

use axum::Router;
use kernel::Fault;
use tokio::{net::TcpListener, sync::oneshot, time::timeout};

use crate::{State, router};

/// How long requests under way may go on when the program is told to stop.
/// Somebody may send theirs a byte a minute.
const ENDING: Duration = Duration::from_secs(20);

/// Serves the program until it is told to stop (Ctrl-C, or on Unix the signal
/// to terminate), and lets the requests under way end, for 20 seconds at the
/// most: what they write is written whole or not at all. `listening` is told
/// the address, once requests can come.
///
/// # Errors
/// When the address is not this machine's own, or is taken.
pub async fn serve(
    state: State,
    extra: Vec<Router<State>>,
    listen: SocketAddr,
    listening: impl FnOnce(SocketAddr),
) -> Result<(), Fault> {
    if !listen.ip().is_loopback() {
        return Err(Fault::new(format!(
            "the program listens on this machine alone until it encrypts its connections, and {} is open to \
             others: use 127.0.0.1:{}",
            listen.ip(),
            listen.port()
        )));
    }
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|error| Fault::from(format!("cannot listen on {listen}: {error}"), error))?;
    let bound = listener
        .local_addr()
        .map_err(|error| Fault::from("the address listened on is not known", error))?;
    state.listens_on(bound.port())?;
    let program = router(state, extra);
    listening(bound);
    let (stopping, stopped) = oneshot::channel();
    let served = axum::serve(listener, program)
        .with_graceful_shutdown(async move {
            told_to_stop().await;
            if stopping.send(()).is_err() {
                tracing::debug!("the server had ended before it was told to");
            }
        })
        .into_future();
    tokio::pin!(served);
    let failed = |error| Fault::from("the server failed", error);
    tokio::select! {
        ended = &mut served => return ended.map_err(failed),
        _ = stopped => {}
    }
    match timeout(ENDING, served).await {
        Ok(ended) => ended.map_err(failed),
        Err(_) => {
            tracing::warn!("some requests had not ended and were broken off");
            Ok(())
        }
    }
}

async fn told_to_stop() {
    let by_hand = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!("Ctrl-C cannot be heard: {error}");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let by_system = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::error!("the signal to terminate cannot be heard: {error}");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let by_system = std::future::pending::<()>();
    tokio::select! {
        () = by_hand => {}
        () = by_system => {}
    }
}
