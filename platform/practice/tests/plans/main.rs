//! The plans of the country packs: sound, the same each time, and giving the
//! figures that stand beside them.
#![allow(missing_docs, clippy::unwrap_used)]

mod country;
mod expected;
mod figures;
mod refused;
mod same;
