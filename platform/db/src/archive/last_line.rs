//! The last line of a backup: the SHA-256 of every byte before it. A zip has
//! bytes of its own that no hash of its entries covers; with this line no byte
//! of a backup can change, go or be added unnoticed.

use std::io::{Error, ErrorKind, Read, Seek, SeekFrom, Write};

use kernel::Fault;
use sha2::{Digest, Sha256};

use super::hexadecimal;

/// What the line begins with.
const WORD: &str = "sha256 ";
/// How long it is: the word, the hash, the line's end.
const BYTES: u64 = 72;

/// Takes the hash of what is written through it. After a write that failed
/// the rest goes nowhere, since a zip that is given up is still ended; and
/// [`Hashing::finish`] refuses.
pub(crate) struct Hashing<W> {
    target: W,
    hash: Sha256,
    failed: bool,
}

impl<W: Write> Hashing<W> {
    pub(crate) fn new(target: W) -> Self {
        Self {
            target,
            hash: Sha256::new(),
            failed: false,
        }
    }

    /// Writes the last line.
    pub(crate) fn finish(mut self) -> std::io::Result<()> {
        if self.failed {
            return Err(Error::other("an earlier part of it could not be written"));
        }
        writeln!(self.target, "{WORD}{}", hexadecimal(self.hash))?;
        self.target.flush()
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        match self.target.write(bytes) {
            Ok(written) => {
                self.hash.update(bytes.get(..written).unwrap_or_default());
                Ok(written)
            }
            Err(error) => {
                self.failed = error.kind() != ErrorKind::Interrupted;
                Err(error)
            }
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if self.failed {
            return Ok(());
        }
        self.target
            .flush()
            .inspect_err(|error| self.failed = error.kind() != ErrorKind::Interrupted)
    }
}

/// What stands before the last line, if the line fits it.
pub(crate) fn before<R: Read + Seek>(mut file: R) -> Result<Before<R>, Fault> {
    let unread = |error: Error| Fault::from("the backup could not be read", error);
    let all = file.seek(SeekFrom::End(0)).map_err(unread)?;
    let cut_off = || Fault::new("the file is no backup, or it was cut off: nothing was restored");
    let length = all.checked_sub(BYTES).ok_or_else(cut_off)?;
    file.seek(SeekFrom::Start(length)).map_err(unread)?;
    let mut line = Vec::new();
    (&mut file)
        .take(BYTES)
        .read_to_end(&mut line)
        .map_err(unread)?;
    let said = line
        .strip_prefix(WORD.as_bytes())
        .and_then(|said| said.strip_suffix(b"\n"))
        .ok_or_else(cut_off)?;
    file.seek(SeekFrom::Start(0)).map_err(unread)?;
    let mut hash = Sha256::new();
    let mut read = vec![0; 64 * 1024];
    let mut before = (&mut file).take(length);
    loop {
        let bytes = before.read(&mut read).map_err(unread)?;
        if bytes == 0 {
            break;
        }
        hash.update(read.get(..bytes).unwrap_or_default());
    }
    if hexadecimal(hash).as_bytes() != said {
        return Err(Fault::new(
            "the backup is damaged (it is not as it was written): nothing was restored; take \
             another one",
        ));
    }
    let mut before = Before {
        file,
        length,
        at: 0,
    };
    before.rewind().map_err(unread)?;
    Ok(before)
}

/// A file up to its last line.
pub(crate) struct Before<R> {
    file: R,
    length: u64,
    at: u64,
}

impl<R: Read> Read for Before<R> {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let left = self.length.saturating_sub(self.at);
        let read = (&mut self.file).take(left).read(bytes)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: Seek> Seek for Before<R> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let wanted = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let wanted = wanted.ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        self.at = self.file.seek(SeekFrom::Start(wanted))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// A disk with room for so many bytes.
    struct Disk(usize);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or_else(|| Error::from(ErrorKind::StorageFull))?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_did_not_fit_is_told_once_and_never_ended_as_whole() {
        let mut hashing = Hashing::new(Disk(100));
        hashing.write_all(&[1; 90]).unwrap();
        let full = hashing.write_all(&[1; 20]).unwrap_err();
        assert_eq!(full.kind(), ErrorKind::StorageFull);
        // As the zip does when it is given up.
        hashing.write_all(&[1; 5]).unwrap();
        assert!(hashing.finish().is_err());
    }
}
