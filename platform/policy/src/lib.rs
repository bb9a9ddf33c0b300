//! Who may see what: a country's policies in Cedar, read, checked, proven and
//! asked.
//!
//! Policies are text under `policies/` of the country pack: one file for each
//! role, readable by a lawyer, each policy with its reason and its source.
//! [`Policies::load`] validates them against a [`schema`] generated from the
//! registers; [`Policies::decide`] answers who may do what, and which parts
//! of a record that shows. What is unknown is not permitted.
//!
//! A policy can ask about nothing but two dozen [`Fact`]s, each of which
//! holds or does not. So Cedar is asked once, at the start, in every way that
//! there is, and what it says is kept as conditions over facts: a decision is
//! a look-up, an invariant is proven for all cases, and a list's records are
//! found in SQL by the very [cases](Policies::cases) that the policies allow.

mod act;
mod check;
mod diagram;
mod difference;
mod edition;
mod expected;
mod fact;
mod filing;
mod folder;
mod invariant;
mod matrix;
mod mutant;
mod named;
mod policies;
mod provision;
mod reading;
mod resource;
mod schema;
mod selection;
mod signed;
mod situation;
mod text;
mod tie;

pub use act::{About, Act, Group, Part};
pub use check::{Checked, check, check_folder};
pub use diagram::Clause;
pub use difference::difference;
pub use edition::Edition;
pub use fact::{Fact, Facts, Place};
pub use filing::Filing;
pub use invariant::{Invariant, Proven, Way};
pub use matrix::{Cell, Row};
pub use mutant::Mutants;
pub use policies::{Decision, Policies, Statute, Verdict};
pub use resource::Resource;
pub use schema::schema;
pub use signed::{NOTE, Unsigned, signers};
pub use situation::Situation;
pub use tie::{Asker, Ties};
