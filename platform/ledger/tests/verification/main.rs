//! The check of a whole log: what was tampered with is found, the first bad
//! entry is named, and a clean log is never accused.
#![allow(clippy::unwrap_used)]

mod cases;
mod tamperings;
mod workshop;
