//! What the desks of shelters and assistance forbid.

use super::*;
use crate::samples::{DAY, YEAR_BEFORE};

const CLOSED_AFTER_A_WEEK: Made = Made(
    "unit",
    "shelters",
    &[
        ("capacity", "9"),
        ("opened_on", DAY),
        ("closed_on", WEEK_AFTER),
    ],
);
const WEEK_IN_UNIT: Made = Made(
    "stay",
    "stays",
    &[
        ("shelter", "=unit"),
        ("admitted_on", DAY),
        ("left_on", WEEK_AFTER),
    ],
);

/// One for each refusal.
pub const FORBIDDEN: &[Forbidden] = &[
    forbidden(
        "shelters.fits_the_capacity",
        &[UNIT, WEEK_IN_UNIT],
        Act::Enter("stays"),
        &[("shelter", "=unit"), ("admitted_on", "2017-05-21")],
        "shelter",
        &[("shelter", "=unit"), ("admitted_on", WEEK_AFTER)],
    ),
    forbidden(
        "shelters.is_open",
        &[CLOSED_AFTER_A_WEEK],
        Act::Enter("stays"),
        &[
            ("shelter", "=unit"),
            ("admitted_on", WEEK_AFTER),
            ("left_on", WEEK_AFTER),
        ],
        "admitted_on",
        &[
            ("shelter", "=unit"),
            ("admitted_on", "2017-05-21"),
            ("left_on", WEEK_AFTER),
        ],
    ),
    forbidden(
        "shelters.is_open",
        &[CLOSED_AFTER_A_WEEK],
        Act::Enter("stays"),
        &[("shelter", "=unit"), ("admitted_on", DAY)],
        "left_on",
        &[
            ("shelter", "=unit"),
            ("admitted_on", DAY),
            ("left_on", WEEK_AFTER),
        ],
    ),
    forbidden(
        "shelters.ending_has_a_day",
        &[],
        Act::Enter("stays"),
        &[("ending", "own_wish")],
        "left_on",
        &[("ending", "own_wish"), ("left_on", DAY_AFTER)],
    ),
    forbidden(
        "shelters.one_bed_each",
        &[
            PERSON,
            Made(
                "stay",
                "stays",
                &[
                    ("person", "=person"),
                    ("admitted_on", DAY),
                    ("left_on", WEEK_AFTER),
                ],
            ),
        ],
        Act::Enter("stays"),
        &[("person", "=person"), ("admitted_on", "2017-05-21")],
        "person",
        &[("person", "=person"), ("admitted_on", WEEK_AFTER)],
    ),
    forbidden(
        "shelters.holds_its_stays",
        &[
            Made("unit", "shelters", &[("capacity", "3"), ("opened_on", DAY)]),
            Made(
                "one",
                "stays",
                &[("shelter", "=unit"), ("admitted_on", DAY)],
            ),
            Made(
                "two",
                "stays",
                &[("shelter", "=unit"), ("admitted_on", DAY)],
            ),
        ],
        Act::Edit("unit"),
        &[("capacity", "1")],
        "capacity",
        &[("capacity", "2")],
    ),
    forbidden(
        "shelters.somebody_stayed",
        &[UNIT, WEEK_IN_UNIT],
        Act::Edit("unit"),
        &[("closed_on", "2017-05-21")],
        "closed_on",
        &[("closed_on", WEEK_AFTER)],
    ),
    forbidden(
        "shelters.somebody_stayed",
        &[
            UNIT,
            Made(
                "stay",
                "stays",
                &[("shelter", "=unit"), ("admitted_on", DAY)],
            ),
        ],
        Act::Edit("unit"),
        &[("opened_on", DAY_AFTER)],
        "opened_on",
        &[("opened_on", YEAR_BEFORE)],
    ),
    forbidden(
        "assistance.recognised_first",
        VICTIM,
        Act::Enter("allowances"),
        &[("person", "=person"), ("decided_on", "2017-05-14")],
        "person",
        &[("person", "=person"), ("decided_on", DAY)],
    ),
    forbidden(
        "assistance.paid_once",
        &[
            PERSON,
            Made("decision", "decisions", RECOGNISED),
            Made("first", "allowances", &[("person", "=person")]),
        ],
        Act::Enter("allowances"),
        &[("person", "=person")],
        "person",
        &[("person", "=person"), ("stage", "rejected")],
    ),
    forbidden(
        "assistance.amount_of_its_day",
        &[],
        Act::Enter("allowances"),
        &[("amount", "1.00")],
        "amount",
        &[],
    ),
    forbidden(
        "assistance.paid_has_a_day",
        &[],
        Act::Enter("allowances"),
        &[("stage", "paid")],
        "paid_on",
        &[("stage", "paid"), ("paid_on", DAY_AFTER)],
    ),
    forbidden(
        "assistance.paid_has_a_day",
        &[],
        Act::Enter("allowances"),
        &[("stage", "approved"), ("paid_on", DAY_AFTER)],
        "stage",
        &[("stage", "approved")],
    ),
    forbidden(
        "assistance.four_eyes",
        &[],
        Act::Enter("allowances"),
        &[("proposed_by", "İ. Sample"), ("approved_by", "i. SAMPLE")],
        "approved_by",
        &[
            ("proposed_by", "İ. Sample"),
            ("approved_by", "Another Sample"),
        ],
    ),
    forbidden(
        "assistance.child_is_not_the_parent",
        &[PERSON, Made("child", "persons", &[("child_of", "=person")])],
        Act::Enter("child_supports"),
        &[("child", "=person"), ("parent", "=person")],
        "parent",
        &[("child", "=child"), ("parent", "=person")],
    ),
];
