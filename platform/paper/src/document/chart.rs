//! Charts as the document sees them: amounts, and words to show for each.

use super::table::{Cell, Column, Row, Table};
use serde::{Deserialize, Serialize};

/// A chart with its table beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// A name that no other chart of the page has; the drawing's own ids begin
    /// with it.
    pub id: String,
    /// What the chart shows. Printed above it with its number.
    pub caption: String,
    /// What the picture says, in a sentence or two, for those who do not see
    /// it.
    pub description: String,
    /// The picture.
    pub drawing: Drawing,
    /// The same amounts as a table.
    pub table: Table,
    /// The sentence that stands in place of the picture when there is nothing
    /// to draw.
    pub nothing_to_draw: String,
}

/// An amount: how long to draw it, and the words to show for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// The length, zero or more. `None` when there is no number: not
    /// reported, unknown, hidden. Nothing is drawn then, and the words are
    /// printed.
    pub length: Option<f64>,
    /// The words: "95", "fewer than 5", "not reported".
    pub shown: String,
}

impl Amount {
    /// A number with the words for it.
    pub fn of(length: f64, shown: impl Into<String>) -> Self {
        Self {
            length: Some(length),
            shown: shown.into(),
        }
    }

    /// Words in place of a number.
    pub fn absent(shown: impl Into<String>) -> Self {
        Self {
            length: None,
            shown: shown.into(),
        }
    }

    /// The length if it can be drawn: a number, finite, not below zero.
    pub(crate) fn drawable(&self) -> Option<f64> {
        self.length
            .filter(|length| length.is_finite() && *length >= 0.0)
    }
}

/// An amount with a label: a year, a country, a topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// What the amount belongs to.
    pub label: String,
    /// The amount.
    pub amount: Amount,
}

impl Point {
    /// A number with its label and the words for it.
    pub fn of(label: impl Into<String>, length: f64, shown: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            amount: Amount::of(length, shown),
        }
    }
}

/// A label with one amount for each series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What the amounts belong to.
    pub label: String,
    /// One amount for each series, in their order.
    pub amounts: Vec<Amount>,
}

/// A step of a funnel. The unit is named, since steps count different things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What happened at this step.
    pub label: String,
    /// What one of the amount is: a screening, a victim, a case.
    pub unit: String,
    /// The amount.
    pub amount: Amount,
}

/// How a trend is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrendStyle {
    /// A column for each point.
    Columns,
    /// A line from point to point, broken where there is no number.
    Line,
}

/// The picture of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "drawing", rename_all = "snake_case")]
pub enum Drawing {
    /// One amount after another in time.
    Trend {
        /// Columns or a line.
        style: TrendStyle,
        /// The points, the earliest first.
        points: Vec<Point>,
    },
    /// Bars from the left: destinations, topics, services.
    Bars {
        /// The bars from the top.
        points: Vec<Point>,
    },
    /// Columns side by side, one for each series.
    GroupedColumns {
        /// The names of the series.
        series: Vec<String>,
        /// The groups from the left.
        groups: Vec<Group>,
    },
    /// Bars made of parts that add up, one part for each series.
    StackedBars {
        /// The names of the series.
        series: Vec<String>,
        /// The bars from the top.
        groups: Vec<Group>,
    },
    /// Steps one below the other, each with its unit.
    Funnel {
        /// The steps from the first.
        steps: Vec<Step>,
    },
}

impl Drawing {
    /// The table that says the same as the picture.
    ///
    /// `headings` are the words above the columns: the label's first, then
    /// (for a funnel) the unit's, then the amounts'. With several series their
    /// names stand above the amounts, and only the first heading is used.
    pub fn as_table(&self, caption: impl Into<String>, headings: &[&str]) -> Table {
        let heading = |index: usize| headings.get(index).copied().unwrap_or_default();
        let (columns, rows) = match self {
            Self::Trend { points, .. } | Self::Bars { points } => (
                vec![Column::words(heading(0)), Column::numbers(heading(1))],
                points
                    .iter()
                    .map(|point| {
                        Row::of(vec![
                            Cell::words(&point.label),
                            Cell::words(&point.amount.shown),
                        ])
                    })
                    .collect(),
            ),
            Self::GroupedColumns { series, groups } | Self::StackedBars { series, groups } => (
                [Column::words(heading(0))]
                    .into_iter()
                    .chain(series.iter().map(Column::numbers))
                    .collect(),
                groups
                    .iter()
                    .map(|group| {
                        Row::of(
                            [Cell::words(&group.label)]
                                .into_iter()
                                .chain(
                                    group
                                        .amounts
                                        .iter()
                                        .map(|amount| Cell::words(&amount.shown)),
                                )
                                .collect(),
                        )
                    })
                    .collect(),
            ),
            Self::Funnel { steps } => (
                vec![
                    Column::words(heading(0)),
                    Column::words(heading(1)),
                    Column::numbers(heading(2)),
                ],
                steps
                    .iter()
                    .map(|step| {
                        Row::of(vec![
                            Cell::words(&step.label),
                            Cell::words(&step.unit),
                            Cell::words(&step.amount.shown),
                        ])
                    })
                    .collect(),
            ),
        };
        Table {
            caption: caption.into(),
            columns,
            rows,
            first_column_names_rows: true,
            note: None,
        }
    }
}
