//! The words of the program in the country's languages: the desks' English,
//! the pack's words over them, and those of the fields it adds.

use std::collections::BTreeMap;
use std::path::Path;

use kernel::Desk;
use words::{Words, WordsError};

use crate::Fault;
use crate::file::{PackFile, files_in};
use crate::source::source_of;

pub(crate) fn read(
    folder: &Path,
    desks: &[Desk],
    languages: &[String],
    added: &BTreeMap<String, String>,
    fields_file: &str,
    faults: &mut Vec<Fault>,
) -> Option<Words> {
    let mut sources: Vec<(String, PackFile)> = Vec::new();
    for desk in desks {
        sources.push((
            words::BASE_LANGUAGE.to_owned(),
            PackFile {
                path: source_of(desk.name, "words/en.ftl"),
                text: desk.words.to_owned(),
            },
        ));
    }
    sources.extend(files(folder, languages, faults));
    for (language, text) in added {
        sources.push((
            language.clone(),
            PackFile {
                path: fields_file.to_owned(),
                text: text.clone(),
            },
        ));
    }
    let mut builder = Words::builder();
    for language in languages {
        // A language without words of its own speaks English, and its
        // numbers and dates are written in its own way.
        sources.push((
            language.clone(),
            PackFile {
                path: String::new(),
                text: String::new(),
            },
        ));
    }
    for (language, file) in sources {
        if let Err(error) = builder.put(&language, &file.path, &file.text) {
            faults.extend(told(error, &file.path));
        }
    }
    builder
        .build()
        .map_err(|error| faults.extend(told(error, &folder.display().to_string())))
        .ok()
}

fn told(error: WordsError, path: &str) -> Vec<Fault> {
    match error {
        WordsError::Source { faults } => faults
            .into_iter()
            .map(|fault| Fault::error(fault.source, fault.line, fault.fault, ""))
            .collect(),
        other => vec![Fault::error(path, 1, other.to_string(), "")],
    }
}

/// The pack's files of words with their languages: `trainings.az.ftl`.
fn files(folder: &Path, languages: &[String], faults: &mut Vec<Fault>) -> Vec<(String, PackFile)> {
    let mut found = Vec::new();
    // A pack in English alone needs no words of its own.
    let Some(paths) = files_in(folder) else {
        return found;
    };
    for path in paths {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let language = name
            .strip_suffix(".ftl")
            .and_then(|stem| stem.rsplit_once('.'))
            .map(|(_, language)| language.to_owned());
        match language {
            Some(language) if languages.contains(&language) => {
                if let Some(file) = PackFile::read(&path, faults) {
                    found.push((language, file));
                }
            }
            _ => faults.push(Fault::error(
                path.display().to_string(),
                0,
                "the name of the file does not end in one of the pack's languages and .ftl",
                format!(
                    "call it as in {}; the languages are: {}",
                    languages
                        .first()
                        .map(|language| format!("trainings.{language}.ftl"))
                        .unwrap_or_default(),
                    languages.join(", ")
                ),
            )),
        }
    }
    found
}
