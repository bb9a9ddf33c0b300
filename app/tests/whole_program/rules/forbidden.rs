//! What the desks forbid: for each refusal a record that is refused, and the
//! one next to it that is not. Values are typed as in `witnesses.rs`.

mod care;
mod persons;
mod retention;
mod safeguards;
mod work;

use crate::{
    samples::DAY,
    witnesses::{Fields, Made},
};

/// What is tried.
pub enum Act {
    /// A new record of this register.
    Enter(&'static str),
    /// A change of the record that was made under this name.
    Edit(&'static str),
}

/// One refusal.
pub struct Forbidden {
    /// The rule that says no.
    pub refusal: &'static str,
    /// What must be on record before it.
    pub with: &'static [Made],
    /// What is tried.
    pub act: Act,
    /// What is refused.
    pub wrong: Fields,
    /// At which field.
    pub field: &'static str,
    /// What is taken.
    pub right: Fields,
}

const fn forbidden(
    refusal: &'static str,
    with: &'static [Made],
    act: Act,
    wrong: Fields,
    field: &'static str,
    right: Fields,
) -> Forbidden {
    Forbidden {
        refusal,
        with,
        act,
        wrong,
        field,
        right,
    }
}

const AUTHORITY: (&str, &str) = ("authority", "#agencies:identification_authority");
const DAY_AFTER: &str = "2017-05-16";
const WEEK_AFTER: &str = "2017-05-22";

const PERSON: Made = Made("person", "persons", &[]);
const RECOGNISED: Fields = &[
    ("person", "=person"),
    ("outcome", "recognised"),
    ("decided_on", DAY),
    AUTHORITY,
];
const VICTIM: &[Made] = &[PERSON, Made("decision", "decisions", RECOGNISED)];
const UNIT: Made = Made("unit", "shelters", &[("capacity", "1"), ("opened_on", DAY)]);
const CASE: Made = Made("case", "criminal_cases", &[]);

/// Every refusal of the desks.
pub fn all() -> impl Iterator<Item = &'static Forbidden> {
    [
        persons::FORBIDDEN,
        retention::FORBIDDEN,
        care::FORBIDDEN,
        work::FORBIDDEN,
        safeguards::FORBIDDEN,
    ]
    .into_iter()
    .flatten()
}
