//! `opennrm assessment`: the data-protection impact assessment.

use std::path::PathBuf;

use super::{End, in_words, needs_file, write_out};
use crate::Setup;

/// Write the data-protection impact assessment as far as the system itself can
/// fill it in: registers, encrypted fields, who may see what and on which
/// ground, what is proven, risks, and the questions that the country answers.
///
/// Example: opennrm assessment --language en --format pdf --output assessment.pdf
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Assessment {
    /// The language; the country's first without one
    #[arg(long)]
    language: Option<String>,
    /// The format
    #[arg(long, default_value = "html", value_parser = assessment::FORMATS)]
    format: String,
    /// The file; without one the assessment is printed
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Assessment {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open()?;
        if self.format != "html" {
            needs_file(self.output.as_deref(), "This format")?;
        }
        let languages = &mechanism.pack().languages;
        let language = self.language.as_ref().or(languages.first());
        let language = language.map_or(words::BASE_LANGUAGE, String::as_str);
        let bytes = assessment::draw(&mechanism, language, &self.format)
            .map_err(|no| in_words(&mechanism, no))?;
        write_out(self.output.as_deref(), &bytes)
    }
}
