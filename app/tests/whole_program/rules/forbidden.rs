//! What the desks forbid: for each refusal a record that is refused, and the
//! one next to it that is not. Values are typed as in `witnesses.rs`.

use crate::{
    samples::{DAY, YEAR_BEFORE},
    witnesses::{Fields, Made},
};

/// What is tried.
pub enum Act {
    /// A new record of this register.
    Enter(&'static str),
    /// A change of the record that was made under this name.
    Edit(&'static str),
}

/// One refusal.
pub struct Forbidden {
    /// The rule that says no.
    pub refusal: &'static str,
    /// What must be on record before it.
    pub with: &'static [Made],
    /// What is tried.
    pub act: Act,
    /// What is refused.
    pub wrong: Fields,
    /// At which field.
    pub field: &'static str,
    /// What is taken.
    pub right: Fields,
}

const fn forbidden(
    refusal: &'static str,
    with: &'static [Made],
    act: Act,
    wrong: Fields,
    field: &'static str,
    right: Fields,
) -> Forbidden {
    Forbidden {
        refusal,
        with,
        act,
        wrong,
        field,
        right,
    }
}

const AUTHORITY: (&str, &str) = ("authority", "#agencies:identification_authority");
const DAY_AFTER: &str = "2017-05-16";
const WEEK_AFTER: &str = "2017-05-22";

const PERSON: Made = Made("person", "persons", &[]);
const RECOGNISED: Fields = &[
    ("person", "=person"),
    ("outcome", "recognised"),
    ("decided_on", DAY),
    AUTHORITY,
];
const VICTIM: &[Made] = &[PERSON, Made("decision", "decisions", RECOGNISED)];
const UNIT: Made = Made("unit", "shelters", &[("capacity", "1"), ("opened_on", DAY)]);
const CASE: Made = Made("case", "criminal_cases", &[]);

/// Every refusal of the desks.
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
    forbidden(
        "shelters.fits_the_capacity",
        &[
            UNIT,
            Made(
                "stay",
                "stays",
                &[
                    ("shelter", "=unit"),
                    ("admitted_on", DAY),
                    ("left_on", WEEK_AFTER),
                ],
            ),
        ],
        Act::Enter("stays"),
        &[("shelter", "=unit"), ("admitted_on", "2017-05-21")],
        "shelter",
        &[("shelter", "=unit"), ("admitted_on", WEEK_AFTER)],
    ),
    forbidden(
        "shelters.is_open",
        &[Made(
            "unit",
            "shelters",
            &[
                ("capacity", "9"),
                ("opened_on", DAY),
                ("closed_on", WEEK_AFTER),
            ],
        )],
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
        &[Made(
            "unit",
            "shelters",
            &[
                ("capacity", "9"),
                ("opened_on", DAY),
                ("closed_on", WEEK_AFTER),
            ],
        )],
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
        &[
            UNIT,
            Made(
                "stay",
                "stays",
                &[
                    ("shelter", "=unit"),
                    ("admitted_on", DAY),
                    ("left_on", WEEK_AFTER),
                ],
            ),
        ],
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
