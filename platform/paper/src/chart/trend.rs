//! A trend: one amount after another in time, as columns or as a line.

use super::canvas::{Canvas, Ink, WIDTH};
use super::{LETTERS, SMALL_LETTERS, greatest, length_of, lettering};
use crate::document::{Point, TrendStyle};

const ROOM: f64 = 170.0;
const TOP: f64 = 24.0;
const BASE: f64 = TOP + ROOM;

pub(super) fn draw(canvas: &mut Canvas, style: TrendStyle, points: &[Point]) {
    let slot = WIDTH / points.len() as f64;
    let greatest = greatest(points.iter().map(|point| &point.amount));
    let middle = |index: usize| slot * (index as f64 + 0.5);
    let top_of = |point: &Point| {
        point
            .amount
            .drawable()
            .map(|amount| BASE - length_of(amount, greatest, ROOM))
    };

    canvas.rule((0.0, BASE), (WIDTH, BASE));
    match style {
        TrendStyle::Columns => {
            let wide = (slot * 0.62).min(64.0);
            for (index, point) in points.iter().enumerate() {
                if let Some(top) = top_of(point).filter(|top| *top < BASE) {
                    canvas.mark(middle(index) - wide / 2.0, top, wide, BASE - top, 0);
                }
            }
        }
        TrendStyle::Line => {
            let mut places = Vec::new();
            for (index, point) in points.iter().enumerate() {
                match top_of(point) {
                    Some(top) => places.push((middle(index), top)),
                    None => canvas.trail(&std::mem::take(&mut places)),
                }
            }
            canvas.trail(&places);
        }
    }
    write_amounts(canvas, style, points, slot, &top_of);
    let bottom = write_labels(canvas, points, slot);
    canvas.grow_to(bottom);
}

/// Writes each amount above its mark or, where they would run into each other,
/// the first, the last and the greatest one.
fn write_amounts(
    canvas: &mut Canvas,
    style: TrendStyle,
    points: &[Point],
    slot: f64,
    top_of: &dyn Fn(&Point) -> Option<f64>,
) {
    let fits = |words: &str| lettering::width(words, LETTERS) <= slot - 3.0;
    let all_fit = points
        .iter()
        .all(|point| point.amount.drawable().is_none() || fits(&point.amount.shown));
    let highest = points
        .iter()
        .enumerate()
        .filter_map(|(index, point)| top_of(point).map(|top| (index, top)))
        .reduce(|best, next| if next.1 < best.1 { next } else { best })
        .map(|(index, _)| index);
    let mut free_from = 0.0;
    for (index, point) in points.iter().enumerate() {
        let centre = slot * (index as f64 + 0.5);
        let Some(top) = top_of(point) else {
            let words = if fits(&point.amount.shown) {
                point.amount.shown.as_str()
            } else {
                "–"
            };
            canvas.words(
                centre,
                BASE - 6.0,
                words,
                Ink::plain(SMALL_LETTERS).centred().quiet(),
            );
            continue;
        };
        let chosen = all_fit || index == 0 || index + 1 == points.len() || Some(index) == highest;
        if !chosen {
            continue;
        }
        let words = lettering::shortened(&point.amount.shown, WIDTH / 3.0, LETTERS);
        let half = lettering::width(&words, LETTERS) / 2.0;
        let x = centre.clamp(half, WIDTH - half);
        if x - half < free_from {
            continue;
        }
        free_from = x + half + 2.0;
        // In a valley of the line the words stand below, where the line is not.
        let beside =
            |index: Option<usize>| index.and_then(|index| points.get(index)).and_then(top_of);
        let valley = style == TrendStyle::Line
            && top + 24.0 < BASE
            && beside(index.checked_sub(1)).is_some_and(|before| before < top)
            && beside(Some(index + 1)).is_some_and(|after| after < top);
        let y = if valley { top + 20.0 } else { top - 8.0 };
        canvas.words(
            x,
            y,
            &words,
            Ink::plain(LETTERS).strong().centred().haloed(),
        );
    }
}

/// Writes the labels below the base, every one or every second, third …, and
/// gives the place where they end.
fn write_labels(canvas: &mut Canvas, points: &[Point], slot: f64) -> f64 {
    let longest_word = points
        .iter()
        .flat_map(|point| point.label.split_whitespace())
        .map(|word| lettering::width(word, SMALL_LETTERS))
        .fold(0.0, f64::max)
        .min(90.0);
    let step = ((longest_word + 6.0) / slot).ceil().max(1.0) as usize;
    let room = slot * step as f64 - 4.0;
    let mut lines_most = 1;
    // Counted from the last, since the year that is reported is the one that
    // readers look for.
    for (index, point) in points.iter().enumerate() {
        if !(points.len() - 1 - index).is_multiple_of(step) {
            continue;
        }
        let lines = lettering::wrapped(&point.label, room, SMALL_LETTERS, 3);
        lines_most = lines_most.max(lines.len());
        for (row, line) in lines.iter().enumerate() {
            let half = lettering::width(line, SMALL_LETTERS) / 2.0;
            let x = (slot * (index as f64 + 0.5))
                .clamp(half.min(WIDTH / 2.0), (WIDTH - half).max(WIDTH / 2.0));
            canvas.words(
                x,
                BASE + 19.0 + 16.0 * row as f64,
                line,
                Ink::plain(SMALL_LETTERS).centred(),
            );
        }
    }
    BASE + 12.0 + 16.0 * lines_most as f64
}
