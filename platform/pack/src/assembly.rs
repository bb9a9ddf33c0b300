//! Laying the country over the desks: everything is read and checked, and a
//! pack comes out.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use kernel::{Desk, Figure, RecordKind};
use words::Words;

use crate::file::PackFile;
use crate::source::source_of;
use crate::{
    Fault, List, ListValue, Pack, catalogue, country, fields, lists, settings, template, vocabulary,
};

/// Reads everything; a pack comes out unless its country file says too little.
pub(crate) fn assemble(folder: &Path, desks: &[Desk]) -> (Option<Pack>, Vec<Fault>) {
    let mut faults = Vec::new();
    let pack = assembled(folder, desks, &mut faults);
    faults.sort_by(|one, next| {
        (one.severity, &one.file, one.line).cmp(&(next.severity, &next.file, next.line))
    });
    (pack, faults)
}

fn assembled(folder: &Path, desks: &[Desk], faults: &mut Vec<Fault>) -> Option<Pack> {
    let country_path = folder.join("country.toml");
    let Some(country_file) = PackFile::read(&country_path, faults) else {
        if faults.is_empty() {
            faults.push(Fault::error(
                country_path.display().to_string(),
                0,
                "there is no country pack here",
                "name the folder that holds country.toml, such as country/example",
            ));
        }
        return None;
    };
    let country = country::read(&country_file, faults)?;
    let mut optional = |name: &str| {
        PackFile::read(&folder.join(name), faults).unwrap_or_else(|| PackFile {
            path: folder.join(name).display().to_string(),
            text: String::new(),
        })
    };
    let settings_file = optional("settings.toml");
    let fields_file = optional("fields.toml");

    let mut kinds: Vec<RecordKind> = desks
        .iter()
        .flat_map(|desk| &desk.registers)
        .map(|register| register.kind.clone())
        .collect();
    check_links(desks, &kinds, faults);
    let added = fields::read(&fields_file, &mut kinds, &country.languages, faults);
    let list_folder = folder.join("lists");
    let list_files = lists::files(&list_folder, faults);
    let mut lists = lists::read(&list_files, desks, &country.languages, faults);
    lists::check_use(&lists, kinds.iter(), &added.places, &list_folder, faults);
    lists::check_columns(&lists, faults);
    let settings = settings::read(&settings_file, &kinds, &lists, faults);
    let countries = lists.list("countries");
    if countries
        .values
        .iter()
        .all(|value| value.code != country.code)
        && countries.desk.is_some()
    {
        faults.push(Fault::error(
            list_folder.join("countries.csv").display().to_string(),
            0,
            format!(
                "the country itself, \"{}\", is not in the list of countries",
                country.code
            ),
            "add it there as a row of its own",
        ));
    }
    let words = vocabulary::read(
        &folder.join("words"),
        desks,
        &country.languages,
        &added.words,
        &fields_file.path,
        faults,
    )?;
    let registers = registers_list(&kinds, &country.languages, &words);
    lists.0.insert(registers.name.clone(), registers);
    let figures = catalogue::in_order(desks, &country.chapters);
    check_chapters(&country, &figures, &words, faults);
    let templates = template::read(&folder.join("report"), &country.languages, faults);
    Some(Pack {
        folder: folder.to_owned(),
        code: country.code,
        name: country.name,
        languages: country.languages,
        time_zone: country.time_zone,
        currency: country.currency,
        fewer_than: country.fewer_than,
        age_bands: country.age_bands,
        first_years: country.first_years,
        coordinator: country.coordinator,
        security_contact: country.security_contact,
        chapters: country.chapters,
        settings,
        words,
        kinds: kinds.into_iter().map(Arc::new).collect(),
        desks: Vec::new(),
        lists,
        figures,
        templates,
        added: added.places,
        country_file: country.path,
        as_read: as_read(settings_file, fields_file, list_files),
    })
}

/// The files that decide who may see what.
fn as_read(
    settings: PackFile,
    fields: PackFile,
    lists: Vec<(String, PackFile)>,
) -> BTreeMap<String, String> {
    let roles = lists.into_iter().filter(|(name, _)| name == "roles");
    roles
        .map(|(_, file)| ("lists/roles.csv".to_owned(), file.text))
        .chain([
            ("settings.toml".to_owned(), settings.text),
            ("fields.toml".to_owned(), fields.text),
        ])
        .collect()
}

/// Two registers of one name, or links into a register that nobody has, are
/// faults of the program's list of desks.
fn check_links(desks: &[Desk], kinds: &[RecordKind], faults: &mut Vec<Fault>) {
    let file = |register: &str| {
        let desk = desks.iter().find(|desk| {
            desk.registers
                .iter()
                .any(|owned| owned.kind.register == register)
        });
        source_of(desk.map_or("", |desk| desk.name), "src/lib.rs")
    };
    for (position, kind) in kinds.iter().enumerate() {
        if kinds[..position]
            .iter()
            .any(|other| other.register == kind.register)
        {
            faults.push(Fault::error(
                file(&kind.register),
                0,
                format!("two desks keep a register \"{}\"", kind.register),
                "one register has one desk",
            ));
        }
        for field in &kind.fields {
            if let Some(register) = field.link()
                && kinds.iter().all(|other| other.register != register)
            {
                faults.push(Fault::error(
                    file(&kind.register),
                    0,
                    format!(
                        "{}.{} points into \"{register}\", which no desk keeps",
                        kind.register, field.name
                    ),
                    "add the desk that keeps it",
                ));
            }
        }
    }
}

/// The registers as a list, for fields that name one.
fn registers_list(kinds: &[RecordKind], languages: &[String], words: &Words) -> List {
    let values = kinds
        .iter()
        .map(|kind| ListValue {
            code: kind.register.clone(),
            names: languages
                .iter()
                .filter_map(|tag| {
                    let language = words.language(tag)?;
                    language
                        .has(&kind.register)
                        .then(|| (tag.clone(), language.say(&kind.register, &[])))
                })
                .collect(),
            built_in: true,
            ..ListValue::default()
        })
        .collect();
    List::of("registers", values)
}

fn check_chapters(
    country: &country::Country,
    figures: &[Figure],
    words: &Words,
    faults: &mut Vec<Fault>,
) {
    for figure in figures {
        if !country
            .chapters
            .iter()
            .any(|chapter| chapter == figure.chapter)
        {
            faults.push(Fault::error(
                &country.path,
                country.chapter_lines.values().min().copied().unwrap_or(1),
                format!(
                    "the figure {} belongs to the chapter \"{}\", which is not in the order of the chapters",
                    figure.id, figure.chapter
                ),
                format!("add \"{}\" to chapters", figure.chapter),
            ));
        }
    }
    let titles = || {
        words
            .keys(words::BASE_LANGUAGE)
            .keys()
            .filter_map(|key| key.strip_prefix("chapter-"))
            .filter(|title| !title.contains('.'))
    };
    for chapter in &country.chapters {
        if titles().all(|title| title != chapter) {
            let titles: Vec<&str> = titles().collect();
            faults.push(Fault::error(
                &country.path,
                country.chapter_lines.get(chapter).copied().unwrap_or(1),
                format!("there is no chapter \"{chapter}\""),
                crate::nearness::meant(chapter, titles),
            ));
        }
    }
}
