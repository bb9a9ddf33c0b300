//! What is counted from trainings and curricula.

use kernel::{Figure, Measure, QualifierRule, Source, Unit, condition, dimension, source};

fn attended_by(audiences: &[&str]) -> Source {
    source("trainings").during("held_on").when(condition::any(
        audiences
            .iter()
            .map(|audience| condition::has("audiences", audience)),
    ))
}

fn events(id: &'static str, source: Source) -> Figure {
    Figure::new(id, "training", Unit::Event, Measure::Count(source)).by([
        dimension("format", "format"),
        dimension("country", "country"),
        dimension("audience", "audiences"),
    ])
}

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        events("T1", attended_by(&["special_police"])),
        Figure::new(
            "T2",
            "training",
            Unit::Country,
            Measure::Distinct(
                attended_by(&["special_police"]).when(condition::not(condition::home("country"))),
                "country".into(),
            ),
        ),
        Figure::new(
            "T3",
            "training",
            Unit::Institution,
            Measure::Distinct(
                source("curricula").during("taught_on"),
                "institution".into(),
            ),
        ),
        events(
            "T4",
            attended_by(&["health_staff", "social_protection_staff", "school_staff"]),
        )
        .said(QualifierRule::Some),
        Figure::new(
            "T5",
            "training",
            Unit::Participant,
            Measure::Sum(attended_by(&["entrepreneurs"]), "participants".into()),
        )
        .by([
            dimension("format", "format"),
            dimension("country", "country"),
        ])
        .said(QualifierRule::MoreThan(100)),
        events("T6", attended_by(&["victim_institution_staff"])).said(QualifierRule::Some),
    ]
}
