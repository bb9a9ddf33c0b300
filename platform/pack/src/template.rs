//! The templates of the speech and the document: text with references to
//! figures, and lines that stand for a table, a chart or a list.
//!
//! In the text `{{ V1 }}` is a figure as it is printed, `{{ V1.value }}` its
//! number and `{{ V1.state }}` its state, for conditions;
//! `{{ compare("V1") }}` tells it beside the year before, `{{ values("F4") }}`
//! names what is counted, and `{{ cell("V1", "sex", "male") }}` is one cell.
//! A line that begins with `::` is a [`Directive`].

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use kernel::Measure;
use minijinja::machinery::{Token, tokenize};

use crate::file::PackFile;
use crate::nearness::meant;
use crate::{Fault, Pack};

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

/// A line of a template that stands for more than text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// `::table V1 sex,form`: a figure broken down.
    Table {
        /// The figure.
        figure: String,
        /// By what.
        dimensions: Vec<String>,
    },
    /// `::years V1 V2`: figures over the years.
    Years(Vec<String>),
    /// `::chart trend V1`: figures over the years, as lines.
    Trend(Vec<String>),
    /// `::chart bars V1 sex`: a figure broken down, as bars.
    Bars {
        /// The figure.
        figure: String,
        /// By what.
        dimension: String,
    },
    /// `::chart funnel S1 V1`: figures one below the other.
    Funnel(Vec<String>),
    /// `::contents`: the table of contents.
    Contents,
    /// `::chapter-figures victims`: all figures of a chapter beside those of
    /// the year before.
    ChapterFigures(String),
    /// `::annex`: how each figure is counted.
    Annex,
    /// `::revisions`: what has changed in published figures.
    Revisions,
}

const DIRECTIVES: [&str; 7] = [
    "table",
    "years",
    "chart",
    "contents",
    "chapter-figures",
    "annex",
    "revisions",
];
const CHARTS: [&str; 3] = ["trend", "bars", "funnel"];

impl Directive {
    /// Reads a line: `None` when it is none, and otherwise the directive or
    /// what is wrong and what would be right.
    pub fn read(line: &str) -> Option<Result<Self, (String, String)>> {
        let line = line.trim_end();
        let words: Vec<&str> = line.strip_prefix("::")?.split_whitespace().collect();
        Some(Self::from_words(line, &words))
    }

    fn from_words(line: &str, words: &[&str]) -> Result<Self, (String, String)> {
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        match words {
            ["table", figure, dimensions] => Ok(Self::Table {
                figure: (*figure).to_owned(),
                dimensions: dimensions.split(',').map(str::to_owned).collect(),
            }),
            ["years", figures @ ..] if !figures.is_empty() => Ok(Self::Years(owned(figures))),
            ["chart", "trend", figures @ ..] if !figures.is_empty() => {
                Ok(Self::Trend(owned(figures)))
            }
            ["chart", "bars", figure, dimension] => Ok(Self::Bars {
                figure: (*figure).to_owned(),
                dimension: (*dimension).to_owned(),
            }),
            ["chart", "funnel", figures @ ..] if figures.len() > 1 => {
                Ok(Self::Funnel(owned(figures)))
            }
            ["contents"] => Ok(Self::Contents),
            ["chapter-figures", chapter] => Ok(Self::ChapterFigures((*chapter).to_owned())),
            ["annex"] => Ok(Self::Annex),
            ["revisions"] => Ok(Self::Revisions),
            _ => Err((format!("\"{line}\" is not understood"), Self::right(words))),
        }
    }

    fn right(words: &[&str]) -> String {
        match words {
            ["table", ..] => "write ::table, a figure and its dimensions: ::table V1 sex,form",
            ["years", ..] => "write ::years and at least one figure: ::years V1 V2",
            ["chart", "trend", ..] => "write ::chart trend and at least one figure",
            ["chart", "bars", ..] => "write ::chart bars, a figure and a dimension: ::chart bars V1 sex",
            ["chart", "funnel", ..] => "write ::chart funnel and at least two figures",
            ["chart", kind, ..] => return meant(kind, CHARTS),
            ["chapter-figures", ..] => "write ::chapter-figures and a chapter",
            ["contents" | "annex" | "revisions", ..] => "nothing may follow it on the line",
            [other, ..] => return meant(other, DIRECTIVES),
            [] => "write what is to stand here, such as ::contents",
        }
        .to_owned()
    }

