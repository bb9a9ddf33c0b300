//! Lines of a template that stand for a table, a chart or a list.

use crate::nearness::meant;
use crate::{Pack, Paper};

/// A line of a template that stands for more than text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// `::table V1 sex,form`: a figure broken down.
    Table {
        /// The figure.
        figure: String,
        /// By what.
        dimensions: Vec<String>,
    },
    /// `::years V1 V2`: figures over the years.
    Years(Vec<String>),
    /// `::chart trend V1`: figures over the years, as lines.
    Trend(Vec<String>),
    /// `::chart bars V1 sex`: a figure broken down, as bars.
    Bars {
        /// The figure.
        figure: String,
        /// By what.
        dimension: String,
    },
    /// `::chart funnel S1 V1`: figures one below the other.
    Funnel(Vec<String>),
    /// `::contents`: the table of contents.
    Contents,
    /// `::chapter-figures victims`: all figures of a chapter beside those of
    /// the year before.
    ChapterFigures(String),
    /// `::annex`: how each figure is counted.
    Annex,
    /// `::revisions`: what has changed in published figures.
    Revisions,
}

const DIRECTIVES: [&str; 7] = [
    "table",
    "years",
    "chart",
    "contents",
    "chapter-figures",
    "annex",
    "revisions",
];
const CHARTS: [&str; 3] = ["trend", "bars", "funnel"];

impl Pack {
    /// The directives of all papers in all languages. A line that cannot be
    /// read is told where the paper is checked or drawn.
    pub fn directives(&self) -> Vec<Directive> {
        let mut directives = Vec::new();
        for language in &self.languages {
            for paper in Paper::ALL {
                if let Some(template) = self.template(paper, language) {
                    let lines = template.text.lines();
                    directives.extend(lines.filter_map(|line| Directive::read(line)?.ok()));
                }
            }
        }
        directives
    }
}

impl Directive {
    /// Reads a line: `None` when it is none, and otherwise the directive or
    /// what is wrong and what would be right.
    pub fn read(line: &str) -> Option<Result<Self, (String, String)>> {
        let line = line.trim_end();
        let words: Vec<&str> = line.strip_prefix("::")?.split_whitespace().collect();
        Some(Self::from_words(line, &words))
    }

    fn from_words(line: &str, words: &[&str]) -> Result<Self, (String, String)> {
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        match words {
            ["table", figure, dimensions] => Ok(Self::Table {
                figure: (*figure).to_owned(),
                dimensions: dimensions.split(',').map(str::to_owned).collect(),
            }),
            ["years", figures @ ..] if !figures.is_empty() => Ok(Self::Years(owned(figures))),
            ["chart", "trend", figures @ ..] if !figures.is_empty() => {
                Ok(Self::Trend(owned(figures)))
            }
            ["chart", "bars", figure, dimension] => Ok(Self::Bars {
                figure: (*figure).to_owned(),
                dimension: (*dimension).to_owned(),
            }),
            ["chart", "funnel", figures @ ..] if figures.len() > 1 => {
                Ok(Self::Funnel(owned(figures)))
            }
            ["contents"] => Ok(Self::Contents),
            ["chapter-figures", chapter] => Ok(Self::ChapterFigures((*chapter).to_owned())),
            ["annex"] => Ok(Self::Annex),
            ["revisions"] => Ok(Self::Revisions),
            _ => Err((format!("\"{line}\" is not understood"), Self::right(words))),
        }
    }

    fn right(words: &[&str]) -> String {
        match words {
            ["table", ..] => "write ::table, a figure and its dimensions: ::table V1 sex,form",
            ["years", ..] => "write ::years and at least one figure: ::years V1 V2",
            ["chart", "trend", ..] => "write ::chart trend and at least one figure",
            ["chart", "bars", ..] => {
                "write ::chart bars, a figure and a dimension: ::chart bars V1 sex"
            }
            ["chart", "funnel", ..] => "write ::chart funnel and at least two figures",
            ["chart", kind, ..] => return meant(kind, CHARTS),
            ["chapter-figures", ..] => "write ::chapter-figures and a chapter",
            ["contents" | "annex" | "revisions", ..] => "nothing may follow it on the line",
            [other, ..] => return meant(other, DIRECTIVES),
            [] => "write what is to stand here, such as ::contents",
        }
        .to_owned()
    }

    /// The figures it names.
    pub fn figures(&self) -> Vec<&str> {
        match self {
            Self::Table { figure, .. } | Self::Bars { figure, .. } => vec![figure],
            Self::Years(figures) | Self::Trend(figures) | Self::Funnel(figures) => {
                figures.iter().map(String::as_str).collect()
            }
            Self::Contents | Self::ChapterFigures(_) | Self::Annex | Self::Revisions => Vec::new(),
        }
    }

    /// The dimensions it breaks its figure down by.
    pub fn dimensions(&self) -> Vec<&str> {
        match self {
            Self::Table { dimensions, .. } => dimensions.iter().map(String::as_str).collect(),
            Self::Bars { dimension, .. } => vec![dimension],
            _ => Vec::new(),
        }
    }
}
