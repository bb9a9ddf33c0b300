//! What is counted from the hotline's appeals.

use kernel::{Dimension, DimensionSource, Figure, Measure, QualifierRule, Unit, dimension, source};

fn appeals() -> kernel::Source {
    source("appeals").during("received_on")
}

fn dimensions() -> Vec<Dimension> {
    vec![
        dimension("topic", "topic"),
        dimension("channel", "channel"),
        dimension("language", "language"),
        dimension("region", "region"),
        dimension("caller", "caller"),
        dimension("trafficking_related", "trafficking_related"),
        Dimension {
            id: "month",
            from: DimensionSource::Month("received_on".into()),
        },
    ]
}

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        Figure::new("H1", "hotline", Unit::Appeal, Measure::Count(appeals()))
            .by(dimensions())
            .said(QualifierRule::About(100)),
        Figure::new(
            "H2",
            "hotline",
            Unit::Topic,
            Measure::Distinct(appeals(), "topic".into()),
        ),
    ]
}
