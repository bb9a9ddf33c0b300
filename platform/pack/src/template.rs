//! The templates of the speech and the document: text with references to
//! figures, and lines that stand for a table, a chart or a list.
//!
//! In the text `{{ V1 }}` is a figure as it is printed, `{{ V1.value }}` its
//! number and `{{ V1.state }}` its state, for conditions;
//! `{{ compare("V1") }}` tells it beside the year before, `{{ values("F4") }}`
//! names what is counted, and `{{ cell("V1", "sex", "male") }}` is one cell.
//! A line that begins with `::` is a [`crate::Directive`].

use std::fmt;
use std::path::Path;

use crate::Fault;
use crate::file::PackFile;

/// One of the papers that a pack has a template of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// What the coordinator says before the parliament.
    Speech,
    /// The printed document.
    Document,
}

impl Paper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Speech, Self::Document];

    /// How its file's name begins.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Document => "document",
        }
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The template of a paper in one language.
#[derive(Clone, Debug)]
pub struct Template {
    /// Which paper it is of.
    pub paper: Paper,
    /// Its language.
    pub language: String,
    /// Its file, as the pack's folder was given.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// Reads the templates of every language.
pub(crate) fn read(folder: &Path, languages: &[String], faults: &mut Vec<Fault>) -> Vec<Template> {
    let mut templates = Vec::new();
    for paper in Paper::ALL {
        for language in languages {
            let path = folder.join(format!("{paper}.{language}.md"));
            let before = faults.len();
            match PackFile::read(&path, faults) {
                Some(file) => templates.push(Template {
                    paper,
                    language: language.clone(),
                    file: file.path,
                    text: file.text,
                }),
                None if faults.len() > before => {}
                None => faults.push(Fault::warning(
                    path.display().to_string(),
                    0,
                    format!("the {paper} has no template in \"{language}\""),
                    "write one; without it this paper cannot be made in this language",
                )),
            }
        }
    }
    templates
}
