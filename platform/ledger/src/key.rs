//! Keys: Ed25519, each with the name under which its signatures stand and the
//! kind of statement it makes. The texts are those of C2SP signed notes and
//! of the Go programs that use them.

use std::path::Path;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use rand::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{Fault, hash, key_file};

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// A log's own checkpoints, or what somebody answers for: an Ed25519
    /// signature of the note's text.
    Log,
    /// A witness's cosignatures, with the time (cosignature/v1).
    Witness,
}

impl Statement {
    /// The byte that stands for it in a key's text.
    fn byte(self) -> u8 {
        match self {
            Self::Log => 0x01,
            Self::Witness => 0x04,
        }
    }

    fn from_byte(byte: u8) -> Option<Self> {
        [Self::Log, Self::Witness]
            .into_iter()
            .find(|statement| statement.byte() == byte)
    }
}

/// The longest name of a key, in bytes.
const NAME_BYTES_MAX: usize = 200;

/// A key's name: not empty, without spaces, control characters and plus
/// signs. By custom it looks like an address without `https://`, such as
/// `nrm.example/log`; nothing need be there.
pub(crate) fn check_name(name: &str) -> Result<(), Fault> {
    let fits = !name.is_empty()
        && name.len() <= NAME_BYTES_MAX
        && !name.chars().any(|character| {
            character.is_whitespace() || character.is_control() || character == '+'
        });
    if fits { Ok(()) } else { Err(Fault::KeyName) }
}

/// The four bytes that stand for a key beside its name.
pub(crate) type KeyId = [u8; 4];

/// The key with which everybody can check.
///
/// ```
/// use ledger::PublicKey;
/// // The example of the Go package that the form comes from.
/// let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// let key: PublicKey = text.parse()?;
/// assert_eq!(key.name(), "PeterNeumann");
/// assert_eq!(key.to_string(), text);
/// # Ok::<(), ledger::Fault>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    statement: Statement,
    id: KeyId,
    key: VerifyingKey,
}

impl PublicKey {
    fn new(name: String, statement: Statement, key: VerifyingKey) -> Self {
        let digest = Sha256::new()
            .chain_update(&name)
            .chain_update([b'\n', statement.byte()])
            .chain_update(key.as_bytes())
            .finalize();
        let mut id = KeyId::default();
        id.copy_from_slice(&digest[..4]);
        Self {
            name,
            statement,
            id,
            key,
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    #[must_use]
    pub fn statement(&self) -> Statement {
        self.statement
    }

    /// Whether both sign with the same secret, whatever they are called.
    #[must_use]
    pub fn signs_as(&self, other: &Self) -> bool {
        self.key == other.key
    }

    pub(crate) fn id(&self) -> KeyId {
        self.id
    }

    /// Whether the key made this signature. Keys and signatures that are
    /// right for more than one message or signer are not taken.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key
            .verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature))
            .is_ok()
    }
}

/// A key's text: name, four bytes as eight digits, and what signs.
impl std::fmt::Display for PublicKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut key = vec![self.statement.byte()];
        key.extend(self.key.as_bytes());
        write!(
            formatter,
            "{}+{}+{}",
            self.name,
            hash::hexadecimal(&self.id),
            STANDARD.encode(key)
        )
    }
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "PublicKey({self})")
    }
}

impl std::str::FromStr for PublicKey {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let refused = |reason| Fault::PublicKey { reason };
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(refused("it is not a name, an id and a key with + between"));
        };
        check_name(name)?;
        let bytes = STANDARD
            .decode(key)
            .map_err(|_| refused("the key is not base64"))?;
        let Some((statement, bytes)) = bytes.split_first() else {
            return Err(refused("the key is empty"));
        };
        let statement = Statement::from_byte(*statement)
            .ok_or(refused("it is neither a log's nor a witness's Ed25519 key"))?;
        let bytes = bytes
            .try_into()
            .map_err(|_| refused("the key is not 32 bytes long"))?;
        let key = VerifyingKey::from_bytes(bytes)
            .ok()
            .filter(|key| !key.is_weak())
            .ok_or(refused(
                "its bytes are no Ed25519 key, or one of the weak ones",
            ))?;
        let key = Self::new(name.to_owned(), statement, key);
        if hash::hexadecimal(&key.id) != id {
            return Err(refused("the id does not belong to the name and the key"));
        }
        Ok(key)
    }
}

