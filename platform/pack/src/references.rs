//! Whether everything that a template refers to is there.

use std::collections::BTreeSet;

use kernel::Measure;
use minijinja::machinery::{Token, tokenize};

use crate::nearness::meant;
use crate::{Directive, Fault, Pack, Template};

/// What a template may name beside figures.
const NAMES: [&str; 5] = ["year", "last_year", "coordinator", "country", "date"];
/// What may be asked of figures.
const QUESTIONS: [&str; 3] = ["compare", "values", "cell"];
/// What a figure has.
const PARTS: [&str; 2] = ["value", "state"];
/// Words of the template language itself.
const GRAMMAR: [&str; 31] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "set",
    "endset",
    "macro",
    "endmacro",
    "with",
    "endwith",
    "filter",
    "endfilter",
    "raw",
    "endraw",
    "and",
    "or",
    "not",
    "is",
    "true",
    "false",
    "none",
    "True",
    "False",
    "None",
    "loop",
    "range",
    "recursive",
    "call",
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
            error
                .detail()
                .unwrap_or("the template cannot be read")
                .to_owned(),
            "close each {{ with }} and each {% if %} with {% endif %}",
        ));
        return faults;
    }
    for (number, line) in template.text.lines().enumerate() {
        let at =
            |what: String, right: String| Fault::error(&template.file, number + 1, what, right);
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
            faults.push(at(
                format!("there is no figure {id}"),
                figure_meant(pack, id),
            ));
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
                faults.push(at(
                    format!("{id} cannot be broken down by \"{name}\""),
                    right,
                ));
            }
        }
    }
    let dimensions = directive.dimensions();
    let is_twice = dimensions
        .iter()
        .enumerate()
        .any(|(position, name)| dimensions[..position].contains(name));
    if dimensions.len() > 2 || is_twice {
        faults.push(at(
            format!(
                "a table has one dimension or two different ones, and not \"{}\"",
                dimensions.join(",")
            ),
            "divide it into several tables".to_owned(),
        ));
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
        // What a macro of the template is given may be a figure's id too.
        if let Token::Str(text) = this
            && is_like_an_id(text)
            && pack.figure(text).is_none()
            && !is_asked_for(&tokens, at)
        {
            faults.push(Fault::error(
                &template.file,
                *line,
                format!("there is no figure {text}"),
                figure_meant(pack, text),
            ));
        }
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
        if name.starts_with(|first: char| first.is_ascii_uppercase()) {
            no(
                format!("there is no figure {name}"),
                figure_meant(pack, name),
            );
        } else {
            let known = NAMES.iter().chain(&QUESTIONS).copied();
            no(format!("nothing is called \"{name}\""), meant(name, known));
        }
    }
}

/// Capital letters and then digits.
fn is_like_an_id(text: &str) -> bool {
    let number = text.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    number.len() < text.len()
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is what one of the questions is asked of: those are
/// checked with the question.
fn is_asked_for(tokens: &[(Token<'_>, usize)], at: usize) -> bool {
    let asked = tokens[..at]
        .iter()
        .rev()
        .take_while(|(token, _)| !matches!(token, Token::ParenClose | Token::VariableStart))
        .any(|(token, _)| matches!(token, Token::Ident(name) if QUESTIONS.contains(name)));
    asked && !matches!(tokens.get(at + 1), Some((Token::Eq, _)))
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
    crate::catalogue::repeated(figure, &pack.figures)
        .map_or(&figure.measure, |other| &other.measure)
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
