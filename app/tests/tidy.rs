//! What holds for the repository as a whole, checked as an ordinary test.
//! Each check says in its message what would be right.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Folders that hold nothing written by hand.
const NOT_OURS: [&str; 5] = ["target", "node_modules", "dist", "practice", ".git"];

/// The most lines that a file may have.
const LINES_MAX: usize = 800;

/// Files that may be longer, each with the reason.
const LONGER: &[(&str, &str)] = &[(
    "platform/practice/src/column.rs",
    "every way a column of a practice plan is filled, read side by side",
)];

/// Words that name no noun of the field.
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "common", "helpers", "manager", "misc"];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// A file with its path from the root of the repository.
struct Source {
    path: String,
    text: String,
}

/// Every file with one of these endings.
fn files(endings: &[&str]) -> Vec<Source> {
    fn walk(folder: &Path, root: &Path, endings: &[&str], found: &mut Vec<Source>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                // `practice` is the name of a crate as well as of what the
                // demonstration leaves at the root.
                let ours =
                    !NOT_OURS.contains(&name.as_str()) || (name == "practice" && folder != root);
                if ours {
                    walk(&path, root, endings, found);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let shown = path.strip_prefix(root).unwrap();
                found.push(Source {
                    path: shown.to_string_lossy().replace('\\', "/"),
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    let root = repository();
    let mut found = Vec::new();
    walk(&root, &root, endings, &mut found);
    assert!(!found.is_empty(), "there are files that end in {endings:?}");
    found
}

fn rust_files() -> Vec<Source> {
    let found = files(&[".rs"]);
    assert!(found.len() > 150, "the walk finds the Rust files");
    found
}

/// The crates: folder and manifest.
fn crates() -> Vec<(String, toml::Table)> {
    let members: Vec<(String, toml::Table)> = files(&["Cargo.toml"])
        .into_iter()
        .filter(|file| file.path != "Cargo.toml")
        .map(|file| {
            let folder = file.path.trim_end_matches("/Cargo.toml").to_owned();
            (folder, file.text.parse().unwrap())
        })
        .collect();
    assert!(members.len() > 25, "the walk finds the crates");
    members
}

/// The country packs.
fn packs() -> Vec<PathBuf> {
    let mut packs: Vec<PathBuf> = fs::read_dir(repository().join("country"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("country.toml").is_file())
        .collect();
    packs.sort();
    assert!(packs.len() >= 2, "there are country packs");
    packs
}

fn toml_of(path: &Path) -> toml::Table {
    fs::read_to_string(path).unwrap().parse().unwrap()
}

#[track_caller]
fn none(wrong: &[String], right: &str) {
    assert!(wrong.is_empty(), "{right}:\n{}", wrong.join("\n"));
}

/// Where a word stands by itself in a text, with the line.
fn lines_with<'t>(text: &'t str, word: &str) -> Vec<(usize, &'t str)> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    text.lines()
        .enumerate()
        .filter(|(_, line)| {
            line.match_indices(word).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                let after = line[at + word.len()..].chars().next();
                !before.is_some_and(is_word) && !after.is_some_and(is_word)
            })
        })
        .map(|(at, line)| (at + 1, line))
        .collect()
}

#[test]
fn no_rust_file_names_a_country() {
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut list =
        csv::Reader::from_path(repository().join("domain/places/lists/countries.csv")).unwrap();
    for row in list.records() {
        names.insert(row.unwrap()[1].to_owned());
    }
    for pack in packs() {
        // The folder of a pack is a country's name too.
        names.insert(pack.file_name().unwrap().to_string_lossy().into_owned());
        let country = toml_of(&pack.join("country.toml"));
        for name in country["name"].as_table().unwrap().values() {
            names.insert(name.as_str().unwrap().to_owned());
        }
        let mut list = csv::Reader::from_path(pack.join("lists/countries.csv")).unwrap();
        let header = list.headers().unwrap().clone();
        for row in list.records() {
            for (column, value) in header.iter().zip(row.unwrap().iter()) {
                if !["code", "marks", "from", "until"].contains(&column) {
                    names.insert(value.to_owned());
                }
            }
        }
    }
    // The folder of the invented country is called what it is.
    names.remove("example");
    names.remove("");
    assert!(names.len() > 250, "the lists name the countries");
    let mut wrong = Vec::new();
    for file in rust_files() {
        let words: BTreeSet<&str> = file
            .text
            .split(|character: char| !character.is_alphanumeric())
            .collect();
        for name in &names {
            let mut parts = name.split(|character: char| !character.is_alphanumeric());
            if !parts.all(|part| words.contains(part) || part.is_empty()) {
                continue;
            }
            for (line, _) in lines_with(&file.text, name) {
                wrong.push(format!("{}:{line}: {name}", file.path));
            }
        }
    }
    none(
        &wrong,
        "a country is data: its name belongs under country/, or in a list",
    );
}

/// The packs' settings: the id of each with its value as it is written there.
fn settings(kind: &str, value: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for pack in packs() {
        for setting in toml_of(&pack.join("settings.toml"))[kind]
            .as_array()
            .unwrap()
        {
            let value = match &setting[value] {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            found.insert((setting["id"].as_str().unwrap().to_owned(), value));
        }
    }
    assert!(
        found.len() > 2,
        "the packs have settings of the kind {kind}"
    );
    found
}

/// The lines of a file that the program is built from: without its tests and
/// without comments, and with numbers written without underscores.
fn program_lines(file: &Source) -> Vec<(usize, String)> {
    if file.path.contains("/tests/") || file.path.contains("/examples/") {
        return Vec::new();
    }
    let program = file.text.split("#[cfg(test)]").next().unwrap_or_default();
    program
        .lines()
        .enumerate()
        .map(|(at, line)| {
            (
                at + 1,
                line.split("//").next().unwrap_or_default().replace('_', ""),
            )
        })
        .collect()
}

#[test]
fn no_rust_file_names_an_amount() {
    let mut wrong = Vec::new();
    let settings = settings("entitlement", "amount");
    for file in rust_files() {
        let plain = file.text.replace('_', "");
        let program = program_lines(&file);
        for (id, amount) in &settings {
            let minor = amount.replace('.', "");
            for written in [amount, &minor] {
                for (line, _) in lines_with(&plain, written) {
                    wrong.push(format!("{}:{line}: {written} ({id})", file.path));
                }
            }
            // In whole units it may be anything: it is an amount where the
            // line speaks of money.
            let whole = amount.split('.').next().unwrap_or_default();
            for (at, line) in &program {
                let money = ["amount", "allowance", "entitlement", "Money"];
                if money.iter().any(|word| line.contains(word))
                    && !lines_with(line, whole).is_empty()
                {
                    wrong.push(format!("{}:{at}: {whole} ({id})", file.path));
                }
            }
        }
    }
    none(
        &wrong,
        "an amount is a dated setting of the country pack: ask the settings",
    );
}

#[test]
fn no_rust_file_names_a_deadline() {
    let mut wrong = Vec::new();
    let settings = settings("deadline", "hours");
    for file in rust_files() {
        for (at, line) in program_lines(&file) {
            // A day has so many hours in every country.
            let line = line
                .replace("* 24", "")
                .replace("24 *", "")
                .replace("/ 24", "");
            for (id, hours) in &settings {
                let days = hours.parse::<i64>().unwrap() / 24;
                let named = line.contains("deadline") || line.contains(&id.replace('_', ""));
                let in_hours =
                    (named || line.contains("hours")) && !lines_with(&line, hours).is_empty();
                let in_days = days > 1
                    && (named || line.contains("days"))
                    && !lines_with(&line, &days.to_string()).is_empty();
                if in_hours || in_days {
                    wrong.push(format!("{}:{at}: {} ({id})", file.path, line.trim()));
                }
            }
        }
    }
    none(
        &wrong,
        "a deadline is a dated setting of the country pack: ask the settings",
    );
}

#[test]
fn every_crate_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for (folder, _) in crates() {
        let root = repository().join(&folder);
        let head = ["src/lib.rs", "src/main.rs"].iter().any(|file| {
            fs::read_to_string(root.join(file)).is_ok_and(|text| text.starts_with("//!"))
        });
        if !head && !root.join("README.md").is_file() {
            wrong.push(folder);
        }
    }
    none(&wrong, "a crate has a README.md or opens with a `//!` head");
}

#[test]
fn every_rust_file_opens_with_what_it_is_for() {
    let wrong: Vec<String> = rust_files()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path)
        .collect();
    none(
        &wrong,
        "the first line of a file is a `//!` head in a sentence",
    );
}

#[test]
fn nothing_is_left_for_later_and_no_test_is_switched_off() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("#[ig", "nore"),
        concat!("dbg", "!("),
    ];
    let mut wrong = Vec::new();
    for file in rust_files() {
        for (at, line) in file.text.lines().enumerate() {
            for mark in marks {
                if line.contains(mark) {
                    wrong.push(format!("{}:{}: {mark}", file.path, at + 1));
                }
            }
        }
    }
    none(
        &wrong,
        "what is there works: finish it or leave it out, and let every test run",
    );
}

