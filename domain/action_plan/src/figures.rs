//! What is counted from the plan and from legislation.

use kernel::{Figure, Measure, QualifierRule, Source, Unit, condition, dimension, source};

fn steps(kind: &str, step: &str) -> Source {
    source("legislation")
        .during("taken_on")
        .when(condition::is("kind", kind))
        .when(condition::is("step", step))
}

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        Figure::new(
            "P1",
            "action_plan",
            Unit::ShareOfMeasures,
            Measure::Share(
                source("measures").during("due_year"),
                vec![condition::is("stage", "implemented")],
            ),
        )
        .said(QualifierRule::All),
        Figure::new(
            "P2",
            "action_plan",
            Unit::Body,
            Measure::Distinct(
                source("participations").during("took_part_on"),
                "body_kind".into(),
            ),
        ),
        Figure::new(
            "L1",
            "legislation",
            Unit::Instrument,
            Measure::Count(steps("convention", "ratified")),
        ),
        Figure::new(
            "L2",
            "legislation",
            Unit::Programme,
            Measure::Count(steps("state_programme", "begun")),
        ),
        Figure::new(
            "L3",
            "legislation",
            Unit::Draft,
            Measure::Count(steps("draft", "presented")),
        )
        .by([dimension("step", "step")])
        .said(QualifierRule::Some),
    ]
}
