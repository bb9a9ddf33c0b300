//! Tables: columns with a heading, rows of cells, a caption and a note.

use super::inline::{self, FigureReference, Inline};
use serde::{Deserialize, Serialize};

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What the table shows. Printed above it with its number.
    pub caption: String,
    /// The columns from the first to the last.
    pub columns: Vec<Column>,
    /// The rows below the headings.
    pub rows: Vec<Row>,
    /// Whether the first cell of each row names the row.
    pub first_column_names_rows: bool,
    /// What readers must know to read the table rightly.
    pub note: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The heading of the column.
    pub heading: String,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Where lines begin: for words.
    Start,
    /// Where lines end: for numbers.
    End,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// An anchor that links may name, such as `figure-V1`.
    pub id: Option<String>,
    /// What the row is among the others.
    pub role: RowRole,
    /// The cells from the first to the last column.
    pub cells: Vec<Cell>,
}

/// What a row is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    /// A row like the others.
    Ordinary,
    /// A row that sums up others, set apart by a rule and strong letters.
    Total,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What the cell says.
    pub content: Vec<Inline>,
}

impl Cell {
    /// A cell of plain words.
    pub fn words(words: impl Into<String>) -> Self {
        Self {
            content: vec![inline::text(words)],
        }
    }

    /// A cell that shows a figure of the catalogue.
    pub fn figure(id: impl Into<String>, shown: impl Into<String>) -> Self {
        Self {
            content: vec![Inline::figure(id, shown)],
        }
    }
}

impl Column {
    /// A column of words.
    pub fn words(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            align: Align::Start,
        }
    }

    /// A column of numbers.
    pub fn numbers(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            align: Align::End,
        }
    }
}

impl Row {
    /// An ordinary row.
    pub fn of(cells: Vec<Cell>) -> Self {
        Self {
            id: None,
            role: RowRole::Ordinary,
            cells,
        }
    }

    /// A row that sums up others.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self {
            role: RowRole::Total,
            ..Self::of(cells)
        }
    }
}

impl Table {
    /// The same table with as many cells in each row as there are columns. A
    /// row that is too short gets empty cells; for a row that is too long
    /// columns without a heading are added, since no cell may be lost.
    pub(crate) fn squared(&self) -> Self {
        let mut table = self.clone();
        let width = table
            .rows
            .iter()
            .map(|row| row.cells.len())
            .chain([table.columns.len(), 1])
            .max()
            .unwrap_or(1);
        table.columns.resize_with(width, || Column::words(""));
        for row in &mut table.rows {
            row.cells.resize_with(width, || Cell {
                content: Vec::new(),
            });
        }
        table
    }

    pub(super) fn each_figure(&mut self, visit: &mut dyn FnMut(&mut FigureReference)) {
        for row in &mut self.rows {
            for cell in &mut row.cells {
                inline::each_figure(&mut cell.content, visit);
            }
        }
    }
}
