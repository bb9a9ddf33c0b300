//! The pack's papers with their figures filled in, as text with links to the
//! figures. A wrong reference is refused with file and line.

mod marks;
mod uncounted;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{No, Refusal};
use minijinja::value::{Object, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use pack::{Pack, Template};
use paper::Block;
use paper::markdown::MarkdownFault;
use statistics::{FigureValue, State};
use words::Language;

use crate::Report;
use crate::labels::{IN_OWN_ORDER_MAX, label, one_after_the_other, within_sentence};
use crate::printed::NamedCell;

pub use marks::check;

/// A paper with its figures filled in.
pub(crate) struct Narrative {
    /// The file of its template.
    pub(crate) file: String,
    /// What it says, with directives still to be replaced.
    pub(crate) blocks: Vec<Block>,
    /// The cells of breakdowns that it prints.
    pub(crate) named: BTreeSet<NamedCell>,
}

/// Fills the figures into a paper.
pub(crate) fn narrative(
    report: &Report,
    pack: &Pack,
    template: &Template,
    language: &Language,
) -> Result<Narrative, No> {
    let named: Arc<Mutex<BTreeSet<NamedCell>>> = Arc::default();
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    add_figures(&mut environment, report, pack, language);
    add_questions(&mut environment, report, pack, language, &named);
    add_names(&mut environment, report, pack, language);
    let text = environment
        .render_named_str(&template.file, &template.text, ())
        .map_err(|error| template_fault(template, &error))?;
    drop(environment);
    let blocks =
        paper::markdown::parse(&text).map_err(|faults| text_faults(template, &text, &faults))?;
    let named = named.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let uncounted: BTreeSet<&str> = pack
        .figures()
        .into_iter()
        .map(|figure| figure.id)
        .filter(|id| {
            let value = report.value(id, report.year());
            value.is_some_and(|value| value.state != State::Counted)
        })
        .collect();
    Ok(Narrative {
        file: template.file.clone(),
        blocks: uncounted::told_apart(blocks, &uncounted, language),
        named,
    })
}

/// What is wrong in a paper, at its line.
pub(crate) fn refused(file: &str, line: usize, what: impl fmt::Display) -> Refusal {
    Refusal::by("annual_report.narrative")
        .naming("file", file)
        .naming("line", line)
        .naming("what", what)
}

fn template_fault(template: &Template, error: &minijinja::Error) -> No {
    let what = error
        .detail()
        .map_or_else(|| error.kind().to_string(), str::to_owned);
    refused(&template.file, error.line().unwrap_or(1), what).into()
}

/// Faults of the filled-in text, at the lines of the paper that they come
/// from.
fn text_faults(template: &Template, text: &str, faults: &[MarkdownFault]) -> No {
    let refusals: Vec<Refusal> = faults
        .iter()
        .map(|fault| {
            let line = line_of_template(&template.text, text, fault.line);
            refused(&template.file, line, &fault.sentence)
        })
        .collect();
    refusals.into()
}

/// The line of a template from which a line of its filled-in text came: the
/// one that begins with the same words, up to the first brace.
fn line_of_template(template: &str, text: &str, line: usize) -> usize {
    let Some(written) = text.lines().nth(line.saturating_sub(1)) else {
        return 1;
    };
    let common = |source: &str| {
        let words = source.split('{').next().unwrap_or_default();
        if words.is_empty() || !written.starts_with(words) {
            0
        } else {
            words.chars().count()
        }
    };
    template
        .lines()
        .enumerate()
        .max_by_key(|(position, source)| (common(source), usize::MAX - position))
        .map_or(1, |(position, _)| position + 1)
}

/// Text as Markdown that says the same: no sign of it is taken for a mark.
pub(crate) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for sign in text.trim().chars() {
        if sign.is_ascii_punctuation() {
            written.push('\\');
        }
        written.push(if sign.is_control() { ' ' } else { sign });
    }
    written
}

fn linked(id: &str, shown: &str) -> String {
    format!("[{}](figure:{id})", escaped(shown))
}

/// A figure in a text: a link that shows it as it is printed.
#[derive(Debug)]
struct FigureWord {
    id: String,
    shown: String,
    state: State,
    value: Value,
}

impl Object for FigureWord {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            "value" => Some(self.value.clone()),
            "state" => Some(Value::from(self.state.code())),
            "shown" => Some(Value::from(escaped(&self.shown))),
            _ => None,
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&linked(&self.id, &self.shown))
    }
}

