//! `compartments.toml`: to which file each register belongs, and in which
//! compartment each sealed field is kept.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use kernel::{Class, RecordKind};
use pack::Fault;
use serde::Deserialize;
use toml::Spanned;

use crate::{Part, folder::Folder, reading};

/// The name of the file in the folder of policies.
pub(crate) const FILE_NAME: &str = "compartments.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    files: BTreeMap<String, Vec<Spanned<String>>>,
    #[serde(default)]
    compartments: BTreeMap<String, BTreeMap<String, Vec<Spanned<String>>>>,
}

/// Files and compartments, complete: every register is in one file, every
/// sealed field in one compartment.
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
    /// nobody keeps.
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
        let mut parts: BTreeMap<(String, String), Part> = BTreeMap::new();
        for (compartment, registers) in &written.compartments {
            let any = registers.values().flatten().next();
            let part = Part::of_name(compartment).filter(|part| part.is_sealed());
            let Some(part) = part else {
                no(
                    any,
                    format!("there is no compartment \"{compartment}\""),
                    format!("the compartments are: {}", compartments().join(", ")),
                );
                continue;
            };
            for (register, fields) in registers {
                let Some(kind) = kind(register) else {
                    no(
                        fields.first(),
                        format!("there is no register \"{register}\""),
                        "`opennrm registers` names those that there are".into(),
                    );
                    continue;
                };
                for field in fields {
                    let name = field.get_ref();
                    let sealed = kind.field(name).map(|field| field.class == Class::Sealed);
                    let place = (register.clone(), name.clone());
                    match sealed {
                        None => no(
                            Some(field),
                            format!("\"{register}\" has no field \"{name}\""),
                            format!("its sealed fields are: {}", sealed_fields(kind).join(", ")),
                        ),
                        Some(false) => no(
                            Some(field),
                            format!("the field \"{name}\" of \"{register}\" is not sealed"),
                            "only sealed fields are kept in compartments".into(),
                        ),
                        Some(true) => {
                            if let Some(other) = parts.insert(place, part) {
                                no(
                                    Some(field),
                                    format!(
                                        "the field \"{name}\" of \"{register}\" is in the \
                                         compartment \"{}\" already",
                                        other.name()
                                    ),
                                    "name each sealed field once".into(),
                                );
                            }
                        }
                    }
                }
            }
        }
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
                match field.class {
                    Class::Counted => {
                        parts.insert(place, Part::Counted);
                    }
                    Class::Open => {
                        parts.insert(place, Part::Open);
                    }
                    Class::Sealed if !parts.contains_key(&place) => no(
                        None,
                        format!(
                            "the sealed field \"{}\" of \"{}\" is in no compartment",
                            field.name, kind.register
                        ),
                        format!(
                            "name it once below one of: {}",
                            compartments()
                                .iter()
                                .map(|name| format!("[compartments.{name}]"))
                                .collect::<Vec<_>>()
                                .join(", ")
                        ),
                    ),
                    Class::Sealed => {}
                }
            }
        }
        (faults.len() == before).then_some(Self { registers, parts })
    }
}

fn compartments() -> Vec<&'static str> {
    Part::ALL
        .iter()
        .filter(|part| part.is_sealed())
        .map(|part| part.name())
        .collect()
}

fn sealed_fields(kind: &RecordKind) -> Vec<&str> {
    kind.fields
        .iter()
        .filter(|field| field.is_sealed())
        .map(|field| field.name.as_str())
        .collect()
}
