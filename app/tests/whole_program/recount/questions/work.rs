//! What is counted of the rest of the work: the plan, the law, awareness, partners,
//! trainings, cooperation, and what others have counted.

use super::{Asked, Counted, NO_ANSWER, countries, has, marked};

pub(super) fn questions(asked: &Asked) -> Vec<(&'static str, Counted)> {
    let Asked {
        year, last, home, ..
    } = asked;
    let trainings = |what: &str, audiences: &[&str], and: &str| {
        asked.rows(
            what,
            "trainings",
            &format!(
                "{} AND {} {and}",
                asked.in_year("x.held_on"),
                has("x.audiences", audiences)
            ),
        )
    };
    let awareness = |what: &str, audiences: &[&str]| {
        asked.rows(
            what,
            "awareness_events",
            &format!(
                "{} AND {}",
                asked.in_year("x.held_on"),
                has("x.audiences", audiences)
            ),
        )
    };
    let agreements = |what: &str| {
        asked.rows(
            what,
            "agreements",
            &format!(
                "x.counterpart = 'government_agency' AND x.signed_on <= {last} \
                 AND (x.ended_on IS NULL OR x.ended_on > {last})"
            ),
        )
    };
    let grants = format!("AND x.funder IN ({})", marked("agencies", "grant_maker"));
    let series = |series: &str| {
        asked.rows(
            "MAX(x.value)",
            "reference_values",
            &format!("x.series = '{series}' AND x.quoted_in = {year}"),
        )
    };
    let inward = |and: &str| format!("AND x.direction = 'inward' {and}");
    let by = Counted::By;

    vec![
        ("G1", by(series("world_prosecutions"))),
        ("G2", by(series("world_victims"))),
        ("G3", by(series("world_convictions"))),
        ("G4", by(series("world_revenue"))),
        ("G5", by(series("world_victims_estimated"))),
        (
            "P1",
            Counted::Share(
                asked.rows(
                    "COUNT(*)",
                    "measures",
                    &format!("x.due_year = {year} AND x.stage = 'implemented'"),
                ),
                asked.rows("COUNT(*)", "measures", &format!("x.due_year = {year}")),
            ),
        ),
        (
            "P2",
            by(asked.once("body_kind", "participations", "took_part_on", "")),
        ),
        (
            "L1",
            by(asked.each(
                "legislation",
                "taken_on",
                "AND x.kind = 'convention' AND x.step = 'ratified'",
            )),
        ),
        (
            "L2",
            by(asked.each(
                "legislation",
                "taken_on",
                "AND x.kind = 'state_programme' AND x.step = 'begun'",
            )),
        ),
        (
            "L3",
            by(asked.each(
                "legislation",
                "taken_on",
                "AND x.kind = 'draft' AND x.step = 'presented'",
            )),
        ),
        (
            "A1",
            by(awareness(
                "SUM(x.people_reached)",
                &["high_school_students", "parents"],
            )),
        ),
        (
            "A2",
            by(awareness(
                "COUNT(*)",
                &["university_students", "special_school_students"],
            )),
        ),
        (
            "N1",
            by(asked.rows(
                "COUNT(*)",
                "coalition_members",
                &format!("x.joined_on <= {last} AND (x.left_on IS NULL OR x.left_on > {last})"),
            )),
        ),
        (
            "N2",
            by(asked.each(
                "awards",
                "awarded_on",
                "AND x.recipient_kind = 'public_association'",
            )),
        ),
        ("N3", by(asked.each("grants", "granted_on", &grants))),
        (
            "N4",
            by(asked.rows(
                "SUM(x.amount)",
                "grants",
                &format!("{} {grants}", asked.in_year("x.granted_on")),
            )),
        ),
        ("T1", by(trainings("COUNT(*)", &["special_police"], ""))),
        (
            "T2",
            by(trainings(
                "COUNT(DISTINCT x.country)",
                &["special_police"],
                &format!("AND x.country <> '{home}' AND x.country NOT IN {NO_ANSWER}"),
            )),
        ),
        (
            "T3",
            by(asked.once("institution", "curricula", "taught_on", "")),
        ),
        (
            "T4",
            by(trainings(
                "COUNT(*)",
                &["health_staff", "social_protection_staff", "school_staff"],
                "",
            )),
        ),
        (
            "T5",
            by(trainings("SUM(x.participants)", &["entrepreneurs"], "")),
        ),
        (
            "T6",
            by(trainings("COUNT(*)", &["victim_institution_staff"], "")),
        ),
        (
            "I1",
            by(asked.once("partner", "partner_meetings", "held_on", "")),
        ),
        (
            "I2",
            by(asked.once(
                "country",
                "visits",
                "began_on",
                &inward(&format!(
                    "AND x.country IN ({})",
                    marked("countries", "destination")
                )),
            )),
        ),
        ("I3", by(agreements("COUNT(*)"))),
        ("I4", by(agreements("COUNT(DISTINCT x.country)"))),
        (
            "I5",
            by(asked.once(
                "partner",
                "joint_works",
                "done_on",
                &format!(
                    "AND x.partner IN ({})",
                    marked("foreign_partners", "international_organisation")
                ),
            )),
        ),
        (
            "I6",
            by(asked.each(
                "visits",
                "began_on",
                &inward(&format!(
                    "AND x.purpose = 'monitoring' AND x.partner IN ({})",
                    marked("foreign_partners", "monitoring_body")
                )),
            )),
        ),
        (
            "I7",
            by(asked.rows(
                "MAX(x.number)",
                "committee_meetings",
                &format!(
                    "x.committee = 'cooperation_committee' AND {}",
                    asked.in_year("x.held_on")
                ),
            )),
        ),
        (
            "I8",
            by(format!(
                "WITH countries(code) AS (VALUES {}) SELECT COUNT(*) FROM countries c WHERE EXISTS \
                 (SELECT 1 FROM seminars x WHERE NOT x.voided AND {} \
                 AND x.delegations LIKE '%|' || c.code || '|%')",
                countries(),
                asked.in_year("x.held_on")
            )),
        ),
        ("I9", by(asked.each("negotiations", "held_on", ""))),
        (
            "I10",
            by(asked.once("publisher", "studied_reports", "studied_on", "")),
        ),
    ]
}
