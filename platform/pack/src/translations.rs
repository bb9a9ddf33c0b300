//! Whether everything that people read is written in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kernel::Desk;
use words::BASE_LANGUAGE;

use crate::nearness::nearest;
use crate::source::{desk_of, source_of};
use crate::{Fault, List, Pack};

/// Words that are missing in a language, and words that nobody asks for.
pub(crate) fn check(pack: &Pack, desks: &[Desk]) -> Vec<Fault> {
    let mut faults = Vec::new();
    english(pack, desks, &mut faults);
    for language in &pack.languages {
        if language != BASE_LANGUAGE {
            missing(pack, language, &mut faults);
        }
        strange(pack, language, &mut faults);
        for list in pack.lists.0.values() {
            values(list, language, pack, &mut faults);
        }
    }
    faults
}

/// What the desks' registers, fields and figures need in English.
fn english(pack: &Pack, desks: &[Desk], faults: &mut Vec<Fault>) {
    let keys = pack.words.keys(BASE_LANGUAGE);
    let mut need = |file: &str, key: String| {
        if !keys.contains_key(&key) {
            faults.push(Fault::error(
                file,
                0,
                format!("the word \"{key}\" is missing"),
                format!("add {} = …", key.replace('.', " with .")),
            ));
        }
    };
    let mut units = BTreeSet::new();
    let mut dimensions = BTreeSet::new();
    for desk in desks {
        let file = source_of(desk.name, "words/en.ftl");
        need(&file, format!("desk-{}", desk.name));
        for register in &desk.registers {
            let name = &register.kind.register;
            need(&file, name.clone());
            need(&file, format!("{name}.one"));
            need(&file, format!("{name}.about"));
            for field in &register.kind.fields {
                need(&file, format!("{name}-{}", field.name));
            }
            for (rule, _) in register.rules() {
                need(&file, format!("refusal-{}", rule.replace('.', "-")));
            }
        }
        for list in &desk.lists {
            need(&file, format!("list-{}", list.name));
        }
        for figure in &desk.figures {
            need(&file, format!("figure-{}", figure.id));
            need(&file, format!("figure-{}.definition", figure.id));
            units.insert((figure.unit.code(), file.clone()));
            for dimension in &figure.dimensions {
                dimensions.insert((dimension.id, file.clone()));
            }
        }
    }
    // Units, dimensions and chapters are said by whichever desk brings them:
    // the first that needs the word is named.
    let mut told = BTreeSet::new();
    for (key, file) in units
        .iter()
        .map(|(unit, file)| (format!("unit-{unit}"), file))
        .chain(
            dimensions
                .iter()
                .map(|(dimension, file)| (format!("dimension-{dimension}"), file)),
        )
    {
        if told.insert(key.clone()) {
            need(file, key);
        }
    }
    for list in pack.lists.0.values().filter(|list| list.desk.is_none()) {
        let key = format!("list-{}", list.name);
        if !keys.contains_key(&key) {
            let (file, _) = list.file.clone().unwrap_or_default();
            faults.push(Fault::error(
                file,
                1,
                format!("the list has no name: the word \"{key}\" is missing"),
                format!("add {key} = … to a file of English words in the pack"),
            ));
        }
    }
}

/// Every word that English has is there in the language, with the values
/// that English sets in.
fn missing(pack: &Pack, language: &str, faults: &mut Vec<Fault>) {
    let own = pack.words.keys(language);
    let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
    for place in own.values() {
        let end = ends.entry(&place.source).or_default();
        *end = place.line.max(*end);
    }
    // A file that nobody has begun is one fault, not one for each of its words.
    let mut unwritten: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for (key, place) in pack.words.missing(language) {
        let file = home_of(pack, language, &place.source);
        let line = ends.get(file.as_str()).copied().unwrap_or(0);
        if line == 0 && !Path::new(&file).exists() {
            *unwritten.entry((file, &place.source)).or_default() += 1;
            continue;
        }
        faults.push(Fault::error(
            file,
            line,
            format!("the word \"{key}\" is missing in \"{language}\""),
            format!(
                "say in \"{language}\" what {}:{} says",
                place.source, place.line
            ),
        ));
    }
    for ((file, english), words) in unwritten {
        faults.push(Fault::error(
            file,
            0,
            format!("{words} words are missing in \"{language}\", and are said in English"),
            format!("write the file, with the keys of {english}"),
        ));
    }
}

