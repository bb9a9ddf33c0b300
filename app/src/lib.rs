//! The program: the list of desks, how a country's mechanism is opened, and
//! the command line.

pub mod commands;
mod daily;
mod desks;
mod memory;
mod output;
mod progress;
mod setup;
mod sign_in;

// The build for measuring what the log costs, in which it can be switched off,
// is no program.
const _: () = assert!(db::LOGS, "the program is built without `db/unlogged`");

pub use daily::Daily;
pub use desks::desks;
pub use setup::{Setup, SetupError};
