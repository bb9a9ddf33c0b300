//! What cannot be guessed, and what is kept of it.

use kernel::Fault;
use sha2::{Digest, Sha256};

/// So many random bytes.
pub(crate) fn bytes<const BYTES: usize>() -> Result<[u8; BYTES], Fault> {
    let mut chance = [0; BYTES];
    #[allow(
        clippy::disallowed_methods,
        reason = "keys of sign-ins, salts and second factors are drawn here and nowhere else"
    )]
    getrandom::fill(&mut chance)
        .map_err(|error| Fault::from("the system gave no random numbers", error.to_string()))?;
    Ok(chance)
}

/// A key of 128 bits that cannot be guessed, as a text.
pub(crate) fn key() -> Result<String, Fault> {
    Ok(hexadecimal(&bytes::<16>()?))
}

/// What is kept of a key: enough to know it again, nothing that opens
/// anything.
pub(crate) fn trace(purpose: &str, key: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(purpose.as_bytes());
    hash.update([0]);
    hash.update(key.as_bytes());
    hexadecimal(&hash.finalize())
}

/// Bytes as digits 0-9 and a-f.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes of digits 0-9 and a-f.
pub(crate) fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len() / 2)
        .map(|at| {
            let pair = text.get(2 * at..2 * at + 2)?;
            u8::from_str_radix(pair, 16).ok()
        })
        .collect()
}

/// Whether two texts are the same, without telling by the time that it takes
/// how much of them is.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one
            .bytes()
            .zip(other.bytes())
            .fold(0, |unlike, (one, other)| unlike | (one ^ other))
            == 0
}
