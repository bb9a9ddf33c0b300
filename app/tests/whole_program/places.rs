//! Where the repository and its country packs lie.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// The country whose practice years the tests read: the one that has a plan
/// for them.
pub fn practice_pack() -> PathBuf {
    let mut packs: Vec<PathBuf> = std::fs::read_dir(repository().join("country"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("practice.toml").is_file() && !path.ends_with("example"))
        .collect();
    packs.sort();
    packs.into_iter().next().unwrap()
}

/// The invented country of the tests.
pub fn example_pack() -> PathBuf {
    repository().join("country").join("example")
}

/// A table that the tests are held to.
pub fn reference(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join("reference")
        .join(name)
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file of a folder and the folders in it, in order.
pub fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(files_of(&path));
        } else {
            files.push(path);
        }
    }
    files
}