/// The file in which the pack says what an English file says.
fn home_of(pack: &Pack, language: &str, english: &str) -> String {
    let desk = desk_of(english).unwrap_or("base");
    let file = pack
        .folder
        .join("words")
        .join(format!("{desk}.{language}.ftl"));
    file.display().to_string()
}

/// Words of the pack that the program never asks for, and values in them
/// that the program does not set in.
fn strange(pack: &Pack, language: &str, faults: &mut Vec<Fault>) {
    let english = pack.words.keys(BASE_LANGUAGE);
    let words_folder = pack.folder.join("words").display().to_string();
    for (key, place) in pack.words.keys(language) {
        if !place.source.starts_with(&words_folder) {
            continue;
        }
        let named = key.split('.').next().unwrap_or(key);
        if named.starts_with("currency-") || is_added_field(pack, named) {
            continue;
        }
        // The pack's own English stands over the desks' and hides it, so
        // that a key of it is known by what the registers and figures need.
        let known = if language == BASE_LANGUAGE {
            is_needed(pack, named)
        } else {
            english.contains_key(key)
        };
        if !known {
            let near = nearest(
                key,
                english
                    .keys()
                    .filter(|other| *other != key)
                    .map(String::as_str),
            );
            faults.push(Fault::error(
                &place.source,
                place.line,
                format!("nothing in the program is called \"{key}\""),
                near.map_or_else(
                    || "leave it out".to_owned(),
                    |near| format!("did you mean \"{near}\"?"),
                ),
            ));
            continue;
        }
        let Some(said) = english.get(key).filter(|_| language != BASE_LANGUAGE) else {
            continue;
        };
        for value in place.values.difference(&said.values) {
            faults.push(Fault::error(
                &place.source,
                place.line,
                format!("\"{key}\" uses ${value}, which nobody sets in"),
                if said.values.is_empty() {
                    "this word has no values".to_owned()
                } else {
                    let known: Vec<String> = said
                        .values
                        .iter()
                        .map(|value| format!("${value}"))
                        .collect();
                    format!("use {}", known.join(", "))
                },
            ));
        }
    }
}

fn is_added_field(pack: &Pack, key: &str) -> bool {
    pack.added
        .keys()
        .any(|(register, field)| key.strip_prefix(register.as_str()) == Some(&format!("-{field}")))
}

/// Whether a key of the pack's English is one that the program may ask for.
fn is_needed(pack: &Pack, key: &str) -> bool {
    if let Some((before, rest)) = key.split_once('-') {
        match before {
            "figure" => return pack.figure(rest).is_some(),
            "list" => return pack.lists.0.contains_key(rest),
            "chapter" => return pack.chapters.iter().any(|chapter| chapter == rest),
            _ => {}
        }
        if let Some(kind) = pack.kind(before) {
            return kind.field(rest).is_some();
        }
        // Words of desks and pages: their English cannot be told apart from
        // the pack's, so that only the names above are held to be right.
        return true;
    }
    pack.kind(key).is_some()
}

/// Every value of a list has a name in the language.
fn values(list: &List, language: &str, pack: &Pack, faults: &mut Vec<Fault>) {
    let (file, end) = list.file.clone().unwrap_or_else(|| {
        let path = pack.folder.join("lists").join(format!("{}.csv", list.name));
        (path.display().to_string(), 0)
    });
    let mut without_row: Vec<&str> = Vec::new();
    for value in &list.values {
        if value.names.contains_key(language) {
            continue;
        }
        match value.line {
            Some(line) => faults.push(Fault::error(
                &file,
                line,
                format!("\"{}\" has no name in \"{language}\"", value.code),
                format!("write one in the column \"{language}\""),
            )),
            None => without_row.push(&value.code),
        }
    }
    // The registers are named by words, whose lack is told there.
    if without_row.is_empty() || list.name == "registers" {
        return;
    }
    let codes = without_row.join(", ");
    let (what, right) = if language == BASE_LANGUAGE {
        (
            "of the desk's values have no English name",
            "write it in the desk's list",
        )
    } else {
        (
            "values have no name in this language",
            "add a row for each: its code and its name",
        )
    };
    faults.push(Fault::error(
        file,
        end,
        format!("{} {what} (\"{language}\"): {codes}", without_row.len()),
        right,
    ));
}
