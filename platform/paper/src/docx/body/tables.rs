//! Tables of a word-processor file.

use super::running::Face;
use super::{Piece, TEXT_WIDTH, Writer, run};
use crate::columns::{column_weights, percent_of_page};
use crate::document::{RowRole, Table};
use crate::docx::package::HEADING_ROW_HEIGHT;
use crate::docx::styles;
use docx_rs::{
    BorderType, Paragraph, Table as WordTable, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableLayoutType,
    TableRow, WidthType,
};

/// The room at the sides of a cell, in letters.
const SIGNS_AROUND: f64 = 2.0;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let note = table.note.clone();
        let table = table.squared();
        let widths = widths(&table);
        let heading_cells = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| {
                let paragraph = Paragraph::new()
                    .style("TableText")
                    .keep_next(true)
                    .align(styles::side(column.align))
                    .add_run(run(&column.heading).bold());
                ruled(cell(*width, paragraph), TableCellBorderPosition::Bottom)
            })
            .collect();
        let mut rows = vec![
            TableRow::new(heading_cells)
                .row_height(HEADING_ROW_HEIGHT)
                .cant_split(),
        ];
        for row in &table.rows {
            let total = row.role == RowRole::Total;
            let face = Face {
                strong: total,
                ..Face::default()
            };
            let mut anchor = row.id.as_deref().and_then(|id| self.given.once(id));
            let cells = row
                .cells
                .iter()
                .zip(table.columns.iter().zip(&widths))
                .map(|(content, (column, width))| {
                    let paragraph = Paragraph::new()
                        .style("TableText")
                        .align(styles::side(column.align));
                    let paragraph = self.filled(paragraph, &content.content, face);
                    let paragraph = self.bookmarked(paragraph, anchor.take().as_deref());
                    let cell = cell(*width, paragraph);
                    if total {
                        ruled(cell, TableCellBorderPosition::Top)
                    } else {
                        cell
                    }
                })
                .collect();
            rows.push(TableRow::new(cells).cant_split());
        }
        let line = |position, size| {
            TableBorder::new(position)
                .border_type(BorderType::Single)
                .size(size)
                .color(styles::NAVY)
        };
        let borders = TableBorders::with_empty()
            .set(line(TableBorderPosition::Top, 12))
            .set(line(TableBorderPosition::Bottom, 8))
            .set(line(TableBorderPosition::InsideH, 2).color("C3CBD3"));
        self.pieces.push(Piece::Table(Box::new(
            WordTable::without_borders(rows)
                .width(widths.iter().sum(), WidthType::Dxa)
                .set_grid(widths)
                .layout(TableLayoutType::Autofit)
                .set_borders(borders),
        )));
        // A paragraph after each table keeps it apart from the next.
        let mut after = Paragraph::new().style("TableNote");
        if let Some(note) = note {
            after = after
                .add_run(run(&format!("{}: ", self.document.labels.note)).bold())
                .add_run(run(&note));
        }
        self.push(after);
    }
}

fn cell(width: usize, paragraph: Paragraph) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .add_paragraph(paragraph)
}

/// A cell with a line on one of its sides, and on no other.
fn ruled(cell: TableCell, position: TableCellBorderPosition) -> TableCell {
    let line = TableCellBorder::new(position)
        .border_type(BorderType::Single)
        .size(8)
        .color(styles::NAVY);
    cell.set_borders(TableCellBorders::with_empty().set(line))
}

/// The width of each column in twentieths of a point: as much of the page as
/// its words need, and for words more than for numbers.
fn widths(table: &Table) -> Vec<usize> {
    let weights: Vec<f64> = column_weights(table)
        .iter()
        .map(|weight| weight + SIGNS_AROUND)
        .collect();
    let all: f64 = weights.iter().sum();
    let width = TEXT_WIDTH as f64 * percent_of_page(&weights) / 100.0;
    weights
        .iter()
        .map(|weight| (width * weight / all) as usize)
        .collect()
}
