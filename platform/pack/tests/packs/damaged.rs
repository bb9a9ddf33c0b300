//! A sound pack damaged in one place at a time: each fault is named at its
//! line, with what would be right.

mod country;
mod figures;
mod records;
mod report;
mod words;

use std::fs;
use std::path::Path;

use kernel::{Figure, Measure, Unit, condition, dimension, source};
use pack::{Fault, Pack, check, figures_fit};

use crate::fixture;

/// A pack in a folder of its own, damaged as told.
struct Damaged(tempfile::TempDir);

impl Damaged {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&fixture::sound(), folder.path());
        Self(folder)
    }

    /// Replaces the first place of a text in a file.
    fn with(self, file: &str, from: &str, to: &str) -> Self {
        let path = self.0.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
        self
    }

    fn with_file(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.path().join(file), text).unwrap();
        self
    }

    fn without(self, file: &str) -> Self {
        fs::remove_file(self.0.path().join(file)).unwrap();
        self
    }

    fn faults(&self) -> Vec<Fault> {
        check(self.0.path(), &fixture::desks())
            .into_iter()
            // The program's own words are not all said in the invented
            // language; that they are told is a test of its own.
            .filter(|fault| !is_base_word(fault))
            .collect()
    }

    /// Exactly one fault, at this place, with these words in it.
    fn names(&self, place: &str, what: &str, right: &str) {
        let faults = self.faults();
        assert_eq!(faults.len(), 1, "{}", sentences(&faults));
        let sentence = faults[0].to_string();
        let colon = if place.contains("md") && !place.contains(':') {
            ":"
        } else {
            ": "
        };
        let start = format!("{}/{place}{colon}", self.0.path().display());
        assert!(sentence.starts_with(&start), "{sentence} is not at {place}");
        assert!(
            faults[0].what.contains(what),
            "{sentence} does not say {what:?}"
        );
        assert!(
            sentence.contains(right),
            "{sentence} does not say {right:?}"
        );
    }

    fn is_refused(&self) -> bool {
        Pack::load(self.0.path(), fixture::desks()).is_err()
    }

    /// At least this fault, where one mistake brings others with it.
    fn faults_contain(&self, place: &str, what: &str) {
        let faults = self.faults();
        let start = format!("{}/{place}: ", self.0.path().display());
        let found = faults
            .iter()
            .any(|fault| fault.to_string().starts_with(&start) && fault.what.contains(what));
        assert!(found, "{}", sentences(&faults));
    }
}

fn is_base_word(fault: &Fault) -> bool {
    fault.file.ends_with("words/base.eo.ftl") && fault.what.contains("missing in \"eo\"")
}

fn sentences(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_sound_pack_has_no_fault() {
    let pack = Damaged::new();
    assert_eq!(sentences(&pack.faults()), "");
    assert!(!pack.is_refused());
}
