//! What a command hands out: to a file, or to whoever reads its output.

use std::{
    fs::File,
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tempfile::TempPath;

/// Who may read a file that a command writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever the machine's settings let read new files.
    Usual,
    /// Its owner alone: it holds people's names.
    Owner,
}

impl Readers {
    #[cfg(unix)]
    fn permissions(self) -> std::fs::Permissions {
        // What the machine's settings forbid is taken off by the system.
        std::os::unix::fs::PermissionsExt::from_mode(match self {
            Self::Usual => 0o666,
            Self::Owner => 0o600,
        })
    }
}

/// A file that is written beside its place and takes it when it is whole, so
/// that a command that fails leaves what was there before.
#[derive(Debug)]
pub struct NewFile {
    file: File,
    beside: Option<TempPath>,
    path: PathBuf,
}

impl NewFile {
    /// Begins the file.
    pub fn begin(path: &Path, readers: Readers) -> std::io::Result<Self> {
        // A pipe or a device has no place beside it, and is written as it is.
        if path.exists() && !path.is_file() {
            return Ok(Self {
                file: File::options().write(true).open(path)?,
                beside: None,
                path: path.to_owned(),
            });
        }
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".opennrm-");
        #[cfg(unix)]
        builder.permissions(readers.permissions());
        let (file, beside) = builder.tempfile_in(folder)?.into_parts();
        Ok(Self {
            file,
            beside: Some(beside),
            path: path.to_owned(),
        })
    }

    /// Where to write.
    pub fn writer(&self) -> std::io::Result<File> {
        self.file.try_clone()
    }

    /// Puts the file in its place: everything is written.
    pub fn finish(self) -> std::io::Result<()> {
        let Some(beside) = self.beside else {
            return Ok(());
        };
        self.file.sync_all()?;
        beside.persist(&self.path).map_err(|error| error.error)
    }
}

/// Writes bytes to a file or, without one, to stdout.
pub fn write(output: Option<&Path>, bytes: &[u8]) -> std::io::Result<()> {
    match output {
        Some(path) => {
            let new = NewFile::begin(path, Readers::Usual)?;
            new.writer()?.write_all(bytes)?;
            new.finish()
        }
        None => {
            let mut stdout = std::io::stdout().lock();
            stdout.write_all(bytes)?;
            stdout.flush()
        }
    }
}

/// Why a file could not be read or written, and what to do, where the system's
/// own words leave people alone.
pub fn in_plain_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder; look at its name".to_owned(),
        ErrorKind::PermissionDenied => "you have no right to".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; make room, or name another place".to_owned()
        }
        ErrorKind::ReadOnlyFilesystem => "the disk is not for writing".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "what should be its folder is a file".to_owned(),
        _ => error.to_string(),
    }
}

/// Stdout, which remembers that its reader has gone: `head` takes what it
/// wants, and nothing failed.
#[derive(Clone, Debug, Default)]
pub struct Stdout {
    gone: Arc<AtomicBool>,
}

impl Stdout {
    /// Whether whoever read it has seen enough.
    pub fn reader_has_gone(&self) -> bool {
        self.gone.load(Ordering::Relaxed)
    }

    fn noticed<T>(&self, done: std::io::Result<T>) -> std::io::Result<T> {
        done.inspect_err(|error| {
            if error.kind() == std::io::ErrorKind::BrokenPipe {
                self.gone.store(true, Ordering::Relaxed);
            }
        })
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.noticed(std::io::stdout().write(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.noticed(std::io::stdout().flush())
    }
}

/// Whether the output would be poured over a terminal.
pub fn at_terminal(output: Option<&Path>) -> bool {
    output.is_none() && std::io::stdout().is_terminal()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn begun(folder: &Path, readers: Readers) -> (PathBuf, NewFile) {
        let path = folder.join("people.csv");
        std::fs::write(&path, "before").unwrap();
        let new = NewFile::begin(&path, readers).unwrap();
        new.writer().unwrap().write_all(b"after").unwrap();
        (path, new)
    }

    #[test]
    fn a_file_that_is_not_finished_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let (path, new) = begun(folder.path(), Readers::Usual);
        drop(new);
        assert_eq!(std::fs::read_to_string(path).unwrap(), "before");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_names_is_its_owners_even_where_an_open_one_stood() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, new) = begun(folder.path(), Readers::Owner);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        new.finish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "after");
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
