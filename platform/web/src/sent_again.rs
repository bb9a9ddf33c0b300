//! What is sent again by whoever got no answer, or pressed twice: a form for
//! something new carries its key in a hidden field, a program's request in its
//! head. Under one key it is done once.

use std::error::Error;

use axum::{body::Bytes, http::HeaderMap};
use kernel::{Fault, Refusal};
use records::Repeat;
use sha2::{Digest, Sha256};

use crate::{Posted, Visit, state::chance_text};

/// The hidden field of a form that holds its key.
pub(crate) const KEY: &str = "_key";
/// The header by which a program says that a request is the same as one
/// before.
pub(crate) const REPEAT_KEY: &str = "idempotency-key";
/// The longest key, in characters.
pub(crate) const REPEAT_KEY_MAX: usize = 255;
/// How many bytes a form's key is drawn of.
const KEY_BYTES: usize = 16;

/// What of a form says nothing of what it asks for: who sends it, under which
/// key, and which similar names were shown before it was sent.
const BESIDE: [&str; 3] = ["_token", KEY, "_similar"];

/// A form or a request that may come again.
pub struct Sending {
    key: Option<String>,
    sent: Bytes,
}

impl Sending {
    /// A form, under the key that it was drawn with. One without a key is done
    /// each time that it comes.
    ///
    /// # Errors
    /// When its key is none.
    pub fn of(posted: &Posted) -> Result<Self, Refusal> {
        Ok(Self {
            key: form_key(posted)?,
            sent: Bytes::copy_from_slice(&hash_of(posted).finalize()),
        })
    }

    /// …for which another form under the same key is another one, and nothing
    /// that is refused: where an answer may not hang on what was done before.
    #[must_use]
    pub fn unlike_any_other(self) -> Self {
        let key = self.key.map(|key| format!("{key} {}", hex(&self.sent)));
        Self { key, ..self }
    }

    /// Says on a form that comes back what it means that its key has led to
    /// something else, and gives the key with which it comes: its own, unless
    /// that is such a one.
    pub(crate) fn comes_back<'p>(posted: &'p Posted, refusals: &mut [Refusal]) -> &'p str {
        let mut key = posted.value(KEY);
        for refusal in refusals {
            if refusal.rule == "records.key_of_another" {
                *refusal = Refusal::by("web.form_of_another");
                key = "";
            }
        }
        key
    }

    /// What a program sends.
    pub(crate) fn of_program(headers: &HeaderMap, body: Bytes) -> Result<Self, Refusal> {
        Ok(Self {
            key: key_of(headers)?,
            sent: body,
        })
    }

    /// A form with a file in it that is sent to this place.
    pub(crate) fn with_file(
        key: Option<String>,
        posted: &Posted,
        file: &[u8],
        place: [&str; 2],
    ) -> Self {
        let mut hash = hash_of(posted);
        for part in place {
            said(&mut hash, part);
        }
        hash.update(file);
        Self {
            key,
            sent: Bytes::copy_from_slice(&hash.finalize()),
        }
    }

    /// What it is known by when it comes again, if it has a key.
    #[must_use]
    pub fn repeat(&self) -> Option<Repeat<'_>> {
        let key = self.key.as_deref()?;
        Some(Repeat {
            key,
            sent: &self.sent,
        })
    }
}

impl Visit {
    /// The key of a form for something new, which stands in it as the hidden
    /// field `_key`: the one that it was sent with where it comes back, else a
    /// new one.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn key(&self, sent: &str) -> askama::Result<String> {
        let is_drawn = |key: &str| {
            let digits = key.bytes().all(|byte| byte.is_ascii_hexdigit());
            key.len() == 2 * KEY_BYTES && digits
        };
        if is_drawn(sent) {
            return Ok(sent.to_owned());
        }
        let drawn: Result<String, Fault> = chance_text::<KEY_BYTES>();
        drawn.map_err(|fault| askama::Error::Custom(Box::<dyn Error + Send + Sync>::from(fault)))
    }
}

/// The key of a program's request, if it has one.
pub(crate) fn key_of(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let keys = headers.get_all(REPEAT_KEY).iter();
    only_key(keys.map(|key| key.to_str().ok()))
}

/// The key that a form was drawn with, if it has one.
pub(crate) fn form_key(posted: &Posted) -> Result<Option<String>, Refusal> {
    let keys = posted.values(KEY).iter();
    only_key(keys.map(|key| Some(key.as_str())))
}

/// The one key that was sent, if there is one.
fn only_key<'k>(
    mut keys: impl Iterator<Item = Option<&'k str>>,
) -> Result<Option<String>, Refusal> {
    let Some(key) = keys.next() else {
        return Ok(None);
    };
    key.filter(|key| (1..=REPEAT_KEY_MAX).contains(&key.len()) && keys.next().is_none())
        .map(|key| Some(key.to_owned()))
        .ok_or_else(|| Refusal::by("web.repeat_key").naming("max", REPEAT_KEY_MAX))
}

fn hash_of(posted: &Posted) -> Sha256 {
    let mut hash = Sha256::new();
    for (name, values) in posted.all().filter(|(name, _)| !BESIDE.contains(name)) {
        said(&mut hash, name);
        hash.update((values.len() as u64).to_be_bytes());
        for value in values {
            said(&mut hash, value);
        }
    }
    hash
}

/// Where a part ends is no matter of chance.
fn said(hash: &mut Sha256, part: &str) {
    hash.update((part.len() as u64).to_be_bytes());
    hash.update(part);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
