//! The crates: what each says of itself, and which may know which.

use std::{collections::BTreeMap, fs};

use crate::tree::*;

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
    let collectors = [
        "domain/access",
        "domain/statistics",
        "domain/annual_report",
        "domain/assessment",
    ];
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
        let file = |name| repository().join(pack::source_of(desk.name, name));
        if !file("README.md").is_file() {
            wrong.push(pack::source_of(desk.name, "README.md"));
        }
        let words = fs::read_to_string(file("words/en.ftl")).unwrap_or_default();
        if words.trim().is_empty() || words != desk.words {
            wrong.push(pack::source_of(desk.name, "words/en.ftl"));
        }
    }
    none(&wrong, "a desk has a folder, a README.md and words/en.ftl");
}

#[test]
fn passwords_are_cheap_to_compare_in_tests_alone() {
    let asked = ["FOR_TESTS", "priced("];
    let (tests, programs): (Vec<_>, Vec<_>) = rust_files()
        .into_iter()
        .filter(|file| asked.iter().any(|asked| file.text.contains(asked)))
        .map(|file| file.path)
        .filter(|path| {
            // Where it is made, and here.
            let made =
                ["password.rs", "doorkeeper.rs"].map(|file| format!("domain/access/src/{file}"));
            !made.contains(path) && path != "app/tests/tidy/crates.rs"
        })
        .partition(|path| path.contains("/tests/"));
    assert!(!tests.is_empty());
    none(
        &programs,
        "a program asks the full price of whoever guesses",
    );
}

#[test]
fn the_log_can_be_switched_off_in_the_build_of_one_measurement_alone() {
    // The program does not compile with it…
    let program = files(&[".rs"])
        .into_iter()
        .find(|file| file.path == "app/src/lib.rs")
        .unwrap();
    assert!(program.text.contains("const _: () = assert!(db::LOGS"));
    // … and nothing but the measurement asks for it.
    let wrong: Vec<String> = files(&["Cargo.toml", "Makefile", "run", ".sh"])
        .into_iter()
        .filter(|file| file.text.contains("unlogged"))
        .map(|file| file.path)
        .collect();
    assert_eq!(
        wrong,
        [
            "bench/guard_cost/run",
            "platform/db/Cargo.toml",
            "platform/records/Cargo.toml"
        ]
    );
    let (_, records) = crates()
        .into_iter()
        .find(|(folder, _)| folder == "platform/records")
        .unwrap();
    let asked = records["bench"][0]["required-features"].to_string();
    assert!(asked.contains("db/unlogged"));
    assert_eq!(
        records["dependencies"]["db"]["workspace"].as_bool(),
        Some(true)
    );
}
