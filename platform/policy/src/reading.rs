//! Reading the files of a folder of policies; what is wrong is told with its
//! line.

use std::path::Path;

use pack::Fault;
use serde::de::DeserializeOwned;

/// A file larger than this is not a file of policies.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The text of a file, with its path as shown.
pub(crate) fn text(path: &Path, faults: &mut Vec<Fault>) -> Option<(String, String)> {
    let shown = path.display().to_string();
    let read = std::fs::metadata(path).and_then(|metadata| {
        if metadata.len() > BYTES_MAX {
            return Err(std::io::Error::other(format!(
                "it has {} bytes, and a file of policies at most {BYTES_MAX}",
                metadata.len()
            )));
        }
        std::fs::read(path)
    });
    let wrong = match read.map(String::from_utf8) {
        Ok(Ok(text)) => return Some((shown, text)),
        Ok(Err(_)) => "it is not written in UTF-8".to_owned(),
        Err(error) => error.to_string(),
    };
    faults.push(Fault::error(
        shown,
        0,
        format!("the file cannot be read: {wrong}"),
        "without its policies a country lets nobody see anything",
    ));
    None
}

/// The line, counted from 1, of a place counted in bytes.
pub(crate) fn line(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    before.iter().filter(|&&byte| byte == b'\n').count() + 1
}

/// Reads TOML.
pub(crate) fn toml<T: DeserializeOwned>(
    path: &str,
    text: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    match toml::from_str(text) {
        Ok(read) => Some(read),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            faults.push(Fault::error(
                path,
                line(text, at),
                error.message().replace('\n', " "),
                "see the book's chapter on policies for how this file is written",
            ));
            None
        }
    }
}
