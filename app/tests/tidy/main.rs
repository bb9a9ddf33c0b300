//! What holds for the repository as a whole, checked as an ordinary test.
//! Each check says in its message what would be right.

#![allow(clippy::unwrap_used)]

mod acts;
mod asvs;
mod countries;
mod crates;
mod names;
mod shown;
mod texts;
mod tree;