#[test]
fn nothing_speaks_of_the_machine_it_was_written_on() {
    let machine = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("../sha", "red"),
    ];
    let temporary = concat!("/tm", "p/");
    let mut wrong = Vec::new();
    let texts = files(&[
        ".rs", ".toml", ".md", ".ftl", ".csv", ".html", ".js", ".yml", ".yaml", "Makefile", ".sh",
    ]);
    for file in texts {
        // A command shown to people may well name a temporary file.
        let is_program = file.path.ends_with(".rs") && !file.path.contains("/tests/");
        for (at, line) in file.text.lines().enumerate() {
            // A path begins after a quotation mark, a space or a bracket.
            let begins = |path: &str| {
                line.match_indices(path).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    before.is_none_or(|character| {
                        !character.is_alphanumeric() && !"/(.".contains(character)
                    })
                })
            };
            let names =
                machine.iter().any(|path| begins(path)) || (is_program && line.contains(temporary));
            if names {
                wrong.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    none(&wrong, "a path is told or found, never that of one machine");
}

#[test]
fn no_file_goes_on_for_ever() {
    let mut wrong = Vec::new();
    for file in rust_files() {
        let lines = file.text.lines().count();
        let reason = LONGER.iter().find(|(path, _)| *path == file.path);
        match reason {
            None if lines > LINES_MAX => wrong.push(format!("{}: {lines} lines", file.path)),
            Some((_, reason)) => {
                assert!(!reason.is_empty());
                assert!(lines > LINES_MAX, "{} needs no reason any more", file.path);
            }
            None => {}
        }
    }
    none(
        &wrong,
        "a long file becomes a folder split along its nouns, or stands in LONGER with a reason",
    );
}

