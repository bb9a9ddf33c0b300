//! The document: what is said, in which order, without a word on how it looks.
//!
//! Callers build a [`Document`] out of ready strings (numbers already written
//! as people read them) and ask for it as HTML, PDF or DOCX. Nothing here
//! knows what a figure means or where it came from.

mod chart;
mod inline;
mod table;

pub use chart::{Amount, Chart, Drawing, Group, Point, Step, TrendStyle};
pub(crate) use inline::may_be_followed;
pub use inline::{FigureReference, Inline, plain_text, text};
pub use table::{Align, Cell, Column, Row, RowRole, Table};

use serde::{Deserialize, Serialize};

/// A whole document: a title page, labels in its language, and blocks in
/// reading order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What the title page, the file properties and the running lines say.
    pub metadata: Metadata,
    /// The fixed words, in the document's language.
    pub labels: Labels,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// What identifies a document and what stands on each of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The title, printed large and written into the file's properties.
    pub title: String,
    /// A second line below the title.
    pub subtitle: Option<String>,
    /// Who speaks: an office or the invented person of a practice country.
    pub author: String,
    /// The language tag, such as `en` or `az`.
    pub language: String,
    /// The day of the document as `2018-05-08`. File properties carry it in
    /// place of the moment of printing, so that the same document gives the
    /// same bytes.
    pub date: String,
    /// The same day as people of the language write it.
    pub date_shown: String,
    /// Which issue this is, such as "Set 1 of 2017, hash 4f1c…".
    pub issue: Option<String>,
    /// When present, this notice stands on each page: the document rests on no
    /// frozen set.
    pub draft: Option<String>,
    /// When present, this notice stands on each page: the country is invented.
    pub practice: Option<String>,
}

/// The fixed words of a document. `{n}` and `{m}` stand for numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// The heading above the list of chapters, such as "Contents".
    pub contents: String,
    /// The page line, such as "Page {n} of {m}".
    pub page: String,
    /// What stands before a table's caption, such as "Table {n}".
    pub table: String,
    /// What stands before a chart's caption, such as "Chart {n}".
    pub chart: String,
    /// What stands before a note below a table, such as "Note".
    pub note: String,
    /// The link that takes keyboard users past the title page of a standalone
    /// HTML file, such as "Skip to the report".
    pub skip: String,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading. Level 1 opens a chapter.
    Heading {
        /// 1 for a chapter, 2 for a section, and so on. A level that skips one
        /// is drawn one below the heading before it, as readers' tools expect.
        level: u8,
        /// The words of the heading.
        text: String,
        /// The anchor that links may name; made from the position if absent.
        id: Option<String>,
    },
    /// A paragraph of running text.
    Paragraph {
        /// The text of the paragraph.
        content: Vec<Inline>,
    },
    /// A list with bullets or numbers.
    List {
        /// Whether the order counts and is numbered.
        order: ListOrder,
        /// The blocks of each item: paragraphs and lists within it.
        items: Vec<Vec<Block>>,
    },
    /// Words of somebody else.
    Quotation {
        /// What was said.
        blocks: Vec<Block>,
    },
    /// A table.
    Table(Table),
    /// A chart with its table beside it.
    Chart(Chart),
    /// An entry of an annex: a term with its explanation, which figure
    /// references lead to.
    Entry {
        /// The anchor, such as `figure-V1`.
        id: String,
        /// What is explained.
        term: Vec<Inline>,
        /// The explanation, a paragraph each.
        explanation: Vec<Vec<Inline>>,
    },
    /// What follows begins on a new page.
    PageBreak,
    /// The list of chapters and sections.
    Contents,
    /// A place that the caller replaces by blocks before the document is
    /// drawn, written `::name argument argument` in a text.
    Directive {
        /// The name after the two colons.
        name: String,
        /// The words after the name.
        arguments: Vec<String>,
        /// The line of the text on which it stands, counted from 1.
        line: usize,
    },
}

/// Whether the items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    /// Bullets.
    Unnumbered,
    /// 1, 2, 3.
    Numbered,
}

