//! Accounts and the guard: who is let in, and who sees and does what.

mod edge;
mod found_by_name;
mod logged;
mod matrix;
mod meddling;
pub mod office;
pub mod oversight;
mod own_tie;
mod passkeys;
mod rights;
mod routes;
mod signing_in;