#[test]
fn names_are_nouns_of_the_field() {
    let wrong: Vec<String> = rust_files()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| {
            path.trim_end_matches(".rs")
                .split('/')
                .any(|part| EMPTY_NAMES.contains(&part))
        })
        .collect();
    none(&wrong, "a file or folder is called what it is about");
}

#[test]
fn every_crate_is_called_as_its_folder_and_takes_the_workspace_s_lints() {
    let mut wrong = Vec::new();
    for (folder, manifest) in crates() {
        let name = manifest["package"]["name"].as_str().unwrap();
        let own = folder.rsplit('/').next().unwrap();
        // The program is called as people call it, and a derive stands in the
        // folder of the crate it belongs to.
        let right = match folder.as_str() {
            "app" => "opennrm".to_owned(),
            "platform/kernel/derive" => "kernel-derive".to_owned(),
            _ => own.to_owned(),
        };
        if name != right {
            wrong.push(format!(
                "{folder}: the package is called {name}, {right} is right"
            ));
        }
        let lints = manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace"))
            .and_then(toml::Value::as_bool);
        if lints != Some(true) {
            wrong.push(format!("{folder}: [lints] workspace = true is missing"));
        }
        if manifest["package"].get("description").is_none() {
            wrong.push(format!("{folder}: a description is missing"));
        }
    }
    none(&wrong, "one word for folder and package, one set of lints");
}

