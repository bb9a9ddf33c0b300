//! The pages of the registers, as a visitor without a script sees them.
#![allow(clippy::unwrap_used)]

#[path = "../park/mod.rs"]
mod park;

mod frame;
mod lists;
mod log;
mod records;
