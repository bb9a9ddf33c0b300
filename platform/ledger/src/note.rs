//! Signed notes: a text, a blank line, and a line for each signature (C2SP
//! signed-note). Signatures of keys that the reader does not know are kept
//! and say nothing.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    Fault, PublicKey, SecretKey,
    key::{self, KeyId, Statement},
};

/// The longest note, in bytes: room for any number of witnesses that a
/// country has, and little enough to be read from a stranger.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;
/// The most signatures that are read.
pub const SIGNATURES_MAX: usize = 100;

/// Goes before each signature: a dash of this length and a space.
const DASH: &str = "\u{2014} ";

/// A text and what was signed below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<SignatureLine>,
}

/// One line below a note: whose signature it is, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    name: String,
    id: KeyId,
    bytes: Vec<u8>,
}

impl SignatureLine {
    fn new(key: &PublicKey, bytes: Vec<u8>) -> Self {
        Self {
            name: key.name().to_owned(),
            id: key.id(),
            bytes,
        }
    }

    /// The name of the key that is said to have signed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn is_by(&self, key: &PublicKey) -> bool {
        self.name == key.name() && self.id == key.id()
    }

    fn parse(line: &str) -> Result<Self, Fault> {
        let refused = |reason| Fault::Note { reason };
        let (name, signature) = line
            .strip_prefix(DASH)
            .and_then(|line| line.split_once(' '))
            .ok_or(refused("a line below its blank line is no signature"))?;
        key::check_name(name).map_err(|_| refused("the name of a signature cannot be one"))?;
        let bytes = STANDARD
            .decode(signature)
            .map_err(|_| refused("a signature is not base64"))?;
        let Some((id, bytes)) = bytes
            .split_first_chunk()
            .filter(|(_, bytes)| !bytes.is_empty())
        else {
            return Err(refused("a signature is too short"));
        };
        Ok(Self {
            name: name.to_owned(),
            id: *id,
            bytes: bytes.to_vec(),
        })
    }
}

/// The line, without the line's end.
impl std::fmt::Display for SignatureLine {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes: Vec<u8> = self.id.iter().chain(&self.bytes).copied().collect();
        write!(formatter, "{DASH}{} {}", self.name, STANDARD.encode(bytes))
    }
}

impl std::str::FromStr for SignatureLine {
    type Err = Fault;

    fn from_str(line: &str) -> Result<Self, Fault> {
        Self::parse(line.strip_suffix('\n').unwrap_or(line))
    }
}

impl Note {
    /// A note without a signature yet.
    ///
    /// # Errors
    /// [`Fault::Note`] when the text does not end with a line's end, or holds
    /// control characters.
    pub fn new(text: impl Into<String>) -> Result<Self, Fault> {
        let text = text.into();
        check_text(&text)?;
        if !text.ends_with('\n') {
            return Err(Fault::Note {
                reason: "its text does not end with the end of a line",
            });
        }
        Ok(Self {
            text,
            signatures: Vec::new(),
        })
    }

    /// Reads a note. Nothing in it is trusted until a key that the reader
    /// knows was found to have signed it.
    ///
    /// # Errors
    /// [`Fault::Note`], with what is wrong.
    pub fn parse(note: &str) -> Result<Self, Fault> {
        let refused = |reason| Fault::Note { reason };
        if note.len() > NOTE_BYTES_MAX {
            return Err(refused("it is longer than a note may be"));
        }
        check_text(note)?;
        let Some(at) = note.rfind("\n\n") else {
            return Err(refused(
                "there is no blank line between its text and its signatures",
            ));
        };
        let (text, signatures) = (&note[..=at], &note[at + 2..]);
        let Some(signatures) = signatures.strip_suffix('\n') else {
            return Err(refused("its last line does not end, or it is not signed"));
        };
        let mut lines = Vec::new();
        for line in signatures.split('\n') {
            if lines.len() >= SIGNATURES_MAX {
                return Err(refused("it has more signatures than are read"));
            }
            lines.push(SignatureLine::parse(line)?);
        }
        Ok(Self {
            text: text.to_owned(),
            signatures: lines,
        })
    }

