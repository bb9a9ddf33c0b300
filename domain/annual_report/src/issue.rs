//! Issuing: one report as bytes of a format, and all of them kept with a
//! frozen set.

use std::fmt;
use std::str::FromStr;

use db::FrozenDocument;
use kernel::{Fault, No, Refusal};
use pack::{Pack, Paper};
use paper::HtmlOptions;
use records::Mechanism;
use statistics::Frozen;

use crate::{Report, document, table_of_figures};

/// A format that a report is issued in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Speech and document for print and reading aloud.
    Pdf,
    /// Speech and document as one page that needs nothing beside itself.
    Html,
    /// Speech and document for a word processor.
    Docx,
    /// Every figure as a spreadsheet.
    Xlsx,
    /// Every figure as plain rows.
    Csv,
    /// Every figure for programs, with the protected breakdowns.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [
        Self::Pdf,
        Self::Html,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
    ];

    /// Its name, as files end in it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Html => "text/html; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// Whether it holds the text, and not the figures alone.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Pdf | Self::Html | Self::Docx)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Format {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::ALL
            .into_iter()
            .find(|format| format.code() == text)
            .ok_or_else(|| {
                let possible: Vec<&str> = Self::ALL.iter().map(|format| format.code()).collect();
                Refusal::by("annual_report.format")
                    .naming("format", text)
                    .naming("possible", possible.join(", "))
            })
    }
}

/// The name of a report's file.
///
/// ```
/// use annual_report::{Format, file_name};
/// assert_eq!(file_name(2017, "en", Format::Pdf), "report-2017.en.pdf");
/// ```
pub fn file_name(year: i16, language: &str, format: Format) -> String {
    format!("report-{year}.{language}.{format}")
}

/// A report as bytes. The same report gives the same bytes.
pub fn issue(pack: &Pack, report: &Report, language: &str, format: Format) -> Result<Vec<u8>, No> {
    let drawn = |error: paper::Fault| No::from(Fault::from("the report cannot be drawn", error));
    match format {
        Format::Pdf => document::document(report, pack, language)?
            .to_pdf()
            .map_err(drawn),
        Format::Docx => document::document(report, pack, language)?
            .to_docx()
            .map_err(drawn),
        Format::Html => {
            let pattern = figure_address(report);
            let address = paper::html::address_after(&pattern);
            let options = HtmlOptions {
                figure_address: &address,
                ..HtmlOptions::default()
            };
            let page = document::document(report, pack, language)?
                .to_html_page(&options)
                .map_err(drawn)?;
            Ok(page.into_bytes())
        }
        Format::Xlsx => table_of_figures::xlsx(report, pack, language),
        Format::Csv => table_of_figures::csv(report, pack, language),
        Format::Json => table_of_figures::json(report, pack, language),
    }
}

/// Where a figure's page lies; `{id}` stands for the figure.
pub(crate) fn figure_address(report: &Report) -> String {
    let base = report.base_address.as_deref().unwrap_or_default();
    format!(
        "{}/figures/{{id}}?year={}",
        base.trim_end_matches('/'),
        report.year()
    )
}

/// Fixes a year, issues its report in every language and format, and keeps
/// the bytes, all or nothing.
pub fn freeze_and_issue(mechanism: &Mechanism, year: i16) -> Result<Frozen, No> {
    statistics::freeze(mechanism, year, &mut |frozen| {
        let report = Report::of(mechanism, frozen)?;
        let pack = mechanism.pack();
        let mut documents = Vec::new();
        for language in &pack.languages {
            let has_papers = Paper::ALL
                .into_iter()
                .any(|paper| pack.template(paper, language).is_some());
            for format in Format::ALL {
                if format.is_text() && !has_papers {
                    continue;
                }
                documents.push(FrozenDocument {
                    name: file_name(year, language, format),
                    content: issue(pack, &report, language, format)?,
                });
            }
        }
        Ok(documents)
    })
}

/// The report as it was issued from a set, byte for byte.
pub fn issued(
    mechanism: &Mechanism,
    frozen: &Frozen,
    language: &str,
    format: Format,
) -> Result<Vec<u8>, No> {
    document::language(mechanism.pack(), language)?;
    let name = file_name(frozen.set.year, language, format);
    mechanism
        .db()
        .read(|session| Ok(session.document(&frozen.set, &name)?))?
        .ok_or_else(|| {
            Refusal::by("annual_report.not_issued")
                .naming("number", frozen.set.number)
                .naming("year", frozen.set.year)
                .naming("name", name)
                .into()
        })
}

/// A draft of a year's report, which says on each page that it is one.
pub fn draft(
    mechanism: &Mechanism,
    year: i16,
    language: &str,
    format: Format,
) -> Result<Vec<u8>, No> {
    let report = Report::draft(mechanism, year)?;
    issue(mechanism.pack(), &report, language, format)
}
