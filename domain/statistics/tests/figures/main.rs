//! Figures over a small country: by the engine, and on the pages.

#![allow(clippy::unwrap_used, missing_docs)]

mod country;
mod engine;
mod pages;