fn add_figures(
    environment: &mut Environment<'_>,
    report: &Report,
    pack: &Pack,
    language: &Language,
) {
    for figure in pack.figures() {
        let Some(value) = report.value(figure.id, report.year()) else {
            continue;
        };
        let (_, shown) = statistics::said(figure, value, language);
        let number = value.number.map_or(Value::from(()), number_in_conditions);
        environment.add_global(
            figure.id,
            Value::from_object(FigureWord {
                id: figure.id.to_owned(),
                shown,
                state: value.state,
                value: number,
            }),
        );
    }
}

/// A number as conditions of a template compare it.
fn number_in_conditions(number: statistics::Number) -> Value {
    let number = number.json();
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => Value::from(whole),
        (None, Some(decimal)) => Value::from(decimal),
        (None, None) => Value::from(()),
    }
}

/// Answers prepared for every figure, so that the template needs nothing of
/// the report itself.
fn add_questions(
    environment: &mut Environment<'_>,
    report: &Report,
    pack: &Pack,
    language: &Language,
    named: &Arc<Mutex<BTreeSet<NamedCell>>>,
) {
    let mut compared: BTreeMap<String, String> = BTreeMap::new();
    let mut values: BTreeMap<String, [String; 2]> = BTreeMap::new();
    for figure in pack.figures() {
        let now = report.value(figure.id, report.year());
        let then = report.value(figure.id, report.year() - 1);
        let sentence = now
            .zip(then)
            .and_then(|(now, then)| statistics::compared(now, then, language));
        compared.insert(figure.id.to_owned(), sentence.unwrap_or_default());
        if let Some(counted) = report.content.values.get(figure.id) {
            let is_counted = now.is_some_and(|now| now.state == State::Counted);
            let names: Vec<String> = if is_counted {
                names_of(counted, pack, language)
            } else {
                Vec::new()
            };
            let small: Vec<String> = names
                .iter()
                .map(|name| within_sentence(language, name))
                .collect();
            let told = [names, small].map(|names| one_after_the_other(language, &names));
            values.insert(figure.id.to_owned(), told);
        }
    }
    let nearest = |id: &str| pack.nearest_figure(id).unwrap_or("V1").to_owned();
    let near: BTreeMap<char, String> = ('A'..='Z')
        .map(|letter| (letter, nearest(&format!("{letter}1"))))
        .collect();
    let unknown = move |id: &str| {
        let meant = id
            .chars()
            .next()
            .and_then(|letter| near.get(&letter.to_ascii_uppercase()))
            .map_or("", String::as_str);
        minijinja::Error::new(
            ErrorKind::InvalidOperation,
            format!("there is no figure {id}; did you mean {meant}?"),
        )
    };
    let no_figure = unknown.clone();
    environment.add_function("compare", move |id: String| {
        compared
            .get(&id)
            .map(|sentence| escaped(sentence))
            .ok_or_else(|| no_figure(&id))
    });
    environment.add_function("values", move |id: String, how: Option<String>| {
        let wrong = |what: String| minijinja::Error::new(ErrorKind::InvalidOperation, what);
        let [names, small] = values.get(&id).ok_or_else(|| {
            wrong(format!(
                "{id} does not count different values, so it has none to name"
            ))
        })?;
        match how.as_deref() {
            None => Ok(escaped(names)),
            Some("lower") => Ok(escaped(small)),
            Some(other) => Err(wrong(format!(
                "values are told with their capitals, or \"lower\" without, and not \"{other}\""
            ))),
        }
    });
    let cells = Cells::of(report, pack, language);
    let named = Arc::clone(named);
    environment.add_function(
        "cell",
        move |id: String, dimension: String, code: String| {
            let shown = cells.shown(&id, &dimension, &code).ok_or_else(|| {
                minijinja::Error::new(
                    ErrorKind::InvalidOperation,
                    format!("{id} cannot be broken down by \"{dimension}\""),
                )
            })?;
            named
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert((id.clone(), dimension, code));
            Ok(linked(&id, &shown))
        },
    );
}

/// The names of the values that a figure counts: those of a short list in its
/// own order, in which "other" comes last; those of a longer one by name.
fn names_of(counted: &statistics::Values, pack: &Pack, language: &Language) -> Vec<String> {
    let list = counted.list.as_deref();
    let mut named: Vec<(usize, String)> = counted
        .codes
        .iter()
        .map(|code| {
            let place = list
                .map(|name| pack.list(name))
                .filter(|list| list.values.len() <= IN_OWN_ORDER_MAX)
                .and_then(|list| list.codes().position(|known| known == code));
            let name = label(pack, language, None, list, code);
            (place.unwrap_or(usize::MAX), name)
        })
        .collect();
    named.sort_by(|(one, one_name), (other, other_name)| {
        one.cmp(other)
            .then_with(|| language.compare(one_name, other_name))
    });
    named.into_iter().map(|(_, name)| name).collect()
}

