//! The file of a secret key: made once, for its owner alone.

use std::path::Path;

use zeroize::Zeroizing;

use crate::Fault;

/// The first line names the form of the file and its version.
pub(crate) const HEADER: &str = "opennrm ledger key, form 1";

/// For whoever finds the file and wonders.
pub(crate) const WARNING: &str =
    "# Whoever holds this file can sign in this name. It belongs to the body of that name alone.";

/// A whole file is a few hundred bytes; nothing longer is read into memory.
const LONGEST_FILE: u64 = 4096;

pub(crate) fn write(path: &Path, text: &str) -> Result<(), Fault> {
    Ok(owner_file::create(path, text.as_bytes())?)
}

pub(crate) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, Fault> {
    Ok(owner_file::read(path, LONGEST_FILE)?)
}
