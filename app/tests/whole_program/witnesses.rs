//! One witness record for each figure: entered with what it needs, it moves
//! the figure; edited so that it no longer belongs, it moves it again; and so
//! it does when it is voided.
//!
//! Values are typed as on a form, with four short forms: `=name` is the
//! reference of a record made before it under that name, `#list:mark` is the
//! first code of a list with a mark, `~home` is the country's own code and
//! `~foreign` that of another country.

mod crime;
mod victims;
mod work;

use crate::samples::DAY;

/// Fields with what is typed into them.
pub type Fields = &'static [(&'static str, &'static str)];

/// A record to make: the name it goes by, its register and its fields. What
/// else must be filled in is filled with samples.
pub struct Made(pub &'static str, pub &'static str, pub Fields);

/// The witness of one figure.
pub struct Witness {
    /// The figure.
    pub figure: &'static str,
    /// What must be on record before it.
    pub with: &'static [Made],
    /// The record itself; its name is `it`.
    pub register: &'static str,
    /// Its fields.
    pub fields: Fields,
    /// The edit that takes it out: of which record, and what is changed.
    pub change: (&'static str, Fields),
}

const fn witness(
    figure: &'static str,
    with: &'static [Made],
    register: &'static str,
    fields: Fields,
    change: (&'static str, Fields),
) -> Witness {
    Witness {
        figure,
        with,
        register,
        fields,
        change,
    }
}

/// A figure whose witness stands alone and is edited itself.
const fn alone(
    figure: &'static str,
    register: &'static str,
    fields: Fields,
    change: Fields,
) -> Witness {
    witness(figure, &[], register, fields, ("it", change))
}

const RECOGNISED: Fields = &[
    ("person", "=person"),
    ("outcome", "recognised"),
    ("decided_on", DAY),
    ("authority", "#agencies:identification_authority"),
];
const REFUSED: Fields = &[("outcome", "not_recognised")];
const PERSON: Made = Made("person", "persons", &[]);
const DECISION: Made = Made("decision", "decisions", RECOGNISED);
const COHORT: &[Made] = &[PERSON, DECISION];

const LABOUR: Made = Made(
    "exploitation",
    "exploitations",
    &[
        ("person", "=person"),
        ("forms", "ForcedLabour;SexualExploitation"),
        ("sector", "A"),
    ],
);
const LABOUR_DECISION: Fields = &[
    ("person", "=person"),
    ("exploitation", "=exploitation"),
    ("outcome", "recognised"),
    ("decided_on", DAY),
    ("authority", "#agencies:identification_authority"),
];
const NO_LABOUR: (&str, Fields) = ("exploitation", &[("forms", "SexualExploitation")]);

const GUILTY: Made = Made(
    "case",
    "criminal_cases",
    &[
        ("article", "#articles:forced_labour"),
        ("guilty", "yes"),
        ("verdict_on", DAY),
    ],
);
const CONVICTED: Fields = &[
    ("sex", "female"),
    ("sent_to_court_on", DAY),
    ("convicted_on", DAY),
];

/// A decision on a person, edited itself.
const fn alone_cohort(figure: &'static str, change: Fields) -> Witness {
    witness(figure, &[PERSON], "decisions", RECOGNISED, ("it", change))
}

/// The witnesses of every figure that comes from records.
pub fn witnesses() -> impl Iterator<Item = &'static Witness> {
    [work::WITNESSES, crime::WITNESSES, victims::WITNESSES]
        .into_iter()
        .flatten()
}
