//! The outside series that the report quotes, and the years since the
//! country's legal work began.

use kernel::{Figure, Measure, QualifierRule, Unit, condition, source};

fn series(id: &'static str, unit: Unit, series: &str, qualifier: QualifierRule) -> Figure {
    Figure::new(
        id,
        "world",
        unit,
        Measure::Reference(
            source("reference_values")
                .during("quoted_in")
                .when(condition::is("series", series)),
            "value".into(),
        ),
    )
    .said(qualifier)
}

pub(crate) fn figures() -> Vec<Figure> {
    use QualifierRule::{About, Exact};
    vec![
        series("G1", Unit::WorldCase, "world_prosecutions", Exact),
        series("G2", Unit::WorldPerson, "world_victims", Exact),
        series("G3", Unit::WorldConviction, "world_convictions", Exact),
        series("G4", Unit::WorldMoney, "world_revenue", About(1)),
        series(
            "G5",
            Unit::WorldPerson,
            "world_victims_estimated",
            About(100_000),
        ),
        Figure::new(
            "G6",
            "world",
            Unit::Years,
            Measure::YearsSince("legal_work_began"),
        ),
    ]
}
