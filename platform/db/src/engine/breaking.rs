//! For tests: statements that fail on purpose, so that every act can be
//! broken off at every one of its statements.

use std::cell::Cell;

use kernel::Fault;

use super::Failure;

/// Which statements of this thread fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breaking {
    /// None.
    Never,
    /// The one after so many.
    One(u32),
    /// All after so many, as when the connection is gone.
    AllFrom(u32),
}

thread_local! {
    static BREAKING: Cell<Breaking> = const { Cell::new(Breaking::Never) };
    static BROKEN: Cell<bool> = const { Cell::new(false) };
}

/// Runs an act with statements failing; says whether any did.
pub(crate) fn with<T>(breaking: Breaking, act: impl FnOnce() -> T) -> (T, bool) {
    BROKEN.set(false);
    BREAKING.set(breaking);
    let done = act();
    BREAKING.set(Breaking::Never);
    (done, BROKEN.get())
}

pub(super) fn statement() -> Result<(), Failure> {
    let (fails, next) = match BREAKING.get() {
        Breaking::Never => (false, Breaking::Never),
        Breaking::One(0) => (true, Breaking::Never),
        Breaking::One(left) => (false, Breaking::One(left - 1)),
        Breaking::AllFrom(0) => (true, Breaking::AllFrom(0)),
        Breaking::AllFrom(left) => (false, Breaking::AllFrom(left - 1)),
    };
    BREAKING.set(next);
    if fails {
        BROKEN.set(true);
        return Err(Fault::new("a statement was made to fail").into());
    }
    Ok(())
}
