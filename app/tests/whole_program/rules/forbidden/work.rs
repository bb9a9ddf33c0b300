//! What the desks of the rest of the work forbid.

use super::*;
use crate::samples::{DAY, YEAR_BEFORE};

/// One for each refusal.
pub const FORBIDDEN: &[Forbidden] = &[
    forbidden(
        "children.sent_after_found",
        &[Made("found", "children_found", &[("found_on", DAY)])],
        Act::Enter("materials"),
        &[("child", "=found"), ("sent_on", "2017-05-14")],
        "sent_on",
        &[("child", "=found"), ("sent_on", DAY)],
    ),
    forbidden(
        "cooperation.numbered_once",
        &[Made("sixth", "committee_meetings", &[("number", "6")])],
        Act::Enter("committee_meetings"),
        &[("number", "6"), ("held_on", DAY_AFTER)],
        "number",
        &[("number", "7"), ("held_on", DAY_AFTER)],
    ),
    forbidden(
        "criminal_cases.sent_to_court_first",
        &[],
        Act::Enter("defendants"),
        &[("convicted_on", DAY)],
        "convicted_on",
        &[("sent_to_court_on", DAY), ("convicted_on", DAY)],
    ),
    forbidden(
        "criminal_cases.one_verdict",
        &[],
        Act::Enter("defendants"),
        &[
            ("sent_to_court_on", DAY),
            ("convicted_on", DAY),
            ("acquitted_on", DAY),
        ],
        "acquitted_on",
        &[("sent_to_court_on", DAY), ("acquitted_on", DAY)],
    ),
    forbidden(
        "criminal_cases.sentence_needs_conviction",
        &[],
        Act::Enter("defendants"),
        &[("sent_to_court_on", DAY), ("sentence_months", "6")],
        "sentence_months",
        &[
            ("sent_to_court_on", DAY),
            ("convicted_on", DAY),
            ("sentence_months", "6"),
        ],
    ),
    forbidden(
        "criminal_cases.once_in_one_case",
        &[
            CASE,
            Made("another", "criminal_cases", &[]),
            Made(
                "first",
                "defendants",
                &[("case", "=case"), ("person_file", "K-1")],
            ),
        ],
        Act::Enter("defendants"),
        &[("case", "=case"), ("person_file", "K-1")],
        "person_file",
        &[("case", "=another"), ("person_file", "K-1")],
    ),
    forbidden(
        "criminal_cases.verdict_has_a_day",
        &[],
        Act::Enter("criminal_cases"),
        &[("stage", "verdict")],
        "verdict_on",
        &[("stage", "verdict"), ("verdict_on", DAY)],
    ),
    forbidden(
        "criminal_cases.arrest_has_a_day",
        &[],
        Act::Enter("wanted"),
        &[("arrested_in", "~foreign")],
        "arrested_on",
        &[("arrested_in", "~foreign"), ("arrested_on", DAY)],
    ),
    forbidden(
        "migration.removed_after_found",
        &[Made(
            "violation",
            "violations",
            &[("person_file", "M-1"), ("found_on", DAY)],
        )],
        Act::Enter("removals"),
        &[
            ("violation", "=violation"),
            ("person_file", "M-1"),
            ("removed_on", "2017-05-14"),
        ],
        "removed_on",
        &[
            ("violation", "=violation"),
            ("person_file", "M-1"),
            ("removed_on", DAY),
        ],
    ),
    forbidden(
        "migration.of_the_same_person",
        &[Made(
            "violation",
            "violations",
            &[("person_file", "M-1"), ("found_on", DAY)],
        )],
        Act::Enter("removals"),
        &[("violation", "=violation"), ("person_file", "M-2")],
        "violation",
        &[("violation", "=violation"), ("person_file", "M-1")],
    ),
    forbidden(
        "partners.joined_once",
        &[Made(
            "first",
            "coalition_members",
            &[
                ("name", "İşıq Practice"),
                ("joined_on", YEAR_BEFORE),
                ("left_on", DAY),
            ],
        )],
        Act::Enter("coalition_members"),
        &[("name", "İŞIQ practice"), ("joined_on", "2017-05-14")],
        "name",
        &[("name", "İŞIQ practice"), ("joined_on", DAY)],
    ),
    forbidden(
        "action_plan.done_has_a_day",
        &[],
        Act::Enter("measures"),
        &[("stage", "postponed"), ("implemented_on", DAY)],
        "stage",
        &[("stage", "partly_implemented"), ("implemented_on", DAY)],
    ),
];
