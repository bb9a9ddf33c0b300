//! How wide the columns of a printed table are, beside each other and on the
//! page.

use crate::document::{Align, Table, plain_text};

/// A table with so much to say takes the whole width of the page.
const FULL_WIDTH_SIGNS: f64 = 62.0;

/// How much of the page's width a table of these columns takes, in percent.
pub(crate) fn percent_of_page(weights: &[f64]) -> f64 {
    (weights.iter().sum::<f64>() / FULL_WIDTH_SIGNS * 100.0).clamp(45.0, 100.0)
}

/// How wide each column should be beside the others, in letters.
pub(crate) fn column_weights(table: &Table) -> Vec<f64> {
    (0..table.columns.len())
        .map(|index| {
            let heading = table
                .columns
                .get(index)
                .map_or("", |column| column.heading.as_str());
            let heading_word = heading
                .split_whitespace()
                .map(|word| word.chars().count())
                .max()
                .unwrap_or(0);
            let cell = table
                .rows
                .iter()
                .filter_map(|row| row.cells.get(index))
                .map(|cell| plain_text(&cell.content).chars().count())
                .max()
                .unwrap_or(0);
            let heading_in_two_lines = heading.chars().count().div_ceil(2);
            // Words may go on in a second line; numbers and what stands in
            // their place should not.
            let cell = match table.columns.get(index).map(|column| column.align) {
                Some(Align::End) => (cell * 5 / 4).min(18),
                _ => cell.min(28),
            };
            (heading_word.max(cell).max(heading_in_two_lines) as f64 + 3.0).max(7.0)
        })
        .collect()
}
