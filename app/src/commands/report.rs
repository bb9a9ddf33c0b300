//! `opennrm report`: the annual report.

use std::path::PathBuf;

use super::{End, in_words, needs_file, no_such_language, no_such_set, read_year, write_out};
use crate::{Setup, progress::Progress};

/// Write the annual report of a year. A frozen year gives the bytes that were
/// issued; one that is not frozen gives a draft, which says so on each page.
///
/// Example: opennrm report 2017 --language en --format pdf --output report-2017.pdf
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Report {
    /// The year
    #[arg(value_parser = read_year)]
    year: i16,
    /// The language; the country's first without one
    #[arg(long)]
    language: Option<String>,
    /// The format
    #[arg(long, default_value = "html", value_parser = ["html", "pdf", "docx", "xlsx", "csv", "json"])]
    format: String,
    /// The file; without one the report is printed
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The number of the frozen set; the latest without one
    #[arg(long, value_name = "N")]
    set: Option<i64>,
    /// A draft from the figures as they are now, though the year is frozen
    #[arg(long, conflicts_with = "set")]
    draft: bool,
}

impl Report {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open()?;
        if matches!(self.format.as_str(), "pdf" | "docx" | "xlsx") {
            needs_file(self.output.as_deref(), "This format")?;
        }
        let no = |no| in_words(&mechanism, no);
        let languages = &mechanism.pack().languages;
        let language = match &self.language {
            None => languages.first().cloned().unwrap_or_default(),
            Some(language) if languages.contains(language) => language.clone(),
            Some(language) => {
                return Err(no_such_language(
                    language,
                    languages.iter().map(String::as_str),
                ));
            }
        };
        let format = self
            .format
            .parse()
            .map_err(|refusal: kernel::Refusal| no(refusal.into()))?;
        let sets = statistics::frozen_sets(&mechanism, self.year).map_err(no)?;
        let chosen = match self.set {
            _ if self.draft => None,
            Some(number) => match sets.iter().find(|frozen| frozen.set.number == number) {
                Some(frozen) => Some(frozen),
                None => {
                    return Err(no_such_set(self.year, self.set, sets.len()));
                }
            },
            None => sets.last(),
        };
        let progress = Progress::at_work(&match &self.output {
            Some(path) => format!("Writing {}", path.display()),
            None => "Writing the report".to_owned(),
        });
        let bytes = match chosen {
            Some(frozen) => annual_report::issued(&mechanism, frozen, &language, format),
            None => annual_report::draft(&mechanism, self.year, &language, format),
        }
        .map_err(no)?;
        progress.done();
        write_out(self.output.as_deref(), &bytes)
    }
}
