//! Columns side by side: several series over the same labels.

use super::canvas::{Canvas, Ink, WIDTH};
use super::{LETTERS, SMALL_LETTERS, greatest, legend, length_of, lettering};
use crate::document::Group;

const ROOM: f64 = 160.0;

pub(super) fn draw(canvas: &mut Canvas, series: &[String], groups: &[Group]) {
    let top = legend::draw(canvas, series, 0.0) + 18.0;
    let base = top + ROOM;
    let greatest = greatest(groups.iter().flat_map(|group| &group.amounts));
    let beside = groups
        .iter()
        .map(|group| group.amounts.len())
        .chain([series.len(), 1])
        .max()
        .unwrap_or(1) as f64;
    let slot = WIDTH / groups.len() as f64;
    let wide = (slot * 0.8 / beside).min(46.0);
    let letters = if wide >= 30.0 { LETTERS } else { SMALL_LETTERS };

    canvas.rule((0.0, base), (WIDTH, base));
    let mut lines_most = 1;
    for (index, group) in groups.iter().enumerate() {
        let centre = slot * (index as f64 + 0.5);
        let start = centre - wide * beside / 2.0;
        for (place, amount) in group.amounts.iter().enumerate() {
            let x = start + wide * place as f64;
            let fits = lettering::width(&amount.shown, letters) <= wide + 2.0;
            match amount.drawable() {
                Some(length) => {
                    let high = length_of(length, greatest, ROOM);
                    if high > 0.0 {
                        canvas.mark(x + 1.0, base - high, wide - 2.0, high, place);
                    }
                    if fits {
                        canvas.words(
                            x + wide / 2.0,
                            base - high - 6.0,
                            &amount.shown,
                            Ink::plain(letters).strong().centred(),
                        );
                    }
                }
                None => {
                    let words = if fits { amount.shown.as_str() } else { "–" };
                    canvas.words(
                        x + wide / 2.0,
                        base - 6.0,
                        words,
                        Ink::plain(letters).centred().quiet(),
                    );
                }
            }
        }
        let lines = lettering::wrapped(&group.label, slot - 6.0, SMALL_LETTERS, 3);
        lines_most = lines_most.max(lines.len());
        for (row, line) in lines.iter().enumerate() {
            canvas.words(
                centre,
                base + 19.0 + 16.0 * row as f64,
                line,
                Ink::plain(SMALL_LETTERS).centred(),
            );
        }
    }
    canvas.grow_to(base + 12.0 + 16.0 * lines_most as f64);
}
