//! What every measurement begins with.

use std::process::ExitCode;

/// What was given on the command line, without what cargo adds.
pub fn given() -> Vec<String> {
    let arguments = std::env::args().skip(1);
    arguments.filter(|given| given != "--bench").collect()
}

/// Says how a measurement is called, and ends it.
pub fn is_called(so: &str) -> ExitCode {
    eprintln!("{so}");
    ExitCode::from(2)
}
