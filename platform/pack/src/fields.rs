//! `fields.toml`: fields that the country adds to registers, and help texts
//! that it replaces.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Class, Compartment, Field, FieldKind, RecordKind};
use serde::Deserialize;
use toml::Spanned;

use crate::Fault;
use crate::country::in_each_language;
use crate::file::PackFile;
use crate::nearness::meant;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldsFile {
    #[serde(default)]
    field: Vec<AddedField>,
    #[serde(default)]
    help: Vec<Spanned<Help>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddedField {
    register: Spanned<String>,
    name: Spanned<String>,
    kind: Spanned<Kind>,
    class: Spanned<WrittenClass>,
    compartment: Option<Spanned<Compartment>>,
    list: Option<Spanned<String>>,
    #[serde(default)]
    required: bool,
    min: Option<i64>,
    max: Option<i64>,
    label: Spanned<BTreeMap<String, Spanned<String>>>,
    help: Option<Spanned<BTreeMap<String, Spanned<String>>>>,
}

/// A class as the file names it: a sealed field's compartment stands beside.
#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum WrittenClass {
    Sealed,
    Counted,
    Open,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Text,
    Prose,
    Code,
    Codes,
    Date,
    Year,
    Whole,
    Money,
    YesNo,
}

#[derive(Deserialize)]
struct Help {
    register: Spanned<String>,
    field: Spanned<String>,
    #[serde(flatten)]
    words: BTreeMap<String, String>,
}

/// What `fields.toml` adds.
#[derive(Default)]
pub(crate) struct Added {
    /// Words of the fields in Fluent, by language.
    pub(crate) words: BTreeMap<String, String>,
    /// Where each added field is written, by register and name.
    pub(crate) places: BTreeMap<(String, String), (String, usize)>,
}

/// Appends the country's fields to the registers.
pub(crate) fn read(
    file: &PackFile,
    kinds: &mut [RecordKind],
    languages: &[String],
    faults: &mut Vec<Fault>,
) -> Added {
    let mut added = Added::default();
    let Some(read) = file.toml::<FieldsFile>(faults) else {
        return added;
    };
    for field in read.field {
        let label = in_each_language(file, "label", &field.label, languages, faults);
        let help = field
            .help
            .as_ref()
            .map(|help| in_each_language(file, "help", help, languages, faults))
            .unwrap_or_default();
        let Some(kind) = register(file, &field.register, kinds, faults) else {
            continue;
        };
        let Some(made) = made(file, &field, kind, faults) else {
            continue;
        };
        let line = file.line(field.name.span().start);
        for (language, label) in label {
            let words = added.words.entry(language.clone()).or_default();
            let key = format!("{}-{}", kind.register, made.name);
            let mut text = format!("{key} = {}\n", quoted(&label));
            if let Some(help) = help.get(&language) {
                text.push_str(&format!("    .help = {}\n", quoted(help)));
            }
            words.push_str(&text);
        }
        added.places.insert(
            (kind.register.clone(), made.name.clone()),
            (file.path.clone(), line),
        );
        kind.fields.push(made);
    }
    for help in read.help {
        replace_help(file, &help, kinds, languages, &mut added, faults);
    }
    added
}

fn register<'kinds>(
    file: &PackFile,
    name: &Spanned<String>,
    kinds: &'kinds mut [RecordKind],
    faults: &mut Vec<Fault>,
) -> Option<&'kinds mut RecordKind> {
    let at = kinds
        .iter()
        .position(|kind| kind.register == *name.get_ref());
    if at.is_none() {
        faults.push(file.error(
            name.span().start,
            format!("there is no register \"{}\"", name.get_ref()),
            meant(
                name.get_ref(),
                kinds.iter().map(|kind| kind.register.as_str()),
            ),
        ));
    }
    kinds.get_mut(at?)
}

