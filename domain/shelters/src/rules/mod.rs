//! What a stay must keep to: one rule, one file.

mod ends_after_it_began;
mod fits_the_capacity;

pub(crate) use ends_after_it_began::ends_after_it_began;
pub(crate) use fits_the_capacity::fits_the_capacity;
