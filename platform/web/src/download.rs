//! Files that are sent while they are written, so that a large register
//! takes no more memory than a small one. A file that fails on the way is
//! broken off: half a file must not look like a whole one.

use std::{
    io::{self, Write},
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    body::{Body, Bytes},
    http::header,
    response::{IntoResponse, Response},
};
use futures_core::Stream;
use kernel::{Fault, No};
use records::Mechanism;
use tokio::sync::mpsc;

use crate::{State, Trouble};

/// What is sent at once.
const PIECE_BYTES: usize = 64 << 10;
/// How many pieces may wait for a slow reader.
const PIECES_MAX: usize = 4;

type Piece = Result<Bytes, io::Error>;

/// Where a file is written to.
pub(crate) struct Outlet {
    pieces: mpsc::Sender<Piece>,
    piece: Vec<u8>,
    sent: bool,
}

impl Outlet {
    fn send(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::take(&mut self.piece));
        self.sent = true;
        self.pieces
            .blocking_send(Ok(piece))
            .map_err(|_| io::Error::new(io::ErrorKind::BrokenPipe, "the reader went away"))
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE_BYTES {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Pieces {
    first: Option<Bytes>,
    rest: mpsc::Receiver<Piece>,
}

impl Stream for Pieces {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Piece>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        self.rest.poll_recv(context)
    }
}

/// Sends what `write` writes as a file of this name. What it refuses before
/// the first piece is sent is told as trouble.
pub(crate) async fn send(
    state: &State,
    type_: &'static str,
    file_name: &str,
    write: impl FnOnce(&Mechanism, &mut Outlet) -> Result<(), No> + Send + 'static,
) -> Result<Response, Trouble> {
    let (pieces, mut rest) = mpsc::channel(PIECES_MAX);
    let mechanism = state.at_work();
    let room = state.rooms().leave(mechanism.guard()).await?;
    let writing = tokio::task::spawn_blocking(move || {
        // Given back with the thread.
        let _room = room;
        let mut outlet = Outlet {
            pieces,
            piece: Vec::new(),
            sent: false,
        };
        let written = write(&mechanism, &mut outlet).and_then(|()| {
            outlet
                .send()
                .map_err(|error| Fault::from("the file could not be sent", error).into())
        });
        match written {
            Err(no) if outlet.sent => {
                tracing::error!("a file was broken off: {no}");
                let broken = io::Error::other("the file could not be written to its end");
                // If the reader went away, nobody is left to be told.
                drop(outlet.pieces.blocking_send(Err(broken)));
                Ok(())
            }
            written => written,
        }
    });
    let first = match rest.recv().await {
        Some(Ok(first)) => first,
        Some(Err(error)) => return Err(Fault::from("a file could not be sent", error).into()),
        None => {
            writing
                .await
                .map_err(|_| Fault::new("the writing of a file panicked"))??;
            Bytes::new()
        }
    };
    let body = Body::from_stream(Pieces {
        first: Some(first),
        rest,
    });
    let disposition = format!("attachment; filename=\"{file_name}\"");
    Ok((
        [
            (header::CONTENT_TYPE, type_.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        body,
    )
        .into_response())
}
