//! The policies of a pack as one reading found them, with what signers sign
//! for. What is hashed is byte for byte what was parsed.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use pack::{Fault, Pack};
use sha2::{Digest, Sha256};

use crate::{
    Policies,
    folder::{self, Folder},
};

/// The files beside the folder of policies that decide who may see what: the
/// deadlines that ties name, the compartments of the pack's own fields, and the
/// roles.
const BESIDE: [&str; 3] = ["settings.toml", "fields.toml", "lists/roles.csv"];
/// The list of bodies, of which the marks decide: who is a prosecutor's office.
/// A new body, another name of one and the order of the rows decide nothing, and
/// nobody signs for them.
const BODIES: &str = "agencies";

/// Policies that may be put in force, and signed for.
pub struct Edition {
    /// The policies.
    pub policies: Policies,
    /// The country and a hash of everything that decides who may see what.
    pub(crate) of: String,
    /// The note that lay beside them.
    pub(crate) note: Option<String>,
    /// Where a note is written.
    pub(crate) note_file: PathBuf,
}

impl Edition {
    /// Reads the policies of a pack and the note beside them, each file once.
    ///
    /// # Errors
    /// Every fault, with file and line: nobody signs for what could not be put
    /// in force.
    pub fn read(pack: &Pack) -> Result<Self, Vec<Fault>> {
        let folder = Folder::of_pack(pack);
        let policies = Policies::of_pack(pack, &folder)?;
        let of = hash(pack, &folder).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let note = if folder.has(folder::NOTE) {
            folder.text(folder::NOTE, &mut faults)
        } else {
            None
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            policies,
            of,
            note: note.map(|(_, text)| text.to_owned()),
            note_file: pack.folder.join(crate::NOTE),
        })
    }
}

/// A hash of everything that decides who may see what: the policies, what
/// facts they hang on, the compartments, the invariants, the deadlines and
/// the roles, the marks of bodies; of the country.
fn hash(pack: &Pack, folder: &Folder) -> Result<String, Fault> {
    let mut files: BTreeMap<String, &[u8]> = folder
        .deciding()?
        .map(|(name, bytes)| (format!("{}/{name}", folder::NAME), bytes))
        .collect();
    for name in BESIDE {
        if let Some(text) = pack.as_read(name) {
            files.insert(name.to_owned(), text.as_bytes());
        }
    }
    let marks = marks_of_bodies(pack);
    files.insert(format!("lists/{BODIES}.csv marks"), marks.as_bytes());
    let mut hash = Sha256::new();
    hash.update(&pack.code);
    for (name, bytes) in files {
        for part in [name.as_bytes(), bytes] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    let digest: [u8; 32] = hash.finalize().into();
    Ok(format!(
        "{} sha256:{}",
        pack.code,
        ledger::Hash::from(digest)
    ))
}

/// Each body that has marks, with them, one a line.
fn marks_of_bodies(pack: &Pack) -> String {
    let bodies = pack.list(BODIES).values.iter();
    let marked = bodies.filter(|body| !body.marks.is_empty());
    let lines: BTreeSet<String> = marked
        .map(|body| {
            let marks: Vec<&str> = body.marks.iter().map(String::as_str).collect();
            format!("{} {}\n", body.code, marks.join(" "))
        })
        .collect();
    lines.into_iter().collect()
}
