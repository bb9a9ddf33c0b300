//! What the desk of safeguards forbids, whoever is at work.

use super::*;
use crate::samples::DAY;

const OFFICER: Made = Made("officer", "officers", &[]);
const POST: Made = Made("post", "posts", &[("officer", "=officer")]);
const CLOSED: Made = Made("closed", "file_closures", &[("person", "=person")]);
const OPENING: Made = Made("opening", "openings", &[]);
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
        "safeguards.order_names_whom",
        &[],
        Act::Enter("court_orders"),
        &[("person", "")],
        "person",
        &[("person", ""), ("migration_file", "INVENTED-1")],
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
