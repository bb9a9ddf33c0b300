//! One witness record for each figure: entered with what it needs, it moves
//! the figure; edited so that it no longer belongs, it moves it again; and so
//! it does when it is voided.
//!
//! Values are typed as on a form, with four short forms: `=name` is the
//! reference of a record made before it under that name, `#list:mark` is the
//! first code of a list with a mark, `~home` is the country's own code and
//! `~foreign` that of another country.

use crate::samples::{DAY, YEAR_BEFORE};

/// Fields with what is typed into them.
pub type Fields = &'static [(&'static str, &'static str)];

/// A record to make: the name it goes by, its register and its fields. What
/// else must be filled in is filled with samples.
pub struct Made(pub &'static str, pub &'static str, pub Fields);

/// The witness of one figure.
pub struct Witness {
    /// The figure.
    pub figure: &'static str,
    /// What must be on record before it.
    pub with: &'static [Made],
    /// The record itself; its name is `it`.
    pub register: &'static str,
    /// Its fields.
    pub fields: Fields,
    /// The edit that takes it out: of which record, and what is changed.
    pub change: (&'static str, Fields),
}

const fn witness(
    figure: &'static str,
    with: &'static [Made],
    register: &'static str,
    fields: Fields,
    change: (&'static str, Fields),
) -> Witness {
    Witness {
        figure,
        with,
        register,
        fields,
        change,
    }
}

/// A figure whose witness stands alone and is edited itself.
const fn alone(
    figure: &'static str,
    register: &'static str,
    fields: Fields,
    change: Fields,
) -> Witness {
    witness(figure, &[], register, fields, ("it", change))
}

const RECOGNISED: Fields = &[
    ("person", "=person"),
    ("outcome", "recognised"),
    ("decided_on", DAY),
    ("authority", "#agencies:identification_authority"),
];
const REFUSED: Fields = &[("outcome", "not_recognised")];
const PERSON: Made = Made("person", "persons", &[]);
const DECISION: Made = Made("decision", "decisions", RECOGNISED);
const COHORT: &[Made] = &[PERSON, DECISION];

const LABOUR: Made = Made(
    "exploitation",
    "exploitations",
    &[
        ("person", "=person"),
        ("forms", "ForcedLabour;SexualExploitation"),
        ("sector", "A"),
    ],
);
const LABOUR_DECISION: Fields = &[
    ("person", "=person"),
    ("exploitation", "=exploitation"),
    ("outcome", "recognised"),
    ("decided_on", DAY),
    ("authority", "#agencies:identification_authority"),
];
const NO_LABOUR: (&str, Fields) = ("exploitation", &[("forms", "SexualExploitation")]);

const GUILTY: Made = Made(
    "case",
    "criminal_cases",
    &[
        ("article", "#articles:forced_labour"),
        ("guilty", "yes"),
        ("verdict_on", DAY),
    ],
);
const CONVICTED: Fields = &[
    ("sex", "female"),
    ("sent_to_court_on", DAY),
    ("convicted_on", DAY),
];

/// Every figure that comes from records.
pub const WITNESSES: &[Witness] = &[
    // The world: series from outside.
    alone(
        "G1",
        "reference_values",
        &[("series", "world_prosecutions"), ("value", "7")],
        &[("value", "5")],
    ),
    alone(
        "G2",
        "reference_values",
        &[("series", "world_victims"), ("value", "7")],
        &[("quoted_in", "2016")],
    ),
    alone(
        "G3",
        "reference_values",
        &[("series", "world_convictions"), ("value", "7")],
        &[("series", "world_victims")],
    ),
    alone(
        "G4",
        "reference_values",
        &[("series", "world_revenue"), ("value", "32")],
        &[("value", "31")],
    ),
    alone(
        "G5",
        "reference_values",
        &[("series", "world_victims_estimated"), ("value", "2500000")],
        &[("quoted_in", "2018")],
    ),
    // The plan and legislation.
    alone(
        "P1",
        "measures",
        &[("stage", "implemented")],
        &[("stage", "postponed")],
    ),
    alone(
        "P2",
        "participations",
        &[("body_kind", "supreme_court")],
        &[("took_part_on", YEAR_BEFORE)],
    ),
    alone(
        "L1",
        "legislation",
        &[("kind", "convention"), ("step", "ratified")],
        &[("step", "signed")],
    ),
    alone(
        "L2",
        "legislation",
        &[("kind", "state_programme"), ("step", "begun")],
        &[("kind", "law")],
    ),
    alone(
        "L3",
        "legislation",
        &[("kind", "draft"), ("step", "presented")],
        &[("step", "prepared")],
    ),
    // Awareness, partners, training.
    alone(
        "A1",
        "awareness_events",
        &[("audiences", "parents"), ("people_reached", "120")],
        &[("audiences", "employers")],
    ),
    alone(
        "A2",
        "awareness_events",
        &[("audiences", "university_students")],
        &[("audiences", "parents")],
    ),
    alone("N1", "coalition_members", &[], &[("left_on", DAY)]),
    alone(
        "N2",
        "awards",
        &[("recipient_kind", "public_association")],
        &[("recipient_kind", "person")],
    ),
    alone(
        "N3",
        "grants",
        &[("funder", "#agencies:grant_maker")],
        &[("funder", "#agencies:social_services")],
    ),
    alone(
        "N4",
        "grants",
        &[("funder", "#agencies:grant_maker"), ("amount", "1500.50")],
        &[("amount", "1500")],
    ),
    alone(
        "T1",
        "trainings",
        &[("audiences", "judges;special_police")],
        &[("audiences", "judges")],
    ),
    alone(
        "T2",
        "trainings",
        &[("audiences", "special_police"), ("country", "~foreign")],
        &[("country", "~home")],
    ),
    alone("T3", "curricula", &[], &[("taught_on", YEAR_BEFORE)]),
    alone(
        "T4",
        "trainings",
        &[("audiences", "health_staff")],
        &[("audiences", "media")],
    ),
    alone(
        "T5",
        "trainings",
        &[("audiences", "entrepreneurs"), ("participants", "31")],
        &[("participants", "30")],
    ),
    alone(
        "T6",
        "trainings",
        &[("audiences", "victim_institution_staff")],
        &[("held_on", YEAR_BEFORE)],
    ),
    // Cooperation.
    alone("I1", "partner_meetings", &[], &[("held_on", YEAR_BEFORE)]),
    alone(
        "I2",
        "visits",
        &[
            ("direction", "inward"),
            ("country", "#countries:destination"),
        ],
        &[("direction", "outward")],
    ),
    alone(
        "I3",
        "agreements",
        &[("counterpart", "government_agency")],
        &[("counterpart", "ngo")],
    ),
    alone(
        "I4",
        "agreements",
        &[
            ("counterpart", "government_agency"),
            ("signed_on", YEAR_BEFORE),
        ],
        &[("ended_on", DAY)],
    ),
    alone(
        "I5",
        "joint_works",
        &[("partner", "#foreign_partners:international_organisation")],
        &[("partner", "#foreign_partners:monitoring_body")],
    ),
    alone(
        "I6",
        "visits",
        &[
            ("direction", "inward"),
            ("purpose", "monitoring"),
            ("partner", "#foreign_partners:monitoring_body"),
        ],
        &[("purpose", "study")],
    ),
    alone(
        "I7",
        "committee_meetings",
        &[("committee", "cooperation_committee"), ("number", "6")],
        &[("number", "5")],
    ),
    alone(
        "I8",
        "seminars",
        &[("delegations", "~foreign")],
        &[("delegations", "~home;~foreign")],
    ),
    alone("I9", "negotiations", &[], &[("held_on", YEAR_BEFORE)]),
    alone(
        "I10",
        "studied_reports",
        &[],
        &[("studied_on", YEAR_BEFORE)],
    ),
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

/// A decision on a person, edited itself.
const fn alone_cohort(figure: &'static str, change: Fields) -> Witness {
    witness(figure, &[PERSON], "decisions", RECOGNISED, ("it", change))
}
