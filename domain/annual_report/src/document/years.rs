//! Tables over the years: figures year by year, and the figures of a chapter
//! beside those of the year before.

use std::cmp::Ordering;

use kernel::{Figure, QualifierRule};
use paper::Block;
use paper::document::{Cell, Column, Row, Table};

use super::maker::Maker;
use super::number_shown;
use crate::labels::year_value;

impl Maker<'_> {
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
        // What is said to have taken place is not said by number: nor is how
        // much more of it there was.
        if figure.qualifier == QualifierRule::Some {
            return "–".to_owned();
        }
        let now = self.value(figure.id, self.report.year());
        let then = self.value(figure.id, before);
        let Some(((now, then), distance)) = now.zip(then).and_then(|(now, then)| {
            Some((
                (now.number?, then.number?),
                statistics::distance(now, then)?,
            ))
        }) else {
            return "–".to_owned();
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
