//! An independent recount: every figure of the practice years counted again
//! in plain SQL, written from the figures' definitions and not from the
//! engine's declarations, on SQLite and on PostgreSQL.
//!
//! Tables are the registers and columns their fields; several codes lie
//! between bars; dates are text. What a mark of the country's lists means is
//! read here from the pack's own files.

use std::{collections::BTreeMap, env, io::Write as _};

use clockwork::Clock;
use db::{Location, Opening};
use records::Mechanism;
use statistics::{Asked, Breakdown, Number, State};
use vault::MasterKey;

use crate::{
    places, practice_country,
    workbench::{self, AFTER_PRACTICE},
};

/// Something that answers a question with one number, or with none.
trait Answers {
    fn number(&mut self, question: &str) -> Option<i64>;
    fn cells(&mut self, question: &str) -> BTreeMap<String, i64>;
}

impl Answers for rusqlite::Connection {
    fn number(&mut self, question: &str) -> Option<i64> {
        self.query_row(question, [], |row| row.get(0))
            .unwrap_or_else(|error| panic!("{error}\n{question}"))
    }

    fn cells(&mut self, question: &str) -> BTreeMap<String, i64> {
        let mut statement = self.prepare(question).unwrap();
        statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }
}

impl Answers for postgres::Client {
    fn number(&mut self, question: &str) -> Option<i64> {
        self.query_one(question, &[])
            .unwrap_or_else(|error| panic!("{error:?}\n{question}"))
            .get(0)
    }

    fn cells(&mut self, question: &str) -> BTreeMap<String, i64> {
        self.query(question, &[])
            .unwrap()
            .iter()
            .map(|row| (row.get(0), row.get(1)))
            .collect()
    }
}

/// The codes of a list of the country that bear a mark, as an SQL list.
fn marked(list: &str, mark: &str) -> String {
    let path = places::practice_pack().join("lists").join(format!("{list}.csv"));
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
enum Counted {
    /// One question.
    By(String),
    /// Two questions: the part, and the whole that it is a part of.
    Share(String, String),
}

/// Every figure that comes from records, asked in SQL for one year.
fn questions(year: i16) -> Vec<(&'static str, Counted)> {
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
    let served = |table: &str, and: &str| {
        format!(
            "AND EXISTS (SELECT 1 FROM {table} s WHERE s.person = d.person AND NOT s.voided {and})"
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
                rows("COUNT(*)", "measures", &format!("x.due_year = {year} AND x.stage = 'implemented'")),
                rows("COUNT(*)", "measures", &format!("x.due_year = {year}")),
            ),
        ),
        ("P2", by(once("body_kind", "participations", "took_part_on", ""))),
        ("L1", by(each("legislation", "taken_on", "AND x.kind = 'convention' AND x.step = 'ratified'"))),
        ("L2", by(each("legislation", "taken_on", "AND x.kind = 'state_programme' AND x.step = 'begun'"))),
        ("L3", by(each("legislation", "taken_on", "AND x.kind = 'draft' AND x.step = 'presented'"))),
        ("A1", by(awareness("SUM(x.people_reached)", &["high_school_students", "parents"]))),
        ("A2", by(awareness("COUNT(*)", &["university_students", "special_school_students"]))),
        (
            "N1",
            by(rows(
                "COUNT(*)",
                "coalition_members",
                &format!("x.joined_on <= {last} AND (x.left_on IS NULL OR x.left_on > {last})"),
            )),
        ),
        ("N2", by(each("awards", "awarded_on", "AND x.recipient_kind = 'public_association'"))),
        ("N3", by(each("grants", "granted_on", &grants))),
        ("N4", by(rows("SUM(x.amount)", "grants", &format!("{} {grants}", in_year("x.granted_on"))))),
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
        ("T4", by(trainings("COUNT(*)", &["health_staff", "social_protection_staff", "school_staff"], ""))),
        ("T5", by(trainings("SUM(x.participants)", &["entrepreneurs"], ""))),
        ("T6", by(trainings("COUNT(*)", &["victim_institution_staff"], ""))),
        ("I1", by(once("partner", "partner_meetings", "held_on", ""))),
        (
            "I2",
            by(once(
                "country",
                "visits",
                "began_on",
                &inward(&format!("AND x.country IN ({})", marked("countries", "destination"))),
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
                &format!("AND x.partner IN ({})", marked("foreign_partners", "international_organisation")),
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
                &format!("x.committee = 'cooperation_committee' AND {}", in_year("x.held_on")),
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
        ("I10", by(once("publisher", "studied_reports", "studied_on", ""))),
        ("F1", by(facts("forced_labour"))),
        ("F2", by(victims(&labour))),
        ("F3", by(victims(&format!("{labour} {foreign}")))),
        ("F4", by(recognised("e.sector", &format!("{labour} AND e.sector NOT IN {NO_ANSWER}")))),
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
                     AND NOT r.voided AND r.kind = 'deportation' AND r.removed_on <= {last})"
                ),
            )),
        ),
        ("C1", by(once("child_file", "children_found", "found_on", ""))),
        ("C2", by(once("child_file", "children_found", "found_on", "AND x.screening = 'confirmed'"))),
        ("C3", by(each("materials", "sent_on", ""))),
        ("C4", by(once("parent_file", "parent_sanctions", "imposed_on", ""))),
        ("C5", by(once("person_file", "centre_helps", "given_on", ""))),
        ("C6", by(once("child_file", "home_monitorings", "visited_on", ""))),
        ("J1", by(facts("trafficking"))),
        ("J2", by(facts("forced_labour"))),
        ("J3", by(facts("documents"))),
        ("J4", by(each("groups", "neutralised_on", ""))),
        ("J5", by(rows("SUM(x.members)", "groups", &in_year("x.neutralised_on")))),
        ("J6", by(each("criminal_cases", "investigation_completed_on", ""))),
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
                &format!("x.article IN ({all_articles}) AND {}", in_year("x.registered_on")),
            )),
        ),
        ("S1", by(each("screenings", "screened_on", ""))),
        ("S2", by(once("person", "screenings", "presumed_on", "AND x.result = 'presumed_victim'"))),
        ("S3", by(once("person", "decisions", "decided_on", "AND x.outcome = 'not_recognised'"))),
        ("V1", by(victims(""))),
        ("V2", by(victims("AND p.sex = 'female'"))),
        ("V3", by(victims("AND p.sex = 'male'"))),
        ("V4", by(victims(&format!("AND p.citizenship = '{home}'")))),
        ("V5", by(victims(&foreign))),
        ("V6", by(victims(&served("stays", "")))),
        (
            "V7",
            by(victims(
                &["medical", "psychological", "legal"]
                    .map(|kind| served("services", &format!("AND s.kind = '{kind}'")))
                    .join(" "),
            )),
        ),
        (
            "V9",
            by(victims(&served(
                "referrals",
                &format!(
                    "AND s.service = 'social' AND s.stage NOT IN ('withdrawn', 'draft') AND s.\"to\" IN ({})",
                    marked("agencies", "social_services")
                ),
            ))),
        ),
        ("V10", by(victims(&served("outcomes", "AND s.kind = 'employed'")))),
        ("V11", by(victims(&served("outcomes", "AND s.kind = 'vocational_course'")))),
        ("V12", by(victims(&served("outcomes", "AND s.kind = 'returned_to_family'")))),
        ("V13", by(support("preschool"))),
        ("V14", by(support("alimony"))),
        ("V15", by(support("documents"))),
        ("A3", by(victims(&served("allowances", "AND s.stage = 'paid'")))),
        ("A4", by(each("services", "given_on", ""))),
        ("R1", by(each("referrals", "sent_on", "AND x.stage <> 'draft'"))),
        ("H1", by(each("appeals", "received_on", ""))),
        (
            "H2",
            by(once("topic", "appeals", "received_on", &format!("AND x.topic NOT IN {NO_ANSWER}"))),
        ),
    ]
}

