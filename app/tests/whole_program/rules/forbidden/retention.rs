//! What the desk of keeping and erasing forbids to be recorded; what it forbids
//! to be erased is provoked at its page.

use super::*;
use crate::samples::DAY;

/// One for each refusal.
pub const FORBIDDEN: &[Forbidden] = &[
    forbidden(
        "retention.names_one",
        &[PERSON],
        Act::Enter("destruction_proposals"),
        &[
            ("person", "=person"),
            ("register", "appeals"),
            ("up_to", DAY),
            ("ground", "time_over"),
        ],
        "person",
        &[
            ("register", "appeals"),
            ("up_to", DAY),
            ("ground", "time_over"),
        ],
    ),
    forbidden(
        "retention.names_one",
        &[],
        Act::Enter("destruction_proposals"),
        &[("register", "appeals"), ("ground", "time_over")],
        "person",
        &[
            ("register", "appeals"),
            ("up_to", DAY),
            ("ground", "time_over"),
        ],
    ),
    forbidden(
        "retention.names_one",
        &[PERSON],
        Act::Enter("holds"),
        &[("person", "=person"), ("number", "F-1")],
        "person",
        &[("register", "defendants"), ("number", "F-1")],
    ),
    forbidden(
        "retention.batch_of_time_over",
        &[],
        Act::Enter("destruction_proposals"),
        &[
            ("register", "appeals"),
            ("up_to", DAY),
            ("ground", "request"),
        ],
        "ground",
        &[
            ("register", "appeals"),
            ("up_to", DAY),
            ("ground", "time_over"),
        ],
    ),
];
