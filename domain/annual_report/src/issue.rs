//! Issuing: one report as bytes of a format, and all of them kept with a
//! frozen set.

use std::fmt;
use std::str::FromStr;

use db::FrozenDocument;
use guard::Act;
use kernel::{Fault, No, Refusal};
use pack::{Pack, Paper};
use paper::{Document, HtmlOptions};
use records::{Mechanism, Repeat};
use sha2::{Digest, Sha256};
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

    /// The format of this name among some; another name is refused with them.
    pub(crate) fn among(formats: impl Iterator<Item = Self>, text: &str) -> Result<Self, Refusal> {
        let formats: Vec<Self> = formats.collect();
        formats
            .iter()
            .copied()
            .find(|format| format.code() == text)
            .ok_or_else(|| {
                let possible: Vec<&str> = formats.iter().map(|format| format.code()).collect();
                Refusal::by("annual_report.format")
                    .naming("format", text)
                    .naming("possible", possible.join(", "))
            })
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
        Self::among(Self::ALL.into_iter(), text)
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
    match format {
        Format::Pdf | Format::Docx | Format::Html => {
            in_format(report, &document::document(report, pack, language)?, format)
        }
        Format::Xlsx => table_of_figures::xlsx(report, pack, language),
        Format::Csv => table_of_figures::csv(report, pack, language),
        Format::Json => table_of_figures::json(report, pack, language),
    }
}

/// A document about a report as bytes, in a format of texts.
pub(crate) fn in_format(
    report: &Report,
    document: &Document,
    format: Format,
) -> Result<Vec<u8>, No> {
    let drawn = match format {
        Format::Pdf => document.to_pdf(),
        Format::Docx => document.to_docx(),
        Format::Html => {
            let pattern = figure_address(report);
            let address = paper::html::address_after(&pattern);
            let options = HtmlOptions {
                figure_address: &address,
                ..HtmlOptions::default()
            };
            document.to_html_page(&options).map(String::into_bytes)
        }
        Format::Xlsx | Format::Csv | Format::Json => {
            return Err(Fault::new("a text was asked for as a table").into());
        }
    };
    drawn.map_err(|error| Fault::from("the report cannot be drawn", error).into())
}

/// Where a figure's page lies; `{id}` stands for the figure.
pub(crate) fn figure_address(report: &Report) -> String {
    let base = report.base_address.as_deref().unwrap_or_default();
    format!("{}{}", base.trim_end_matches('/'), figure_path(report))
}

/// …within the program. The page shows the number of the report's own set,
/// and beside it what is known now.
pub(crate) fn figure_path(report: &Report) -> String {
    let year = report.year();
    match &report.set {
        Some(set) => format!("/figures/{{id}}?year={year}&set={}", set.number),
        None => format!("/figures/{{id}}?year={year}"),
    }
}

/// Fixes a year, issues its report in every language and format, and keeps
/// the bytes, all or nothing.
pub fn freeze_and_issue(mechanism: &Mechanism, year: i16) -> Result<Frozen, No> {
    freeze_and_issue_once(mechanism, year, None)
}

/// …for a form that may come again.
pub(crate) fn freeze_and_issue_once(
    mechanism: &Mechanism,
    year: i16,
    repeat: Option<&Repeat<'_>>,
) -> Result<Frozen, No> {
    mechanism.guard().permit(Act::IssueReport, "report")?;
    statistics::freeze_once(mechanism, year, repeat, &mut |frozen| {
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
        documents.push(sums(&documents));
        Ok(documents)
    })
}

/// The name under which the sums of a set's documents are kept.
const SUMS: &str = "SHA256SUMS";

/// The SHA-256 of each document, a line each, as `sha256sum --check` reads it.
fn sums(documents: &[FrozenDocument]) -> FrozenDocument {
    let lines: String = documents
        .iter()
        .map(|document| format!("{}  {}\n", sum(&document.content), document.name))
        .collect();
    FrozenDocument {
        name: SUMS.to_owned(),
        content: lines.into_bytes(),
    }
}

fn sum(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The report as it was issued from a set, byte for byte: what was kept, and
/// nothing of what the pack or the records say by now. A document that does
/// not match its sum is damaged and is not given.
pub fn issued(
    mechanism: &Mechanism,
    frozen: &Frozen,
    language: &str,
    format: Format,
) -> Result<Vec<u8>, No> {
    let name = file_name(frozen.set.year, language, format);
    let (kept, sums) = mechanism.db().read(|session| {
        Ok((
            session.document(&frozen.set, &name)?,
            session.document(&frozen.set, SUMS)?,
        ))
    })?;
    let Some(kept) = kept else {
        // A language may have been taken out of the pack since; one that it
        // never had is told first.
        document::language(mechanism.pack(), language)?;
        return Err(Refusal::by("annual_report.not_issued")
            .naming("number", frozen.set.number)
            .naming("year", frozen.set.year)
            .naming("name", name)
            .into());
    };
    let line = format!("{}  {name}", sum(&kept));
    let is_whole = sums.is_none_or(|sums| {
        sums.split(|byte| *byte == b'\n')
            .any(|kept| kept == line.as_bytes())
    });
    if is_whole {
        Ok(kept)
    } else {
        Err(Fault::new(format!(
            "{name} of set {} of {} is damaged: it does not match its sum; restore a backup",
            frozen.set.number, frozen.set.year
        ))
        .into())
    }
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
