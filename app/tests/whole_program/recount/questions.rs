//! The figures asked in SQL, written from their definitions. Tables are the
//! registers and columns their fields; several codes lie between bars; dates
//! are text. What a mark of the country's lists means is read here from the
//! pack's own files.

use crate::places;

/// The codes of a list of the country that bear a mark, as an SQL list.
fn marked(list: &str, mark: &str) -> String {
    let path = places::practice_pack()
        .join("lists")
        .join(format!("{list}.csv"));
    let mut table = csv::Reader::from_path(path).unwrap();
    let header = table.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|heading| heading == name).unwrap();
    let (code, marks) = (column("code"), column("marks"));
    let codes: Vec<String> = table
        .records()
        .map(Result::unwrap)
        .filter(|row| row[marks].split(';').any(|own| own == mark))
        .map(|row| format!("'{}'", &row[code]))
        .collect();
    assert!(!codes.is_empty(), "no value of `{list}` is marked `{mark}`");
    codes.join(", ")
}

/// The country's own code.
fn home() -> String {
    let text = std::fs::read_to_string(places::practice_pack().join("country.toml")).unwrap();
    let country: toml::Table = text.parse().unwrap();
    country["code"].as_str().unwrap().to_owned()
}

/// Every code of the list of countries, as rows of one column.
fn countries() -> String {
    let path = places::repository().join("domain/places/lists/countries.csv");
    let mut table = csv::Reader::from_path(path).unwrap();
    let codes: Vec<String> = table
        .records()
        .map(|row| format!("('{}')", &row.unwrap()[0]))
        .collect();
    codes.join(", ")
}

const NO_ANSWER: &str = "('unknown', 'not_asked', 'refused', 'not_applicable')";

/// What a figure is counted by.
pub enum Counted {
    /// One question.
    By(String),
    /// Two questions: the part, and the whole that it is a part of.
    Share(String, String),
}

