//! A file of words: what is wrong in it, and where each key stands.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;

/// Where a key is written, and which values its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPlace {
    /// The name of the source, as it was given.
    pub source: String,
    /// Line in the source, counted from 1.
    pub line: usize,
    /// Names of the values the sentence uses, without the `$`.
    pub values: BTreeSet<String>,
}

/// One fault in a file of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFault {
    /// The name of the source, as it was given.
    pub source: String,
    /// Line in the source, counted from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub fault: String,
}

impl fmt::Display for SourceFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.source, self.line, self.fault)
    }
}

/// Why words cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// A source has faults: all of them, in order of line.
    #[error("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Source {
        /// Every fault found in the source.
        faults: Vec<SourceFault>,
    },
    /// The name of a language is none.
    #[error(
        "\"{tag}\" is not a language tag: use one such as en or fr-CA (BCP 47), as in the name of the file"
    )]
    LanguageTag {
        /// What was given.
        tag: String,
    },
    /// The rules for numbers and dates of a language cannot be loaded.
    #[error("the rules for numbers and dates of the language \"{tag}\" cannot be loaded: {reason}")]
    LanguageRules {
        /// The language.
        tag: String,
        /// What its loading said.
        reason: String,
    },
}

/// Checks a source and finds its keys: messages, and attributes as `key.attribute`.
pub(crate) fn read(source: &str, ftl: &str) -> Result<BTreeMap<String, KeyPlace>, WordsError> {
    let (resource, errors) = match parser::parse(ftl) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let lines = Lines::of(ftl);
    let mut faults: Vec<SourceFault> = errors
        .into_iter()
        .map(|error| SourceFault {
            source: source.to_owned(),
            line: lines.at(error.pos.start),
            fault: format!(
                "{error}; a word is written as `key = Text`, with continued lines indented"
            ),
        })
        .collect();
    let keys = places(source, &lines, &resource, &mut faults);
    if faults.is_empty() {
        Ok(keys)
    } else {
        faults.sort_by_key(|fault| fault.line);
        Err(WordsError::Source { faults })
    }
}

fn places(
    source: &str,
    lines: &Lines<'_>,
    resource: &Resource<&str>,
    faults: &mut Vec<SourceFault>,
) -> BTreeMap<String, KeyPlace> {
    let mut keys: BTreeMap<String, KeyPlace> = BTreeMap::new();
    let mut terms: BTreeMap<&str, usize> = BTreeMap::new();
    let twice = |key: &str, first: usize, line: usize| SourceFault {
        source: source.to_owned(),
        line,
        fault: format!("\"{key}\" stands here a second time (first on line {first}): keep one"),
    };
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let parts = message
                    .value
                    .iter()
                    .map(|value| (message.id.name.to_owned(), message.id.name, value))
                    .chain(message.attributes.iter().map(|attribute| {
                        (
                            format!("{}.{}", message.id.name, attribute.id.name),
                            attribute.id.name,
                            &attribute.value,
                        )
                    }));
                for (key, name, pattern) in parts {
                    let line = lines.of_slice(name);
                    let mut values = BTreeSet::new();
                    values_in(pattern, &mut values);
                    let place = KeyPlace {
                        source: source.to_owned(),
                        line,
                        values,
                    };
                    if let Some(first) = keys.get(&key) {
                        faults.push(twice(&key, first.line, line));
                    } else {
                        keys.insert(key, place);
                    }
                }
            }
            Entry::Term(term) => {
                let line = lines.of_slice(term.id.name);
                if let Some(first) = terms.insert(term.id.name, line) {
                    faults.push(twice(&format!("-{}", term.id.name), first, line));
                }
            }
            _ => {}
        }
    }
    keys
}

/// Where the lines of a text begin: every key of it asks.
struct Lines<'text> {
    text: &'text str,
    starts: Vec<usize>,
}

impl<'text> Lines<'text> {
    fn of(text: &'text str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The line of an offset, counted from 1.
    fn at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The line of a slice that was cut out of the text: its address tells where.
    fn of_slice(&self, slice: &str) -> usize {
        let offset = (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.at(offset)
    }
}

fn values_in(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            values_in_expression(expression, values);
        }
    }
}

fn values_in_expression(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => values_in_inline(inline, values),
        Expression::Select { selector, variants } => {
            values_in_inline(selector, values);
            for variant in variants {
                values_in(&variant.value, values);
            }
        }
    }
}

fn values_in_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference {
            arguments: Some(arguments),
            ..
        } => {
            for argument in &arguments.positional {
                values_in_inline(argument, values);
            }
            for argument in &arguments.named {
                values_in_inline(&argument.value, values);
            }
        }
        InlineExpression::Placeable { expression } => values_in_expression(expression, values),
        _ => {}
    }
}

/// Lays the sources of one language over each other, the later over the
/// earlier, value by value and attribute by attribute: a pack that replaces a
/// help text keeps the word, and one that replaces the word keeps the help.
pub(crate) fn merge<'text>(texts: impl IntoIterator<Item = &'text str>) -> String {
    let mut messages = BTreeMap::new();
    let mut terms = BTreeMap::new();
    for text in texts {
        // Faulty sources were refused when they were added; what is left here parses.
        let resource = parser::parse_runtime(text).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.body {
            match entry {
                Entry::Message(message) => match messages.entry(message.id.name) {
                    std::collections::btree_map::Entry::Vacant(vacant) => {
                        vacant.insert(message);
                    }
                    std::collections::btree_map::Entry::Occupied(mut occupied) => {
                        let earlier: &mut fluent_syntax::ast::Message<&str> = occupied.get_mut();
                        if message.value.is_some() {
                            earlier.value = message.value;
                        }
                        for attribute in message.attributes {
                            earlier
                                .attributes
                                .retain(|kept| kept.id.name != attribute.id.name);
                            earlier.attributes.push(attribute);
                        }
                    }
                },
                Entry::Term(term) => {
                    terms.insert(term.id.name, term);
                }
                _ => {}
            }
        }
    }
    let body = terms
        .into_values()
        .map(Entry::Term)
        .chain(messages.into_values().map(Entry::Message))
        .collect();
    fluent_syntax::serializer::serialize(&Resource { body })
}
