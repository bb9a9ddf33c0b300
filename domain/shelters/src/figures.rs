//! What is counted from stays.

use identification::figures::{recognised, recognised_dimensions};
use kernel::{Figure, Measure, Unit, condition};

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        Figure::new(
            "V6",
            "victims",
            Unit::RecognisedVictim,
            Measure::Count(recognised().when(condition::linked("stays", "person", "person", []))),
        )
        .by(recognised_dimensions()),
    ]
}
