//! `opennrm`: one program for every desk of a National Referral Mechanism.

use std::process::ExitCode;

fn main() -> ExitCode {
    opennrm::commands::main()
}
