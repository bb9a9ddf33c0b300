//! `files.toml`: to which file each register belongs. To which part of its
//! record a field belongs, the class says that its desk or pack gives it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use kernel::RecordKind;
use pack::Fault;
use serde::Deserialize;
use toml::Spanned;

use crate::{Part, folder::Folder, reading};

/// The name of the file in the folder of policies.
pub(crate) const FILE_NAME: &str = "files.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    files: BTreeMap<String, Vec<Spanned<String>>>,
}

/// The file of each register and the part of each field, complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filing {
    /// The file of each register, in the order of the registers.
    registers: Vec<(String, String)>,
    parts: BTreeMap<(String, String), Part>,
}

impl Filing {
    /// The registers with the file of each, in the order of the desks.
    pub fn registers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.registers
            .iter()
            .map(|(register, file)| (register.as_str(), file.as_str()))
    }

    /// The names of the files, each once, in the order of their registers.
    pub fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = Vec::new();
        for (_, file) in self.registers() {
            if !files.contains(&file) {
                files.push(file);
            }
        }
        files
    }

    /// Which part of its record a field belongs to; `None` for a field that
    /// there is not.
    pub fn part(&self, register: &str, field: &str) -> Option<Part> {
        self.parts
            .get(&(register.to_owned(), field.to_owned()))
            .copied()
    }

    /// The parts that records of a register have.
    pub fn parts_of(&self, register: &str) -> BTreeSet<Part> {
        self.parts
            .iter()
            .filter(|((of, _), _)| of == register)
            .map(|(_, part)| *part)
            .collect()
    }

    /// Reads the file and holds it against the registers.
    pub(crate) fn read(
        folder: &Folder,
        kinds: &[Arc<RecordKind>],
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let (path, text) = folder.text(FILE_NAME, faults)?;
        let written: Written = reading::toml(&path, text, faults)?;
        let before = faults.len();
        let mut no = |at: Option<&Spanned<String>>, what: String, right: String| {
            let line = at.map_or(0, |at| reading::line(text, at.span().start));
            faults.push(Fault::error(&path, line, what, right));
        };
        let kind = |register: &str| kinds.iter().find(|kind| kind.register == register);

        let mut file_of: BTreeMap<&str, &str> = BTreeMap::new();
        for (file, registers) in &written.files {
            for register in registers {
                let name = register.get_ref();
                if kind(name).is_none() {
                    no(
                        Some(register),
                        format!("there is no register \"{name}\""),
                        "`opennrm registers` names those that there are".into(),
                    );
                } else if let Some(other) = file_of.insert(name, file) {
                    no(
                        Some(register),
                        format!("the register \"{name}\" is in the file \"{other}\" already"),
                        "name each register once".into(),
                    );
                }
            }
        }
        let mut parts = BTreeMap::new();
        let mut registers = Vec::new();
        for kind in kinds {
            match file_of.get(kind.register.as_str()) {
                Some(file) => registers.push((kind.register.clone(), (*file).to_owned())),
                None => no(
                    None,
                    format!("the register \"{}\" is in no file", kind.register),
                    "name it once below [files]: without a file no policy reaches it".into(),
                ),
            }
            for field in &kind.fields {
                let place = (kind.register.clone(), field.name.clone());
                parts.insert(place, Part::of(field.class));
            }
        }
        (faults.len() == before).then_some(Self { registers, parts })
    }
}
