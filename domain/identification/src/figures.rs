//! What is counted from screenings and decisions.

use kernel::{
    Condition, Dimension, DimensionSource, Figure, Measure, QualifierRule, Source, Unit, condition,
    dimension, source,
};

/// The persons recognised in the period, each once, by the first positive
/// decision. Other desks count what was done for them over this cohort.
pub fn recognised() -> Source {
    source("decisions")
        .during("decided_on")
        .when(condition::is("outcome", "recognised"))
        .once("person")
}

/// Help of a register that a recognised person was given. The law gives it
/// from the first suspicion, so it counts whether it came before the decision
/// or after it. What came before the person was recognised in an earlier year
/// belongs to that year and not to this one.
pub fn helped(
    register: &str,
    date: &str,
    conditions: impl IntoIterator<Item = Condition>,
) -> Condition {
    let recognised_earlier = condition::linked_since(
        "decisions",
        "person",
        "person",
        ("decided_on", date),
        [
            condition::is("outcome", "recognised"),
            condition::not(condition::from_period_start("decided_on")),
        ],
    );
    condition::linked(
        register,
        "person",
        "person",
        conditions
            .into_iter()
            .chain([condition::not(recognised_earlier)]),
    )
}

/// How recognised persons may be broken down.
pub fn recognised_dimensions() -> Vec<Dimension> {
    vec![
        dimension("sex", "person.sex"),
        Dimension {
            id: "age",
            from: DimensionSource::AgeBand {
                birth_year: "person.birth_year".into(),
                on: "decided_on".into(),
            },
        },
        dimension("citizenship", "person.citizenship"),
        dimension("residence", "person.residence"),
        dimension("form", "exploitation.forms"),
        dimension("sector", "exploitation.sector"),
        dimension("destination", "exploitation.destination"),
        dimension("region", "exploitation.region"),
        dimension("year_of_exploitation", "exploitation.year"),
        dimension("referring_body", "referred_by"),
        dimension("authority", "authority"),
        Dimension {
            id: "month",
            from: DimensionSource::Month("decided_on".into()),
        },
    ]
}

fn victims(id: &'static str, chapter: &'static str, source: Source) -> Figure {
    Figure::new(id, chapter, Unit::RecognisedVictim, Measure::Count(source))
        .by(recognised_dimensions())
}

fn forced_labour() -> Source {
    recognised().when(condition::has("exploitation.forms", "ForcedLabour"))
}

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        victims("V1", "victims", recognised()),
        victims(
            "V2",
            "victims",
            recognised().when(condition::is("person.sex", "female")),
        ),
        victims(
            "V3",
            "victims",
            recognised().when(condition::is("person.sex", "male")),
        ),
        victims(
            "V4",
            "victims",
            recognised().when(condition::home("person.citizenship")),
        ),
        victims("V5", "victims", foreigners(recognised())),
        victims("F2", "forced_labour", forced_labour()),
        victims("F3", "forced_labour", foreigners(forced_labour())),
        Figure::new(
            "F4",
            "forced_labour",
            Unit::Sector,
            Measure::Distinct(forced_labour(), "exploitation.sector".into()),
        ),
        Figure::new(
            "S1",
            "victims",
            Unit::Screening,
            Measure::Count(source("screenings").during("screened_on")),
        )
        .by([
            dimension("setting", "setting"),
            dimension("result", "result"),
            dimension("region", "region"),
            dimension("agency", "agency"),
            dimension("indicator", "indicators"),
            dimension("sex", "person.sex"),
            Dimension {
                id: "month",
                from: DimensionSource::Month("screened_on".into()),
            },
        ]),
        Figure::new(
            "S2",
            "victims",
            Unit::PresumedVictim,
            Measure::Count(
                source("screenings")
                    .during("presumed_on")
                    .when(condition::is("result", "presumed_victim"))
                    .when(condition::present("person"))
                    .once("person"),
            ),
        )
        .by([
            dimension("sex", "person.sex"),
            dimension("setting", "setting"),
            dimension("region", "region"),
        ]),
        Figure::new(
            "S3",
            "victims",
            Unit::PresumedVictim,
            Measure::Count(
                source("decisions")
                    .during("decided_on")
                    .when(condition::is("outcome", "not_recognised"))
                    .once("person"),
            ),
        )
        .by([
            dimension("sex", "person.sex"),
            dimension("authority", "authority"),
        ])
        .said(QualifierRule::Exact),
    ]
}

/// Whose citizenship is known, and is another. A person whose citizenship is
/// not known is not counted as foreign.
fn foreign() -> [Condition; 2] {
    [
        condition::present("person.citizenship"),
        condition::not(condition::any([
            condition::home("person.citizenship"),
            condition::one_of("person.citizenship", &kernel::NON_ANSWERS),
        ])),
    ]
}

fn foreigners(mut persons: Source) -> Source {
    persons.conditions.extend(foreign());
    persons
}
