//! The master key and its file: created once, readable by its owner alone,
//! and refused when a single byte of the file is not what was written.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::Fault;
use crate::derivation::{self, Key};

/// The first line names the form of the file and its version.
const HEADER: &str = "opennrm master key, form 1";

/// For whoever finds the file and wonders.
const WARNING: &str = "# Whoever holds this file and the database can read every sealed field.\n\
                       # Without it nobody can. Keep a copy on paper, locked, apart from the backups.";

/// A whole file is about 300 bytes; nothing longer is read into memory.
const LONGEST_FILE: u64 = 4096;

/// How many bytes of the checksum are kept.
const CHECKSUM_LENGTH: usize = 8;

/// The key above all others of a database: 32 random bytes, wiped from memory
/// when dropped and never printed.
pub struct MasterKey(Key);

impl MasterKey {
    /// Makes a new key from the randomness of the operating system and writes
    /// it to a new file that only its owner may read (mode 600 on Unix). The
    /// file is on the disk, not only in its cache, on return.
    ///
    /// # Errors
    /// [`Fault::KeyFile`] or [`Fault::NoRandomness`].
    /// A file that could not be written whole is removed again.
    #[allow(clippy::disallowed_methods)] // A key from any other source than the system's would be no secret.
    pub fn create(path: &Path) -> Result<Self, Fault> {
        let mut key = Key::default();
        getrandom::fill(key.as_mut_slice()).map_err(Fault::NoRandomness)?;
        let master = Self(key);
        master.write(path)?;
        Ok(master)
    }

    /// Writes the key to a new file, as [`MasterKey::create`] does.
    ///
    /// # Errors
    /// [`Fault::KeyFile`]. A file that could not
    /// be written whole is removed again.
    pub fn write(&self, path: &Path) -> Result<(), Fault> {
        Ok(owner_file::create(path, self.text().as_bytes())?)
    }

    pub(crate) fn from_bytes(bytes: Key) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &Key {
        &self.0
    }

    /// Reads the key from its file.
    ///
    /// # Errors
    /// [`Fault::KeyFile`] when it cannot be read or others may read it, and
    /// [`Fault::KeyFileDamaged`] when it is not byte for byte what was written.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let text = owner_file::read(path, LONGEST_FILE)?;
        Self::from_text(&text).map_err(|reason| Fault::KeyFileDamaged {
            path: path.to_owned(),
            reason,
        })
    }

    /// A name for the key that betrays nothing of it: it may be stored in the
    /// database so that a wrong key file is noticed at start.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let mut bytes = [0; 8];
        derivation::expand(&self.0, "opennrm master key fingerprint 1", &[], &mut bytes);
        let text = hexadecimal(&bytes);
        let groups: Vec<&str> = (0..4)
            .map(|group| &text[group * 4..group * 4 + 4])
            .collect();
        Fingerprint(groups.join("-"))
    }

    /// Refuses when what was sealed was sealed under another master key.
    ///
    /// # Errors
    /// [`Fault::OtherMasterKey`] with both fingerprints.
    pub fn expect_fingerprint(&self, stored: &str) -> Result<(), Fault> {
        self.fingerprint().expect(stored)
    }

    /// The key for one purpose under the master key.
    pub(crate) fn derive(&self, purpose: &str) -> Key {
        derivation::derive(&self.0, purpose, &[])
    }

    fn text(&self) -> Zeroizing<String> {
        let key = hexadecimal(self.0.as_slice());
        Zeroizing::new(format!(
            "{HEADER}\n{WARNING}\nkey {}\ncheck {}\n",
            *key,
            checksum(&key)
        ))
    }

    /// The key of a file's text. The text must be the very one that the key
    /// found in it is written as: so every altered byte is refused.
    fn from_text(text: &[u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(text).map_err(|_| "it is not text")?;
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return Err("its first line is not that of a master key file this version knows");
        }
        let key = text
            .lines()
            .find_map(|line| line.strip_prefix("key "))
            .ok_or("the line with the key is missing")?;
        let master = Self(from_hexadecimal(key).ok_or("the key is not 64 digits 0-9 and a-f")?);
        // Comparing in variable time is harmless: whoever can alter the file can read it.
        if *master.text() != text {
            return Err("the key and its check line, or the text around them, do not fit together");
        }
        Ok(master)
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MasterKey(fingerprint {})", self.fingerprint().0)
    }
}

/// The fingerprint of a master key: four groups of four digits 0-9 and a-f.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint as it is stored and shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn expect(&self, stored: &str) -> Result<(), Fault> {
        if self.0 == stored {
            return Ok(());
        }
        Err(Fault::OtherMasterKey {
            stored: stored.to_owned(),
            given: self.0.clone(),
        })
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn checksum(key: &str) -> String {
    let digest = Sha256::new()
        .chain_update(HEADER)
        .chain_update("\n")
        .chain_update(key)
        .finalize();
    hexadecimal(&digest[..CHECKSUM_LENGTH]).to_string()
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> Zeroizing<String> {
    // Allocated whole, so that no part of a key is left behind by growing.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        write!(text, "{byte:02x}").expect("a string takes what it is given");
    }
    text
}

/// Bytes from digits 0-9 and a-f, whatever spaces stand between them.
pub(crate) fn from_hexadecimal<const LENGTH: usize>(text: &str) -> Option<Zeroizing<[u8; LENGTH]>> {
    let mut bytes = Zeroizing::new([0; LENGTH]);
    let mut digits = text
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-')
        .map(|sign| sign.to_digit(16));
    for byte in bytes.iter_mut() {
        let (high, low) = (digits.next()??, digits.next()??);
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    digits.next().is_none().then_some(bytes)
}