/// The cells of every breakdown by one dimension, as a text prints them.
struct Cells {
    shown: BTreeMap<(String, String), BTreeMap<String, String>>,
    /// What a breakdown says of a code without records.
    otherwise: BTreeMap<(String, String), String>,
}

impl Cells {
    fn of(report: &Report, pack: &Pack, language: &Language) -> Self {
        let mut cells = Self {
            shown: BTreeMap::new(),
            otherwise: BTreeMap::new(),
        };
        for figure in pack.figures() {
            for dimension in pack.dimensions_of(figure) {
                let dimensions = [dimension.id.to_owned()];
                let Some(breakdown) = report.breakdown(pack, figure.id, &dimensions) else {
                    continue;
                };
                let key = (figure.id.to_owned(), dimension.id.to_owned());
                cells
                    .otherwise
                    .insert(key.clone(), otherwise(&breakdown.figure, language));
                let by_code = cells.shown.entry(key).or_default();
                for cell in &breakdown.cells {
                    by_code.insert(
                        cell.codes[0].clone(),
                        crate::document::number_shown(cell.number, language),
                    );
                }
            }
        }
        cells
    }

    fn shown(&self, id: &str, dimension: &str, code: &str) -> Option<String> {
        let key = (id.to_owned(), dimension.to_owned());
        let otherwise = self.otherwise.get(&key)?;
        Some(
            self.shown
                .get(&key)
                .and_then(|cells| cells.get(code))
                .unwrap_or(otherwise)
                .clone(),
        )
    }
}

fn otherwise(figure: &FigureValue, language: &Language) -> String {
    match figure.state {
        State::Counted => language.number(0),
        state => language.say(&format!("state-{}", state.code()), &[]),
    }
}

fn add_names(environment: &mut Environment<'_>, report: &Report, pack: &Pack, language: &Language) {
    let escaped_name = |text: String| Value::from(escaped(&text));
    environment.add_global("year", Value::from(report.year()));
    environment.add_global("last_year", Value::from(report.year() - 1));
    environment.add_global("coordinator", escaped_name(coordinator(pack, language)));
    environment.add_global("country", escaped_name(country(pack, language)));
    environment.add_global("date", escaped_name(language.date(report.date)));
    let set = report.set.as_ref().map_or_else(
        || language.say("report-draft", &[]),
        |set| set.number.to_string(),
    );
    environment.add_global("set", escaped_name(set));
}

/// The coordinator's name.
pub(crate) fn coordinator(pack: &Pack, language: &Language) -> String {
    let coordinator = &pack.coordinator;
    let name = in_language(&coordinator.name, pack, language);
    let title = in_language(&coordinator.title, pack, language);
    match (name.is_empty(), title.is_empty()) {
        (false, false) => format!("{name}, {title}"),
        (true, _) => title,
        (_, true) => name,
    }
}

/// The country's name.
pub(crate) fn country(pack: &Pack, language: &Language) -> String {
    in_language(&pack.name, pack, language)
}

fn in_language(names: &BTreeMap<String, String>, pack: &Pack, language: &Language) -> String {
    names
        .get(language.tag())
        .or_else(|| names.get(pack.languages.first()?))
        .or_else(|| names.get(words::BASE_LANGUAGE))
        .cloned()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_at_the_line_of_the_template_that_wrote_it() {
        let template = "{#- a\n  comment -#}\n# Title\n\nSome {{ V1 }} words\n\n`code` here\n";
        let text = "# Title\n\nSome [94](figure:V1) words\n\n`code` here\n";
        assert_eq!(line_of_template(template, text, 5), 7);
        assert_eq!(line_of_template(template, text, 3), 5);
    }

    #[test]
    fn hostile_text_stays_text() {
        let sly = "](javascript:alert) <script> # *a* `b` ::table V1 sex\n1. ![x](y)";
        let text = format!("Begin {} end", escaped(sly));
        let blocks = paper::markdown::parse(&text).unwrap_or_default();
        let [Block::Paragraph { content }] = blocks.as_slice() else {
            panic!("{blocks:?}");
        };
        let expected = format!("Begin {} end", sly.replace('\n', " "));
        assert_eq!(paper::document::plain_text(content), expected);
    }
}