/// The field, if nothing stands against it.
fn made(
    file: &PackFile,
    field: &AddedField,
    kind: &RecordKind,
    faults: &mut Vec<Fault>,
) -> Option<Field> {
    let name = field.name.get_ref();
    let before = faults.len();
    let mut no = |at: usize, what: String, right: &str| faults.push(file.error(at, what, right));
    let is_name = name.len() <= 40
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_name {
        no(
            field.name.span().start,
            format!("\"{name}\" cannot be the name of a field"),
            "use up to 40 small Latin letters, digits and _, beginning with a letter",
        );
    }
    if kernel::RESERVED_FIELDS.contains(&name.as_str()) || kind.field(name).is_some() {
        no(
            field.name.span().start,
            format!("\"{}\" has a field \"{name}\" already", kind.register),
            "give the new one another name",
        );
    }
    let takes_a_list = matches!(field.kind.get_ref(), Kind::Code | Kind::Codes);
    match &field.list {
        None if takes_a_list => no(
            field.kind.span().start,
            format!("the field \"{name}\" takes codes and names no list"),
            "add list = \"…\"",
        ),
        Some(list) if !takes_a_list => no(
            list.span().start,
            format!("the field \"{name}\" has a list and does not take codes"),
            "write kind = \"code\" or \"codes\", or leave the list out",
        ),
        _ => {}
    }
    let is_text = matches!(field.kind.get_ref(), Kind::Text | Kind::Prose);
    if is_text && *field.class.get_ref() == WrittenClass::Counted {
        no(
            field.class.span().start,
            format!("the text of \"{name}\" cannot be counted"),
            "make it sealed when it can be about a person, and open otherwise",
        );
    }
    let class = match (field.class.get_ref(), &field.compartment) {
        (WrittenClass::Sealed, Some(compartment)) => Some(Class::Sealed(*compartment.get_ref())),
        (WrittenClass::Counted, None) => Some(Class::Counted),
        (WrittenClass::Open, None) => Some(Class::Open),
        (WrittenClass::Sealed, None) => {
            no(
                field.class.span().start,
                format!("the sealed field \"{name}\" is in no compartment"),
                "add compartment = \"identity\", \"location\", \"health\" or \"testimony\"",
            );
            None
        }
        (WrittenClass::Counted | WrittenClass::Open, Some(compartment)) => {
            no(
                compartment.span().start,
                format!("the field \"{name}\" is not sealed and has a compartment"),
                "only sealed fields are kept in compartments: write class = \"sealed\", or leave \
                 the compartment out",
            );
            None
        }
    };
    if let (Some(min), Some(max)) = (field.min, field.max)
        && max < min
    {
        no(
            field.name.span().start,
            format!("the most that \"{name}\" may be, {max}, is less than the least, {min}"),
            "let max be no less than min",
        );
    }
    if faults.len() > before {
        return None;
    }
    let list = || {
        field
            .list
            .as_ref()
            .map(|list| list.get_ref().clone())
            .unwrap_or_default()
    };
    let kind = match field.kind.get_ref() {
        Kind::Text => FieldKind::Text {
            characters_max: 200,
        },
        Kind::Prose => FieldKind::Prose {
            characters_max: 10_000,
        },
        Kind::Code => FieldKind::Code { list: list() },
        Kind::Codes => FieldKind::Codes { list: list() },
        Kind::Date => FieldKind::Date { future: false },
        Kind::Year => FieldKind::Year,
        Kind::Whole => FieldKind::Whole {
            min: 0,
            max: 1_000_000_000,
        },
        Kind::Money => FieldKind::Money,
        Kind::YesNo => FieldKind::YesNo,
    };
    let made = Field::new(name, kind, class?, field.required);
    Some(made.with_limits(field.min, field.max))
}

fn replace_help(
    file: &PackFile,
    help: &Spanned<Help>,
    kinds: &mut [RecordKind],
    languages: &[String],
    added: &mut Added,
    faults: &mut Vec<Fault>,
) {
    let at = help.span().start;
    let help = help.get_ref();
    let Some(kind) = register(file, &help.register, kinds, faults) else {
        return;
    };
    if kind.field(help.field.get_ref()).is_none() {
        faults.push(file.error(
            help.field.span().start,
            format!(
                "\"{}\" has no field \"{}\"",
                kind.register,
                help.field.get_ref()
            ),
            meant(
                help.field.get_ref(),
                kind.fields.iter().map(|field| field.name.as_str()),
            ),
        ));
        return;
    }
    let strange: BTreeSet<&String> = help
        .words
        .keys()
        .filter(|language| !languages.contains(language))
        .collect();
    for language in strange {
        faults.push(file.error(
            at,
            format!("the pack has no language \"{language}\""),
            format!("the languages are: {}", languages.join(", ")),
        ));
    }
    for language in languages {
        match help.words.get(language) {
            Some(text) => {
                let words = added.words.entry(language.clone()).or_default();
                let key = format!("{}-{}", kind.register, help.field.get_ref());
                words.push_str(&format!("{key} =\n    .help = {}\n", quoted(text)));
            }
            None => faults.push(file.error(
                at,
                format!("the help is missing in \"{language}\""),
                format!("add {language} = \"…\""),
            )),
        }
    }
}

/// A text as Fluent writes it when nothing in it may be read as Fluent.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("{ \"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' | '\r' => quoted.push(' '),
            other => quoted.push(other),
        }
    }
    quoted.push_str("\" }");
    quoted
}
