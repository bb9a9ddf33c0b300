//! What is wrong with a file, where, and what would be right.

use std::fmt;

use crate::column_letters;

/// How much of a value a fault shows.
const SHOWN_CHARACTERS: usize = 40;

/// A named fault of a file. It displays as one sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// The row as a spreadsheet numbers it, from 1; none when the fault is of
    /// the whole file.
    pub line: Option<u64>,
    /// The column, from 1.
    pub column: Option<u32>,
    /// The heading of the column, where it is known.
    pub heading: Option<String>,
    /// The value found, shortened. It may be personal: it is for the person
    /// who gave the file, and not for a log.
    pub value: Option<String>,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub right: String,
}

impl Fault {
    /// A fault of the whole file.
    pub fn of_file(wrong: impl Into<String>, right: impl Into<String>) -> Self {
        Self {
            line: None,
            column: None,
            heading: None,
            value: None,
            wrong: wrong.into(),
            right: right.into(),
        }
    }

    /// The same fault, of one line.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same fault, of one column, counted from 1.
    #[must_use]
    pub fn in_column(mut self, column: usize) -> Self {
        // No file that is read has more columns than a u32 can count.
        self.column = u32::try_from(column).ok();
        self
    }

    /// The same fault, with the heading of its column.
    #[must_use]
    pub fn under(mut self, heading: &str) -> Self {
        if !heading.is_empty() {
            self.heading = Some(shortened(heading));
        }
        self
    }

    /// The same fault, with the value found, shortened and in one line.
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Self {
        self.value = Some(shortened(value));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(formatter, "line {line}")?;
        }
        if let Some(column) = self.column {
            let comma = if self.line.is_some() { ", " } else { "" };
            write!(
                formatter,
                "{comma}column {}",
                column_letters(column as usize)
            )?;
        }
        if let Some(heading) = &self.heading {
            write!(formatter, " ({heading})")?;
        }
        if let Some(value) = &self.value {
            write!(formatter, ", \u{201c}{value}\u{201d}")?;
        }
        if self.line.is_some() || self.column.is_some() {
            write!(formatter, ": ")?;
        }
        write!(formatter, "{}; {}", self.wrong, self.right)
    }
}

/// The beginning of a value, without what could disturb a terminal or a page.
fn shortened(value: &str) -> String {
    let mut characters = value.chars().map(|character| {
        if is_disturbing(character) {
            '\u{fffd}'
        } else {
            character
        }
    });
    let mut shown: String = characters.by_ref().take(SHOWN_CHARACTERS).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Control characters, and the marks that turn the direction of the text after them.
fn is_disturbing(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_reads_as_one_sentence() {
        let fault = Fault::of_file("is no date", "write it like 2017-05-31")
            .at_line(12)
            .in_column(28)
            .under("born")
            .with_value("31.5.17");
        assert_eq!(
            fault.to_string(),
            "line 12, column AB (born), “31.5.17”: is no date; write it like 2017-05-31"
        );
        assert_eq!(
            Fault::of_file("the file is empty", "name another").to_string(),
            "the file is empty; name another"
        );
    }

    #[test]
    fn a_long_or_disturbing_value_is_shortened_and_tamed() {
        let long = Fault::of_file("w", "r").with_value(&"ə".repeat(41));
        assert_eq!(
            long.value.as_deref(),
            Some(format!("{}…", "ə".repeat(40)).as_str())
        );
        let whole = Fault::of_file("w", "r").with_value(&"ə".repeat(40));
        assert_eq!(whole.value.as_deref(), Some("ə".repeat(40).as_str()));
        let disturbing = Fault::of_file("w", "r").with_value("a\u{1b}[2J\n\u{202e}b");
        assert_eq!(
            disturbing.value.as_deref(),
            Some("a\u{fffd}[2J\u{fffd}\u{fffd}b")
        );
    }
}
