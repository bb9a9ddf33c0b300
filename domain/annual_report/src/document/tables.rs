//! Tables: a figure by one or two dimensions, figures over the years, and the
//! figures of a chapter beside those of the year before.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use kernel::{Dimension, DimensionSource, Figure, NON_ANSWERS};
use paper::Block;
use paper::document::{Align, Cell, Column, Inline, Row, Table, text};
use statistics::{NOT_RECORDED, Number};

use super::maker::Maker;
use super::number_shown;
use crate::labels::{dimension_name, label, year_value};
use crate::printed::{PrintedBreakdown, PrintedCell};

/// Lists of at most this many values are told in their own order; longer
/// ones by size.
const IN_OWN_ORDER_MAX: usize = 12;
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
            .map(|dimension| self.dimension_in_sentence(dimension))
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

    /// The name of a dimension within a sentence, which begins with a capital
    /// only where it stands alone.
    #[allow(
        clippy::disallowed_methods,
        reason = "the letters in which it would be wrong are told apart first"
    )]
    fn dimension_in_sentence(&self, dimension: &str) -> String {
        let name = dimension_name(self.language, dimension);
        let mut letters = name.chars();
        match letters.next() {
            Some('I') if self.language.capitalised("i") == "İ" => format!("ı{}", letters.as_str()),
            Some('İ') => format!("i{}", letters.as_str()),
            Some(first) => first.to_lowercase().chain(letters).collect(),
            None => name,
        }
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

    fn dimension(&self, figure: &Figure, id: &str) -> Option<&Dimension> {
        self.pack
            .dimensions_of(figure)
            .iter()
            .find(|dimension| dimension.id == id)
    }

    /// The codes of a side of a breakdown in the order in which they are
    /// told. What is hidden must not show in the order.
    pub(super) fn ordered(
        &self,
        figure: &Figure,
        printed: &PrintedBreakdown,
        position: usize,
    ) -> Vec<String> {
        let codes: BTreeSet<&String> = printed.cells.keys().map(|codes| &codes[position]).collect();
        let mut codes: Vec<String> = codes.into_iter().cloned().collect();
        let dimension = self.dimension(figure, &printed.dimensions()[position]);
        let list = printed.lists()[position]
            .as_deref()
            .map(|name| self.pack.list(name));
        let goes_by_number = matches!(
            dimension.map(|dimension| &dimension.from),
            Some(DimensionSource::AgeBand { .. } | DimensionSource::Month(_))
        ) || list.is_none();
        let is_answer = |code: &str| code != NOT_RECORDED && !NON_ANSWERS.contains(&code);
        let place = |code: &str| {
            list.and_then(|list| list.codes().position(|known| known == code))
                .unwrap_or(usize::MAX)
        };
        let in_own_order = list.is_some_and(|list| list.values.len() <= IN_OWN_ORDER_MAX);
        codes.sort_by(|one, other| {
            let answers = is_answer(other).cmp(&is_answer(one));
            let within = if goes_by_number {
                leading_number(one).cmp(&leading_number(other))
            } else if in_own_order {
                place(one).cmp(&place(other))
            } else {
                self.by_size(printed, position, one, other)
            };
            answers.then(within).then_with(|| one.cmp(other))
        });
        codes
    }

    /// The greater first, as far as it is told; then by name.
    fn by_size(
        &self,
        printed: &PrintedBreakdown,
        position: usize,
        one: &str,
        other: &str,
    ) -> Ordering {
        let told = |code: &str| {
            let cell = if printed.dimensions().len() == 1 {
                printed.cells.get(&vec![code.to_owned()])
            } else {
                printed.totals[position].get(code)
            };
            match cell {
                Some(PrintedCell::Number(number)) => (2, number.exact()),
                Some(PrintedCell::Hidden) => (1, 0),
                Some(PrintedCell::FewerThan(_)) | None => (0, 0),
            }
        };
        let name = |code: &str| {
            let list = printed.lists()[position].as_deref();
            label(self.pack, self.language, None, list, code)
        };
        told(other)
            .cmp(&told(one))
            .then_with(|| self.language.compare(&name(one), &name(other)))
    }

    /// The years from the first in which one of the figures was counted, and
    /// at least the last two: what was not kept yet is not told year by year.
    pub(super) fn years_told<Id: AsRef<str>>(&self, ids: &[Id]) -> Vec<i16> {
        let years = self.report.years();
        let begun = years
            .iter()
            .position(|year| ids.iter().any(|id| self.is_counted(id.as_ref(), *year)))
            .unwrap_or(usize::MAX);
        let told = begun.min(years.len().saturating_sub(2));
        years.into_iter().skip(told).collect()
    }

    /// Figures over the years.
    pub(super) fn years_table(&self, ids: &[String]) -> Result<Table, String> {
        let years = self.years_told(ids);
        let mut columns = vec![Column::words(self.say("annual_report-figure"))];
        columns.extend(years.iter().map(|year| Column::numbers(year.to_string())));
        let mut rows = Vec::new();
        for id in ids {
            let figure = self.figure(id)?;
            let mut cells = vec![self.name_cell(figure)];
            cells.extend(years.iter().map(|year| self.figure_cell(figure, *year)));
            rows.push(Row::of(cells));
        }
        let chapter = match ids.first() {
            Some(id) => self.figure(id)?.chapter,
            None => return Err("name at least one figure".to_owned()),
        };
        let first = years.first().copied().unwrap_or(self.report.year());
        Ok(Table {
            caption: self.language.say(
                "annual_report-over_years",
                &[
                    ("chapter", self.say(&format!("chapter-{chapter}")).into()),
                    ("from", year_value(first)),
                    ("until", year_value(self.report.year())),
                ],
            ),
            columns,
            rows,
            first_column_names_rows: true,
            note: None,
        })
    }

    /// All figures of a chapter beside those of the year before.
    pub(super) fn chapter_table(&self, chapter: &str) -> Result<Vec<Block>, String> {
        let figures: Vec<&Figure> = self
            .pack
            .figures()
            .into_iter()
            .filter(|figure| figure.chapter == chapter)
            .collect();
        if figures.is_empty() {
            return Err(format!("no figure belongs to a chapter \"{chapter}\""));
        }
        let year = self.report.year();
        let rows = figures
            .iter()
            .map(|figure| {
                Row::of(vec![
                    self.name_cell(figure),
                    Cell::words(self.unit(figure)),
                    self.figure_cell(figure, year),
                    Cell::words(self.shown(figure, year - 1)),
                    Cell::words(self.against(figure, year - 1)),
                ])
            })
            .collect();
        Ok(vec![Block::Table(Table {
            caption: self.language.say(
                "annual_report-chapter",
                &[
                    ("chapter", self.say(&format!("chapter-{chapter}")).into()),
                    ("year", year_value(year)),
                    ("before", year_value(year - 1)),
                ],
            ),
            columns: vec![
                Column::words(self.say("annual_report-figure")),
                Column::words(self.say("annual_report-unit")),
                Column::numbers(year.to_string()),
                Column::numbers((year - 1).to_string()),
                Column::numbers(
                    self.language
                        .say("annual_report-against", &[("year", year_value(year - 1))]),
                ),
            ],
            rows,
            first_column_names_rows: true,
            note: None,
        })])
    }

    /// A figure against another year: "27 more", "3 fewer", "the same".
    fn against(&self, figure: &Figure, before: i16) -> String {
        let number = |year| self.value(figure.id, year).and_then(|value| value.number);
        let (Some(now), Some(then)) = (number(self.report.year()), number(before)) else {
            return "–".to_owned();
        };
        let distance = match (now, then) {
            (Number::Whole(now), Number::Whole(then)) => Number::Whole((now - then).abs()),
            (Number::Money(now), Number::Money(then)) => Number::Money((now - then).abs()),
            _ => return "–".to_owned(),
        };
        let key = match now.exact().cmp(&then.exact()) {
            Ordering::Greater => "annual_report-more",
            Ordering::Less => "annual_report-fewer",
            Ordering::Equal => "annual_report-same",
        };
        let distance = number_shown(distance, self.language);
        self.language.say(key, &[("n", distance.into())])
    }
}

/// The number that a code begins with: of the month, of the age, of the year.
fn leading_number(code: &str) -> i64 {
    let digits: String = code.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(i64::MAX)
}
