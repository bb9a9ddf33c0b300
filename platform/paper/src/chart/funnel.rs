//! A funnel: steps one below the other. Each step names its unit and steps of
//! one unit share a pattern, since a screening and a verdict are not the same
//! thing counted twice.

use super::canvas::{Canvas, Ink, WIDTH};
use super::{LETTERS, SMALL_LETTERS, greatest, length_of, lettering};
use crate::document::Step;

const BAR: f64 = 20.0;

pub(super) fn draw(canvas: &mut Canvas, steps: &[Step]) {
    let greatest = greatest(steps.iter().map(|step| &step.amount));
    let mut units: Vec<&str> = Vec::new();
    let mut y = 0.0;
    for step in steps {
        let unit = match units.iter().position(|unit| *unit == step.unit) {
            Some(unit) => unit,
            None => {
                units.push(&step.unit);
                units.len() - 1
            }
        };
        let shown = lettering::shortened(&step.amount.shown, WIDTH * 0.4, LETTERS);
        let label_room = WIDTH - lettering::width(&shown, LETTERS) * 1.1 - 16.0;
        let lines = lettering::wrapped(&step.label, label_room, LETTERS, 2);
        canvas.words(
            WIDTH,
            y + 14.0,
            &shown,
            Ink::plain(LETTERS).strong().ending(),
        );
        for line in &lines {
            y += 17.0;
            canvas.words(0.0, y - 3.0, line, Ink::plain(LETTERS).strong());
        }
        for line in lettering::wrapped(&step.unit, WIDTH, SMALL_LETTERS, 2) {
            y += 16.0;
            canvas.words(0.0, y - 3.0, &line, Ink::plain(SMALL_LETTERS).quiet());
        }
        y += 3.0;
        canvas.band(0.0, y, WIDTH, BAR);
        if let Some(amount) = step.amount.drawable() {
            let long = length_of(amount, greatest, WIDTH - 2.0);
            if long > 0.0 {
                canvas.mark((WIDTH - long) / 2.0, y + 0.5, long, BAR - 1.0, unit);
            }
        }
        y += BAR + 14.0;
    }
    canvas.grow_to(y - 10.0);
}
