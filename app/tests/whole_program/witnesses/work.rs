//! Witnesses of the rest of the work: the world, the plan, legislation,
//! prevention, partners, training, cooperation.

use super::*;
use crate::samples::YEAR_BEFORE;

/// One for each figure.
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
];
