//! Puts tables, charts and lists in the place of the papers' directives.

use std::collections::BTreeSet;

use kernel::{Figure, No};
use pack::{Directive, Pack};
use paper::Block;
use paper::document::Cell;
use statistics::{FigureValue, State};
use words::Language;

use crate::Report;
use crate::narrative::refused;
use crate::printed::Printing;

/// Makes the blocks of a document in one language.
pub(super) struct Maker<'a> {
    pub(super) report: &'a Report,
    pub(super) pack: &'a Pack,
    pub(super) language: &'a Language,
    pub(super) printing: &'a Printing,
    /// How many charts there are: each has a name of its own.
    pub(super) charts: usize,
    /// The breakdowns that a chart has shown with its table.
    charted: BTreeSet<(String, String)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        report: &'a Report,
        pack: &'a Pack,
        language: &'a Language,
        printing: &'a Printing,
    ) -> Self {
        Self {
            report,
            pack,
            language,
            printing,
            charts: 0,
            charted: BTreeSet::new(),
        }
    }

    /// The blocks with every directive replaced.
    pub(super) fn replaced(&mut self, file: &str, blocks: Vec<Block>) -> Result<Vec<Block>, No> {
        let mut replaced = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::Directive {
                    name,
                    arguments,
                    line,
                } => {
                    let directive = super::directive(&name, &arguments).map_err(|what| {
                        refused(file, self.line(file, &name, &arguments, line), what)
                    })?;
                    let made = self.made(&directive).map_err(|what| {
                        refused(file, self.line(file, &name, &arguments, line), what)
                    })?;
                    replaced.extend(made);
                }
                Block::List { order, items } => replaced.push(Block::List {
                    order,
                    items: items
                        .into_iter()
                        .map(|item| self.replaced(file, item))
                        .collect::<Result<_, _>>()?,
                }),
                Block::Quotation { blocks } => replaced.push(Block::Quotation {
                    blocks: self.replaced(file, blocks)?,
                }),
                other => replaced.push(other),
            }
        }
        Ok(replaced)
    }

    /// The line of the template on which a directive stands; what was filled
    /// in above it may have moved it.
    fn line(&self, file: &str, name: &str, arguments: &[String], line: usize) -> usize {
        let template = pack::Paper::ALL
            .into_iter()
            .filter_map(|paper| self.pack.template(paper, self.language.tag()))
            .find(|template| template.file == file);
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        template
            .and_then(|template| {
                template.text.lines().position(|written| {
                    written.strip_prefix("::").is_some_and(|rest| {
                        let mut parts = rest.split_whitespace();
                        parts.next() == Some(name) && parts.eq(words.iter().copied())
                    })
                })
            })
            .map_or(line, |position| position + 1)
    }

    fn made(&mut self, directive: &Directive) -> Result<Vec<Block>, String> {
        Ok(match directive {
            Directive::Table { figure, dimensions } => {
                // A chart has its table beside it: it is not printed twice.
                if let [dimension] = dimensions.as_slice()
                    && self.charted.contains(&(figure.clone(), dimension.clone()))
                {
                    return Ok(Vec::new());
                }
                if let Some(sentence) = self.not_broken_down(figure, dimensions)? {
                    return Ok(vec![sentence]);
                }
                vec![Block::Table(self.breakdown_table(figure, dimensions)?)]
            }
            Directive::Years(figures) => vec![Block::Table(self.years_table(figures)?)],
            Directive::Trend(figures) => self.trends(figures)?,
            Directive::Bars { figure, dimension } => {
                self.charted.insert((figure.clone(), dimension.clone()));
                let dimensions = [dimension.clone()];
                if let Some(sentence) = self.not_broken_down(figure, &dimensions)? {
                    return Ok(vec![sentence]);
                }
                vec![self.bars(figure, dimension)?]
            }
            Directive::Funnel(figures) => vec![Block::Chart(self.funnel(figures)?)],
            Directive::Contents => vec![Block::Contents, Block::PageBreak],
            Directive::ChapterFigures(chapter) => self.chapter_table(chapter)?,
            Directive::Annex => self.annex(),
            Directive::Revisions => self.revisions(),
        })
    }

    /// A figure of the catalogue.
    pub(super) fn figure(&self, id: &str) -> Result<&'a Figure, String> {
        self.pack.figure(id).ok_or_else(|| {
            let near = self.pack.nearest_figure(id).unwrap_or("V1");
            format!("there is no figure {id}; did you mean {near}?")
        })
    }

    /// A figure in a year of the report.
    pub(super) fn value(&self, id: &str, year: i16) -> Option<&'a FigureValue> {
        self.report.value(id, year)
    }

    /// A figure in a year as it is printed.
    pub(super) fn shown(&self, figure: &Figure, year: i16) -> String {
        match self.value(figure.id, year) {
            Some(value) => statistics::said(figure, value, self.language).1,
            None => self.say("state-not_reported"),
        }
    }

    /// A cell that shows a figure of the report's year, which opens to it;
    /// that of another year is told without.
    pub(super) fn figure_cell(&self, figure: &Figure, year: i16) -> Cell {
        let shown = self.shown(figure, year);
        if year == self.report.year() {
            Cell::figure(figure.id, shown)
        } else {
            Cell::words(shown)
        }
    }

    /// The name of a figure.
    pub(super) fn name_cell(&self, figure: &Figure) -> Cell {
        Cell::words(self.name(figure.id))
    }

    pub(super) fn name(&self, id: &str) -> String {
        crate::labels::figure_name(self.language, id)
    }

    pub(super) fn unit(&self, figure: &Figure) -> String {
        statistics::said_unit(self.pack, figure.unit, self.language)
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.language.say(key, &[])
    }

    pub(super) fn is_counted(&self, id: &str, year: i16) -> bool {
        self.value(id, year)
            .is_some_and(|value| value.state == State::Counted)
    }
}