/// A question whose answer is a whole number on either database.
fn whole(question: &str) -> String {
    format!("SELECT CAST(({question}) AS BIGINT)")
}

/// Counts every figure of every practice year again.
fn recounted(mechanism: &Mechanism, database: &mut dyn Answers) {
    let mut wrong = Vec::new();
    let mut counted = 0;
    for year in practice_country::YEARS {
        let questions = questions(year);
        for value in statistics::figures(mechanism, Asked::now(year)).unwrap() {
            let Some((_, question)) = questions.iter().find(|(id, _)| *id == value.id) else {
                assert!(
                    ["G6", "V8"].contains(&value.id.as_str()),
                    "the figure {} is not counted again",
                    value.id
                );
                continue;
            };
            let mut ask = |question: &str| database.number(&whole(question));
            let agrees = match (question, value.number) {
                (Counted::Share(part, all), Some(Number::Share { part: own, whole })) => {
                    (ask(part), ask(all)) == (Some(own), Some(whole))
                }
                // Nothing is a share of nothing.
                (Counted::Share(_, all), None) => ask(all) == Some(0),
                (Counted::By(question), Some(Number::Whole(own) | Number::Money(own))) => {
                    ask(question).unwrap_or(0) == own
                }
                (Counted::By(question), None) => ask(question).unwrap_or(0) == 0,
                _ => false,
            };
            if value.state == State::Counted {
                counted += 1;
            }
            if !agrees {
                let again = match question {
                    Counted::By(question) => format!("{:?}", ask(question)),
                    Counted::Share(part, all) => format!("{:?} of {:?}", ask(part), ask(all)),
                };
                wrong.push(format!(
                    "{year} {}: {:?}, counted again {again}",
                    value.id, value.number
                ));
            }
        }
        breakdowns(mechanism, database, year, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counted > 250, "most figures of the practice years are counted");
}

/// Some breakdowns counted again: through a link, by age, by month, of
/// several values a record.
fn breakdowns(
    mechanism: &Mechanism,
    database: &mut dyn Answers,
    year: i16,
    wrong: &mut Vec<String>,
) {
    let in_year = |column: &str| format!("{column} BETWEEN '{year}-01-01' AND '{year}-12-31'");
    let victims = |by: &str| {
        format!(
            "SELECT {by}, CAST(COUNT(DISTINCT d.person) AS BIGINT) FROM decisions d \
             JOIN persons p ON p.id = d.person \
             LEFT JOIN exploitations e ON e.id = d.exploitation AND NOT e.voided \
             WHERE NOT d.voided AND d.outcome = 'recognised' AND {} GROUP BY 1",
            in_year("d.decided_on")
        )
    };
    let bands = &mechanism.pack().age_bands;
    let mut band = String::from("CASE WHEN x.birth_year IS NULL THEN 'unknown'");
    for pair in bands.windows(2) {
        band.push_str(&format!(
            " WHEN CAST(substr(x.convicted_on, 1, 4) AS BIGINT) - x.birth_year < {} THEN '{}-{}'",
            pair[1],
            pair[0],
            pair[1] - 1
        ));
    }
    band.push_str(&format!(" ELSE '{}+' END", bands.last().unwrap()));
    let questions = [
        ("V1", "sex", victims("p.sex")),
        ("V1", "citizenship", victims("p.citizenship")),
        ("V1", "destination", victims("COALESCE(e.destination, 'not_recorded')")),
        ("V1", "month", victims("substr(d.decided_on, 6, 2)")),
        (
            "J7",
            "age",
            format!(
                "SELECT {band}, CAST(COUNT(DISTINCT x.person_file) AS BIGINT) FROM defendants x \
                 WHERE NOT x.voided AND {} GROUP BY 1",
                in_year("x.convicted_on")
            ),
        ),
        (
            "H1",
            "topic",
            format!(
                "SELECT x.topic, CAST(COUNT(*) AS BIGINT) FROM appeals x \
                 WHERE NOT x.voided AND {} GROUP BY 1",
                in_year("x.received_on")
            ),
        ),
        (
            "T1",
            "country",
            format!(
                "SELECT x.country, CAST(COUNT(*) AS BIGINT) FROM trainings x \
                 WHERE NOT x.voided AND {} AND x.audiences LIKE '%|special\\_police|%' ESCAPE '\\' \
                 GROUP BY 1",
                in_year("x.held_on")
            ),
        ),
    ];
    for (id, dimension, question) in questions {
        let told: BTreeMap<String, i64> =
            Breakdown::of(mechanism, id, &[dimension], Asked::now(year))
                .unwrap()
                .cells
                .into_iter()
                .map(|cell| (cell.codes[0].clone(), cell.number.exact()))
                .collect();
        let again = database.cells(&question);
        if told != again {
            wrong.push(format!(
                "{year} {id} by {dimension}: {told:?}, counted again {again:?}"
            ));
        }
    }
}

#[test]
fn a_recount_in_plain_sql_agrees_with_every_figure_on_sqlite() {
    let files = practice_country::files();
    let mut database = rusqlite::Connection::open(&files.database).unwrap();
    recounted(practice_country::mechanism(), &mut database);
}

/// Corrections are counted as well: what is void, edited or entered anew.
#[test]
fn a_recount_in_plain_sql_agrees_after_corrections() {
    let bench = workbench::Workbench::practice_copy();
    crate::properties::correct_every_register(&bench);
    let mut database = rusqlite::Connection::open(bench.database()).unwrap();
    recounted(&bench.mechanism, &mut database);
}

#[test]
fn a_recount_in_plain_sql_agrees_with_every_figure_on_postgresql() {
    let Ok(server) = env::var("OPENNRM_TEST_POSTGRES") else {
        // Seen in the output of cargo, which swallows what a passing test
        // prints in the usual way.
        writeln!(
            std::io::stderr(),
            "NOT RUN on PostgreSQL: set OPENNRM_TEST_POSTGRES to the URL of a throw-away server, \
             as `make test` does"
        )
        .unwrap();
        return;
    };
    let name = format!("opennrm_recount_{}", std::process::id());
    let mut owner = postgres::Client::connect(&server, postgres::NoTls).unwrap();
    owner.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
    let (address, _) = server.rsplit_once('/').unwrap();
    let url = format!("{address}/{name}");
    {
        let folder = tempfile::tempdir().unwrap();
        let mechanism = workbench::open(
            workbench::pack(),
            &Location::Server(url.clone()),
            Opening::Create,
            MasterKey::create(&folder.path().join("practice.key")).unwrap(),
            Clock::fixed(AFTER_PRACTICE.parse().unwrap()),
        );
        practice_country::load(&mechanism);
        let mut database = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        recounted(&mechanism, &mut database);
        same_figures(&mechanism, practice_country::mechanism());
    }
    owner
        .batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"))
        .unwrap();
}

/// The same plan and seed give the same figures on either database.
fn same_figures(one: &Mechanism, other: &Mechanism) {
    for year in practice_country::YEARS {
        assert_eq!(
            statistics::figures(one, Asked::now(year)).unwrap(),
            statistics::figures(other, Asked::now(year)).unwrap(),
            "in {year}"
        );
    }
}
