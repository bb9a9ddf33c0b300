//! A chart with its table, as pages show them.

use askama::Template;
use paper::document::{Chart, Drawing};

/// A table of numbers.
#[derive(Template)]
#[template(path = "statistics/numbers.html")]
pub(super) struct Numbers {
    pub(super) id: String,
    pub(super) caption: String,
    /// The heads of the columns; the first names the rows.
    pub(super) heads: Vec<String>,
    /// How many columns, from the left, hold words.
    pub(super) worded: usize,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) total: Option<Vec<String>>,
}

impl Numbers {
    /// Few numbers stay near their labels.
    pub(super) fn narrow(&self) -> bool {
        self.heads.len() <= 3
    }
}

/// A chart with its table beside it.
#[derive(Template)]
#[template(path = "statistics/picture.html")]
pub(super) struct Picture {
    pub(super) id: String,
    pub(super) caption: String,
    /// The page that says more.
    pub(super) href: Option<String>,
    svg: String,
    pub(super) note: Option<String>,
    summary: String,
    /// Nothing where the table stands elsewhere.
    numbers: Option<Numbers>,
}

/// What a picture says besides its amounts.
pub(super) struct Words {
    pub(super) id: String,
    pub(super) caption: String,
    /// What it says, for those who do not see it.
    pub(super) description: String,
    pub(super) nothing_to_draw: String,
    /// What leads to the table.
    pub(super) summary: String,
}

impl Picture {
    /// The picture of a drawing; its table says the same.
    pub(super) fn of(words: Words, drawing: Drawing, numbers: Numbers) -> Self {
        let chart = Chart {
            id: words.id.clone(),
            caption: words.caption.clone(),
            description: words.description,
            table: drawing.as_table("", &[]),
            drawing,
            nothing_to_draw: words.nothing_to_draw,
        };
        Self {
            svg: chart.to_svg(),
            id: words.id,
            caption: words.caption,
            href: None,
            note: None,
            summary: words.summary,
            numbers: Some(numbers),
        }
    }

    /// …with a sentence below it.
    pub(super) fn noting(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }

    /// …whose caption leads there.
    pub(super) fn leading_to(mut self, href: String) -> Self {
        self.href = Some(href);
        self
    }

    /// The picture and its table, apart.
    pub(super) fn apart(mut self) -> (Self, Option<Numbers>) {
        let numbers = self.numbers.take();
        (self, numbers)
    }
}
