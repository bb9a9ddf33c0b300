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
