//! What differs between countries stands in their packs alone: no Rust file
//! names a country, an amount or a deadline.

use std::collections::BTreeSet;

use crate::tree::*;

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