#[test]
fn arrows_point_from_the_program_to_the_desks_to_the_platform() {
    let crates = crates();
    let folder_of: BTreeMap<&str, &str> = crates
        .iter()
        .map(|(folder, manifest)| {
            (
                manifest["package"]["name"].as_str().unwrap(),
                folder.as_str(),
            )
        })
        .collect();
    // The collectors know the platform and each other, and no desk.
    let collectors = ["domain/statistics", "domain/annual_report"];
    let mut wrong = Vec::new();
    for (folder, manifest) in &crates {
        let Some(dependencies) = manifest.get("dependencies").and_then(toml::Value::as_table)
        else {
            continue;
        };
        for name in dependencies.keys() {
            let Some(target) = folder_of.get(name.as_str()) else {
                continue;
            };
            let against = (folder.starts_with("platform/") && !target.starts_with("platform/"))
                || (folder.starts_with("domain/") && *target == "app")
                || (collectors.contains(&folder.as_str())
                    && target.starts_with("domain/")
                    && !collectors.contains(target));
            if against {
                wrong.push(format!("{folder} depends on {target}"));
            }
        }
    }
    none(
        &wrong,
        "the platform knows no desk, and the collectors know the platform only",
    );
}

#[test]
fn every_desk_has_a_readme_and_its_words() {
    let mut wrong = Vec::new();
    for desk in opennrm::desks() {
        let folder = ["domain", "platform"]
            .map(|part| repository().join(part).join(desk.name))
            .into_iter()
            .find(|folder| folder.is_dir());
        let Some(folder) = folder else {
            wrong.push(format!("{}: there is no folder of this name", desk.name));
            continue;
        };
        if !folder.join("README.md").is_file() {
            wrong.push(format!("{}: README.md is missing", desk.name));
        }
        if desk.words.trim().is_empty() {
            wrong.push(format!("{}: its English words are missing", desk.name));
        }
    }
    none(&wrong, "a desk has a folder, a README.md and words/en.ftl");
}

#[test]
fn the_country_packs_have_no_fault() {
    let desks = opennrm::desks();
    let faults: Vec<String> = packs()
        .iter()
        .flat_map(|folder| pack::check(folder, &desks))
        .map(|fault| fault.to_string())
        .collect();
    none(
        &faults,
        "every word of a desk is there in each language of a pack, and every file is right",
    );
}

#[test]
fn registers_references_and_figures_have_names_of_their_own() {
    let mut prefixes = BTreeMap::new();
    let mut registers = BTreeSet::new();
    let mut figures = BTreeSet::new();
    let mut rules = BTreeSet::new();
    for desk in opennrm::desks() {
        for register in &desk.registers {
            let kind = &register.kind;
            assert!(
                registers.insert(kind.register.clone()),
                "two registers are called {}",
                kind.register
            );
            assert!(
                kind.prefix.len() == 3 && kind.prefix.bytes().all(|byte| byte.is_ascii_uppercase()),
                "references of {} begin with three capital letters, not with {}",
                kind.register,
                kind.prefix
            );
            let other = prefixes.insert(kind.prefix.clone(), kind.register.clone());
            assert_eq!(
                other, None,
                "{} begins as another register does",
                kind.register
            );
            for (id, source) in register.rules() {
                assert!(rules.insert(id), "two rules are called {id}");
                assert!(
                    id.starts_with(&format!("{}.", desk.name)),
                    "the rule {id} begins with the name of its desk, {}",
                    desk.name
                );
                assert!(
                    !source.is_empty(),
                    "the rule {id} names the law or the reason"
                );
            }
        }
        for figure in &desk.figures {
            assert!(
                figures.insert(figure.id),
                "two figures are called {}",
                figure.id
            );
            let mut dimensions = BTreeSet::new();
            for dimension in &figure.dimensions {
                assert!(
                    dimensions.insert(dimension.id),
                    "{} has the dimension {} twice",
                    figure.id,
                    dimension.id
                );
            }
        }
    }
    assert!(registers.len() > 40 && figures.len() >= 74 && rules.len() >= 8);
}
