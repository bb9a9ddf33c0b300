//! `opennrm`: one program for every desk of a National Referral Mechanism.

use std::{alloc::System, process::ExitCode};

use zeroizing_alloc::ZeroAlloc;

/// All memory is wiped when it is given back: what was opened of a sealed field
/// passes through values, pages and files of many makers, of which no one could
/// wipe each by hand.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    opennrm::commands::main()
}