/// The key with which one body signs. It is wiped from memory when dropped
/// and never printed.
pub struct SecretKey {
    key: SigningKey,
    public: PublicKey,
}

impl SecretKey {
    /// Draws a new key.
    ///
    /// # Errors
    /// [`Fault::KeyName`] when the name is empty, too long, or has a space or
    /// a plus sign in it.
    pub fn draw(
        name: &str,
        statement: Statement,
        chance: &mut dyn CryptoRng,
    ) -> Result<Self, Fault> {
        let mut seed = Zeroizing::new([0; 32]);
        chance.fill_bytes(seed.as_mut_slice());
        Self::from_seed(name, statement, &seed)
    }

    fn from_seed(name: &str, statement: Statement, seed: &[u8; 32]) -> Result<Self, Fault> {
        check_name(name)?;
        let key = SigningKey::from_bytes(seed);
        let public = PublicKey::new(name.to_owned(), statement, key.verifying_key());
        Ok(Self { key, public })
    }

    /// Writes the key to a new file that only its owner may read (mode 600
    /// on Unix). The file is on the disk, not only in its cache, on return.
    ///
    /// # Errors
    /// [`Fault::KeyFile`] when it cannot be written, and then nothing of it is
    /// left; or when there is one, which is never overwritten.
    pub fn write(&self, path: &Path) -> Result<(), Fault> {
        key_file::write(path, &self.text())
    }

    /// Reads the key from its file.
    ///
    /// # Errors
    /// [`Fault::KeyFile`] when it cannot be read or others may read it, and
    /// [`Fault::KeyFileDamaged`] when it is not byte for byte what was written.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let text = key_file::read(path)?;
        Self::from_text(&text).map_err(|reason| Fault::KeyFileDamaged {
            path: path.to_owned(),
            reason,
        })
    }

    /// The key with which others check.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }

    /// The file: two lines for whoever finds it, and the key as Go's signed
    /// notes write it.
    fn text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(33));
        bytes.push(self.public.statement.byte());
        bytes.extend(self.key.as_bytes());
        let encoded = Zeroizing::new(STANDARD.encode(bytes.as_slice()));
        Zeroizing::new(format!(
            "{}\n{}\n{KEY_PREFIX}{}+{}+{}\n",
            key_file::HEADER,
            key_file::WARNING,
            self.public.name,
            hash::hexadecimal(&self.public.id),
            encoded.as_str(),
        ))
    }

    /// The key of a file's text. The text must be the very one that the key
    /// found in it is written as: so every altered byte is refused.
    fn from_text(text: &[u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(text).map_err(|_| "it is not text")?;
        if text.lines().next() != Some(key_file::HEADER) {
            return Err("its first line is not that of a ledger key file this version knows");
        }
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(KEY_PREFIX))
            .ok_or("the line with the key is missing")?;
        let mut parts = line.splitn(3, '+');
        let (Some(name), Some(_), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err("the line with the key is cut short");
        };
        let bytes = Zeroizing::new(
            STANDARD
                .decode(key)
                .map_err(|_| "the key is not written in base64")?,
        );
        let (statement, seed) = bytes.split_first().ok_or("the key is empty")?;
        let statement = Statement::from_byte(*statement)
            .ok_or("it is neither a log's nor a witness's Ed25519 key")?;
        let seed = seed
            .try_into()
            .map_err(|_| "the key is not 32 bytes long")?;
        let key =
            Self::from_seed(name, statement, seed).map_err(|_| "the key's name cannot be one")?;
        // Comparing in variable time is harmless: whoever can alter the file can read it.
        if *key.text() != text {
            return Err("the key and its id, or the text around them, do not fit together");
        }
        Ok(key)
    }
}

const KEY_PREFIX: &str = "PRIVATE+KEY+";

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "SecretKey(of {})", self.public)
    }
}