    /// The figures it names.
    pub fn figures(&self) -> Vec<&str> {
        match self {
            Self::Table { figure, .. } | Self::Bars { figure, .. } => vec![figure],
            Self::Years(figures) | Self::Trend(figures) | Self::Funnel(figures) => {
                figures.iter().map(String::as_str).collect()
            }
            Self::Contents | Self::ChapterFigures(_) | Self::Annex | Self::Revisions => Vec::new(),
        }
    }

    /// The dimensions it breaks its figure down by.
    pub fn dimensions(&self) -> Vec<&str> {
        match self {
            Self::Table { dimensions, .. } => dimensions.iter().map(String::as_str).collect(),
            Self::Bars { dimension, .. } => vec![dimension],
            _ => Vec::new(),
        }
    }
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

/// What a template may name beside figures.
const NAMES: [&str; 5] = ["year", "last_year", "coordinator", "country", "date"];
/// What may be asked of figures.
const QUESTIONS: [&str; 3] = ["compare", "values", "cell"];
/// What a figure has.
const PARTS: [&str; 2] = ["value", "state"];
/// Words of the template language itself.
const GRAMMAR: [&str; 31] = [
    "if", "elif", "else", "endif", "for", "in", "endfor", "set", "endset", "macro", "endmacro",
    "with", "endwith", "filter", "endfilter", "raw", "endraw", "and", "or", "not", "is", "true",
    "false", "none", "True", "False", "None", "loop", "range", "recursive", "call",
];

/// Names every wrong reference of a template.
pub(crate) fn check(template: &Template, pack: &Pack) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Err(error) = minijinja::machinery::parse(
        &template.text,
        &template.file,
        minijinja::syntax::SyntaxConfig::default(),
    ) {
        faults.push(Fault::error(
            &template.file,
            error.line().unwrap_or(1),
            error.detail().unwrap_or("the template cannot be read").to_owned(),
            "close each {{ with }} and each {% if %} with {% endif %}",
        ));
        return faults;
    }
    for (number, line) in template.text.lines().enumerate() {
        let at = |what: String, right: String| Fault::error(&template.file, number + 1, what, right);
        match Directive::read(line) {
            None => {}
            Some(Err((what, right))) => faults.push(at(what, right)),
            Some(Ok(directive)) => check_directive(&directive, pack, at, &mut faults),
        }
    }
    check_references(template, pack, &mut faults);
    faults.sort_by_key(|fault| fault.line);
    faults
}

fn check_directive(
    directive: &Directive,
    pack: &Pack,
    at: impl Fn(String, String) -> Fault,
    faults: &mut Vec<Fault>,
) {
    for id in directive.figures() {
        let Some(figure) = pack.figure(id) else {
            faults.push(at(format!("there is no figure {id}"), figure_meant(pack, id)));
            continue;
        };
        let dimensions = pack.dimensions_of(figure);
        for name in directive.dimensions() {
            if dimensions.iter().all(|dimension| dimension.id != name) {
                let right = if dimensions.is_empty() {
                    "this figure has no breakdown".to_owned()
                } else {
                    meant(name, dimensions.iter().map(|dimension| dimension.id))
                };
                faults.push(at(format!("{id} cannot be broken down by \"{name}\""), right));
            }
        }
    }
    if let Directive::ChapterFigures(chapter) = directive
        && pack.figures.iter().all(|figure| figure.chapter != chapter)
    {
        faults.push(at(
            format!("no figure belongs to a chapter \"{chapter}\""),
            meant(chapter, pack.chapters.iter().map(String::as_str)),
        ));
    }
}

fn figure_meant(pack: &Pack, typed: &str) -> String {
    pack.nearest_figure(typed).map_or_else(
        || "`opennrm figures` shows them all".to_owned(),
        |near| format!("did you mean {near}?"),
    )
}

