//! Checking a pack: everything that loading refuses, and everything that
//! would be seen only later, by a reader who misses a word or a figure.

use std::path::Path;

use kernel::Desk;

use crate::assembly::assemble;
use crate::fit::marks_fit;
use crate::nearness::nearest;
use crate::{Fault, figures_fit, references, translations};

/// What a pack's folder may hold.
const ENTRIES: [&str; 11] = [
    "country.toml",
    "settings.toml",
    "fields.toml",
    "practice.toml",
    "practice",
    "README.md",
    "lists",
    "words",
    "report",
    "policies",
    "questionnaires",
];

/// Every fault of the pack in a folder, with its file, its line and what
/// would be right: those that make it unusable first.
pub fn check(folder: &Path, desks: &[Desk]) -> Vec<Fault> {
    let (pack, mut faults) = assemble(folder, desks);
    strange_files(folder, &mut faults);
    if let Some(pack) = pack {
        faults.extend(figures_fit(desks, &pack));
        faults.extend(marks_fit(desks, &pack));
        faults.extend(translations::check(&pack, desks));
        for written in &pack.templates {
            faults.extend(references::check(written, &pack));
        }
    }
    faults.sort_by(|one, next| {
        (one.severity, &one.file, one.line).cmp(&(next.severity, &next.file, next.line))
    });
    faults.dedup();
    faults
}

/// A file whose name is slightly wrong is never read, and nobody would know.
fn strange_files(folder: &Path, faults: &mut Vec<Fault>) {
    // A folder that cannot be read has been told already.
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    for name in names {
        if ENTRIES.contains(&name.as_str()) {
            continue;
        }
        let right = match nearest(&name, ENTRIES) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "move it out of the pack if it does not belong to it".to_owned(),
        };
        faults.push(Fault::warning(
            folder.join(&name).display().to_string(),
            0,
            "nothing reads this file",
            right,
        ));
    }
}
