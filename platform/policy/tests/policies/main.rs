//! Policies of an invented swimming bath: what they decide, how they are
//! checked, compared and changed, and what is told of damaged ones.

#![allow(clippy::unwrap_used)]

mod bath;
mod checks;
mod damaged;
mod decisions;
mod differences;
