//! What is counted from stays.

use identification::figures::{helped, recognised, recognised_dimensions};
use kernel::{Figure, Measure, Unit};

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        Figure::new(
            "V6",
            "victims",
            Unit::RecognisedVictim,
            Measure::Count(recognised().when(helped("stays", "admitted_on", []))),
        )
        .by(recognised_dimensions()),
    ]
}
