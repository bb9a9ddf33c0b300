//! The program: the list of desks, how a country's mechanism is opened, and
//! the command line.

pub mod commands;
mod desks;
mod memory;
mod output;
mod progress;
mod setup;
mod sign_in;

pub use desks::desks;
pub use setup::{Setup, SetupError};
