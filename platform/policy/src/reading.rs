//! Reading the text of a file of policies; what is wrong is told with its line.

use pack::Fault;
use serde::de::DeserializeOwned;

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
