//! Charts as SVG: one string that stands in a page, in print and in a file.
//!
//! Every drawing has a title and a description for those who do not see it,
//! begins its scale at zero, prints the amounts beside the marks, and tells
//! series apart by pattern as well as by colour. It has no fixed width, no
//! style element and no style attribute, so a strict content policy lets it
//! pass; letters stay readable when it is drawn 320 pixels wide.

mod bars;
mod canvas;
mod columns;
mod funnel;
mod legend;
mod lettering;
mod palette;
mod trend;

use crate::anchors::anchor_name;
use crate::document::{Amount, Chart, Drawing};
use canvas::{Canvas, Ink, WIDTH};

/// The size of the letters of values and labels, in units of the drawing.
const LETTERS: f64 = 15.0;
/// The size of the smaller letters of units and axes.
const SMALL_LETTERS: f64 = 13.5;

impl Chart {
    /// The chart as a complete `<svg>` element.
    pub fn to_svg(&self) -> String {
        self.canvas()
            .finish(&anchor_name(&self.id), &self.caption, &self.description)
    }

    /// Whether there is anything to draw, or the sentence stands alone.
    pub fn has_marks(&self) -> bool {
        self.drawing
            .amounts()
            .any(|amount| amount.drawable().is_some())
    }

    fn canvas(&self) -> Canvas {
        let mut canvas = Canvas::new(&anchor_name(&self.id));
        if !self.has_marks() {
            write_sentence(&mut canvas, &self.nothing_to_draw);
            return canvas;
        }
        match &self.drawing {
            Drawing::Trend { style, points } => trend::draw(&mut canvas, *style, points),
            Drawing::Bars { points } => bars::draw(&mut canvas, points),
            Drawing::StackedBars { series, groups } => {
                bars::draw_stacked(&mut canvas, series, groups)
            }
            Drawing::GroupedColumns { series, groups } => {
                columns::draw(&mut canvas, series, groups)
            }
            Drawing::Funnel { steps } => funnel::draw(&mut canvas, steps),
        }
        canvas
    }
}

impl Drawing {
    /// All amounts of the picture.
    fn amounts(&self) -> Box<dyn Iterator<Item = &Amount> + '_> {
        match self {
            Self::Trend { points, .. } | Self::Bars { points } => {
                Box::new(points.iter().map(|point| &point.amount))
            }
            Self::GroupedColumns { groups, .. } | Self::StackedBars { groups, .. } => {
                Box::new(groups.iter().flat_map(|group| &group.amounts))
            }
            Self::Funnel { steps } => Box::new(steps.iter().map(|step| &step.amount)),
        }
    }
}

/// The greatest of the amounts that can be drawn, zero if there is none.
fn greatest<'a>(amounts: impl Iterator<Item = &'a Amount>) -> f64 {
    amounts.filter_map(Amount::drawable).fold(0.0, f64::max)
}

/// The length of a mark, on a scale that begins at zero and on which
/// `greatest` is `room` long. An amount above zero is never drawn as nothing.
fn length_of(amount: f64, greatest: f64, room: f64) -> f64 {
    if amount <= 0.0 || greatest <= 0.0 {
        return 0.0;
    }
    (amount / greatest * room).max(1.5)
}

fn write_sentence(canvas: &mut Canvas, sentence: &str) {
    let lines = lettering::wrapped(sentence, WIDTH - 32.0, LETTERS, 6);
    let height = 36.0 + 20.0 * lines.len() as f64;
    canvas.frame(height);
    for (index, line) in lines.iter().enumerate() {
        canvas.words(16.0, 36.0 + 20.0 * index as f64, line, Ink::plain(LETTERS));
    }
    canvas.grow_to(height);
}
