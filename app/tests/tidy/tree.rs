//! The tree of the repository: its files, crates and packs, and what is said
//! of them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Folders that hold nothing written by hand.
const NOT_OURS: [&str; 5] = ["target", "node_modules", "dist", "practice", ".git"];

/// The root of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// A file with its path from the root of the repository.
pub struct Source {
    /// Where it lies.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Every file with one of these endings.
pub fn files(endings: &[&str]) -> Vec<Source> {
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

/// Every Rust file.
pub fn rust_files() -> Vec<Source> {
    let found = files(&[".rs"]);
    assert!(found.len() > 150, "the walk finds the Rust files");
    found
}

/// The crates: folder and manifest.
pub fn crates() -> Vec<(String, toml::Table)> {
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
pub fn packs() -> Vec<PathBuf> {
    let mut packs: Vec<PathBuf> = fs::read_dir(repository().join("country"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("country.toml").is_file())
        .collect();
    packs.sort();
    assert!(packs.len() >= 2, "there are country packs");
    packs
}

/// A file of settings.
pub fn toml_of(path: &Path) -> toml::Table {
    fs::read_to_string(path).unwrap().parse().unwrap()
}

/// Nothing is wrong; else it is told, with what would be right.
#[track_caller]
pub fn none(wrong: &[String], right: &str) {
    assert!(wrong.is_empty(), "{right}:\n{}", wrong.join("\n"));
}

/// Where a word stands by itself in a text, with the line.
pub fn lines_with<'t>(text: &'t str, word: &str) -> Vec<(usize, &'t str)> {
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
