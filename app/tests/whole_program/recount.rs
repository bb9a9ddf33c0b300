//! An independent recount: every figure of the practice years counted again
//! in plain SQL, written from the figures' definitions and not from the
//! engine's declarations, on SQLite and on PostgreSQL.

mod questions;

use std::{collections::BTreeMap, env, io::Write as _};

use clockwork::Clock;
use db::{Location, Opening};
use records::Mechanism;
use statistics::{Asked, Breakdown, Number, State};
use vault::{MasterKey, Vault};

use self::questions::{Counted, questions};
use crate::{
    corrections::correct_every_register,
    practice_country,
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
    assert!(
        counted > 250,
        "most figures of the practice years are counted"
    );
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
        (
            "V1",
            "destination",
            victims("COALESCE(e.destination, 'not_recorded')"),
        ),
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
    correct_every_register(&bench);
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
    owner
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .unwrap();
    let (address, _) = server.rsplit_once('/').unwrap();
    let url = format!("{address}/{name}");
    {
        let folder = tempfile::tempdir().unwrap();
        let mechanism = workbench::open(
            workbench::pack(),
            &Location::Server(url.clone()),
            Opening::Create,
            Vault::new(MasterKey::create(&folder.path().join("practice.key")).unwrap()),
            Clock::fixed(AFTER_PRACTICE.parse().unwrap()),
        );
        practice_country::load(&mechanism);
        let mut database = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        // What a server does by itself a while after so much was written.
        database.batch_execute("ANALYZE").unwrap();
        recounted(&mechanism, &mut database);
        // The same plan and seed give the same figures on either database.
        assert_eq!(
            statistics::figures(&mechanism, Asked::now(2017)).unwrap(),
            statistics::figures(practice_country::mechanism(), Asked::now(2017)).unwrap(),
        );
    }
    owner
        .batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"))
        .unwrap();
}