/// Why a document could not be drawn. Each message is a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A directive is left in the blocks.
    #[error(
        "The directive \"::{name}\" on line {line} was not replaced by a table, a chart or text before the document was drawn."
    )]
    DirectiveLeft {
        /// The name of the directive.
        name: String,
        /// Its line in the text it came from.
        line: usize,
    },
    /// The date is not a day of the calendar.
    #[error(
        "The document's date \"{0}\" is not a day; write it as year-month-day, such as 2018-05-08."
    )]
    Date(String),
    /// The language tag is not one.
    #[error(
        "The document's language \"{0}\" is not a language tag; write it as two or three small letters, such as en or az."
    )]
    Language(String),
    /// The title is empty.
    #[error(
        "The document has no title; give it one, since readers' tools announce a document by its title."
    )]
    NoTitle,
    /// The typesetter or packer refused the document.
    #[error("The document could not be written as {format}: {reason}")]
    Format {
        /// The format that was asked for.
        format: &'static str,
        /// What the library said.
        reason: String,
    },
}

/// A day of the calendar, as the file properties need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Metadata {
    /// The date as a day, or the fault that it is none.
    pub(crate) fn day(&self) -> Result<Day, Fault> {
        let fault = || Fault::Date(self.date.clone());
        let parts: Vec<&str> = self.date.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return Err(fault());
        };
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return Err(fault());
        }
        let year: u16 = year.parse().map_err(|_| fault())?;
        let month: u8 = month.parse().map_err(|_| fault())?;
        let day: u8 = day.parse().map_err(|_| fault())?;
        let leap =
            (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(fault()),
        };
        if day == 0 || day > days || year < 1900 {
            return Err(fault());
        }
        Ok(Day {
            year: i32::from(year),
            month,
            day,
        })
    }

    /// The notices that stand on each page, the gravest first.
    pub(crate) fn notices(&self) -> Vec<&str> {
        [self.draft.as_deref(), self.practice.as_deref()]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// The message of a key, with values put in by name.
pub type Say<'a> = dyn Fn(&str, &[(&str, &str)]) -> String + 'a;

impl Labels {
    /// The labels in the words of a language.
    pub fn said(say: &Say<'_>) -> Self {
        let numbered = |key: &str| say(key, &[("number", "{n}")]);
        Self {
            contents: say("report-contents", &[]),
            page: say("navigation-page", &[("page", "{n}"), ("pages", "{m}")]),
            table: numbered("report-table"),
            chart: numbered("report-chart"),
            note: say("annual_report-note", &[]),
            skip: say("annual_report-skip", &[]),
        }
    }

    /// Writes a number into a label such as "Table {n}".
    pub(crate) fn numbered(pattern: &str, number: usize) -> String {
        pattern.replace("{n}", &number.to_string())
    }
}

impl Document {
    /// Refuses what no output could draw.
    pub(crate) fn check(&self) -> Result<Day, Fault> {
        if self.metadata.title.trim().is_empty() {
            return Err(Fault::NoTitle);
        }
        let language = &self.metadata.language;
        let primary = language.split('-').next().unwrap_or_default();
        if !(2..=3).contains(&primary.len())
            || !primary.bytes().all(|byte| byte.is_ascii_lowercase())
            || !language
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return Err(Fault::Language(language.clone()));
        }
        refuse_directives(&self.blocks)?;
        self.metadata.day()
    }

    /// Visits every figure reference, so that the caller can write the number
    /// each one shows, or report the line of one that does not exist.
    pub fn each_figure(&mut self, visit: &mut dyn FnMut(&mut FigureReference)) {
        each_figure(&mut self.blocks, visit);
    }
}

/// Visits every figure reference within the blocks.
pub fn each_figure(blocks: &mut [Block], visit: &mut dyn FnMut(&mut FigureReference)) {
    for block in blocks {
        match block {
            Block::Paragraph { content } => inline::each_figure(content, visit),
            Block::List { items, .. } => {
                for item in items {
                    each_figure(item, visit);
                }
            }
            Block::Quotation { blocks } => each_figure(blocks, visit),
            Block::Table(table) => table.each_figure(visit),
            Block::Chart(chart) => chart.table.each_figure(visit),
            Block::Entry {
                term, explanation, ..
            } => {
                inline::each_figure(term, visit);
                for paragraph in explanation {
                    inline::each_figure(paragraph, visit);
                }
            }
            Block::Heading { .. }
            | Block::PageBreak
            | Block::Contents
            | Block::Directive { .. } => {}
        }
    }
}

fn refuse_directives(blocks: &[Block]) -> Result<(), Fault> {
    for block in blocks {
        match block {
            Block::Directive { name, line, .. } => {
                return Err(Fault::DirectiveLeft {
                    name: name.clone(),
                    line: *line,
                });
            }
            Block::List { items, .. } => {
                for item in items {
                    refuse_directives(item)?;
                }
            }
            Block::Quotation { blocks } => refuse_directives(blocks)?,
            _ => {}
        }
    }
    Ok(())
}
