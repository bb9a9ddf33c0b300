//! What the desks of people, identification and referrals forbid.

use super::*;
use crate::samples::DAY;

/// One for each refusal.
pub const FORBIDDEN: &[Forbidden] = &[
    forbidden(
        "people.born_in_that_year",
        &[],
        Act::Enter("persons"),
        &[("born_on", "1990-12-31"), ("birth_year", "1991")],
        "birth_year",
        &[("born_on", "1990-12-31"), ("birth_year", "1990")],
    ),
    // The clock of the tests stands in 2020: who was born in 2003 may still
    // be seventeen, who was born in 2002 cannot be.
    forbidden(
        "people.age_fits_birth_year",
        &[],
        Act::Enter("persons"),
        &[("age_status", "adult"), ("birth_year", "2003")],
        "age_status",
        &[("age_status", "adult"), ("birth_year", "2002")],
    ),
    // The file was opened in 2017: who was born in 1999 may have been
    // seventeen then, who was born in 1998 was not.
    forbidden(
        "people.age_fits_birth_year",
        &[],
        Act::Enter("persons"),
        &[("age_status", "child"), ("birth_year", "1998")],
        "age_status",
        &[("age_status", "child"), ("birth_year", "1999")],
    ),
    forbidden(
        "people.not_their_own_parent",
        &[PERSON, Made("parent", "persons", &[])],
        Act::Edit("person"),
        &[("child_of", "=person")],
        "child_of",
        &[("child_of", "=parent")],
    ),
    forbidden(
        "people.born_by_then",
        &[Made("person", "persons", &[("birth_year", "2017")])],
        Act::Enter("services"),
        &[("person", "=person"), ("given_on", "2016-12-31")],
        "given_on",
        &[("person", "=person"), ("given_on", "2017-01-01")],
    ),
    forbidden(
        "identification.presumed_has_a_day",
        &[],
        Act::Enter("screenings"),
        &[("result", "presumed_victim"), ("presumed_on", "")],
        "presumed_on",
        &[("result", "presumed_victim"), ("presumed_on", DAY)],
    ),
    forbidden(
        "identification.presumed_has_a_day",
        &[],
        Act::Enter("screenings"),
        &[("result", "not_a_victim"), ("presumed_on", DAY)],
        "result",
        &[("result", "declined"), ("presumed_on", DAY)],
    ),
    forbidden(
        "identification.positive_needs_date_and_authority",
        &[PERSON],
        Act::Enter("decisions"),
        &[
            ("person", "=person"),
            ("outcome", "recognised"),
            ("decided_on", DAY),
        ],
        "authority",
        RECOGNISED,
    ),
    forbidden(
        "identification.positive_needs_date_and_authority",
        &[PERSON],
        Act::Enter("decisions"),
        &[("person", "=person"), ("outcome", "recognised"), AUTHORITY],
        "decided_on",
        &[("person", "=person"), ("outcome", "pending"), AUTHORITY],
    ),
    forbidden(
        "identification.pending_has_no_day",
        &[PERSON],
        Act::Enter("decisions"),
        &[
            ("person", "=person"),
            ("outcome", "pending"),
            ("decided_on", DAY),
        ],
        "outcome",
        &[("person", "=person"), ("outcome", "pending")],
    ),
    forbidden(
        "identification.decided_once",
        &[
            PERSON,
            Made("course", "exploitations", &[("person", "=person")]),
            Made("another", "exploitations", &[("person", "=person")]),
            Made(
                "decision",
                "decisions",
                &[
                    ("person", "=person"),
                    ("exploitation", "=course"),
                    ("outcome", "recognised"),
                    ("decided_on", DAY),
                    AUTHORITY,
                ],
            ),
        ],
        Act::Enter("decisions"),
        &[
            ("person", "=person"),
            ("exploitation", "=course"),
            ("outcome", "recognised"),
            ("decided_on", DAY_AFTER),
            AUTHORITY,
        ],
        "exploitation",
        &[
            ("person", "=person"),
            ("exploitation", "=another"),
            ("outcome", "recognised"),
            ("decided_on", DAY_AFTER),
            AUTHORITY,
        ],
    ),
    forbidden(
        "identification.own_exploitation",
        &[
            PERSON,
            Made("own", "exploitations", &[("person", "=person")]),
            Made("other", "exploitations", &[]),
        ],
        Act::Enter("decisions"),
        &[
            ("person", "=person"),
            ("exploitation", "=other"),
            ("outcome", "pending"),
        ],
        "exploitation",
        &[
            ("person", "=person"),
            ("exploitation", "=own"),
            ("outcome", "pending"),
        ],
    ),
    forbidden(
        "identification.reflection_not_shortened",
        &[PERSON],
        Act::Enter("reflection_periods"),
        &[
            ("person", "=person"),
            ("began_on", DAY),
            ("ends_on", DAY_AFTER),
        ],
        "ends_on",
        &[
            ("person", "=person"),
            ("began_on", DAY),
            ("ends_on", DAY_AFTER),
            ("shortened_because", "The ground that the law names"),
        ],
    ),
    forbidden(
        "referrals.to_another_body",
        &[],
        Act::Enter("referrals"),
        &[("from", "interior"), ("to", "interior"), ("stage", "sent")],
        "to",
        &[
            ("from", "anti_trafficking"),
            ("to", "interior"),
            ("stage", "sent"),
        ],
    ),
    forbidden(
        "referrals.unanswered_has_no_day",
        &[],
        Act::Enter("referrals"),
        &[("stage", "lapsed"), ("answered_on", DAY)],
        "stage",
        &[("stage", "declined"), ("answered_on", DAY)],
    ),
];
