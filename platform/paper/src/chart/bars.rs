//! Bars from the left: one amount for each label, or parts that add up.

use super::canvas::{Canvas, Ink, WIDTH};
use super::{LETTERS, SMALL_LETTERS, greatest, legend, length_of, lettering, palette};
use crate::document::{Amount, Group, Point};

const LABEL_ROOM_MAX: f64 = 150.0;
const BAR: f64 = 22.0;
const LINE: f64 = 16.0;

/// Where the bars stand, the same for all of them.
struct Columns {
    label_end: f64,
    room: f64,
}

impl Columns {
    fn of<'a>(labels: impl Iterator<Item = &'a str>, shown_widest: f64) -> Self {
        let label_room = labels
            .map(|label| lettering::width(label, LETTERS))
            .fold(40.0, f64::max)
            .min(LABEL_ROOM_MAX);
        let bar_start = label_room + 10.0;
        Self {
            label_end: label_room,
            room: (WIDTH - bar_start - shown_widest - 8.0).max(60.0),
        }
    }

    fn start(&self) -> f64 {
        self.label_end + 10.0
    }
}

pub(super) fn draw(canvas: &mut Canvas, points: &[Point]) {
    let shown_widest = points
        .iter()
        .filter(|point| point.amount.drawable().is_some())
        .map(|point| lettering::width(&point.amount.shown, LETTERS))
        .fold(0.0, f64::max)
        .min(120.0);
    let columns = Columns::of(
        points.iter().map(|point| point.label.as_str()),
        shown_widest,
    );
    let greatest = greatest(points.iter().map(|point| &point.amount));
    let mut y = 0.0;
    for point in points {
        let height = write_label(canvas, &columns, &point.label, y);
        let bar_top = y + (height - BAR) / 2.0;
        let letters_at = bar_top + BAR / 2.0 + 5.0;
        match point.amount.drawable() {
            Some(amount) => {
                let long = length_of(amount, greatest, columns.room);
                if long > 0.0 {
                    canvas.mark(columns.start(), bar_top, long, BAR, 0);
                }
                let words = lettering::shortened(&point.amount.shown, 120.0, LETTERS);
                canvas.words(
                    columns.start() + long + 7.0,
                    letters_at,
                    &words,
                    Ink::plain(LETTERS).strong(),
                );
            }
            None => write_absent(canvas, &columns, &point.amount, letters_at),
        }
        y += height + 10.0;
    }
    finish(canvas, &columns, 0.0, y - 5.0);
}

pub(super) fn draw_stacked(canvas: &mut Canvas, series: &[String], groups: &[Group]) {
    let top = legend::draw(canvas, series, 0.0);
    let sum = |group: &Group| {
        group
            .amounts
            .iter()
            .filter_map(Amount::drawable)
            .sum::<f64>()
    };
    let greatest = groups.iter().map(sum).fold(0.0, f64::max);
    let unsaid_widest = groups
        .iter()
        .filter_map(unsaid)
        .map(|words| lettering::width(&words, SMALL_LETTERS))
        .fold(0.0, f64::max)
        .min(120.0);
    let columns = Columns::of(
        groups.iter().map(|group| group.label.as_str()),
        unsaid_widest,
    );
    let mut y = top;
    for group in groups {
        let height = write_label(canvas, &columns, &group.label, y);
        let bar_top = y + (height - BAR) / 2.0;
        let letters_at = bar_top + BAR / 2.0 + 5.0;
        let mut x = columns.start();
        for (index, amount) in group.amounts.iter().enumerate() {
            let Some(length) = amount
                .drawable()
                .filter(|length| *length > 0.0 && greatest > 0.0)
            else {
                continue;
            };
            let long = length / greatest * columns.room;
            canvas.mark(x, bar_top, long, BAR, index);
            // Only a solid mark bears letters; a pattern would drown them.
            if palette::is_solid(index)
                && lettering::width(&amount.shown, SMALL_LETTERS) + 8.0 <= long
            {
                canvas.light_words(x + long / 2.0, letters_at, &amount.shown, SMALL_LETTERS);
            } else if lettering::width(&amount.shown, SMALL_LETTERS) + 12.0 <= long {
                canvas.plated_words(x + long / 2.0, letters_at, &amount.shown, SMALL_LETTERS);
            }
            x += long;
        }
        if let Some(words) = unsaid(group) {
            let words = lettering::shortened(&words, WIDTH - x - 8.0, SMALL_LETTERS);
            canvas.words(
                x + 7.0,
                letters_at,
                &words,
                Ink::plain(SMALL_LETTERS).quiet(),
            );
        }
        y += height + 10.0;
    }
    finish(canvas, &columns, top, y - 5.0);
}

/// What a bar leaves out, in the words of the first part that has no number: a
/// bar must not look whole when it is not.
fn unsaid(group: &Group) -> Option<String> {
    let absent = group
        .amounts
        .iter()
        .find(|amount| amount.drawable().is_none())?;
    Some(
        if group
            .amounts
            .iter()
            .any(|amount| amount.drawable().is_some())
        {
            format!("+ {}", absent.shown)
        } else {
            absent.shown.clone()
        },
    )
}

/// Writes a label beside its bar and gives the height that both take.
fn write_label(canvas: &mut Canvas, columns: &Columns, label: &str, y: f64) -> f64 {
    let lines = lettering::wrapped(label, columns.label_end, LETTERS, 3);
    let height = (LINE * lines.len() as f64 + 4.0).max(BAR);
    let first = y + (height - LINE * lines.len() as f64) / 2.0 + 12.5;
    for (index, line) in lines.iter().enumerate() {
        canvas.words(
            columns.label_end,
            first + LINE * index as f64,
            line,
            Ink::plain(LETTERS).ending(),
        );
    }
    height
}

fn write_absent(canvas: &mut Canvas, columns: &Columns, amount: &Amount, letters_at: f64) {
    let words = lettering::shortened(&amount.shown, WIDTH - columns.start() - 8.0, SMALL_LETTERS);
    canvas.words(
        columns.start() + 7.0,
        letters_at,
        &words,
        Ink::plain(SMALL_LETTERS).quiet(),
    );
}

fn finish(canvas: &mut Canvas, columns: &Columns, top: f64, bottom: f64) {
    canvas.rule((columns.start(), top), (columns.start(), bottom));
    canvas.grow_to(bottom);
}
