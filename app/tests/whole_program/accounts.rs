//! Accounts and the guard: who is let in, and who sees and does what.

mod alerts;
mod at_once;
mod documents;
mod edge;
mod finding_officers;
mod found_by_name;
mod guessing;
mod hostile;
mod kept_back;
mod listed;
mod logged;
mod matrix;
mod meddling;
pub mod office;
pub mod oversight;
mod own_tie;
mod passkeys;
mod recovering;
mod retention;
mod retention_by_year;
mod rights;
mod routes;
mod shifts;
mod sign_ins;
mod signing_in;
mod single_sign_on;
mod words;
