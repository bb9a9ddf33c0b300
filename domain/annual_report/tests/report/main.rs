//! The annual report of the example country.
#![allow(clippy::unwrap_used, missing_docs)]

mod fixture;

mod issued;
mod narrative;
mod protected;
mod sentences;
mod told;
