//! What the desk of safeguards forbids, whoever is at work.

use super::*;
use crate::samples::DAY;

const OFFICER: Made = Made("officer", "officers", &[]);
const POST: Made = Made("post", "posts", &[("officer", "=officer")]);
const CLOSED: Made = Made("closed", "file_closures", &[("person", "=person")]);
const OPENING: Made = Made("opening", "openings", &[]);
/// An alert about somebody who was recognised, who is to be removed.
const ALERT: Fields = &[
    ("person", "=person"),
    ("status", "recognised"),
    ("alerted_on", DAY),
    ("appears_as", "to_be_removed"),
    ("migration_file", "A-1"),
];
const PRESUMED: Made = Made(
    "screening",
    "screenings",
    &[
        ("person", "=person"),
        ("result", "presumed_victim"),
        ("presumed_on", DAY),
    ],
);
const NOT_RECOGNISED: Made = Made(
    "decision",
    "decisions",
    &[
        ("person", "=person"),
        ("outcome", "not_recognised"),
        ("decided_on", DAY_AFTER),
        AUTHORITY,
    ],
);
const NOT_RECOGNISED_THAT_DAY: Made = Made(
    "decision",
    "decisions",
    &[
        ("person", "=person"),
        ("outcome", "not_recognised"),
        ("decided_on", DAY),
        AUTHORITY,
    ],
);
const REFLECTS: Made = Made(
    "period",
    "reflection_periods",
    &[
        ("person", "=person"),
        ("began_on", DAY_AFTER),
        ("ends_on", "2017-06-20"),
    ],
);
const REVIEW: Made = Made("review", "opening_reviews", &[("opening", "=opening")]);

