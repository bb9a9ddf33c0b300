//! Packs of an invented country: a sound one read, and damaged ones refused.

#![allow(clippy::unwrap_used)]

mod damaged;
mod fixture;
mod sound;
