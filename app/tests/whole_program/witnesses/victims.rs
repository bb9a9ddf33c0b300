//! Witnesses of victims and of the hotline.

use super::*;
use crate::samples::YEAR_BEFORE;

/// One for each figure.
pub const WITNESSES: &[Witness] = &[
    // Victims: screening and recognition.
    alone("S1", "screenings", &[], &[("screened_on", YEAR_BEFORE)]),
    witness(
        "S2",
        &[PERSON],
        "screenings",
        &[
            ("person", "=person"),
            ("result", "presumed_victim"),
            ("presumed_on", DAY),
        ],
        ("it", &[("result", "at_risk"), ("presumed_on", "")]),
    ),
    witness(
        "S3",
        &[PERSON],
        "decisions",
        &[
            ("person", "=person"),
            ("outcome", "not_recognised"),
            ("decided_on", DAY),
            ("authority", "#agencies:identification_authority"),
        ],
        ("it", &[("outcome", "recognised")]),
    ),
    alone_cohort("V1", REFUSED),
    witness(
        "V2",
        &[Made("person", "persons", &[("sex", "female")])],
        "decisions",
        RECOGNISED,
        ("person", &[("sex", "male")]),
    ),
    witness(
        "V3",
        &[Made("person", "persons", &[("sex", "male")])],
        "decisions",
        RECOGNISED,
        ("person", &[("sex", "other")]),
    ),
    witness(
        "V4",
        &[Made("person", "persons", &[("citizenship", "~home")])],
        "decisions",
        RECOGNISED,
        ("person", &[("citizenship", "~foreign")]),
    ),
    witness(
        "V5",
        &[Made("person", "persons", &[("citizenship", "~foreign")])],
        "decisions",
        RECOGNISED,
        ("person", &[("citizenship", "unknown")]),
    ),
    // Victims: what was done for those recognised.
    witness(
        "V6",
        COHORT,
        "stays",
        &[("person", "=person")],
        ("decision", REFUSED),
    ),
    witness(
        "V7",
        &[
            PERSON,
            DECISION,
            Made(
                "medical",
                "services",
                &[("person", "=person"), ("kind", "medical")],
            ),
            Made(
                "legal",
                "services",
                &[("person", "=person"), ("kind", "legal")],
            ),
        ],
        "services",
        &[("person", "=person"), ("kind", "psychological")],
        ("it", &[("kind", "social")]),
    ),
    witness(
        "V9",
        COHORT,
        "referrals",
        &[
            ("person", "=person"),
            ("to", "#agencies:social_services"),
            ("service", "social"),
            ("stage", "sent"),
        ],
        ("it", &[("stage", "withdrawn")]),
    ),
    witness(
        "V10",
        COHORT,
        "outcomes",
        &[("person", "=person"), ("kind", "employed")],
        ("it", &[("kind", "lost_contact")]),
    ),
    witness(
        "V11",
        COHORT,
        "outcomes",
        &[("person", "=person"), ("kind", "vocational_course")],
        ("it", &[("kind", "employed")]),
    ),
    witness(
        "V12",
        COHORT,
        "outcomes",
        &[("person", "=person"), ("kind", "returned_to_family")],
        ("decision", &[("decided_on", YEAR_BEFORE)]),
    ),
    alone(
        "V13",
        "child_supports",
        &[("kind", "preschool")],
        &[("kind", "school")],
    ),
    alone(
        "V14",
        "child_supports",
        &[("kind", "alimony")],
        &[("kind", "other")],
    ),
    alone(
        "V15",
        "child_supports",
        &[("kind", "documents")],
        &[("given_on", YEAR_BEFORE)],
    ),
    witness(
        "A3",
        COHORT,
        "allowances",
        &[("person", "=person"), ("stage", "paid"), ("paid_on", DAY)],
        ("it", &[("stage", "approved"), ("paid_on", "")]),
    ),
    alone("A4", "services", &[], &[("given_on", YEAR_BEFORE)]),
    alone(
        "R1",
        "referrals",
        &[("stage", "sent")],
        &[("stage", "draft")],
    ),
    // The hotline.
    alone("H1", "appeals", &[], &[("received_on", YEAR_BEFORE)]),
    alone(
        "H2",
        "appeals",
        &[("topic", "adoption")],
        &[("topic", "not_asked")],
    ),
];
