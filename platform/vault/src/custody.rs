//! A master key split among custodians (A. Shamir, *How to share a secret*,
//! 1979): any few of its parts open it, and fewer tell nothing of it. A part
//! is a page of text that can be printed, locked away, and typed in again.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use blahaj::{Share, Sharks};
use rand::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::derivation::{KEY_LENGTH, Key, joined};
use crate::master_key::from_hexadecimal;
use crate::{Fault, MasterKey};

/// The first line names the form of the page and its version.
const HEADER: &str = "opennrm part of a master key, form 1";
/// A whole page is about 500 bytes; nothing longer is read into memory.
const LONGEST_FILE: u64 = 4096;
/// How many parts there are at the most: so many people can be brought
/// together in one room.
const PARTS_MAX: u8 = 16;
/// The lines that hold the secret, each with a check of its own.
const LINES: [&str; 4] = ["a", "b", "c", "d"];
/// How many bytes of the secret a line holds.
const LINE_LENGTH: usize = KEY_LENGTH / LINES.len();

/// One custodian's part of a master key. It is wiped from memory when dropped
/// and never printed by itself.
pub struct Part {
    number: u8,
    of: u8,
    needed: u8,
    fingerprint: String,
    secret: Key,
}

impl MasterKey {
    /// Splits the key into parts, so many of which open it. Each splitting
    /// gives other parts, which do not go together with those before.
    ///
    /// # Errors
    /// [`Fault::NoSuchSplit`].
    pub fn split(
        &self,
        needed: u8,
        of: u8,
        mut chance: &mut dyn CryptoRng,
    ) -> Result<Vec<Part>, Fault> {
        if needed < 2 || needed > of || of > PARTS_MAX {
            return Err(Fault::NoSuchSplit { of, needed });
        }
        let shares = Sharks(needed).dealer_rng(self.bytes().as_slice(), &mut chance);
        Ok(shares
            .take(usize::from(of))
            .map(|share| {
                let bytes = Zeroizing::new(Vec::from(&share));
                let (number, secret) = bytes.split_first().unwrap_or((&0, &[]));
                let mut part = Part {
                    number: *number,
                    of,
                    needed,
                    fingerprint: self.fingerprint().as_str().to_owned(),
                    secret: Key::default(),
                };
                part.secret.copy_from_slice(secret);
                part
            })
            .collect())
    }

    /// The key of which these are parts.
    ///
    /// # Errors
    /// [`Fault::TooFewParts`], [`Fault::PartTwice`], or
    /// [`Fault::PartsOfSeveral`] when they are not parts of one key.
    pub fn join(parts: &[Part]) -> Result<Self, Fault> {
        let Some(first) = parts.first() else {
            return Err(Fault::TooFewParts {
                given: 0,
                needed: 2,
            });
        };
        if parts.iter().any(|part| part.split() != first.split()) {
            return Err(Fault::PartsOfSeveral);
        }
        for (at, part) in parts.iter().enumerate() {
            if parts[..at].iter().any(|other| other.number == part.number) {
                return Err(Fault::PartTwice {
                    number: part.number,
                });
            }
        }
        if parts.len() < usize::from(first.needed) {
            return Err(Fault::TooFewParts {
                given: parts.len(),
                needed: first.needed,
            });
        }
        let shares: Vec<Share> = parts.iter().filter_map(Part::share).collect();
        let scheme = Sharks(first.needed);
        let secret = scheme.recover(&shares).map(Zeroizing::new);
        let secret = secret.map_err(|_| Fault::PartsOfSeveral)?;
        let mut bytes = Key::default();
        if secret.len() != KEY_LENGTH {
            return Err(Fault::PartsOfSeveral);
        }
        bytes.copy_from_slice(&secret);
        let key = Self::from_bytes(bytes);
        if key.fingerprint().as_str() != first.fingerprint {
            return Err(Fault::PartsOfSeveral);
        }
        Ok(key)
    }
}

