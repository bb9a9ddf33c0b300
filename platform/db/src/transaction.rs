//! A transaction: tried again when another one was in the way, rolled back
//! unless it is committed.

use kernel::{Fault, No, Outage};
use rand::CryptoRng;

use crate::{
    Shared,
    engine::{Engine, Failure, Purpose},
    log,
    pool::write_once,
    session::{Session, fault},
};

/// How often a transaction is tried when another one was in the way.
const TRIES_MAX: u32 = 60;

/// How often its beginning is tried: each try has already waited for whoever
/// holds the database, and a person waits for the answer.
const BEGINNINGS_MAX: u32 = 3;

/// From how many written records on the database counts its tables anew.
const ANALYZED_FROM: u64 = 10_000;

pub(crate) fn transaction<T>(
    shared: &Shared,
    engine: &mut Engine,
    writes: bool,
    chance: &mut dyn CryptoRng,
    mut work: impl FnMut(&Session<'_>) -> Result<T, No>,
) -> Result<T, No> {
    // Each who writes adds to the end of the one log: they take turns.
    let turn = writes.then(|| take_turn(shared));
    let Ended {
        result,
        seen,
        written,
    } = tried(shared, engine, writes, chance, &mut work);
    drop(turn);
    match result {
        Ok(done) => {
            log::write_seen(shared, engine, seen)?;
            if written >= ANALYZED_FROM {
                analyze(shared, engine);
            }
            Ok(done)
        }
        Err(no) => {
            log::write_seen_of_failed(shared, engine, seen);
            Err(no)
        }
    }
}

/// Waits until nobody else of this program writes.
pub(crate) fn take_turn(shared: &Shared) -> std::sync::MutexGuard<'_, ()> {
    let turn = shared.turn.lock();
    turn.unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// How a transaction ended.
struct Ended<T> {
    result: Result<T, No>,
    /// What it opened and listed, where that is not in the log yet.
    seen: Vec<log::Event>,
    /// How many versions of records it wrote.
    written: u64,
}

fn tried<T>(
    shared: &Shared,
    engine: &mut Engine,
    writes: bool,
    chance: &mut dyn CryptoRng,
    work: &mut impl FnMut(&Session<'_>) -> Result<T, No>,
) -> Ended<T> {
    let ended = |result, seen, written| Ended {
        result,
        seen,
        written,
    };
    let refused = |fault: Fault| ended(Err(fault.into()), Vec::new(), 0);
    let purpose = if writes {
        Purpose::Write
    } else {
        Purpose::Read
    };
    for tried in 1..=TRIES_MAX {
        let mut begun = match Begun::begin(engine, purpose) {
            Ok(begun) => begun,
            Err(Failure::Busy) if tried < BEGINNINGS_MAX => continue,
            Err(failure) => return refused(fault(failure)),
        };
        let session = Session::new(shared, begun.engine, chance);
        let result = work(&session);
        let seen = session.take_seen(result.is_err()).map_err(fault);
        let result = result.and_then(|done| {
            if writes {
                for event in seen.as_deref().unwrap_or_default() {
                    session.append(event.clone()).map_err(fault)?;
                }
                session.keep_latest().map_err(fault)?;
                session.keep_log().map_err(fault)?;
            }
            Ok(done)
        });
        let (busy, failed) = (session.was_busy(), session.has_failed());
        let written = session.written();
        drop(session);
        if busy {
            continue;
        }
        let seen = match seen {
            Ok(seen) => seen,
            Err(fault) => return refused(fault),
        };
        return match result {
            Ok(_) if writes && failed => ended(
                Err(
                    Fault::new("a part of the work failed and was passed over; nothing was saved")
                        .into(),
                ),
                seen,
                0,
            ),
            Ok(done) => match begun.commit() {
                Ok(()) if writes => ended(Ok(done), Vec::new(), written),
                Ok(()) => ended(Ok(done), seen, written),
                Err(Failure::Busy) => continue,
                // Only here can nobody say whether it was saved.
                Err(failure) if begun.engine.is_lost() => refused(
                    Fault::from(
                        "the connection was lost while the work was being saved: look whether it \
                         is there before you enter it again",
                        failure,
                    )
                    .of(Some(Outage::PerhapsSaved)),
                ),
                Err(failure) => refused(fault(failure)),
            },
            Err(no) => ended(Err(no), seen, 0),
        };
    }
    refused(Fault::new(
        "too many people wrote the same records at once; nothing was saved, try again",
    ))
}

/// Lets the database count its tables anew after much was written. Without
/// it the work is as safe, and later questions are slower.
fn analyze(shared: &Shared, engine: &mut Engine) {
    let counted = write_once(shared, engine, |session| {
        Ok(session.analyze().map_err(fault)?)
    });
    if let Err(fault) = counted {
        tracing::warn!("the tables could not be counted after much was written: {fault}");
    }
}

/// A transaction that is rolled back unless it is committed: also when the
/// work in it panics, since the connection is used again.
pub(crate) struct Begun<'e> {
    pub(crate) engine: &'e mut Engine,
    over: bool,
}

impl<'e> Begun<'e> {
    pub(crate) fn begin(engine: &'e mut Engine, purpose: Purpose) -> Result<Self, Failure> {
        engine.begin(purpose)?;
        Ok(Self {
            engine,
            over: false,
        })
    }

    pub(crate) fn commit(&mut self) -> Result<(), Failure> {
        self.engine.batch("COMMIT")?;
        self.over = true;
        Ok(())
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.over {
            rollback(self.engine);
        }
    }
}

/// Ends a transaction that did not succeed. It may be over already (after a
/// failed commit, or when the connection is lost): both databases then say
/// so, nothing of it was kept either way, and the pool drops the connection.
fn rollback(engine: &mut Engine) {
    if let Err(failure) = engine.batch("ROLLBACK") {
        tracing::debug!("a transaction was over before it was rolled back: {failure}");
        engine.spoil();
    }
}
