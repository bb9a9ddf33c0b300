//! Looks of many people by one commit: who comes while somebody writes waits,
//! and the next one writes for all who wait. Each of them goes on when their
//! own entry is on the disk, and not before.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use kernel::{Fault, Outage};

use super::Event;
use crate::{Shared, engine::Engine, pool::write_once, session::fault};

/// How the writing of entries ended, for each who waits for it.
type Ended = Result<(), (String, Option<Outage>)>;

#[derive(Default)]
struct Waiting {
    events: Vec<Event>,
    ended: Arc<OnceLock<Ended>>,
    somebody_writes: bool,
}

/// Where entries wait to be written together.
#[derive(Default)]
pub(crate) struct Together {
    waiting: Mutex<Waiting>,
    ended: Condvar,
}

impl Together {
    /// Writes these entries, perhaps with those of others, and comes back
    /// when they are durable.
    pub(crate) fn write(
        &self,
        shared: &Shared,
        engine: &mut Engine,
        events: Vec<Event>,
    ) -> Result<(), Fault> {
        let mut waiting = self.lock();
        waiting.events.extend(events);
        let mine = waiting.ended.clone();
        loop {
            if let Some(ended) = mine.get() {
                return match ended {
                    Ok(()) => Ok(()),
                    Err((why, outage)) => Err(Fault::new(format!(
                        "it could not be written into the log, so it was not shown: {why}"
                    ))
                    .of(*outage)),
                };
            }
            if waiting.somebody_writes {
                waiting = self
                    .ended
                    .wait(waiting)
                    .unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            waiting.somebody_writes = true;
            let events = std::mem::take(&mut waiting.events);
            let ended = std::mem::take(&mut waiting.ended);
            drop(waiting);
            let turn = Turn {
                together: self,
                ended: &ended,
            };
            let written = write_once(shared, engine, |session| {
                Ok(session.append_all(&events).map_err(fault)?)
            });
            turn.end(written.map_err(|fault| (fault.to_string(), fault.outage())));
            waiting = self.lock();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The turn of whoever writes: it ends, and the others are told, even when
/// the writing panics.
struct Turn<'t> {
    together: &'t Together,
    ended: &'t OnceLock<Ended>,
}

impl Turn<'_> {
    fn end(self, ended: Ended) {
        self.ended.get_or_init(|| ended);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.ended
            .get_or_init(|| Err(("the writing of the log panicked".to_owned(), None)));
        self.together.lock().somebody_writes = false;
        self.together.ended.notify_all();
    }
}
