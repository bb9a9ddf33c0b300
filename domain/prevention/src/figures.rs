//! What is counted from events for the public.

use kernel::{Figure, Measure, QualifierRule, Source, Unit, condition, dimension, source};

fn events(audiences: &[&str]) -> Source {
    source("awareness_events")
        .during("held_on")
        .when(condition::any(
            audiences
                .iter()
                .map(|audience| condition::has("audiences", audience)),
        ))
}

pub(crate) fn figures() -> Vec<Figure> {
    let dimensions = [
        dimension("audience", "audiences"),
        dimension("format", "format"),
        dimension("region", "region"),
    ];
    vec![
        Figure::new(
            "A1",
            "awareness",
            Unit::Participant,
            Measure::Sum(
                events(&["high_school_students", "parents"]),
                "people_reached".into(),
            ),
        )
        .by(dimensions.clone())
        .said(QualifierRule::MoreThan(5_000)),
        Figure::new(
            "A2",
            "awareness",
            Unit::Event,
            Measure::Count(events(&["university_students", "special_school_students"])),
        )
        .by(dimensions)
        .said(QualifierRule::Some),
    ]
}
