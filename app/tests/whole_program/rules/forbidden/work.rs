//! What the desks of the rest of the work forbid.

use super::*;
use crate::samples::{DAY, YEAR_BEFORE};

const RECOGNITION: Made = Made("decision", "decisions", RECOGNISED);
/// An alert about somebody to be removed under this number, and what else it
/// says.
macro_rules! alert {
    ($number:literal $(, $more:expr)*) => {
        Made(
            "alert",
            "non_punishment_alerts",
            &[
                ("person", "=person"),
                ("status", "recognised"),
                ("alerted_on", DAY),
                ("appears_as", "to_be_removed"),
                ("migration_file", $number),
                $($more),*
            ],
        )
    };
}

/// …which is answered: it may go on from the next day.
macro_rules! answered {
    ($number:literal) => {
        alert!(
            $number,
            ("answer", "goes_on"),
            ("answered_on", DAY_AFTER),
            ("answered_because", "Invented.")
        )
    };
}

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
        "migration.screened_first",
        &[],
        Act::Enter("removals"),
        &[("screening", "not_screened")],
        "carried_out_because",
        &[
            ("screening", "not_screened"),
            ("carried_out_because", "missed"),
        ],
    ),
    forbidden(
        "migration.screened_first",
        &[],
        Act::Enter("removals"),
        &[("screening", "unknown")],
        "carried_out_because",
        &[("screening", "referred")],
    ),
    forbidden(
        "migration.ground_for_a_reason",
        &[],
        Act::Enter("removals"),
        &[("carried_out_because", "court")],
        "carried_out_because",
        &[],
    ),
    // An alert that nobody has answered.
    forbidden(
        "migration.prosecutor_asked_first",
        &[PERSON, RECOGNITION, alert!("A-2")],
        Act::Enter("removals"),
        &[("person_file", "A-2"), ("removed_on", DAY)],
        "person_file",
        &[("person_file", "A-21"), ("removed_on", DAY)],
    ),
    // What has happened all the same is recorded, with its ground.
    forbidden(
        "migration.prosecutor_asked_first",
        &[PERSON, RECOGNITION, alert!("A-3")],
        Act::Enter("removals"),
        &[("person_file", "A-3"), ("removed_on", DAY)],
        "person_file",
        &[
            ("person_file", "A-3"),
            ("removed_on", DAY),
            ("carried_out_because", "missed"),
        ],
    ),
    // An alert of the day after says nothing of the day.
    forbidden(
        "migration.prosecutor_asked_first",
        &[PERSON, RECOGNITION, alert!("A-4")],
        Act::Enter("removals"),
        &[("person_file", "A-4"), ("removed_on", DAY_AFTER)],
        "person_file",
        &[("person_file", "A-4"), ("removed_on", "2017-05-14")],
    ),
    // The answer counts from its day on.
    forbidden(
        "migration.prosecutor_asked_first",
        &[PERSON, RECOGNITION, answered!("A-5")],
        Act::Enter("removals"),
        &[("person_file", "A-5"), ("removed_on", DAY)],
        "person_file",
        &[("person_file", "A-5"), ("removed_on", DAY_AFTER)],
    ),
    // Whoever may go on all the same is not removed while the period runs.
    forbidden(
        "migration.prosecutor_asked_first",
        &[
            PERSON,
            RECOGNITION,
            answered!("A-6"),
            Made(
                "period",
                "reflection_periods",
                &[
                    ("person", "=person"),
                    ("began_on", DAY),
                    ("ends_on", "2017-06-20"),
                ],
            ),
        ],
        Act::Enter("removals"),
        &[("person_file", "A-6"), ("removed_on", "2017-06-20")],
        "person_file",
        &[("person_file", "A-6"), ("removed_on", "2017-06-21")],
    ),
    // What stands is corrected elsewhere, whatever was alerted since.
    forbidden(
        "migration.prosecutor_asked_first",
        &[
            Made(
                "removal",
                "removals",
                &[("person_file", "A-7"), ("removed_on", DAY)],
            ),
            PERSON,
            RECOGNITION,
            alert!("A-7"),
        ],
        Act::Edit("removal"),
        &[("removed_on", DAY_AFTER)],
        "person_file",
        &[("destination", "~foreign")],
    ),
    // …and the ground on which it was recorded is not taken away.
    forbidden(
        "migration.prosecutor_asked_first",
        &[
            PERSON,
            RECOGNITION,
            alert!("A-8"),
            Made(
                "removal",
                "removals",
                &[
                    ("person_file", "A-8"),
                    ("removed_on", DAY),
                    ("carried_out_because", "missed"),
                ],
            ),
        ],
        Act::Edit("removal"),
        &[("carried_out_because", "")],
        "person_file",
        &[("destination", "~foreign")],
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