/// Walks the words between {{ }} and {% %}.
fn check_references(template: &Template, pack: &Pack, faults: &mut Vec<Fault>) {
    let tokens: Vec<(Token<'_>, usize)> = tokenize(
        &template.text,
        false,
        minijinja::syntax::SyntaxConfig::default(),
    )
    // The parser has read the text already: there is no faulty token.
    .map_while(Result::ok)
    .map(|(token, span)| (token, usize::from(span.start_line)))
    .collect();
    let own = names_of_its_own(&tokens);
    let token = |at: usize| tokens.get(at).map(|(token, _)| token);
    for (at, (this, line)) in tokens.iter().enumerate() {
        let Token::Ident(name) = this else { continue };
        let before = at.checked_sub(1).and_then(token);
        let mut no = |what: String, right: String| {
            faults.push(Fault::error(&template.file, *line, what, right));
        };
        match before {
            // A filter or a test of the template language.
            Some(Token::Pipe | Token::Ident("is")) => continue,
            Some(Token::Dot) => {
                if let Some(Token::Ident(id)) = at.checked_sub(2).and_then(token)
                    && pack.figure(id).is_some()
                    && !PARTS.contains(name)
                {
                    no(format!("a figure has no \"{name}\""), meant(name, PARTS));
                }
                continue;
            }
            _ => {}
        }
        if QUESTIONS.contains(name) && matches!(token(at + 1), Some(Token::ParenOpen)) {
            let text = |at: usize| match token(at) {
                Some(Token::Str(text)) => Some((*text).to_owned()),
                Some(Token::String(text)) => Some(text.to_string()),
                _ => None,
            };
            // Without a text the argument is a name of the template's own.
            if let Some(id) = text(at + 2) {
                let further = [text(at + 4), text(at + 6)];
                check_question(name, &id, further, pack, &mut no);
            }
            continue;
        }
        let is_known = GRAMMAR.contains(name)
            || NAMES.contains(name)
            || own.contains(name)
            || pack.figure(name).is_some();
        if is_known {
            continue;
        }
        let is_like_an_id = name.starts_with(|first: char| first.is_ascii_uppercase());
        if is_like_an_id {
            no(format!("there is no figure {name}"), figure_meant(pack, name));
        } else {
            let known = NAMES.iter().chain(&QUESTIONS).copied();
            no(format!("nothing is called \"{name}\""), meant(name, known));
        }
    }
}

fn check_question(
    question: &str,
    id: &str,
    further: [Option<String>; 2],
    pack: &Pack,
    no: &mut impl FnMut(String, String),
) {
    let Some(figure) = pack.figure(id) else {
        no(format!("there is no figure {id}"), figure_meant(pack, id));
        return;
    };
    let measure = catalogue_measure(pack, figure);
    if question == "values" && !matches!(measure, Measure::Distinct(..)) {
        no(
            format!("{id} does not count different values, so it has none to name"),
            "use values() with a figure that counts kinds, countries or bodies".into(),
        );
    }
    if question == "cell"
        && let [Some(dimension), code] = further
    {
        let dimensions = pack.dimensions_of(figure);
        if dimensions.iter().all(|known| known.id != dimension) {
            no(
                format!("{id} cannot be broken down by \"{dimension}\""),
                meant(&dimension, dimensions.iter().map(|known| known.id)),
            );
        } else if let Some(code) = code
            && let Some(list) = crate::fit::list_of(pack, figure, &dimension)
            && list.value(&code).is_none()
            && !kernel::NON_ANSWERS.contains(&code.as_str())
        {
            no(
                format!("the list \"{}\" has no value \"{code}\"", list.name),
                meant(&code, list.codes()),
            );
        }
    }
}

fn catalogue_measure<'pack>(pack: &'pack Pack, figure: &'pack kernel::Figure) -> &'pack Measure {
    crate::catalogue::repeated(figure, &pack.figures).map_or(&figure.measure, |other| &other.measure)
}

/// Names that the template gives itself: by set, for, macro and with.
fn names_of_its_own<'text>(tokens: &[(Token<'text>, usize)]) -> BTreeSet<&'text str> {
    let mut own = BTreeSet::new();
    for (at, (token, _)) in tokens.iter().enumerate() {
        let Token::Ident("set" | "for" | "macro" | "with") = token else {
            continue;
        };
        // The word opens a block only at its beginning.
        if !matches!(
            at.checked_sub(1).map(|before| &tokens[before].0),
            Some(Token::BlockStart)
        ) {
            continue;
        }
        let is_macro = matches!(token, Token::Ident("macro"));
        for (token, _) in &tokens[at + 1..] {
            match token {
                Token::Ident("in") | Token::BlockEnd => break,
                Token::Assign if !is_macro => break,
                Token::Ident(name) => {
                    own.insert(*name);
                }
                _ => {}
            }
        }
    }
    own
}
