//! What is counted from facts, cases, defendants, groups and searches.
//!
//! Articles are the country's: which of them means trafficking, forced
//! labour or documents is a mark in the country pack's list `articles`.

use kernel::{
    Condition, Dimension, DimensionSource, Figure, Measure, QualifierRule, Source, Unit, condition,
    dimension, source,
};

fn month(field: &str) -> Dimension {
    Dimension {
        id: "month",
        from: DimensionSource::Month(field.into()),
    }
}

fn facts_marked(mark: &str) -> Source {
    source("facts")
        .during("registered_on")
        .when(condition::marked("article", mark))
}

fn facts(id: &'static str, mark: &str) -> Figure {
    Figure::new(
        id,
        "justice",
        Unit::Fact,
        Measure::Count(facts_marked(mark)),
    )
    .by([
        dimension("article", "article"),
        dimension("region", "region"),
        dimension("form", "forms"),
        dimension("agency", "agency"),
        month("registered_on"),
    ])
}

fn persons(id: &'static str, unit: Unit, stage: &str, when: Option<Condition>) -> Figure {
    let mut persons = source("defendants").during(stage).once("person_file");
    persons.conditions.extend(when);
    Figure::new(id, "justice", unit, Measure::Count(persons)).by([
        dimension("sex", "sex"),
        Dimension {
            id: "age",
            from: DimensionSource::AgeBand {
                birth_year: "birth_year".into(),
                on: stage.into(),
            },
        },
        dimension("citizenship", "citizenship"),
        dimension("article", "article"),
        dimension("role", "role"),
        dimension("sentence", "sentence"),
        month(stage),
    ])
}

fn wanted() -> Source {
    source("wanted")
        .when(condition::by_period_end("declared_on"))
        .when(condition::not(condition::by_period_end("withdrawn_on")))
        .when(condition::any([
            condition::not(condition::by_period_end("arrested_on")),
            condition::from_period_start("arrested_on"),
        ]))
        .once("person_file")
}

pub(crate) fn figures() -> Vec<Figure> {
    let convicted = |id, when| persons(id, Unit::PersonConvicted, "convicted_on", when);
    let searched = [
        dimension("sex", "sex"),
        dimension("article", "article"),
        dimension("citizenship", "citizenship"),
    ];
    vec![
        facts("J1", "trafficking"),
        facts("J2", "forced_labour"),
        facts("J3", "documents"),
        Figure::new("F1", "forced_labour", Unit::Fact, Measure::SameAs("J2")),
        Figure::new(
            "F5",
            "forced_labour",
            Unit::ShareOfCases,
            Measure::Share(
                facts_marked("forced_labour"),
                vec![
                    condition::yes("case.guilty"),
                    condition::present("case.verdict_on"),
                ],
            ),
        )
        .said(QualifierRule::All),
        Figure::new(
            "J4",
            "justice",
            Unit::CriminalGroup,
            Measure::Count(source("groups").during("neutralised_on")),
        )
        .by([dimension("region", "region")]),
        Figure::new(
            "J5",
            "justice",
            Unit::GroupMember,
            Measure::Sum(source("groups").during("neutralised_on"), "members".into()),
        )
        .by([dimension("region", "region")]),
        Figure::new(
            "J6",
            "justice",
            Unit::CriminalCase,
            Measure::Count(source("criminal_cases").during("investigation_completed_on")),
        )
        .by([
            dimension("article", "article"),
            dimension("stage", "stage"),
            dimension("agency", "agency"),
        ]),
        convicted("J7", None),
        convicted("J8", Some(condition::is("sex", "female"))),
        convicted("J9", Some(condition::is("sex", "male"))),
        Figure::new(
            "J10",
            "justice",
            Unit::WantedPerson,
            Measure::Count(wanted()),
        )
        .by(searched.clone()),
        Figure::new(
            "J11",
            "justice",
            Unit::WantedPersonArrested,
            Measure::Count(wanted().when(condition::by_period_end("arrested_on"))),
        )
        .by(searched),
        persons("J12", Unit::PersonSentToCourt, "sent_to_court_on", None),
        Figure::new(
            "J13",
            "justice",
            Unit::Fact,
            Measure::Total(&["J1", "J2", "J3"]),
        ),
    ]
}
