//! What a person's file, and what happened to a person, must keep to: one
//! rule, one file.

mod age_fits_birth_year;
mod born_by_then;
mod born_in_that_year;
mod not_their_own_parent;
mod opened_by_another;

pub(crate) use age_fits_birth_year::age_fits_birth_year;
pub use born_by_then::born_by_then;
pub(crate) use born_in_that_year::born_in_that_year;
pub(crate) use not_their_own_parent::not_their_own_parent;
pub use opened_by_another::{OpensFile, opened_by_another};
