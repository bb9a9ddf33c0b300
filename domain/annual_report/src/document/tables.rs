//! Tables of a figure by one or two dimensions.

use kernel::{Dimension, Figure};
use paper::Block;
use paper::document::{Align, Cell, Column, Inline, Row, Table, text};

use super::maker::Maker;
use super::number_shown;
use crate::labels::{dimension_name, label, within_sentence, year_value};
use crate::printed::{PrintedBreakdown, PrintedCell};

/// Beyond this many columns a table does not fit a page: it is told in rows.
const COLUMNS_MAX: usize = 7;

impl Maker<'_> {
    /// The sentence in place of the parts of a figure that was not counted.
    pub(super) fn not_broken_down(
        &self,
        id: &str,
        dimensions: &[String],
    ) -> Result<Option<Block>, String> {
        let figure = self.figure(id)?;
        self.printed(figure, dimensions)?;
        if self.is_counted(id, self.report.year()) {
            return Ok(None);
        }
        let caption = self.breakdown_caption(figure, dimensions);
        let shown = self.shown(figure, self.report.year());
        Ok(Some(Block::Paragraph {
            content: vec![
                text(format!("{caption}: ")),
                Inline::figure(id, shown),
                text("."),
            ],
        }))
    }

    /// A figure by its dimensions.
    pub(super) fn breakdown_table(&self, id: &str, dimensions: &[String]) -> Result<Table, String> {
        let figure = self.figure(id)?;
        let caption = self.breakdown_caption(figure, dimensions);
        let printed = self.printed(figure, dimensions)?;
        if printed.withheld || printed.cells.is_empty() {
            return Ok(self.table_without_cells(figure, dimensions, caption, printed.withheld));
        }
        Ok(match dimensions {
            [_] => self.single(figure, printed, caption),
            [_, _] => self.crossed(figure, printed, caption),
            _ => return Err("a table has one or two dimensions: divide it into several".to_owned()),
        })
    }

    pub(super) fn breakdown_caption(&self, figure: &Figure, dimensions: &[String]) -> String {
        let by: Vec<String> = dimensions
            .iter()
            .map(|dimension| {
                within_sentence(self.language, &dimension_name(self.language, dimension))
            })
            .collect();
        self.language.say(
            "annual_report-breakdown",
            &[
                ("figure", self.name(figure.id).into()),
                ("dimensions", self.language.list(&by).into()),
                ("year", year_value(self.report.year())),
            ],
        )
    }

    /// A breakdown as it is printed.
    pub(super) fn printed(
        &self,
        figure: &Figure,
        dimensions: &[String],
    ) -> Result<&PrintedBreakdown, String> {
        let id = figure.id;
        self.printing.get(id, dimensions).ok_or_else(|| {
            let possible: Vec<&str> = self
                .pack
                .dimensions_of(figure)
                .iter()
                .map(|dimension| dimension.id)
                .collect();
            let asked = dimensions.join(",");
            if possible.is_empty() {
                format!("{id} cannot be broken down by \"{asked}\": it has no breakdown")
            } else {
                format!(
                    "{id} cannot be broken down by \"{asked}\"; possible are: {}",
                    possible.join(", ")
                )
            }
        })
    }

    /// The figure at the foot of its parts: exactly, as they are.
    fn total_cell(&self, figure: &Figure) -> Cell {
        let year = self.report.year();
        match self.value(figure.id, year).and_then(|value| value.number) {
            Some(number) => Cell::figure(figure.id, number_shown(number, self.language)),
            None => self.figure_cell(figure, year),
        }
    }

    /// A breakdown of which nothing is known, or nothing may be told.
    fn table_without_cells(
        &self,
        figure: &Figure,
        dimensions: &[String],
        caption: String,
        is_withheld: bool,
    ) -> Table {
        let first = dimensions.first().map(String::as_str).unwrap_or_default();
        Table {
            caption,
            columns: vec![
                Column::words(dimension_name(self.language, first)),
                Column::numbers(self.language.capitalised(&self.unit(figure))),
            ],
            rows: vec![Row::total(vec![
                Cell::words(self.say("record-total")),
                self.total_cell(figure),
            ])],
            first_column_names_rows: true,
            note: is_withheld.then(|| self.say("annual_report-withheld")),
        }
    }

    fn single(&self, figure: &Figure, printed: &PrintedBreakdown, caption: String) -> Table {
        let dimension = &printed.dimensions()[0];
        let mut rows: Vec<Row> = self
            .ordered(figure, printed, 0)
            .into_iter()
            .map(|code| {
                let cell = printed.cells.get(&vec![code.clone()]);
                Row::of(vec![
                    Cell::words(self.label_of(figure, printed, 0, &code)),
                    Cell::words(self.cell_shown(cell)),
                ])
            })
            .collect();
        rows.push(Row::total(vec![
            Cell::words(self.total_label(printed)),
            self.total_cell(figure),
        ]));
        Table {
            caption,
            columns: vec![
                Column::words(dimension_name(self.language, dimension)),
                Column::numbers(self.language.capitalised(&self.unit(figure))),
            ],
            rows,
            first_column_names_rows: true,
            note: self.note(printed),
        }
    }

    fn crossed(&self, figure: &Figure, printed: &PrintedBreakdown, caption: String) -> Table {
        let rows = self.ordered(figure, printed, 0);
        let columns = self.ordered(figure, printed, 1);
        if columns.len() > COLUMNS_MAX {
            return self.crossed_in_rows(figure, printed, caption, &rows, &columns);
        }
        let heading = |code: &String| Column {
            heading: self
                .language
                .capitalised(&self.label_of(figure, printed, 1, code)),
            align: Align::End,
        };
        let mut headings = vec![Column::words(dimension_name(
            self.language,
            &printed.dimensions()[0],
        ))];
        headings.extend(columns.iter().map(heading));
        let has_totals = printed.adds_up();
        if has_totals {
            headings.push(Column::numbers(self.say("record-total")));
        }
        let mut table_rows: Vec<Row> = rows
            .iter()
            .map(|row| {
                let mut cells = vec![Cell::words(self.label_of(figure, printed, 0, row))];
                cells.extend(columns.iter().map(|column| {
                    let codes = vec![row.clone(), column.clone()];
                    Cell::words(self.cell_shown(printed.cells.get(&codes)))
                }));
                if has_totals {
                    cells.push(Cell::words(self.cell_shown(printed.totals[0].get(row))));
                }
                Row::of(cells)
            })
            .collect();
        if has_totals {
            let mut cells = vec![Cell::words(self.say("record-total"))];
            cells.extend(
                columns
                    .iter()
                    .map(|column| Cell::words(self.cell_shown(printed.totals[1].get(column)))),
            );
            cells.push(self.total_cell(figure));
            table_rows.push(Row::total(cells));
        }
        Table {
            caption,
            columns: headings,
            rows: table_rows,
            first_column_names_rows: true,
            note: self.note(printed),
        }
    }

    fn crossed_in_rows(
        &self,
        figure: &Figure,
        printed: &PrintedBreakdown,
        caption: String,
        first: &[String],
        second: &[String],
    ) -> Table {
        let mut rows = Vec::new();
        for one in first {
            for other in second {
                let Some(cell) = printed.cells.get(&vec![one.clone(), other.clone()]) else {
                    continue;
                };
                rows.push(Row::of(vec![
                    Cell::words(self.label_of(figure, printed, 0, one)),
                    Cell::words(self.label_of(figure, printed, 1, other)),
                    Cell::words(self.cell_shown(Some(cell))),
                ]));
            }
        }
        rows.push(Row::total(vec![
            Cell::words(self.total_label(printed)),
            Cell::words(""),
            self.total_cell(figure),
        ]));
        Table {
            caption,
            columns: vec![
                Column::words(dimension_name(self.language, &printed.dimensions()[0])),
                Column::words(dimension_name(self.language, &printed.dimensions()[1])),
                Column::numbers(self.language.capitalised(&self.unit(figure))),
            ],
            rows,
            first_column_names_rows: true,
            note: self.note(printed),
        }
    }

    fn total_label(&self, printed: &PrintedBreakdown) -> String {
        self.say(if printed.adds_up() {
            "record-total"
        } else {
            "annual_report-once_each"
        })
    }

    /// What readers must know of a breakdown.
    pub(super) fn note(&self, printed: &PrintedBreakdown) -> Option<String> {
        let mut sentences = Vec::new();
        if printed.hides() {
            let threshold = i64::try_from(self.pack.fewer_than).unwrap_or(i64::MAX);
            sentences.push(self.language.say("cell-note", &[("n", threshold.into())]));
        }
        if !printed.adds_up() {
            sentences.push(self.say("annual_report-several"));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// A cell in words; one without records is none.
    pub(super) fn cell_shown(&self, cell: Option<&PrintedCell>) -> String {
        match cell {
            Some(PrintedCell::Number(number)) => number_shown(*number, self.language),
            Some(PrintedCell::FewerThan(threshold)) => self.language.fewer_than(*threshold),
            Some(PrintedCell::Hidden) => self.say("cell-hidden"),
            None => self.language.number(0),
        }
    }

    pub(super) fn label_of(
        &self,
        figure: &Figure,
        printed: &PrintedBreakdown,
        position: usize,
        code: &str,
    ) -> String {
        let list = printed.lists()[position].as_deref();
        let dimension = self.dimension(figure, &printed.dimensions()[position]);
        let name = label(self.pack, self.language, dimension, list, code);
        self.language.capitalised(&name)
    }

    pub(super) fn dimension(&self, figure: &Figure, id: &str) -> Option<&Dimension> {
        self.pack
            .dimensions_of(figure)
            .iter()
            .find(|dimension| dimension.id == id)
    }
}
