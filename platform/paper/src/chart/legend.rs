//! The key to the series of a chart: a swatch and a name for each.

use super::canvas::{Canvas, Ink, WIDTH};
use super::{SMALL_LETTERS, lettering};

const SWATCH: f64 = 14.0;
const ROW: f64 = 24.0;

/// Draws the key from `top` down and gives the place where it ends.
pub(super) fn draw(canvas: &mut Canvas, series: &[String], top: f64) -> f64 {
    let mut x = 0.0;
    let mut y = top;
    for (index, name) in series.iter().enumerate() {
        let name = lettering::shortened(name, WIDTH - SWATCH - 8.0, SMALL_LETTERS);
        let wide = SWATCH + 8.0 + lettering::width(&name, SMALL_LETTERS);
        if x > 0.0 && x + wide > WIDTH {
            x = 0.0;
            y += ROW;
        }
        canvas.mark(x + 0.5, y + 2.5, SWATCH, SWATCH, index);
        canvas.words(
            x + SWATCH + 8.0,
            y + SWATCH,
            &name,
            Ink::plain(SMALL_LETTERS),
        );
        x += wide + 18.0;
    }
    if series.is_empty() {
        top
    } else {
        y + ROW + 6.0
    }
}
