//! What is sent to the program has to come: whoever sends a form a byte a
//! minute is not waited for.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::{Body, Bytes};
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep};

/// So long anything may take that is sent.
pub(crate) const AT_LEAST: Duration = Duration::from_secs(30);
/// …and a second more for so many bytes: a slow line in the country.
const BYTES_A_SECOND: u32 = 1 << 10;

/// The body of a request, which ends when it does not come in time.
pub(crate) struct InTime {
    body: Body,
    ends: Pin<Box<Sleep>>,
}

impl InTime {
    /// `at_least` is how long anything may take, however small it is.
    pub(crate) fn of(body: Body, at_least: Duration) -> Self {
        Self {
            body,
            ends: Box::pin(tokio::time::sleep_until(Instant::now() + at_least)),
        }
    }
}

impl http_body::Body for InTime {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = self.get_mut();
        if this.ends.as_mut().poll(context).is_ready() {
            let late = std::io::Error::from(std::io::ErrorKind::TimedOut);
            return Poll::Ready(Some(Err(axum::Error::new(late))));
        }
        let frame = ready!(Pin::new(&mut this.body).poll_frame(context));
        if let Some(Ok(frame)) = &frame
            && let Some(data) = frame.data_ref()
        {
            let bytes = u32::try_from(data.len()).unwrap_or(u32::MAX);
            let more = Duration::from_secs(1) * bytes / BYTES_A_SECOND;
            let later: Instant = this.ends.deadline() + more;
            this.ends.as_mut().reset(later);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use http_body::Body as _;

    use super::*;

    async fn next(body: &mut InTime) -> Option<Result<Frame<Bytes>, axum::Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await
    }

    #[tokio::test]
    async fn what_never_comes_ends_and_what_comes_has_more_time() {
        let mut body = InTime::of(nothing(), Duration::ZERO);
        assert!(next(&mut body).await.unwrap().is_err());

        let mut body = InTime::of(Body::from(vec![0; 10 << 10]), AT_LEAST);
        let before = body.ends.deadline();
        let whole = next(&mut body).await.unwrap().unwrap();
        assert_eq!(whole.into_data().unwrap().len(), 10 << 10);
        assert_eq!(body.ends.deadline() - before, Duration::from_secs(10));
    }

    /// A body of which nothing comes.
    fn nothing() -> Body {
        struct Never;
        impl http_body::Body for Never {
            type Data = Bytes;
            type Error = axum::Error;
            fn poll_frame(
                self: Pin<&mut Self>,
                _: &mut Context<'_>,
            ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
                Poll::Pending
            }
        }
        Body::new(Never)
    }
}
