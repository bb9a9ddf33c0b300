//! What is counted of offences, of migration and of children found.

use super::{Asked, Counted, marked};

pub(super) fn questions(asked: &Asked) -> Vec<(&'static str, Counted)> {
    let Asked { first, last, .. } = asked;
    let facts = |mark: &str| {
        asked.rows(
            "COUNT(*)",
            "facts",
            &format!(
                "x.article IN ({}) AND {}",
                marked("articles", mark),
                asked.in_year("x.registered_on")
            ),
        )
    };
    let all_articles = ["trafficking", "forced_labour", "documents"]
        .map(|mark| marked("articles", mark))
        .join(", ");
    let guilty = format!(
        "SELECT COUNT(*) FROM facts f JOIN criminal_cases c ON c.id = f.\"case\" \
         WHERE NOT f.voided AND NOT c.voided AND f.article IN ({}) AND {} \
         AND c.guilty AND c.verdict_on IS NOT NULL",
        marked("articles", "forced_labour"),
        asked.in_year("f.registered_on")
    );
    let defendants = |stage: &str, and: &str| {
        asked.rows(
            "COUNT(DISTINCT x.person_file)",
            "defendants",
            &format!("{} {and}", asked.in_year(&format!("x.{stage}"))),
        )
    };
    let wanted = |and: &str| {
        asked.rows(
            "COUNT(DISTINCT x.person_file)",
            "wanted",
            &format!(
                "x.declared_on <= {last} AND (x.withdrawn_on IS NULL OR x.withdrawn_on > {last}) \
                 AND (x.arrested_on IS NULL OR x.arrested_on >= {first}) {and}"
            ),
        )
    };
    let by = Counted::By;

    vec![
        ("F1", by(facts("forced_labour"))),
        ("F5", Counted::Share(guilty, facts("forced_labour"))),
        (
            "M1",
            by(asked.once("person_file", "violations", "found_on", "")),
        ),
        (
            "M2",
            by(asked.once(
                "person_file",
                "violations",
                "found_on",
                &format!(
                    "AND EXISTS (SELECT 1 FROM removals r WHERE r.person_file = x.person_file \
                     AND NOT r.voided AND r.kind = 'deportation' AND r.removed_on <= {last} \
                     AND r.removed_on >= x.found_on)"
                ),
            )),
        ),
        (
            "C1",
            by(asked.once("child_file", "children_found", "found_on", "")),
        ),
        (
            "C2",
            by(asked.once(
                "child_file",
                "children_found",
                "found_on",
                "AND x.screening = 'confirmed'",
            )),
        ),
        ("C3", by(asked.each("materials", "sent_on", ""))),
        (
            "C4",
            by(asked.once("parent_file", "parent_sanctions", "imposed_on", "")),
        ),
        (
            "C5",
            by(asked.once("person_file", "centre_helps", "given_on", "")),
        ),
        (
            "C6",
            by(asked.once("child_file", "home_monitorings", "visited_on", "")),
        ),
        ("J1", by(facts("trafficking"))),
        ("J2", by(facts("forced_labour"))),
        ("J3", by(facts("documents"))),
        ("J4", by(asked.each("groups", "neutralised_on", ""))),
        (
            "J5",
            by(asked.rows(
                "SUM(x.members)",
                "groups",
                &asked.in_year("x.neutralised_on"),
            )),
        ),
        (
            "J6",
            by(asked.each("criminal_cases", "investigation_completed_on", "")),
        ),
        ("J7", by(defendants("convicted_on", ""))),
        ("J8", by(defendants("convicted_on", "AND x.sex = 'female'"))),
        ("J9", by(defendants("convicted_on", "AND x.sex = 'male'"))),
        ("J10", by(wanted(""))),
        ("J11", by(wanted(&format!("AND x.arrested_on <= {last}")))),
        ("J12", by(defendants("sent_to_court_on", ""))),
        (
            "J13",
            by(asked.rows(
                "COUNT(*)",
                "facts",
                &format!(
                    "x.article IN ({all_articles}) AND {}",
                    asked.in_year("x.registered_on")
                ),
            )),
        ),
    ]
}
