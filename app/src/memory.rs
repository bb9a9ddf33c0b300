//! The memory of the program holds keys and names: it is not written to disk
//! when the program crashes, and other programs of the same user do not look
//! into it.

/// Forbids core dumps and looking in.
///
/// # Errors
/// When the system refuses.
#[cfg(target_os = "linux")]
pub(crate) fn keep_to_itself() -> std::io::Result<()> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// Elsewhere the system's own settings hold.
#[cfg(not(target_os = "linux"))]
pub(crate) fn keep_to_itself() -> std::io::Result<()> {
    Ok(())
}

/// What a process may take that looks at one file: a little more than twice
/// what the largest picture takes.
#[cfg(target_os = "linux")]
const BYTES_OF_A_LOOK: u64 = 768 << 20;
/// …and for how many seconds it may be at work.
#[cfg(target_os = "linux")]
const SECONDS_OF_A_LOOK: u64 = 60;

/// Takes no more memory and no more time from here on than one file is worth.
///
/// # Errors
/// When the system refuses.
#[cfg(target_os = "linux")]
pub(crate) fn look_within_bounds() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most) in [
        (Resource::Data, BYTES_OF_A_LOOK),
        (Resource::Cpu, SECONDS_OF_A_LOOK),
    ] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)?;
    }
    Ok(())
}

/// Elsewhere the system's own settings hold.
#[cfg(not(target_os = "linux"))]
pub(crate) fn look_within_bounds() -> std::io::Result<()> {
    Ok(())
}
