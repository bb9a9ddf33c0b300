//! For measurements of what the log costs, in a build that the program cannot
//! be made of: the log can be switched off.

use std::sync::atomic::{AtomicBool, Ordering};

static OFF: AtomicBool = AtomicBool::new(false);

/// Switches the log off or on, for every database of this process.
pub fn switch(off: bool) {
    OFF.store(off, Ordering::Relaxed);
}

pub(crate) fn is_off() -> bool {
    OFF.load(Ordering::Relaxed)
}
