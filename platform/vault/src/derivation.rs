//! One key out of another: HKDF-SHA256 (RFC 5869), expand step only, since
//! every key it starts from is already 32 uniformly random bytes; out of two,
//! with the extract step before it. Since no more than one block is ever asked
//! for, either step is one HMAC, which is computed without a copy of the key:
//! a key's place in the erasable key takes 128 of them.

use hmac::{Hmac, KeyInit as _, Mac as _, digest::FixedOutput as _};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The length of every key here, in bytes.
pub(crate) const KEY_LENGTH: usize = 32;

/// 32 secret bytes, wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; KEY_LENGTH]>;

/// The key for one purpose. `parts` say which one of its kind; each is
/// preceded by its length, so that no two lists of parts read the same.
pub(crate) fn derive(key: &Key, purpose: &str, parts: &[&[u8]]) -> Key {
    let mut expanding = keyed(key);
    for (length, part) in lengths_and(purpose, parts) {
        expanding.update(&length);
        expanding.update(part);
    }
    // The first block of what HKDF gives, which is as long as a key.
    expanding.update(&[1]);
    finished(expanding)
}

/// The key for one purpose out of two, each of which it takes: HKDF-SHA256 with
/// its extract step, of which the first is the salt. Without a first one it is
/// a key of the second alone.
pub(crate) fn extract(salt: Option<&Key>, key: &Key, purpose: &str, parts: &[&[u8]]) -> Key {
    let mut extracting = keyed(salt.unwrap_or(&Key::default()));
    extracting.update(key.as_slice());
    derive(&finished(extracting), purpose, parts)
}

/// As [`derive`], for as many bytes as a key has at the most.
pub(crate) fn expand(key: &Key, purpose: &str, parts: &[&[u8]], into: &mut [u8]) {
    let derived = derive(key, purpose, parts);
    into.copy_from_slice(&derived[..into.len()]);
}

fn keyed(key: &Key) -> Hmac<Sha256> {
    Hmac::new_from_slice(key.as_slice()).expect("HMAC takes keys of any length")
}

fn finished(mac: Hmac<Sha256>) -> Key {
    let mut key = Key::default();
    mac.finalize_into((&mut *key).into());
    key
}

/// A purpose and its parts as one unambiguous run of bytes.
pub(crate) fn joined(purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len() + 8).sum::<usize>() + purpose.len() + 8;
    let mut bytes = Vec::with_capacity(length);
    for (length, part) in lengths_and(purpose, parts) {
        bytes.extend_from_slice(&length);
        bytes.extend_from_slice(part);
    }
    bytes
}

fn lengths_and<'p>(
    purpose: &'p str,
    parts: &'p [&'p [u8]],
) -> impl Iterator<Item = ([u8; 8], &'p [u8])> {
    std::iter::once(purpose.as_bytes())
        .chain(parts.iter().copied())
        .map(|part| ((part.len() as u64).to_be_bytes(), part))
}
