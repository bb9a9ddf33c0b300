//! Files for their owner alone: keys. A file is there whole or not at all, is
//! written over only by who means to replace it, and is not read while others
//! may read it too.
//!
//! ```
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("some.key");
//! owner_file::create(&path, b"secret")?;
//! assert_eq!(owner_file::read(&path, 100)?.as_slice(), b"secret");
//! assert!(matches!(
//!     owner_file::create(&path, b"another"),
//!     Err(owner_file::Fault::Exists { .. })
//! ));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// Why a file was not written or read, in a sentence that says what would be
/// right.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file is there already; it is left as it is.
    #[error(
        "the key file {} is already there and is never overwritten; use it, or name another file",
        path.display()
    )]
    Exists {
        /// The file asked for.
        path: PathBuf,
    },
    /// Others than its owner have rights to it.
    #[error(
        "the key file {} may be read by others (mode {mode:03o}); \
         take their rights away with: chmod 600 {}",
        path.display(), path.display()
    )]
    OpenToOthers {
        /// The file asked for.
        path: PathBuf,
        /// The permission bits found.
        mode: u32,
    },
    /// The system refused.
    #[error("the key file {} cannot be {attempt}: {cause}", path.display())]
    System {
        /// The file asked for.
        path: PathBuf,
        /// What was tried: "read", "written", "held".
        attempt: &'static str,
        /// What the operating system said.
        cause: std::io::Error,
    },
}

impl Fault {
    fn of(path: &Path, attempt: &'static str) -> impl Fn(std::io::Error) -> Self {
        move |cause| Self::System {
            path: path.to_owned(),
            attempt,
            cause,
        }
    }
}

/// Writes a new file that only its owner may read (mode 600 on Unix). It
/// appears under its name when it is whole, so that nobody reads half of it,
/// and is on the disk, not only in its cache, on return.
///
/// # Errors
/// [`Fault::Exists`] or [`Fault::System`]. Nothing is left of a file that could
/// not be written whole.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let failed = Fault::of(path, "written");
    let file = beside(path, bytes).map_err(&failed)?;
    file.persist_noclobber(path).map_err(|error| {
        if error.error.kind() == std::io::ErrorKind::AlreadyExists {
            return Fault::Exists {
                path: path.to_owned(),
            };
        }
        failed(error.error)
    })?;
    settle(path).map_err(failed)
}

/// Puts a file of other bytes in the place of one, or makes it. At every
/// moment the one or the other is there, whole; when the new one is on the
/// disk, the bytes of the former one are written over where they lay. (A disk
/// that puts what is written over elsewhere may keep them.)
///
/// # Errors
/// [`Fault::System`].
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let failed = Fault::of(path, "written");
    let file = beside(path, bytes).map_err(&failed)?;
    let former = match File::options().write(true).open(path) {
        Ok(former) => Some(former),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    file.persist(path).map_err(|error| failed(error.error))?;
    settle(path).map_err(&failed)?;
    if let Some(mut former) = former {
        let length = former.metadata().map_err(&failed)?.len();
        std::io::copy(&mut std::io::repeat(0).take(length), &mut former).map_err(&failed)?;
        former.sync_all().map_err(&failed)?;
    }
    Ok(())
}

/// Waits until no other program holds the folder of a file, and holds it for
/// as long as what is returned is kept.
///
/// # Errors
/// [`Fault::System`].
pub fn hold(path: &Path) -> Result<impl Sized, Fault> {
    #[cfg(unix)]
    {
        let failed = Fault::of(path, "held");
        let folder = File::open(folder_of(path)).map_err(&failed)?;
        folder.lock().map_err(failed)?;
        Ok(folder)
    }
    // Elsewhere a folder cannot be held.
    #[cfg(not(unix))]
    {
        Ok(path.to_owned())
    }
}

/// A temporary file of these bytes beside a path, on the disk.
fn beside(path: &Path, bytes: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    // Temporary files are made for their owner alone.
    let mut file = tempfile::Builder::new()
        .prefix(".opennrm-")
        .tempfile_in(folder_of(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// A new file survives a power cut only when its folder is on the disk too.
#[cfg(unix)]
fn settle(path: &Path) -> std::io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

#[cfg(not(unix))]
fn settle(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Reads a file of at most so many bytes. What is longer is cut off one byte
/// behind them, so that its reader notices.
///
/// # Errors
/// [`Fault::OpenToOthers`] on Unix when group or world have any right to it,
/// [`Fault::System`] when it cannot be read or is no file.
pub fn read(path: &Path, longest: u64) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let failed = Fault::of(path, "read");
    let file = File::open(path).map_err(&failed)?;
    // The rights are those of the opened file, not of a path that could have
    // been exchanged in between.
    let metadata = file.metadata().map_err(&failed)?;
    if !metadata.is_file() {
        let cause = std::io::Error::other("it is not a file; name the file that holds the key");
        return Err(failed(cause));
    }
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::MetadataExt::mode(&metadata) & 0o777;
        if mode & 0o077 != 0 {
            return Err(Fault::OpenToOthers {
                path: path.to_owned(),
                mode,
            });
        }
    }
    // Room for all of it, so that no part is left behind by growing.
    let room = usize::try_from(longest.min(metadata.len())).unwrap_or(0) + 2;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(longest + 1)
        .read_to_end(&mut bytes)
        .map_err(&failed)?;
    Ok(bytes)
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn of_many_who_write_at_once_one_wins_and_everybody_reads_it_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.key");
        let won = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..16_u8)
                .map(|number| {
                    let path = &path;
                    scope.spawn(move || {
                        let won = create(path, &[number; 1000]).is_ok();
                        let read = read(path, 2000).unwrap();
                        assert_eq!(read.len(), 1000);
                        assert!(read.iter().all(|byte| *byte == read[0]));
                        won
                    })
                })
                .collect();
            writers
                .into_iter()
                .map(|writer| writer.join().unwrap())
                .filter(|won| *won)
                .count()
        });
        assert_eq!(won, 1);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_replaced_is_written_over_where_it_lay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.key");
        // Under this name the former file is seen when another has its place.
        let held = folder.path().join("held");
        create(&path, b"the former secret").unwrap();
        std::fs::hard_link(&path, &held).unwrap();
        replace(&path, b"another").unwrap();
        assert_eq!(std::fs::read(&held).unwrap(), [0; 17]);
        assert_eq!(read(&path, 100).unwrap().as_slice(), b"another");
        // Where there is none, it is made; and nothing is left beside it.
        std::fs::remove_file(&path).unwrap();
        replace(&path, b"a third").unwrap();
        assert_eq!(read(&path, 100).unwrap().as_slice(), b"a third");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_its_owners_alone_and_not_read_otherwise() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some.key");
        create(&path, b"secret").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(
            read(&path, 10),
            Err(Fault::OpenToOthers { mode: 0o640, .. })
        ));
        assert!(matches!(read(folder.path(), 10), Err(Fault::System { .. })));
    }
}
