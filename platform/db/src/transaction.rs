//! A transaction: tried again when another one was in the way, rolled back
//! unless it is committed.

use kernel::{Fault, No, Outage};
use rand::CryptoRng;

use crate::{
    Shared,
    engine::{Engine, Failure, Purpose},
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
    let mut tried = 0;
    loop {
        tried += 1;
        // Whoever was in another's way before stands in a queue now: writers
        // that only collide again and again would wear each other out.
        let _turn = (writes && tried > 1).then(|| {
            let turn = shared.queue.lock();
            turn.unwrap_or_else(std::sync::PoisonError::into_inner)
        });
        let purpose = if writes {
            Purpose::Write
        } else {
            Purpose::Read
        };
        let mut begun = match Begun::begin(engine, purpose) {
            Ok(begun) => begun,
            Err(Failure::Busy) if tried < BEGINNINGS_MAX => continue,
            Err(failure) => return Err(fault(failure).into()),
        };
        let session = Session::new(shared, begun.engine, chance);
        let result = work(&session).and_then(|done| {
            session.keep_latest().map_err(fault)?;
            Ok(done)
        });
        let (busy, failed) = (session.was_busy(), session.has_failed());
        let written = session.written();
        drop(session);
        match result {
            Ok(_) if writes && failed && !busy => {
                return Err(Fault::new(
                    "a part of the work failed and was passed over; nothing was saved",
                )
                .into());
            }
            Ok(done) if !busy => match begun.commit() {
                Ok(()) => {
                    if written >= ANALYZED_FROM {
                        analyze(shared, begun.engine);
                    }
                    return Ok(done);
                }
                Err(Failure::Busy) => {}
                // Only here can nobody say whether it was saved.
                Err(failure) if begun.engine.is_lost() => {
                    return Err(Fault::from(
                        "the connection was lost while the work was being saved: look whether it \
                         is there before you enter it again",
                        failure,
                    )
                    .of(Some(Outage::PerhapsSaved))
                    .into());
                }
                Err(failure) => return Err(fault(failure).into()),
            },
            Err(no) if !busy => return Err(no),
            _ => {}
        }
        if tried >= TRIES_MAX {
            return Err(Fault::new(
                "too many people wrote the same records at once; nothing was saved, try again",
            )
            .into());
        }
    }
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