/// One for each refusal.
pub const FORBIDDEN: &[Forbidden] = &[
    forbidden(
        "safeguards.disclosure_names_a_body",
        &[],
        Act::Enter("court_orders"),
        &[
            ("kind", "disclosure"),
            ("reason", "Invented."),
            ("ends_on", DAY),
        ],
        "opened_to",
        &[("kind", "sealing")],
    ),
    forbidden(
        "safeguards.disclosure_says_why",
        &[],
        Act::Enter("court_orders"),
        &[
            ("kind", "disclosure"),
            ("opened_to", "unknown"),
            ("ends_on", DAY),
        ],
        "reason",
        &[
            ("kind", "disclosure"),
            ("opened_to", "unknown"),
            ("ends_on", DAY),
            ("reason", "Invented."),
        ],
    ),
    forbidden(
        "safeguards.bridge_has_an_end",
        &[],
        Act::Enter("court_orders"),
        &[
            ("kind", "disclosure"),
            ("opened_to", "unknown"),
            ("reason", "Invented."),
        ],
        "ends_on",
        &[("kind", "sealing"), ("reason", "Invented.")],
    ),
    forbidden(
        "safeguards.bridge_has_an_end",
        &[],
        Act::Enter("consents"),
        &[("purpose", "criminal_proceedings")],
        "ends_on",
        &[("purpose", "criminal_proceedings"), ("ends_on", DAY)],
    ),
    forbidden(
        "safeguards.names_whom",
        &[],
        Act::Enter("court_orders"),
        &[("person", "")],
        "person",
        &[("person", ""), ("migration_file", "INVENTED-1")],
    ),
    forbidden(
        "safeguards.names_whom",
        &[Made("appeal", "appeals", &[])],
        Act::Enter("court_orders"),
        &[
            ("person", ""),
            ("appeal", "=appeal"),
            ("kind", "disclosure"),
            ("opened_to", "unknown"),
            ("reason", "Invented."),
            ("ends_on", DAY),
        ],
        "person",
        &[("person", ""), ("appeal", "=appeal")],
    ),
    forbidden(
        "safeguards.names_whom",
        &[],
        Act::Enter("declared_ties"),
        &[("person", "")],
        "person",
        &[("person", ""), ("case_number", "INVENTED-1")],
    ),
    forbidden(
        "safeguards.alert_goes_to_prosecutors",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("alerted", "#agencies:social_services"),
        ],
        "alerted",
        &[
            ("person", "=person"),
            ("alerted", "#agencies:prosecutors_office"),
        ],
    ),
    forbidden(
        "safeguards.alert_goes_to_prosecutors",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[("person", "=person"), ("alerted", "unknown")],
        "alerted",
        &[("person", "=person")],
    ),
    forbidden(
        "safeguards.alert_names_the_number",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("appears_as", "to_be_removed"),
            ("case_number", "C-1"),
        ],
        "migration_file",
        ALERT,
    ),
    forbidden(
        "safeguards.alert_names_the_number",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("appears_as", "defendant"),
            ("migration_file", "A-1"),
        ],
        "case_number",
        &[
            ("person", "=person"),
            ("appears_as", "defendant"),
            ("criminal_file", "K-1"),
        ],
    ),
    forbidden(
        "safeguards.alert_names_the_number",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("appears_as", "unknown"),
            ("migration_file", "A-1"),
        ],
        "appears_as",
        &[
            ("person", "=person"),
            ("appears_as", "detained"),
            ("migration_file", "A-1"),
        ],
    ),
    forbidden(
        "safeguards.number_of_another_body",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[("person", "=person"), ("case_number", "see per-2017-00001")],
        "case_number",
        &[("person", "=person"), ("case_number", "SUPER-2017-00001")],
    ),
    forbidden(
        "safeguards.status_of_that_day",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[("person", "=person"), ("status", "presumed")],
        "status",
        &[("person", "=person"), ("status", "recognised")],
    ),
    forbidden(
        "safeguards.status_of_that_day",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[("person", "=person"), ("alerted_on", "2017-05-14")],
        "status",
        &[("person", "=person"), ("alerted_on", DAY)],
    ),
    forbidden(
        "safeguards.status_of_that_day",
        &[PERSON, PRESUMED],
        Act::Enter("non_punishment_alerts"),
        &[("person", "=person"), ("status", "recognised")],
        "status",
        &[("person", "=person"), ("status", "presumed")],
    ),
    forbidden(
        "safeguards.status_of_that_day",
        &[PERSON, PRESUMED, NOT_RECOGNISED],
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", DAY_AFTER),
        ],
        "status",
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", DAY),
        ],
    ),
    forbidden(
        "safeguards.status_of_that_day",
        &[PERSON, REFLECTS],
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", DAY),
        ],
        "status",
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", DAY_AFTER),
        ],
    ),
    // Whoever is presumed one from tomorrow on is none today.
    forbidden(
        "safeguards.status_of_that_day",
        &[PERSON, PRESUMED],
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", "2017-05-14"),
        ],
        "status",
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", DAY),
        ],
    ),
    // What was decided on the day stands above what was presumed on it.
    forbidden(
        "safeguards.status_of_that_day",
        &[PERSON, PRESUMED, NOT_RECOGNISED_THAT_DAY, REFLECTS],
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", DAY),
        ],
        "status",
        &[
            ("person", "=person"),
            ("status", "presumed"),
            ("alerted_on", DAY_AFTER),
        ],
    ),
    forbidden(
        "safeguards.answer_is_whole",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[("person", "=person"), ("answer", "ended")],
        "answered_on",
        &[
            ("person", "=person"),
            ("answer", "ended"),
            ("answered_on", DAY),
        ],
    ),
    forbidden(
        "safeguards.answer_is_whole",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("answer", "unknown"),
            ("answered_on", DAY),
        ],
        "answer",
        &[("person", "=person")],
    ),
    forbidden(
        "safeguards.answer_is_whole",
        VICTIM,
        Act::Enter("non_punishment_alerts"),
        &[
            ("person", "=person"),
            ("answer", "goes_on"),
            ("answered_on", DAY),
        ],
        "answered_because",
        &[
            ("person", "=person"),
            ("answer", "goes_on"),
            ("answered_on", DAY),
            ("answered_because", "Invented."),
        ],
    ),
    forbidden(
        "safeguards.says_what_it_is",
        &[],
        Act::Enter("court_orders"),
        &[("kind", "unknown")],
        "kind",
        &[("kind", "sealing")],
    ),
    forbidden(
        "safeguards.says_what_it_is",
        &[],
        Act::Enter("openings"),
        &[("kind", "not_applicable")],
        "kind",
        &[],
    ),
    forbidden(
        "safeguards.says_what_it_is",
        &[],
        Act::Enter("consents"),
        &[("purpose", "not_asked")],
        "purpose",
        &[],
    ),
    forbidden(
        "safeguards.says_what_it_is",
        &[OPENING],
        Act::Enter("opening_reviews"),
        &[("opening", "=opening"), ("finding", "not_asked")],
        "finding",
        &[("opening", "=opening"), ("finding", "not_justified")],
    ),
    forbidden(
        "safeguards.says_what_it_is",
        &[],
        Act::Enter("use_reviews"),
        &[("finding", "unknown")],
        "finding",
        &[],
    ),
    forbidden(
        "safeguards.says_why",
        &[],
        Act::Enter("openings"),
        &[("reason", "nineteen characters")],
        "reason",
        &[("reason", "twenty characters..x")],
    ),
    forbidden(
        "safeguards.reviewed_once_by_another",
        &[OPENING, REVIEW],
        Act::Enter("opening_reviews"),
        &[("opening", "=opening")],
        "opening",
        &[],
    ),
    forbidden(
        "safeguards.holds_a_post_there",
        &[OFFICER],
        Act::Enter("assignments"),
        &[("officer", "=officer")],
        "officer",
        &[],
    ),
    forbidden(
        "safeguards.holds_a_post_there",
        &[OFFICER, POST],
        Act::Enter("assignments"),
        &[("officer", "=officer"), ("agency", "unknown")],
        "officer",
        &[("officer", "=officer")],
    ),
    forbidden(
        "safeguards.given_again_after_withdrawal",
        &[],
        Act::Enter("consents"),
        &[("given_again_on", DAY)],
        "given_again_on",
        &[("given_again_on", DAY), ("withdrawn_on", DAY)],
    ),
    forbidden(
        "safeguards.one_closing_at_a_time",
        &[PERSON, CLOSED],
        Act::Enter("file_closures"),
        &[("person", "=person")],
        "person",
        &[("person", "=person"), ("reopened_on", DAY)],
    ),
];
