//! What is wrong with a file, where, and what would be right.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::column_letters;

/// The English words of all faults, in Fluent: `refusal-sheets-RULE` says
/// what is wrong, and its attribute `next` what would be right.
pub const WORDS: &str = include_str!("../words/en.ftl");

/// How much of a value a fault shows.
const SHOWN_CHARACTERS: usize = 40;

/// A named fault of a file. It displays as one line of English; for readers
/// of another language the sentence is made from `rule` and `named`.
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
    /// What is wrong, as the key of its words.
    pub rule: &'static str,
    /// What the words name, such as a limit.
    pub named: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault of the whole file.
    pub(crate) fn by(rule: &'static str) -> Self {
        Self {
            line: None,
            column: None,
            heading: None,
            value: None,
            rule,
            named: Vec::new(),
        }
    }

    /// The same fault, whose words name this.
    #[must_use]
    pub(crate) fn naming(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.named.push((name, value.to_string()));
        self
    }

    /// The same fault, of one line.
    #[must_use]
    pub(crate) fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same fault, of one column, counted from 1.
    #[must_use]
    pub(crate) fn in_column(mut self, column: usize) -> Self {
        // No file that is read has more columns than a u32 can count.
        self.column = u32::try_from(column).ok();
        self
    }

    /// The same fault, with the heading of its column.
    #[must_use]
    pub(crate) fn under(mut self, heading: &str) -> Self {
        if !heading.is_empty() {
            self.heading = Some(shortened(heading));
        }
        self
    }

    /// The same fault, with the value found, shortened and in one line.
    #[must_use]
    pub(crate) fn with_value(mut self, value: &str) -> Self {
        self.value = Some(shortened(value));
        self
    }

    /// What is wrong, in English.
    #[must_use]
    pub fn wrong(&self) -> String {
        self.said(None)
    }

    /// What would be right, in English.
    #[must_use]
    pub fn right(&self) -> String {
        self.said(Some("next"))
    }

    fn said(&self, attribute: Option<&str>) -> String {
        let mut english = FluentBundle::default();
        english.set_use_isolating(false);
        // A test reads every word: what is not understood here would be left out.
        let words = match FluentResource::try_new(WORDS.to_owned()) {
            Ok(words) | Err((words, _)) => words,
        };
        english.add_resource_overriding(words);
        let mut named = FluentArgs::new();
        for (name, value) in &self.named {
            named.set(*name, value.as_str());
        }
        let message = english.get_message(&format!("refusal-sheets-{}", self.rule));
        let pattern = message.and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|found| found.value()),
        });
        match pattern {
            Some(pattern) => english
                .format_pattern(pattern, Some(&named), &mut Vec::new())
                .into_owned(),
            None => self.rule.to_owned(),
        }
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
        write!(formatter, "{}. {}", self.wrong(), self.right())
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
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_fault_reads_as_one_line() {
        let fault = Fault::by("no_date")
            .at_line(12)
            .in_column(28)
            .under("born")
            .with_value("31.5.17");
        assert_eq!(
            fault.to_string(),
            "line 12, column AB (born), “31.5.17”: The cell is shown as a date and holds none. \
             Type the date like 2017-05-31, in a cell with the format of text."
        );
        assert_eq!(
            Fault::by("file_empty")
                .naming("file", "people.csv")
                .to_string(),
            "The file people.csv is empty. \
             Give one with the names of the columns in its first row."
        );
    }

    #[test]
    fn every_fault_that_is_told_has_its_words_and_all_that_they_name() {
        let words = FluentResource::try_new(WORDS.to_owned()).unwrap();
        assert!(words.entries().count() > 40);
        let sources = [
            include_str!("csv_reader.rs"),
            include_str!("csv_writer.rs"),
            include_str!("rows.rs"),
            include_str!("sheet.rs"),
            include_str!("xlsx_package.rs"),
            include_str!("xlsx_reader.rs"),
            include_str!("xlsx_values.rs"),
            include_str!("xlsx_writer.rs"),
        ]
        .concat();
        let told: Vec<&str> = ["by(\"", "strange(\""]
            .iter()
            .flat_map(|begin| sources.split(begin).skip(1))
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(told.len() > 40, "{told:?}");
        for rule in &told {
            let said = format!("refusal-sheets-{rule} = ");
            let (_, words) = WORDS
                .split_once(&said)
                .unwrap_or_else(|| panic!("{rule} has words"));
            let mut lines = words.lines();
            lines.next().unwrap();
            assert!(lines.next().unwrap().starts_with("    .next = "), "{rule}");
        }
        for key in WORDS.lines().filter_map(|line| line.split_once(" = ")) {
            if let Some(rule) = key.0.strip_prefix("refusal-sheets-") {
                assert!(told.contains(&rule), "{rule} is told somewhere");
            }
        }
    }

    #[test]
    fn a_long_or_disturbing_value_is_shortened_and_tamed() {
        let fault = || Fault::by("formula");
        let long = fault().with_value(&"ə".repeat(41));
        assert_eq!(
            long.value.as_deref(),
            Some(format!("{}…", "ə".repeat(40)).as_str())
        );
        let whole = fault().with_value(&"ə".repeat(40));
        assert_eq!(whole.value.as_deref(), Some("ə".repeat(40).as_str()));
        let disturbing = fault().with_value("a\u{1b}[2J\n\u{202e}b");
        assert_eq!(
            disturbing.value.as_deref(),
            Some("a\u{fffd}[2J\u{fffd}\u{fffd}b")
        );
    }
}
