//! What has changed in published figures.

use paper::Block;
use paper::document::{Cell, Column, Row, Table, text};
use statistics::{FigureValue, Revised};

use super::maker::Maker;
use crate::labels::year_value;

/// How many records are named beside a figure; the program shows the rest.
const NAMED_MAX: usize = 5;

impl Maker<'_> {
    /// A row for each published figure that has changed, and the set that
    /// this report rests on.
    pub(super) fn revisions(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.report.content.revised.is_empty() {
            blocks.push(Block::Paragraph {
                content: vec![text(self.say("annual_report-no_revisions"))],
            });
        } else {
            blocks.push(Block::Table(self.revisions_table()));
        }
        if let Some(set) = &self.report.set {
            blocks.push(Block::Paragraph {
                content: vec![text(self.language.say(
                    "annual_report-set_explained",
                    &[
                        ("number", set.number.to_string().into()),
                        ("year", year_value(self.report.year())),
                        ("hash", set.hash.as_str().into()),
                    ],
                ))],
            });
        }
        blocks
    }

    fn revisions_table(&self) -> Table {
        let rows = self
            .report
            .content
            .revised
            .iter()
            .map(|revised| {
                let difference = self.difference(&revised.then, &revised.now);
                Row::of(vec![
                    Cell::words(self.name(&revised.now.id)),
                    Cell::words(self.language.say(
                        "annual_report-published_in",
                        &[
                            ("number", revised.set.to_string().into()),
                            ("year", year_value(revised.then.year)),
                            ("date", self.language.date(revised.published_on).into()),
                        ],
                    )),
                    Cell::words(self.value_shown(&revised.then)),
                    Cell::words(self.value_shown(&revised.now)),
                    Cell::words(difference),
                    Cell::words(self.because(revised)),
                ])
            })
            .collect();
        Table {
            caption: self.say("annual_report-revised_figures"),
            columns: vec![
                Column::words(self.say("annual_report-figure")),
                Column::words(self.say("annual_report-first_published")),
                Column::numbers(self.say("annual_report-then")),
                Column::numbers(self.say("annual_report-now")),
                Column::numbers(self.say("annual_report-difference")),
                Column::words(self.say("annual_report-because")),
            ],
            rows,
            first_column_names_rows: true,
            note: None,
        }
    }

    /// The value as it is printed, or exactly where the printed words would
    /// hide the change.
    fn value_shown(&self, value: &FigureValue) -> String {
        let Some(figure) = self.pack.figure(&value.id) else {
            return value.number.map_or_else(
                || self.say("state-not_reported"),
                |number| super::number_shown(number, self.language),
            );
        };
        match value.number {
            Some(number) => super::number_shown(number, self.language),
            None => statistics::said(figure, value, self.language).1,
        }
    }

    fn difference(&self, then: &FigureValue, now: &FigureValue) -> String {
        // Of shares and places in a row a difference says nothing.
        let (Some(distance), Some(is_less)) = (
            statistics::distance(now, then),
            now.number
                .zip(then.number)
                .map(|(now, then)| now.exact() < then.exact()),
        ) else {
            return "–".to_owned();
        };
        let written = super::number_shown(distance, self.language);
        if is_less {
            format!("−{written}")
        } else {
            format!("+{written}")
        }
    }

    fn because(&self, revised: &Revised) -> String {
        let mut reasons: Vec<String> = revised
            .because
            .iter()
            .take(NAMED_MAX)
            .map(|because| {
                let key = format!("annual_report-{}", because.deed.code());
                let told = self
                    .language
                    .say(&key, &[("reference", because.reference.as_str().into())]);
                match &because.reason {
                    Some(reason) => format!("{told} ({reason})"),
                    None => told,
                }
            })
            .collect();
        if revised.more || revised.because.len() > NAMED_MAX {
            reasons.push(self.say("annual_report-and_more"));
        }
        if reasons.is_empty() {
            reasons.push("–".to_owned());
        }
        reasons.join("; ")
    }
}
