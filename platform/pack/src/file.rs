//! The files of a pack: read once, and every place in them is told as a line.

use std::path::Path;

use crate::Fault;
use crate::nearness::meant;

/// A file larger than this is not a file of a pack.
const BYTES_MAX: u64 = 16 * 1024 * 1024;

/// One file of the pack.
#[derive(Clone, Debug)]
pub(crate) struct PackFile {
    /// The path, as the pack's folder was given.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl PackFile {
    /// Reads a file; `None` and no fault when there is none.
    pub(crate) fn read(path: &Path, faults: &mut Vec<Fault>) -> Option<Self> {
        let shown = path.display().to_string();
        let size = match std::fs::metadata(path) {
            Ok(metadata) => metadata.len(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => {
                faults.push(unreadable(&shown, &error));
                return None;
            }
        };
        if size > BYTES_MAX {
            faults.push(Fault::error(
                shown,
                1,
                format!("the file has {size} bytes"),
                format!("a file of a pack has at most {BYTES_MAX}"),
            ));
            return None;
        }
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                faults.push(unreadable(&shown, &error));
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some(Self {
                path: shown,
                // Some editors begin a file with a byte-order mark.
                text: match text.strip_prefix('\u{feff}') {
                    Some(rest) => rest.to_owned(),
                    None => text,
                },
            }),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let line = line_at(&String::from_utf8_lossy(&error.as_bytes()[..valid]), valid);
                faults.push(Fault::error(
                    shown,
                    line,
                    "the file is not written in UTF-8",
                    "save it again as UTF-8",
                ));
                None
            }
        }
    }

    /// The line, counted from 1, of a place counted in bytes.
    pub(crate) fn line(&self, at: usize) -> usize {
        line_at(&self.text, at)
    }

    /// A fault at a place counted in bytes.
    pub(crate) fn error(
        &self,
        at: usize,
        what: impl Into<String>,
        right: impl Into<String>,
    ) -> Fault {
        Fault::error(&self.path, self.line(at), what, right)
    }

    /// Reads TOML; what is wrong is told with its line.
    pub(crate) fn toml<T: serde::de::DeserializeOwned>(
        &self,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(read) => Some(read),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                let (what, right) = explained(error.message());
                faults.push(self.error(at, what, right));
                None
            }
        }
    }
}

fn unreadable(path: &str, error: &std::io::Error) -> Fault {
    Fault::error(
        path,
        0,
        format!("the file cannot be read: {error}"),
        "make it readable for the one who runs the program",
    )
}

fn line_at(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    before.iter().filter(|&&byte| byte == b'\n').count() + 1
}

/// Parts a sentence of the TOML reader into what is wrong and what would be
/// right.
fn explained(message: &str) -> (String, String) {
    let message = message.replace('\n', " ");
    let Some((wrong, expected)) = message.split_once(", expected ") else {
        let right = if message.starts_with("missing field") {
            "write it"
        } else if message.contains("date") {
            "write a day of the calendar as \"2018-05-08\""
        } else {
            "see the book's chapter on country packs for how this file is written"
        };
        return (
            message.replace("missing field", "there is no key"),
            right.into(),
        );
    };
    if let Some(key) = wrong.strip_prefix("unknown field ") {
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        return (
            format!("there is no key {key} here"),
            meant(key.trim_matches('`'), known),
        );
    }
    (wrong.to_owned(), format!("write {expected} here"))
}

/// What lies in a folder, in order of name; none if there is no such folder.
pub(crate) fn files_in(folder: &Path) -> Option<Vec<std::path::PathBuf>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    Some(paths)
}
