//! One key out of another: HKDF-SHA256 (RFC 5869), expand step only, since
//! every key it starts from is already 32 uniformly random bytes; out of two,
//! with the extract step before it.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The length of every key here, in bytes.
pub(crate) const KEY_LENGTH: usize = 32;

/// 32 secret bytes, wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; KEY_LENGTH]>;

/// The key for one purpose. `parts` say which one of its kind; each is
/// preceded by its length, so that no two lists of parts read the same.
pub(crate) fn derive(key: &Key, purpose: &str, parts: &[&[u8]]) -> Key {
    let mut derived = Key::default();
    expand(key, purpose, parts, derived.as_mut_slice());
    derived
}

/// The key for one purpose out of two, each of which it takes: HKDF-SHA256 with
/// its extract step, of which the first is the salt. Without a first one it is
/// a key of the second alone.
pub(crate) fn extract(salt: Option<&Key>, key: &Key, purpose: &str, parts: &[&[u8]]) -> Key {
    let salt = salt.map(|salt| salt.as_slice());
    let mut extracted = Key::default();
    let (bytes, _) = Hkdf::<Sha256>::extract(salt, key.as_slice());
    extracted.copy_from_slice(&bytes);
    derive(&extracted, purpose, parts)
}

/// As [`derive`], for fewer bytes than a key has.
pub(crate) fn expand(key: &Key, purpose: &str, parts: &[&[u8]], into: &mut [u8]) {
    let information = joined(purpose, parts);
    // Both lengths are constants of this crate: 32 bytes are a whole SHA-256
    // output, and no caller asks for more than one.
    Hkdf::<Sha256>::from_prk(key.as_slice())
        .expect("a key of 32 bytes is long enough for HKDF-SHA256")
        .expand(&information, into)
        .expect("HKDF-SHA256 gives up to 8,160 bytes");
}

/// A purpose and its parts as one unambiguous run of bytes.
pub(crate) fn joined(purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len() + 8).sum::<usize>() + purpose.len() + 8;
    let mut bytes = Vec::with_capacity(length);
    for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}
