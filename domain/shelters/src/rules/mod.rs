//! What a unit and a stay must keep to: one rule, one file.

mod ending_has_a_day;
mod fits_the_capacity;
mod holds_its_stays;
mod one_bed_each;

pub(crate) use ending_has_a_day::ending_has_a_day;
pub(crate) use fits_the_capacity::fits_the_capacity;
pub(crate) use holds_its_stays::holds_its_stays;
pub(crate) use one_bed_each::one_bed_each;