    /// The text that was signed, with the end of its last line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, whoever made them.
    #[must_use]
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// Adds a signature. One that is there already is not added again; an
    /// older one of the same key makes room for the new one.
    pub fn add(&mut self, line: SignatureLine) {
        self.signatures
            .retain(|there| there.name != line.name || there.id != line.id);
        self.signatures.push(line);
    }

    /// Signs the text as a log signs its checkpoints.
    ///
    /// # Errors
    /// [`Fault::WrongKind`] when the key is a witness's.
    pub fn sign(&mut self, key: &SecretKey) -> Result<(), Fault> {
        expect(key.public(), Statement::Log)?;
        let signature = key.sign(self.text.as_bytes());
        self.add(SignatureLine::new(key.public(), signature.to_vec()));
        Ok(())
    }

    /// Whether a log's key signed the text: `false` when there is no
    /// signature of it.
    ///
    /// # Errors
    /// [`Fault::SignatureFalse`] when there is one in its name, and it is not
    /// right; [`Fault::WrongKind`] when the key is a witness's.
    pub fn is_signed_by(&self, key: &PublicKey) -> Result<bool, Fault> {
        expect(key, Statement::Log)?;
        let mut signed = false;
        for line in self.signatures.iter().filter(|line| line.is_by(key)) {
            let right = <&[u8; 64]>::try_from(line.bytes.as_slice())
                .is_ok_and(|signature| key.signed(self.text.as_bytes(), signature));
            if !right {
                return Err(Fault::SignatureFalse {
                    name: key.name().to_owned(),
                });
            }
            signed = true;
        }
        Ok(signed)
    }

    /// Co-signs the text: the line of a witness, which says that at this
    /// second the note's tree was the largest that the witness had seen, and
    /// that each had grown out of the one before. Only a
    /// [`Witness`](crate::Witness) may say so, after it has looked.
    pub(crate) fn cosign(&self, key: &SecretKey, time: u64) -> Result<SignatureLine, Fault> {
        expect(key.public(), Statement::Witness)?;
        let signature = key.sign(cosigned(time, &self.text).as_bytes());
        let mut bytes = time.to_be_bytes().to_vec();
        bytes.extend(signature);
        Ok(SignatureLine::new(key.public(), bytes))
    }

    /// When a witness co-signed the text, in seconds since 1970 began in UTC;
    /// nothing where there is no cosignature of it.
    ///
    /// # Errors
    /// [`Fault::SignatureFalse`] when there is one in its name, and it is not
    /// right; [`Fault::WrongKind`] when the key is a log's.
    pub fn cosigned_by(&self, key: &PublicKey) -> Result<Option<u64>, Fault> {
        expect(key, Statement::Witness)?;
        let mut last = None;
        for line in self.signatures.iter().filter(|line| line.is_by(key)) {
            let time = line
                .bytes
                .split_first_chunk::<8>()
                .and_then(|(time, signature)| {
                    let time = u64::from_be_bytes(*time);
                    let signature = <&[u8; 64]>::try_from(signature).ok()?;
                    let right = i64::try_from(time).is_ok()
                        && key.signed(cosigned(time, &self.text).as_bytes(), signature);
                    right.then_some(time)
                });
            last = last.max(Some(time.ok_or_else(|| Fault::SignatureFalse {
                name: key.name().to_owned(),
            })?));
        }
        Ok(last)
    }
}

/// The note as it is kept and handed over.
impl std::fmt::Display for Note {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(formatter, "{}", self.text)?;
        for line in &self.signatures {
            writeln!(formatter, "{line}")?;
        }
        Ok(())
    }
}

/// What a witness signs.
fn cosigned(time: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {time}\n{text}")
}

fn expect(key: &PublicKey, statement: Statement) -> Result<(), Fault> {
    if key.statement() == statement {
        return Ok(());
    }
    Err(Fault::WrongKind {
        name: key.name().to_owned(),
        right: match statement {
            Statement::Log => "log",
            Statement::Witness => "witness",
        },
    })
}

fn check_text(text: &str) -> Result<(), Fault> {
    if text.bytes().any(|byte| byte < 0x20 && byte != b'\n') {
        return Err(Fault::Note {
            reason: "it holds control characters",
        });
    }
    Ok(())
}
