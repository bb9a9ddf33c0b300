//! Commitments: a salted hash that binds to bytes and tells nothing of them.

use rand::CryptoRng;
use sha2::{Digest as _, Sha256};

use crate::Hash;

/// The length of a salt, in bytes.
pub const SALT_LENGTH: usize = 16;

/// Sixteen bytes of chance, kept beside what they salt. Whoever has only the
/// hash can then not try out what it might be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt([u8; SALT_LENGTH]);

impl Salt {
    /// A new salt.
    pub fn draw(chance: &mut dyn CryptoRng) -> Self {
        let mut salt = [0; SALT_LENGTH];
        chance.fill_bytes(&mut salt);
        Self(salt)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; SALT_LENGTH] {
        &self.0
    }
}

impl From<[u8; SALT_LENGTH]> for Salt {
    fn from(bytes: [u8; SALT_LENGTH]) -> Self {
        Self(bytes)
    }
}

/// SHA-256 of a salt and the bytes after it. It is what the log's tree is
/// made of, and what others may see of an entry.
///
/// ```
/// use ledger::{Commitment, Hash, Salt};
/// let commitment = Commitment::of(&Salt::from([7; 16]), b"what was done");
/// assert_eq!(commitment.leaf(), Hash::of_leaf(commitment.as_bytes()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment(Hash);

impl Commitment {
    /// The commitment to these bytes under this salt.
    #[must_use]
    pub fn of(salt: &Salt, bytes: &[u8]) -> Self {
        let hash: [u8; 32] = Sha256::new()
            .chain_update(salt.0)
            .chain_update(bytes)
            .finalize()
            .into();
        Self(Hash::from(hash))
    }

    /// The leaf of the tree that it makes.
    #[must_use]
    pub fn leaf(&self) -> Hash {
        Hash::of_leaf(self.0.as_bytes())
    }

    /// As a hash: so a version's hash stands in an entry.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.0
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}
