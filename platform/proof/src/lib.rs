//! A country's policies, proven by a solver.
//!
//! `policy` understands each policy by asking Cedar about every way in which
//! the facts that it mentions may hold, and proves the invariants over what it
//! understood. Here the same is proven another way, which knows nothing of
//! that: Cedar's own symbolic analysis turns the policies as they are written
//! into formulas, and cvc5 looks for an officer, a record and a moment that
//! break an invariant. What it does not find, there is not.

mod one_each;
mod prover;
mod world;

pub use prover::{Fault, Prover};
