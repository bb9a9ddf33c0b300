//! Witnesses of forced labour, migration, children and criminal justice.

use super::*;
use crate::samples::YEAR_BEFORE;

/// One for each figure.
pub const WITNESSES: &[Witness] = &[
    // Forced labour.
    alone(
        "F1",
        "facts",
        &[("article", "#articles:forced_labour")],
        &[("article", "#articles:documents")],
    ),
    witness(
        "F2",
        &[PERSON, LABOUR],
        "decisions",
        LABOUR_DECISION,
        NO_LABOUR,
    ),
    witness(
        "F3",
        &[
            Made("person", "persons", &[("citizenship", "~foreign")]),
            LABOUR,
        ],
        "decisions",
        LABOUR_DECISION,
        ("person", &[("citizenship", "~home")]),
    ),
    witness(
        "F4",
        &[PERSON, LABOUR],
        "decisions",
        LABOUR_DECISION,
        ("exploitation", &[("sector", "unknown")]),
    ),
    witness(
        "F5",
        &[GUILTY],
        "facts",
        &[("article", "#articles:forced_labour"), ("case", "=case")],
        ("case", &[("guilty", "no")]),
    ),
    // Migration and children.
    alone("M1", "violations", &[], &[("found_on", YEAR_BEFORE)]),
    witness(
        "M2",
        &[Made(
            "violation",
            "violations",
            &[("person_file", "FILE-M2")],
        )],
        "removals",
        &[("person_file", "FILE-M2"), ("kind", "deportation")],
        ("it", &[("kind", "readmission")]),
    ),
    alone("C1", "children_found", &[], &[("found_on", YEAR_BEFORE)]),
    alone(
        "C2",
        "children_found",
        &[("screening", "confirmed")],
        &[("screening", "not_confirmed")],
    ),
    alone("C3", "materials", &[], &[("sent_on", YEAR_BEFORE)]),
    alone(
        "C4",
        "parent_sanctions",
        &[],
        &[("imposed_on", YEAR_BEFORE)],
    ),
    alone("C5", "centre_helps", &[], &[("given_on", YEAR_BEFORE)]),
    alone(
        "C6",
        "home_monitorings",
        &[],
        &[("visited_on", YEAR_BEFORE)],
    ),
    // Criminal justice.
    alone(
        "J1",
        "facts",
        &[("article", "#articles:trafficking")],
        &[("article", "#articles:documents")],
    ),
    alone(
        "J2",
        "facts",
        &[("article", "#articles:forced_labour")],
        &[("article", "#articles:trafficking")],
    ),
    alone(
        "J3",
        "facts",
        &[("article", "#articles:documents")],
        &[("registered_on", YEAR_BEFORE)],
    ),
    alone("J4", "groups", &[], &[("neutralised_on", YEAR_BEFORE)]),
    alone("J5", "groups", &[("members", "4")], &[("members", "3")]),
    alone(
        "J6",
        "criminal_cases",
        &[("investigation_completed_on", DAY)],
        &[("investigation_completed_on", "")],
    ),
    alone(
        "J7",
        "defendants",
        CONVICTED,
        &[("convicted_on", ""), ("acquitted_on", DAY)],
    ),
    alone("J8", "defendants", CONVICTED, &[("sex", "male")]),
    alone(
        "J9",
        "defendants",
        &[
            ("sex", "male"),
            ("sent_to_court_on", DAY),
            ("convicted_on", DAY),
        ],
        &[("sex", "female")],
    ),
    alone(
        "J10",
        "wanted",
        &[("declared_on", YEAR_BEFORE)],
        &[("withdrawn_on", DAY)],
    ),
    alone(
        "J11",
        "wanted",
        &[("declared_on", YEAR_BEFORE), ("arrested_on", DAY)],
        &[("arrested_on", "")],
    ),
    alone(
        "J12",
        "defendants",
        &[("sent_to_court_on", DAY)],
        &[("sent_to_court_on", "")],
    ),
    alone(
        "J13",
        "facts",
        &[("article", "#articles:trafficking")],
        &[("article", "other")],
    ),
];
