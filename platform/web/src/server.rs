//! Listening: on this machine in the clear, or for others over connections
//! that are encrypted. Nobody may hold a connection by being slow, nor all of
//! them at once.

use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, body::Body, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use kernel::Fault;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::timeout,
};
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

use crate::{
    Certificate, Encrypted, Listening, State,
    pace::network_of,
    reach::{Peer, Reach},
    router,
    slow::{AT_LEAST, InTime},
};

/// How long requests under way may go on when the program is told to stop.
/// Somebody may send theirs a byte a minute.
const ENDING: Duration = Duration::from_secs(20);
/// How long the two ends may take to agree on a key.
const AGREEING: Duration = Duration::from_secs(10);
/// How long the head of a request may take, and how long a connection may be
/// idle.
const HEAD: Duration = Duration::from_secs(15);
/// How long somebody may take nothing of an answer.
const UNTAKEN: Duration = Duration::from_secs(60);
/// How many connections there may be: systems give a program about a thousand
/// open files without being asked.
const CONNECTIONS_MAX: usize = 512;
/// …from one address, unless a proxy stands there.
const CONNECTIONS_OF_ONE_MAX: usize = 256;

/// Serves the program until it is told to stop (Ctrl-C, or on Unix the signal
/// to terminate), and lets the requests under way end, for 20 seconds at the
/// most: what they write is written whole or not at all. `listening` is told
/// the address, once requests can come. On Unix the signal to hang up has the
/// certificate read anew.
///
/// # Errors
/// When an address in the clear is not this machine's own, or when it is
/// taken.
pub async fn serve(
    state: State,
    extra: Vec<Router<State>>,
    listening: Listening,
    told: impl FnOnce(SocketAddr),
) -> Result<(), Fault> {
    let (listen, network) = match listening {
        Listening::Here(listen) if !listen.ip().is_loopback() => {
            return Err(Fault::new(format!(
                "{} is open to others, and in the clear the program listens on this machine alone: \
                 use 127.0.0.1:{}, or give --address with --certificate and --private-key, or with \
                 --behind-proxy",
                listen.ip(),
                listen.port()
            )));
        }
        Listening::Here(listen) => (listen, None),
        Listening::Network {
            listen,
            origin,
            encrypted,
        } => (listen, Some((origin, encrypted))),
    };
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|error| Fault::from(format!("cannot listen on {listen}: {error}"), error))?;
    let bound = listener
        .local_addr()
        .map_err(|error| Fault::from("the address listened on is not known", error))?;
    let (reach, acceptor, proxy) = match network {
        None => (Reach::Here { port: bound.port() }, None, None),
        Some((origin, encrypted)) => {
            let (acceptor, proxy) = match encrypted {
                Encrypted::Here(certificate) => (Some(accepting(certificate)?), None),
                Encrypted::ByProxy(proxy) => (None, Some(proxy)),
            };
            (Reach::Network { origin, proxy }, acceptor, proxy)
        }
    };
    state.is_reached(reach)?;
    let door = Door {
        program: router(state, extra),
        acceptor,
        proxy,
        room: Arc::new(Semaphore::new(CONNECTIONS_MAX)),
        of_each: Arc::default(),
        ending: GracefulShutdown::new(),
    };
    told(bound);
    door.keep(listener).await
}

