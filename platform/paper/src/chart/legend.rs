//! The key to the series of a chart: a swatch and a name for each.

use super::canvas::{Canvas, Ink, WIDTH};
use super::{SMALL_LETTERS, lettering};

const SWATCH: f64 = 14.0;
/// From the left edge of a swatch to its name.
const INDENT: f64 = SWATCH + 8.0;
const ROW: f64 = 24.0;
/// From one line of a long name to the next.
const LINE: f64 = 17.0;
/// The most lines of one name.
const LINES_MAX: usize = 4;

/// Draws the key from `top` down and gives the place where it ends.
pub(super) fn draw(canvas: &mut Canvas, series: &[String], top: f64) -> f64 {
    let mut x = 0.0;
    let mut y = top;
    let mut row = 0.0;
    for (index, name) in series.iter().enumerate() {
        let lines = lettering::wrapped(name, WIDTH - INDENT, SMALL_LETTERS, LINES_MAX);
        let widest = lines
            .iter()
            .map(|line| lettering::width(line, SMALL_LETTERS))
            .fold(0.0, f64::max);
        let wide = INDENT + widest;
        if x > 0.0 && x + wide > WIDTH {
            x = 0.0;
            y += row;
            row = 0.0;
        }
        canvas.mark(x + 0.5, y + 2.5, SWATCH, SWATCH, index);
        for (line, words) in lines.iter().enumerate() {
            canvas.words(
                x + INDENT,
                y + SWATCH + line as f64 * LINE,
                words,
                Ink::plain(SMALL_LETTERS),
            );
        }
        row = f64::max(row, ROW + lines.len().saturating_sub(1) as f64 * LINE);
        x += wide + 18.0;
    }
    if series.is_empty() {
        top
    } else {
        y + row + 6.0
    }
}
