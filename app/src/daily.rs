//! What the program does by itself from day to day, while pages are served.

use std::{
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    thread::JoinHandle,
    time::Duration,
};

use records::Mechanism;

/// The work of the days: words of searches are forgotten when their time is
/// over. It ends when it is dropped.
pub struct Daily {
    work: Option<JoinHandle<()>>,
    end: Option<Sender<()>>,
}

impl Daily {
    /// Begins to look, as often as this, whether a day has passed by the
    /// mechanism's clock. The first look is when this time is over: a start has
    /// looked already.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn begin(mechanism: Mechanism, every: Duration) -> std::io::Result<Self> {
        let (end, ended) = channel::<()>();
        let work = std::thread::Builder::new()
            .name("daily".to_owned())
            .spawn(move || {
                while ended.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                    if let Err(fault) = retention::forget_words(&mechanism) {
                        tracing::error!("words of searches could not be forgotten: {fault}");
                    }
                }
            })?;
        Ok(Self {
            work: Some(work),
            end: Some(end),
        })
    }
}

impl Drop for Daily {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(work) = self.work.take()
            && work.join().is_err()
        {
            tracing::error!("the daily work panicked");
        }
    }
}