/// Encrypts with a certificate, which is read anew when the program is told
/// to.
fn accepting(certificate: Certificate) -> Result<TlsAcceptor, Fault> {
    let certificate = Arc::new(certificate);
    let config = certificate.config()?;
    #[cfg(unix)]
    tokio::spawn(async move {
        use tokio::signal::unix::{SignalKind, signal};
        let mut hung_up = match signal(SignalKind::hangup()) {
            Ok(signal) => signal,
            Err(error) => {
                tracing::error!("the signal to hang up cannot be heard: {error}");
                return;
            }
        };
        while hung_up.recv().await.is_some() {
            match certificate.renew() {
                Ok(()) => tracing::warn!("the certificate was read anew"),
                Err(fault) => tracing::error!("the certificate stays the former one: {fault}"),
            }
        }
    });
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// How many connections there are from each network.
type OfEach = Arc<Mutex<BTreeMap<IpAddr, usize>>>;

struct Door {
    program: Router,
    acceptor: Option<TlsAcceptor>,
    proxy: Option<IpAddr>,
    room: Arc<Semaphore>,
    of_each: OfEach,
    ending: GracefulShutdown,
}

impl Door {
    /// Lets in whoever comes, until the program is told to stop.
    async fn keep(self, listener: TcpListener) -> Result<(), Fault> {
        let stop = told_to_stop();
        tokio::pin!(stop);
        loop {
            let come = async {
                // Whoever comes when there is no room waits outside.
                let room = Arc::clone(&self.room).acquire_owned().await;
                (listener.accept().await, room)
            };
            let (accepted, room) = tokio::select! {
                come = come => come,
                () = &mut stop => break,
            };
            let room = room.map_err(|error| Fault::from("the server failed", error))?;
            match accepted {
                Ok((stream, peer)) => {
                    let peer = peer.ip().to_canonical();
                    if let Some(place) = self.place_of(peer) {
                        let speaking = self.speak(stream, peer);
                        tokio::spawn(async move {
                            speaking.await;
                            drop((place, room));
                        });
                    }
                }
                // There are no more files, or the connection is gone again.
                Err(error) => {
                    tracing::error!("a connection could not be taken: {error}");
                    wait_for_files().await;
                }
            }
        }
        drop(listener);
        if timeout(ENDING, self.ending.shutdown()).await.is_err() {
            tracing::warn!("some requests had not ended and were broken off");
        }
        Ok(())
    }

    /// A place for a connection from this address, if it may have one.
    fn place_of(&self, peer: IpAddr) -> Option<Place> {
        if self.proxy.is_some() {
            if self.proxy != Some(peer) {
                tracing::warn!("somebody came past the proxy and was not answered");
                return None;
            }
            return Some(Place(None));
        }
        let mut of_each = self.of_each.lock().unwrap_or_else(PoisonError::into_inner);
        let network = network_of(peer);
        let taken = of_each.entry(network).or_default();
        if *taken >= CONNECTIONS_OF_ONE_MAX {
            return None;
        }
        *taken += 1;
        Some(Place(Some((Arc::clone(&self.of_each), network))))
    }

    /// Speaks with whoever is at the other end.
    fn speak(&self, stream: TcpStream, peer: IpAddr) -> impl Future<Output = ()> + Send + use<> {
        let (program, watcher) = (self.program.clone(), self.ending.watcher());
        let acceptor = self.acceptor.clone();
        async move {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!("small answers may be late: {error}");
            }
            let mut stream = TimeoutStream::new(stream);
            stream.set_write_timeout(Some(UNTAKEN));
            let stream = Box::pin(stream);
            match acceptor {
                None => answer(stream, peer, program, watcher).await,
                Some(acceptor) => match timeout(AGREEING, acceptor.accept(stream)).await {
                    Ok(Ok(stream)) => answer(stream, peer, program, watcher).await,
                    Ok(Err(error)) => tracing::debug!("no key was agreed on: {error}"),
                    Err(_) => tracing::debug!("no key was agreed on in time"),
                },
            }
        }
    }
}

/// Other connections have to end before there are files for another one.
#[expect(
    clippy::disallowed_methods,
    reason = "the system tells nobody when there is room again"
)]
async fn wait_for_files() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// A connection's place among those of its address, given back at its end.
struct Place(Option<(OfEach, IpAddr)>);

impl Drop for Place {
    fn drop(&mut self) {
        let Some((of_each, peer)) = &self.0 else {
            return;
        };
        let mut of_each = of_each.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = of_each.get_mut(peer) {
            *taken -= 1;
            if *taken == 0 {
                of_each.remove(peer);
            }
        }
    }
}

/// Answers the requests of one connection.
async fn answer<S>(stream: S, peer: IpAddr, program: Router, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(|body| Body::new(InTime::of(Body::new(body), AT_LEAST)));
        request.extensions_mut().insert(Peer(peer));
        program.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!("a connection broke off: {error}");
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