impl Part {
    /// Which of the parts it is, counted from 1.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.number
    }

    /// What parts of one splitting have in common.
    fn split(&self) -> (&str, u8, u8) {
        (&self.fingerprint, self.needed, self.of)
    }

    fn share(&self) -> Option<Share> {
        let mut bytes = Zeroizing::new(vec![self.number]);
        bytes.extend_from_slice(self.secret.as_slice());
        Share::try_from(bytes.as_slice()).ok()
    }

    /// Writes the part to a new file that only its owner may read.
    ///
    /// # Errors
    /// [`Fault::KeyFile`], also when there is a file already.
    pub fn write(&self, path: &Path) -> Result<(), Fault> {
        Ok(owner_file::create(path, self.text().as_bytes())?)
    }

    /// Reads a part from a file: as it was written, or typed from paper.
    ///
    /// # Errors
    /// [`Fault::PartFile`] when it cannot be read, [`Fault::PartMistyped`]
    /// with the line in which there is a slip.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let failed = |cause| Fault::PartFile {
            path: path.to_owned(),
            cause,
        };
        let mut text = Zeroizing::new(Vec::with_capacity(LONGEST_FILE as usize));
        File::open(path)
            .map_err(failed)?
            .take(LONGEST_FILE)
            .read_to_end(&mut text)
            .map_err(failed)?;
        Self::from_text(&text).map_err(|slip| Fault::PartMistyped {
            path: path.to_owned(),
            slip,
        })
    }

    /// The page: what it is, and the secret in lines that can be typed.
    fn text(&self) -> Zeroizing<String> {
        let Self {
            number,
            of,
            needed,
            fingerprint,
            ..
        } = self;
        // Allocated whole, so that no part of the secret is left behind by
        // growing.
        let mut text = Zeroizing::new(String::with_capacity(LONGEST_FILE as usize));
        let mut say = |words: std::fmt::Arguments<'_>| {
            text.write_fmt(words)
                .expect("a string takes what it is given");
        };
        say(format_args!(
            "{HEADER}\n\
             # Any {needed} of the {of} parts open the key {fingerprint}; this one alone tells nothing of it.\n\
             # Keep it locked, apart from the other parts and from the backups.\n\
             # If you have to type it: capital letters, spaces and lines with # do not matter.\n\
             part {number} of {of}, needed {needed}, key {fingerprint}\n"
        ));
        for (name, bytes) in LINES.iter().zip(self.secret.chunks(LINE_LENGTH)) {
            say(format_args!("{name}"));
            for (at, byte) in bytes.iter().enumerate() {
                let gap = if at % 2 == 0 { " " } else { "" };
                say(format_args!("{gap}{byte:02x}"));
            }
            say(format_args!("  check {:04x}\n", self.check(name, bytes)));
        }
        text
    }

    /// The check of a line: it fails for another line, another part and
    /// another key too.
    fn check(&self, name: &str, bytes: &[u8]) -> u16 {
        let about = [self.number, self.of, self.needed];
        let parts = [
            &about[..],
            self.fingerprint.as_bytes(),
            name.as_bytes(),
            bytes,
        ];
        let hash = Sha256::digest(Zeroizing::new(joined("opennrm part check 1", &parts)));
        u16::from_be_bytes([hash[0], hash[1]])
    }

    fn from_text(text: &[u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(text).map_err(|_| "it is not text")?;
        let text = Zeroizing::new(text.to_ascii_lowercase());
        let mut lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        if lines.next() != Some(HEADER) {
            return Err("its first line is not that of a part this version knows");
        }
        let mut part = lines
            .next()
            .and_then(Self::without_secret)
            .ok_or("look at the line that begins with \"part\"")?;
        for (at, name) in LINES.iter().enumerate() {
            let slip = [
                "look at the line a, and at the line above it",
                "look at the line b",
                "look at the line c",
                "look at the line d",
            ][at];
            let (digits, check) = lines
                .next()
                .and_then(|line| line.strip_prefix(name))
                .and_then(|line| line.split_once("check"))
                .ok_or(slip)?;
            let bytes = from_hexadecimal::<LINE_LENGTH>(digits).ok_or(slip)?;
            let check = from_hexadecimal::<2>(check).ok_or(slip)?;
            if part.check(name, bytes.as_slice()) != u16::from_be_bytes(*check) {
                return Err(slip);
            }
            part.secret[at * LINE_LENGTH..][..LINE_LENGTH].copy_from_slice(bytes.as_slice());
        }
        match lines.next() {
            Some(_) => Err("there is something behind its last line"),
            None => Ok(part),
        }
    }

    /// `part 2 of 3, needed 2, key …`.
    fn without_secret(line: &str) -> Option<Self> {
        let mut words = line
            .split(|sign: char| sign.is_whitespace() || sign == ',')
            .filter(|word| !word.is_empty());
        let mut after = |name: &str| words.next().filter(|word| *word == name).and(words.next());
        let number = after("part")?.parse().ok()?;
        let of = after("of")?.parse().ok()?;
        let needed = after("needed")?.parse().ok()?;
        let fingerprint = after("key")?.to_owned();
        Some(Self {
            number,
            of,
            needed,
            fingerprint,
            secret: Key::default(),
        })
    }

    /// The key that it is a part of, by its fingerprint.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.fingerprint
    }
}

impl std::fmt::Debug for Part {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Part")
            .field("number", &self.number)
            .field("key", &self.fingerprint)
            .finish_non_exhaustive()
    }
}
