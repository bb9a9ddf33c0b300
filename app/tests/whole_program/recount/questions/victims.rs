//! What is counted of victims, of those who were looked at, and of appeals.

use super::{Asked, Counted, NO_ANSWER, has, marked};

pub(super) fn questions(asked: &Asked) -> Vec<(&'static str, Counted)> {
    let Asked { first, home, .. } = asked;
    let recognised = |what: &str, and: &str| {
        format!(
            "SELECT COUNT(DISTINCT {what}) FROM decisions d \
             JOIN persons p ON p.id = d.person \
             LEFT JOIN exploitations e ON e.id = d.exploitation AND NOT e.voided \
             WHERE NOT d.voided AND d.outcome = 'recognised' AND {} {and}",
            asked.in_year("d.decided_on")
        )
    };
    let victims = |and: &str| recognised("d.person", and);
    // What was done for them, whenever it was.
    let served = |table: &str, and: &str| {
        format!(
            "AND EXISTS (SELECT 1 FROM {table} s WHERE s.person = d.person AND NOT s.voided {and})"
        )
    };
    // Help, unless an earlier year's recognition came after it.
    let helped = |table: &str, day: &str, and: &str| {
        let earlier = format!(
            "NOT EXISTS (SELECT 1 FROM decisions o WHERE o.person = s.person AND NOT o.voided \
             AND o.outcome = 'recognised' AND o.decided_on < {first} AND o.decided_on >= s.{day})"
        );
        served(table, &format!("{and} AND {earlier}"))
    };
    // What came of it, after the decision.
    let became = |kind: &str| {
        served(
            "outcomes",
            &format!("AND s.kind = '{kind}' AND s.reached_on >= d.decided_on"),
        )
    };
    let foreign = format!("AND p.citizenship <> '{home}' AND p.citizenship NOT IN {NO_ANSWER}");
    let labour = format!("AND {}", has("e.forms", &["ForcedLabour"]));
    let support = |kind: &str| {
        asked.once(
            "child",
            "child_supports",
            "given_on",
            &format!("AND x.kind = '{kind}'"),
        )
    };
    let by = Counted::By;

    vec![
        ("F2", by(victims(&labour))),
        ("F3", by(victims(&format!("{labour} {foreign}")))),
        (
            "F4",
            by(recognised(
                "e.sector",
                &format!("{labour} AND e.sector NOT IN {NO_ANSWER}"),
            )),
        ),
        ("S1", by(asked.each("screenings", "screened_on", ""))),
        (
            "S2",
            by(asked.once(
                "person",
                "screenings",
                "presumed_on",
                "AND x.result = 'presumed_victim'",
            )),
        ),
        (
            "S3",
            by(asked.once(
                "person",
                "decisions",
                "decided_on",
                "AND x.outcome = 'not_recognised'",
            )),
        ),
        ("V1", by(victims(""))),
        ("V2", by(victims("AND p.sex = 'female'"))),
        ("V3", by(victims("AND p.sex = 'male'"))),
        ("V4", by(victims(&format!("AND p.citizenship = '{home}'")))),
        ("V5", by(victims(&foreign))),
        ("V6", by(victims(&helped("stays", "admitted_on", "")))),
        (
            "V7",
            by(victims(
                &["medical", "psychological", "legal"]
                    .map(|kind| helped("services", "given_on", &format!("AND s.kind = '{kind}'")))
                    .join(" "),
            )),
        ),
        (
            "V9",
            by(victims(&helped(
                "referrals",
                "sent_on",
                &format!(
                    "AND s.service = 'social' AND s.stage NOT IN ('withdrawn', 'draft') AND s.\"to\" IN ({})",
                    marked("agencies", "social_services")
                ),
            ))),
        ),
        ("V10", by(victims(&became("employed")))),
        ("V11", by(victims(&became("vocational_course")))),
        ("V12", by(victims(&became("returned_to_family")))),
        ("V13", by(support("preschool"))),
        ("V14", by(support("alimony"))),
        ("V15", by(support("documents"))),
        (
            "A3",
            by(victims(&served(
                "allowances",
                "AND s.stage = 'paid' AND s.paid_on >= d.decided_on",
            ))),
        ),
        ("A4", by(asked.each("services", "given_on", ""))),
        (
            "R1",
            by(asked.each("referrals", "sent_on", "AND x.stage <> 'draft'")),
        ),
        ("H1", by(asked.each("appeals", "received_on", ""))),
        (
            "H2",
            by(asked.once(
                "topic",
                "appeals",
                "received_on",
                &format!("AND x.topic NOT IN {NO_ANSWER}"),
            )),
        ),
    ]
}
