//! Charts, each with its table: figures over the years, a figure broken down,
//! and steps one below the other.

use kernel::Figure;
use paper::Block;
use paper::document::{Amount, Chart, Drawing, Group, Point, Step, TrendStyle, text};

use super::maker::Maker;
use crate::labels::{dimension_name, year_value};
use crate::printed::PrintedCell;

/// The most bars that a chart draws; the table tells the rest.
const BARS_MAX: usize = 12;

impl Maker<'_> {
    /// Figures over the years: those of one unit in one chart, unlike ones in
    /// a chart each.
    pub(super) fn trends(&mut self, ids: &[String]) -> Result<Vec<Block>, String> {
        let figures = ids
            .iter()
            .map(|id| self.figure(id))
            .collect::<Result<Vec<&Figure>, String>>()?;
        let mut charts: Vec<Vec<&Figure>> = Vec::new();
        for figure in figures {
            match charts
                .iter_mut()
                .find(|chart| chart.first().is_some_and(|first| first.unit == figure.unit))
            {
                Some(chart) => chart.push(figure),
                None => charts.push(vec![figure]),
            }
        }
        Ok(charts
            .into_iter()
            .map(|figures| self.trend_or_sentence(&figures))
            .collect())
    }

    /// A chart, or the sentence that there is nothing to draw.
    fn trend_or_sentence(&mut self, figures: &[&Figure]) -> Block {
        let chart = self.trend(figures);
        let years = self.report.years();
        let is_any_counted = figures
            .iter()
            .any(|figure| years.iter().any(|year| self.is_counted(figure.id, *year)));
        if is_any_counted {
            return Block::Chart(chart);
        }
        self.charts -= 1;
        let not_reported = self.say("state-not_reported");
        Block::Paragraph {
            content: vec![text(format!("{}: {not_reported}.", chart.caption))],
        }
    }

    fn trend(&mut self, figures: &[&Figure]) -> Chart {
        let ids: Vec<&str> = figures.iter().map(|figure| figure.id).collect();
        let years = self.years_told(&ids);
        let amount = |figure: &Figure, year: i16| {
            let shown = self.shown(figure, year);
            match self.value(figure.id, year).and_then(|value| value.number) {
                Some(number) => Amount::of(number.exact() as f64, shown),
                None => Amount::absent(shown),
            }
        };
        let drawing = match figures {
            [figure] => Drawing::Trend {
                style: TrendStyle::Columns,
                points: years
                    .iter()
                    .map(|year| Point {
                        label: year.to_string(),
                        amount: amount(figure, *year),
                    })
                    .collect(),
            },
            several => Drawing::GroupedColumns {
                series: several.iter().map(|figure| self.name(figure.id)).collect(),
                groups: years
                    .iter()
                    .map(|year| Group {
                        label: year.to_string(),
                        amounts: several.iter().map(|figure| amount(figure, *year)).collect(),
                    })
                    .collect(),
            },
        };
        let names: Vec<String> = figures.iter().map(|figure| self.name(figure.id)).collect();
        let caption = self.language.say(
            "annual_report-trend",
            &[
                ("figures", names.join("; ").into()),
                (
                    "from",
                    year_value(years.first().copied().unwrap_or(self.report.year())),
                ),
                ("until", year_value(self.report.year())),
            ],
        );
        let unit = figures
            .first()
            .map_or(String::new(), |figure| self.unit(figure));
        let headings = [self.say("record-year"), self.language.capitalised(&unit)];
        self.chart(caption, drawing, &headings)
    }

    /// A figure broken down, as bars; its table alone where no number of it
    /// may be told, since an empty frame says nothing.
    pub(super) fn bars(&mut self, id: &str, dimension: &str) -> Result<Block, String> {
        let figure = self.figure(id)?;
        let dimensions = [dimension.to_owned()];
        let table = self.breakdown_table(id, &dimensions)?;
        let printed = self.printed(figure, &dimensions)?;
        let is_number = |cell: &PrintedCell| matches!(cell, PrintedCell::Number(_));
        if printed.withheld || !printed.cells.values().any(is_number) {
            return Ok(Block::Table(table));
        }
        let points: Vec<Point> = self
            .ordered(figure, printed, 0)
            .into_iter()
            .take(BARS_MAX)
            .map(|code| {
                let cell = printed.cells.get(&vec![code.clone()]);
                let shown = self.cell_shown(cell);
                Point {
                    label: self.label_of(figure, printed, 0, &code),
                    amount: match cell {
                        Some(PrintedCell::Number(number)) => {
                            Amount::of(number.exact() as f64, shown)
                        }
                        _ => Amount::absent(shown),
                    },
                }
            })
            .collect();
        let caption = self.breakdown_caption(figure, &dimensions);
        let headings = [
            dimension_name(self.language, dimension),
            self.language.capitalised(&self.unit(figure)),
        ];
        let mut chart = self.chart(caption, Drawing::Bars { points }, &headings);
        chart.table = table;
        Ok(Block::Chart(chart))
    }

    /// Figures one below the other, each with its unit.
    pub(super) fn funnel(&mut self, ids: &[String]) -> Result<Chart, String> {
        let year = self.report.year();
        let mut steps = Vec::new();
        for id in ids {
            let figure = self.figure(id)?;
            let shown = self.shown(figure, year);
            let number = self.value(id, year).and_then(|value| value.number);
            steps.push(Step {
                label: self.name(id),
                unit: self.unit(figure),
                amount: match number {
                    Some(number) => Amount::of(number.exact() as f64, shown),
                    None => Amount::absent(shown),
                },
            });
        }
        let caption = self
            .language
            .say("annual_report-funnel", &[("year", year_value(year))]);
        let headings = [
            self.say("annual_report-figure"),
            self.say("annual_report-unit"),
            year.to_string(),
        ];
        let mut chart = self.chart(caption, Drawing::Funnel { steps }, &headings);
        chart.table.note = Some(self.say("annual_report-funnel_note"));
        Ok(chart)
    }

    fn chart(&mut self, caption: String, drawing: Drawing, headings: &[String]) -> Chart {
        self.charts += 1;
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let table = drawing.as_table(caption.clone(), &headings);
        Chart {
            id: format!("chart-{}", self.charts),
            description: self.description(&drawing),
            caption,
            drawing,
            table,
            nothing_to_draw: self.say("annual_report-nothing_to_draw"),
        }
    }

    /// The amounts of a picture in a sentence, for those who do not see it.
    fn description(&self, drawing: &Drawing) -> String {
        let amounts: Vec<String> = match drawing {
            Drawing::Trend { points, .. } | Drawing::Bars { points } => points
                .iter()
                .map(|point| format!("{}: {}", point.label, point.amount.shown))
                .collect(),
            Drawing::GroupedColumns { series, groups }
            | Drawing::StackedBars { series, groups } => groups
                .iter()
                .map(|group| {
                    let told: Vec<String> = series
                        .iter()
                        .zip(&group.amounts)
                        .map(|(name, amount)| format!("{name} {}", amount.shown))
                        .collect();
                    format!("{}: {}", group.label, told.join(", "))
                })
                .collect(),
            Drawing::Funnel { steps } => steps
                .iter()
                .map(|step| format!("{}: {} {}", step.label, step.amount.shown, step.unit))
                .collect(),
        };
        if amounts.is_empty() {
            self.say("annual_report-nothing_to_draw")
        } else {
            format!("{}.", amounts.join("; "))
        }
    }
}
