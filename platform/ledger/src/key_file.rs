//! The file of a secret key: made once, for its owner alone.

use std::{
    fs::{File, OpenOptions},
    io::{Read as _, Write as _},
    path::Path,
};

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
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|cause| {
        if cause.kind() == std::io::ErrorKind::AlreadyExists {
            return Fault::KeyFileExists {
                path: path.to_owned(),
            };
        }
        fault(path, "written", cause)
    })?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| sync_folder_of(path));
    if let Err(cause) = written {
        // Half a key would stand in the way of the next attempt.
        drop(file);
        std::fs::remove_file(path)
            .map_err(|cause| fault(path, "removed after a failed write", cause))?;
        return Err(fault(path, "written", cause));
    }
    Ok(())
}

pub(crate) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let file = File::open(path).map_err(|cause| fault(path, "read", cause))?;
    // The rights are those of the opened file, not of a path that could have
    // been exchanged in between.
    refuse_open_to_others(&file, path)?;
    let mut text = Zeroizing::new(Vec::with_capacity(LONGEST_FILE as usize + 1));
    file.take(LONGEST_FILE + 1)
        .read_to_end(&mut text)
        .map_err(|cause| fault(path, "read", cause))?;
    Ok(text)
}

fn fault(path: &Path, attempt: &'static str, cause: std::io::Error) -> Fault {
    Fault::KeyFile {
        path: path.to_owned(),
        attempt,
        cause,
    }
}

/// A new file survives a power cut only when its folder is on the disk too.
fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

fn refuse_open_to_others(file: &File, path: &Path) -> Result<(), Fault> {
    let metadata = file
        .metadata()
        .map_err(|cause| fault(path, "read", cause))?;
    if !metadata.is_file() {
        let cause = std::io::Error::other("it is not a file; name the file that holds the key");
        return Err(fault(path, "read", cause));
    }
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::MetadataExt::mode(&metadata) & 0o777;
        if mode & 0o077 != 0 {
            return Err(Fault::KeyFileOpenToOthers {
                path: path.to_owned(),
                mode,
            });
        }
    }
    Ok(())
}
