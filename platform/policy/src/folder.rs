//! A folder of policies, read once. What is parsed of it and what signers sign
//! for are the same bytes, so whoever exchanges a file later changes neither.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use pack::{Fault, Pack};

/// A file larger than this is not a file of policies.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The folder within a pack.
pub(crate) const NAME: &str = "policies";
/// What people agreed that the policies do.
pub(crate) const EXPECTED: &str = "expected.csv";
/// The note of those who have signed for the policies.
pub(crate) const NOTE: &str = "signed.note";

/// What a folder of policies holds beside the policies.
const ENTRIES: [&str; 6] = [
    "files.toml",
    "ties.toml",
    EXPECTED,
    "invariants.toml",
    NOTE,
    "README.md",
];

/// What was read of a folder.
pub(crate) struct Folder {
    path: PathBuf,
    /// What policies are made of, by name: the bytes, or why they could not be
    /// read.
    files: BTreeMap<String, Result<Vec<u8>, String>>,
    /// Names of what no folder of policies holds.
    strange: Vec<String>,
    /// Why the folder could not be read.
    unread: Option<String>,
}

impl Folder {
    /// Reads the folder of a pack.
    pub(crate) fn of_pack(pack: &Pack) -> Self {
        Self::read(&pack.folder.join(NAME))
    }

    /// Reads a folder; what of it cannot be read is told when it is asked for.
    pub(crate) fn read(path: &Path) -> Self {
        let mut folder = Self {
            path: path.to_owned(),
            files: BTreeMap::new(),
            strange: Vec::new(),
            unread: None,
        };
        folder.unread = folder.read_entries().err().map(|error| error.to_string());
        folder
    }

    fn read_entries(&mut self) -> io::Result<()> {
        for entry in fs::read_dir(&self.path)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if decides(&name) || [EXPECTED, NOTE].contains(&name.as_str()) {
                let bytes = bytes(&self.path.join(&name)).map_err(|error| error.to_string());
                self.files.insert(name.clone(), bytes);
            }
            if !name.ends_with(".cedar") && !ENTRIES.contains(&name.as_str()) {
                self.strange.push(name);
            }
        }
        self.strange.sort();
        Ok(())
    }

    /// A file's path as it is shown.
    pub(crate) fn shown(&self, name: &str) -> String {
        self.path.join(name).display().to_string()
    }

    /// Whether there is such a file, be it that it cannot be read.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// The names of what holds policies, without their ending.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        let names = self.files.keys();
        names.filter_map(|name| name.strip_suffix(".cedar"))
    }

    /// Names of what nothing reads.
    pub(crate) fn strange(&self) -> impl Iterator<Item = &str> {
        self.strange.iter().map(String::as_str)
    }

    /// The text of a file, with its path as shown.
    pub(crate) fn text(&self, name: &str, faults: &mut Vec<Fault>) -> Option<(String, &str)> {
        let wrong = match self.files.get(name) {
            Some(Ok(bytes)) => match std::str::from_utf8(bytes) {
                Ok(text) => return Some((self.shown(name), text)),
                Err(_) => "it is not written in UTF-8",
            },
            Some(Err(wrong)) => wrong,
            None => self.unread.as_deref().unwrap_or("it is not there"),
        };
        faults.push(self.unreadable(name, wrong));
        None
    }

    /// The files that decide who may see what, by name, as they were read.
    ///
    /// # Errors
    /// One of them could not be read.
    pub(crate) fn deciding(&self) -> Result<impl Iterator<Item = (&str, &[u8])>, Fault> {
        if let Some(wrong) = &self.unread {
            return Err(self.unreadable("", wrong));
        }
        let mut deciding = Vec::new();
        for (name, read) in self.files.iter().filter(|(name, _)| decides(name)) {
            let bytes = read.as_ref();
            let bytes = bytes.map_err(|wrong| self.unreadable(name, wrong))?;
            deciding.push((name.as_str(), bytes.as_slice()));
        }
        Ok(deciding.into_iter())
    }

    fn unreadable(&self, name: &str, wrong: &str) -> Fault {
        Fault::error(
            self.shown(name),
            0,
            format!("the file cannot be read: {wrong}"),
            "without its policies a country lets nobody see anything",
        )
    }
}

/// What a folder of policies may hold, for whoever wrote something else.
pub(crate) fn may_hold() -> String {
    format!(
        "a folder of policies holds *.cedar and {}",
        ENTRIES.join(", ")
    )
}

/// Whether a file decides who may see what.
fn decides(name: &str) -> bool {
    name.ends_with(".cedar") || name.ends_with(".toml")
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path)?;
    file.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(io::Error::other(format!(
            "it is larger than {BYTES_MAX} bytes, the most that a file of policies has"
        )));
    }
    Ok(bytes)
}
