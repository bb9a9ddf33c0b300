//! The sheet on which a chart is drawn: rectangles, lines and words as SVG
//! elements with presentation attributes only.

use super::{lettering, palette};
use crate::characters::escaped;
use std::fmt::Write as _;

/// The width of every drawing in its own units. At 320 pixels a unit is about
/// three quarters of a pixel, so letters of 15 units are read as 11 pixels.
pub(super) const WIDTH: f64 = 400.0;

/// A drawing in the making.
pub(super) struct Canvas {
    prefix: String,
    height: f64,
    marks: String,
    series_used: usize,
}

/// How words are set.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    size: f64,
    anchor: &'static str,
    weight: Option<&'static str>,
    colour: &'static str,
    halo: &'static str,
}

impl Ink {
    /// Dark letters that begin at the place given.
    pub(super) fn plain(size: f64) -> Self {
        Self {
            size,
            anchor: "start",
            weight: None,
            colour: palette::TEXT,
            halo: "",
        }
    }

    /// Letters with a white edge, which a line may run behind.
    pub(super) fn haloed(self) -> Self {
        Self {
            halo: r##" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke""##,
            ..self
        }
    }

    /// Letters that are centred on the place given.
    pub(super) fn centred(self) -> Self {
        Self {
            anchor: "middle",
            ..self
        }
    }

    /// Letters that end at the place given.
    pub(super) fn ending(self) -> Self {
        Self {
            anchor: "end",
            ..self
        }
    }

    /// Strong letters.
    pub(super) fn strong(self) -> Self {
        Self {
            weight: Some("600"),
            ..self
        }
    }

    /// Letters that stand back behind the others.
    pub(super) fn quiet(self) -> Self {
        Self {
            colour: palette::QUIET_TEXT,
            ..self
        }
    }
}

impl Canvas {
    pub(super) fn new(prefix: &str) -> Self {
        Self {
            prefix: prefix.to_owned(),
            height: 0.0,
            marks: String::new(),
            series_used: 0,
        }
    }

    /// Makes the drawing at least this high.
    pub(super) fn grow_to(&mut self, height: f64) {
        self.height = self.height.max(height);
    }

    /// A mark of the series with this number, counted from 0.
    pub(super) fn mark(&mut self, x: f64, y: f64, width: f64, height: f64, series: usize) {
        self.series_used = self.series_used.max(series + 1);
        let fill = palette::fill(&self.prefix, series);
        let edge = palette::edge(series);
        self.push(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}" stroke="{edge}" stroke-width="1"/>"#,
            Units(x),
            Units(y),
            Units(width),
            Units(height),
        ));
    }

    /// A faint band behind a mark.
    pub(super) fn band(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.push(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>"#,
            Units(x),
            Units(y),
            Units(width),
            Units(height),
            palette::BAND,
        ));
    }

    /// The frame around a sentence that stands in place of a picture.
    pub(super) fn frame(&mut self, height: f64) {
        self.push(format_args!(
            r#"<rect x="1" y="1" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="1"/>"#,
            Units(WIDTH - 2.0),
            Units(height - 2.0),
            palette::BAND,
            palette::RULE,
        ));
    }

    /// A thin straight line of an axis.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.push(format_args!(
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>"#,
            Units(from.0),
            Units(from.1),
            Units(to.0),
            Units(to.1),
            palette::RULE,
        ));
    }

    /// A line through the places given, with a dot on each.
    pub(super) fn trail(&mut self, places: &[(f64, f64)]) {
        if places.len() > 1 {
            let mut path = String::new();
            for (x, y) in places {
                if !path.is_empty() {
                    path.push(' ');
                }
                write!(path, "{},{}", Units(*x), Units(*y)).unwrap_or_default();
            }
            self.push(format_args!(
                r#"<polyline points="{path}" fill="none" stroke="{}" stroke-width="2.5" stroke-linejoin="round"/>"#,
                palette::edge(0),
            ));
        }
        for (x, y) in places {
            self.push(format_args!(
                r##"<circle cx="{}" cy="{}" r="4" fill="{}" stroke="#ffffff" stroke-width="1.5"/>"##,
                Units(*x),
                Units(*y),
                palette::edge(0),
            ));
        }
    }

    /// A line of words; `y` is the line on which the letters stand.
    pub(super) fn words(&mut self, x: f64, y: f64, words: &str, ink: Ink) {
        let weight = ink
            .weight
            .map(|weight| format!(r#" font-weight="{weight}""#))
            .unwrap_or_default();
        let anchor = match ink.anchor {
            "start" => String::new(),
            anchor => format!(r#" text-anchor="{anchor}""#),
        };
        self.push(format_args!(
            r#"<text x="{}" y="{}" font-size="{}" fill="{}"{anchor}{weight}{}>{}</text>"#,
            Units(x),
            Units(y),
            Units(ink.size),
            ink.colour,
            ink.halo,
            escaped(words),
        ));
    }

    /// Light words, centred, on a solid mark.
    pub(super) fn light_words(&mut self, x: f64, y: f64, words: &str, size: f64) {
        let ink = Ink {
            colour: "#ffffff",
            ..Ink::plain(size).strong().centred()
        };
        self.words(x, y, words, ink);
    }

    /// Words, centred, on a white plate, where a pattern would drown them.
    pub(super) fn plated_words(&mut self, x: f64, y: f64, words: &str, size: f64) {
        let wide = lettering::width(words, size) + 6.0;
        self.push(format_args!(
            r##"<rect x="{}" y="{}" width="{}" height="{}" fill="#ffffff"/>"##,
            Units(x - wide / 2.0),
            Units(y - size * 0.85),
            Units(wide),
            Units(size * 1.15),
        ));
        self.words(x, y, words, Ink::plain(size).strong().centred());
    }

    /// The finished element.
    pub(super) fn finish(self, id: &str, title: &str, description: &str) -> String {
        let height = Units(self.height.max(1.0));
        let width = Units(WIDTH);
        let patterns = palette::patterns(&self.prefix, self.series_used);
        format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart__picture" viewBox="0 0 {width} {height}" width="100%" role="img" aria-labelledby="{id}-title {id}-description" font-family="'Source Sans 3', Arial, Helvetica, sans-serif">"#,
                r#"<title id="{id}-title">{title}</title><desc id="{id}-description">{description}</desc>"#,
                "{patterns}{marks}</svg>"
            ),
            width = width,
            height = height,
            id = id,
            title = escaped(title),
            description = escaped(description),
            patterns = patterns,
            marks = self.marks,
        )
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing into a String does not fail.
        self.marks.write_fmt(element).unwrap_or_default();
    }
}

/// A length with at most two decimals and no trailing zeros, so that the same
/// chart gives the same string on every machine.
struct Units(f64);

impl std::fmt::Display for Units {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let written = format!("{:.2}", self.0);
        let trimmed = written.trim_end_matches('0').trim_end_matches('.');
        formatter.write_str(if trimmed == "-0" { "0" } else { trimmed })
    }
}
