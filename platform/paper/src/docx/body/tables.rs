//! Tables of a word-processor file.

use super::running::Face;
use super::{Piece, TEXT_WIDTH, Writer, run};
use crate::document::{RowRole, Table};
use crate::docx::package::HEADING_ROW_HEIGHT;
use crate::docx::styles;
use docx_rs::{
    BorderType, Paragraph, Table as WordTable, TableBorder, TableBorderPosition, TableBorders,
    TableCell, TableCellBorder, TableCellBorderPosition, TableLayoutType, TableRow, WidthType,
};

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let note = table.note.clone();
        let table = table.squared();
        let width = TEXT_WIDTH / table.columns.len();
        let heading_cells = table
            .columns
            .iter()
            .map(|column| {
                let paragraph = Paragraph::new()
                    .style("TableText")
                    .keep_next(true)
                    .align(styles::side(column.align))
                    .add_run(run(&column.heading).bold());
                cell(width, paragraph).set_border(rule(TableCellBorderPosition::Bottom, 8))
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
                .zip(&table.columns)
                .map(|(content, column)| {
                    let paragraph = Paragraph::new()
                        .style("TableText")
                        .align(styles::side(column.align));
                    let paragraph = self.filled(paragraph, &content.content, face);
                    let paragraph = self.bookmarked(paragraph, anchor.take().as_deref());
                    let cell = cell(width, paragraph);
                    if total {
                        cell.set_border(rule(TableCellBorderPosition::Top, 8))
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
                .set_grid(vec![width; table.columns.len()])
                .layout(TableLayoutType::Autofit)
                .width(TEXT_WIDTH, WidthType::Dxa)
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

fn rule(position: TableCellBorderPosition, size: usize) -> TableCellBorder {
    TableCellBorder::new(position)
        .border_type(BorderType::Single)
        .size(size)
        .color(styles::NAVY)
}