/// Every figure that comes from records, asked in SQL for one year.
pub fn questions(year: i16) -> Vec<(&'static str, Counted)> {
    let in_year = |column: &str| format!("{column} BETWEEN '{year}-01-01' AND '{year}-12-31'");
    let last = format!("'{year}-12-31'");
    let first = format!("'{year}-01-01'");
    let home = home();
    let has = |column: &str, codes: &[&str]| {
        let any: Vec<String> = codes
            .iter()
            .map(|code| {
                let code = code.replace('_', "\\_");
                format!("{column} LIKE '%|{code}|%' ESCAPE '\\'")
            })
            .collect();
        format!("({})", any.join(" OR "))
    };
    // A table that stands: nothing void.
    let rows = |what: &str, table: &str, when: &str| {
        format!("SELECT {what} FROM {table} x WHERE NOT x.voided AND {when}")
    };

    let recognised = |what: &str, and: &str| {
        format!(
            "SELECT COUNT(DISTINCT {what}) FROM decisions d \
             JOIN persons p ON p.id = d.person \
             LEFT JOIN exploitations e ON e.id = d.exploitation AND NOT e.voided \
             WHERE NOT d.voided AND d.outcome = 'recognised' AND {} {and}",
            in_year("d.decided_on")
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

    let facts = |mark: &str| {
        rows(
            "COUNT(*)",
            "facts",
            &format!(
                "x.article IN ({}) AND {}",
                marked("articles", mark),
                in_year("x.registered_on")
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
        in_year("f.registered_on")
    );
    let defendants = |stage: &str, and: &str| {
        rows(
            "COUNT(DISTINCT x.person_file)",
            "defendants",
            &format!("{} {and}", in_year(&format!("x.{stage}"))),
        )
    };
    let wanted = |and: &str| {
        rows(
            "COUNT(DISTINCT x.person_file)",
            "wanted",
            &format!(
                "x.declared_on <= {last} AND (x.withdrawn_on IS NULL OR x.withdrawn_on > {last}) \
                 AND (x.arrested_on IS NULL OR x.arrested_on >= {first}) {and}"
            ),
        )
    };
    let trainings = |what: &str, audiences: &[&str], and: &str| {
        rows(
            what,
            "trainings",
            &format!(
                "{} AND {} {and}",
                in_year("x.held_on"),
                has("x.audiences", audiences)
            ),
        )
    };
    let awareness = |what: &str, audiences: &[&str]| {
        rows(
            what,
            "awareness_events",
            &format!(
                "{} AND {}",
                in_year("x.held_on"),
                has("x.audiences", audiences)
            ),
        )
    };
    let agreements = |what: &str| {
        rows(
            what,
            "agreements",
            &format!(
                "x.counterpart = 'government_agency' AND x.signed_on <= {last} \
                 AND (x.ended_on IS NULL OR x.ended_on > {last})"
            ),
        )
    };
    let once = |what: &str, table: &str, day: &str, and: &str| {
        rows(
            &format!("COUNT(DISTINCT x.{what})"),
            table,
            &format!("{} {and}", in_year(&format!("x.{day}"))),
        )
    };
    let each = |table: &str, day: &str, and: &str| {
        rows(
            "COUNT(*)",
            table,
            &format!("{} {and}", in_year(&format!("x.{day}"))),
        )
    };
    let grants = format!("AND x.funder IN ({})", marked("agencies", "grant_maker"));
    let series = |series: &str| {
        rows(
            "MAX(x.value)",
            "reference_values",
            &format!("x.series = '{series}' AND x.quoted_in = {year}"),
        )
    };
    let inward = |and: &str| format!("AND x.direction = 'inward' {and}");
    let support = |kind: &str| {
        once(
            "child",
            "child_supports",
            "given_on",
            &format!("AND x.kind = '{kind}'"),
        )
    };
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
                rows(
                    "COUNT(*)",
                    "measures",
                    &format!("x.due_year = {year} AND x.stage = 'implemented'"),
                ),
                rows("COUNT(*)", "measures", &format!("x.due_year = {year}")),
            ),
        ),
        (
            "P2",
            by(once("body_kind", "participations", "took_part_on", "")),
        ),
        (
            "L1",
            by(each(
                "legislation",
                "taken_on",
                "AND x.kind = 'convention' AND x.step = 'ratified'",
            )),
        ),
        (
            "L2",
            by(each(
                "legislation",
                "taken_on",
                "AND x.kind = 'state_programme' AND x.step = 'begun'",
            )),
        ),
        (
            "L3",
            by(each(
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
            by(rows(
                "COUNT(*)",
                "coalition_members",
                &format!("x.joined_on <= {last} AND (x.left_on IS NULL OR x.left_on > {last})"),
            )),
        ),
        (
            "N2",
            by(each(
                "awards",
                "awarded_on",
                "AND x.recipient_kind = 'public_association'",
            )),
        ),
        ("N3", by(each("grants", "granted_on", &grants))),
        (
            "N4",
            by(rows(
                "SUM(x.amount)",
                "grants",
                &format!("{} {grants}", in_year("x.granted_on")),
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
        ("T3", by(once("institution", "curricula", "taught_on", ""))),
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
        ("I1", by(once("partner", "partner_meetings", "held_on", ""))),
        (
            "I2",
            by(once(
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
            by(once(
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
            by(each(
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
            by(rows(
                "MAX(x.number)",
                "committee_meetings",
                &format!(
                    "x.committee = 'cooperation_committee' AND {}",
                    in_year("x.held_on")
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
                in_year("x.held_on")
            )),
        ),
        ("I9", by(each("negotiations", "held_on", ""))),
        (
            "I10",
            by(once("publisher", "studied_reports", "studied_on", "")),
        ),
        ("F1", by(facts("forced_labour"))),
        ("F2", by(victims(&labour))),
        ("F3", by(victims(&format!("{labour} {foreign}")))),
        (
            "F4",
            by(recognised(
                "e.sector",
                &format!("{labour} AND e.sector NOT IN {NO_ANSWER}"),
            )),
        ),
        ("F5", Counted::Share(guilty, facts("forced_labour"))),
        ("M1", by(once("person_file", "violations", "found_on", ""))),
        (
            "M2",
            by(once(
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
            by(once("child_file", "children_found", "found_on", "")),
        ),
        (
            "C2",
            by(once(
                "child_file",
                "children_found",
                "found_on",
                "AND x.screening = 'confirmed'",
            )),
        ),
        ("C3", by(each("materials", "sent_on", ""))),
        (
            "C4",
            by(once("parent_file", "parent_sanctions", "imposed_on", "")),
        ),
        (
            "C5",
            by(once("person_file", "centre_helps", "given_on", "")),
        ),
        (
            "C6",
            by(once("child_file", "home_monitorings", "visited_on", "")),
        ),
        ("J1", by(facts("trafficking"))),
        ("J2", by(facts("forced_labour"))),
        ("J3", by(facts("documents"))),
        ("J4", by(each("groups", "neutralised_on", ""))),
        (
            "J5",
            by(rows(
                "SUM(x.members)",
                "groups",
                &in_year("x.neutralised_on"),
            )),
        ),
        (
            "J6",
            by(each("criminal_cases", "investigation_completed_on", "")),
        ),
        ("J7", by(defendants("convicted_on", ""))),
        ("J8", by(defendants("convicted_on", "AND x.sex = 'female'"))),
        ("J9", by(defendants("convicted_on", "AND x.sex = 'male'"))),
        ("J10", by(wanted(""))),
        ("J11", by(wanted(&format!("AND x.arrested_on <= {last}")))),
        ("J12", by(defendants("sent_to_court_on", ""))),
        (
            "J13",
            by(rows(
                "COUNT(*)",
                "facts",
                &format!(
                    "x.article IN ({all_articles}) AND {}",
                    in_year("x.registered_on")
                ),
            )),
        ),
        ("S1", by(each("screenings", "screened_on", ""))),
        (
            "S2",
            by(once(
                "person",
                "screenings",
                "presumed_on",
                "AND x.result = 'presumed_victim'",
            )),
        ),
        (
            "S3",
            by(once(
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
        ("A4", by(each("services", "given_on", ""))),
        (
            "R1",
            by(each("referrals", "sent_on", "AND x.stage <> 'draft'")),
        ),
        ("H1", by(each("appeals", "received_on", ""))),
        (
            "H2",
            by(once(
                "topic",
                "appeals",
                "received_on",
                &format!("AND x.topic NOT IN {NO_ANSWER}"),
            )),
        ),
    ]
}
