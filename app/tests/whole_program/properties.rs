//! What holds whatever is recorded: the past as it was known stays as it was,
//! parts add up, units do not mix, persons are counted once, and what was
//! published stays published.

mod knowledge;
mod parts;
mod persons;
mod silence;
