//! The data key of a subject: made once, kept in the database wrapped under
//! the root key, and with it gone every field of the subject is unreadable.

use std::sync::OnceLock;

use aes_gcm_siv::aead::{Aead as _, Payload};
use aes_gcm_siv::{Aes256GcmSiv, KeyInit as _, Nonce};
use rand::CryptoRng;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::derivation::{self, KEY_LENGTH, Key};
use crate::sealed_field::{Column, ColumnKey, Compartment, NONCE_LENGTH, Place, TAG_LENGTH};
use crate::{Fault, RootKey};

/// The version that a subject's first data key bears. Every ciphertext names
/// the version it was sealed with.
const FIRST_VERSION: u16 = 1;

/// Suite (1), key version (2), nonce (12), the enciphered key (32) and its tag
/// (16); where the key has a place that is not its subject's id, that place (16)
/// stands before the nonce.
const WRAPPED_LENGTH: usize = HEAD_LENGTH + NONCE_LENGTH + KEY_LENGTH + TAG_LENGTH;
const HEAD_LENGTH: usize = 3;
const PLACE_LENGTH: usize = 16;

/// The suite of data keys that are wrapped under the erasable key, at the place
/// of their subject's id.
pub(crate) const SUITE_ERASABLE: u8 = 2;
/// …and at a place that the wrapped key names.
pub(crate) const SUITE_PLACED: u8 = 3;

/// A data key as the database keeps it: of use only together with the root
/// key and the subject it was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey(Vec<u8>);

impl WrappedKey {
    /// The bytes to store.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Under what it was wrapped.
    pub(crate) fn suite(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// The place in the erasable key under which it was wrapped: the one that
    /// it names, else its subject's id.
    #[must_use]
    pub fn place(&self, subject: Uuid) -> Uuid {
        if self.suite() != Some(SUITE_PLACED) {
            return subject;
        }
        let named = self.0.get(HEAD_LENGTH..HEAD_LENGTH + PLACE_LENGTH);
        let named = named.and_then(|place| Uuid::from_slice(place).ok());
        named.unwrap_or(subject)
    }
}

impl From<Vec<u8>> for WrappedKey {
    /// Takes bytes from the database; whether they are sound shows when they
    /// are unwrapped.
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

/// The keys of one subject, wiped from memory when dropped: the data key
/// itself, and one for each compartment, which is computed when it is first
/// asked for.
pub struct DataKey {
    subject: Uuid,
    version: u16,
    key: Key,
    /// The subject's place in the erasable key, where it has one.
    leaf: Option<Key>,
    compartments: [OnceLock<Key>; Compartment::ALL.len()],
}

impl DataKey {
    /// A key that is computed and not kept.
    pub(crate) fn of(subject: Uuid, key: Key) -> Self {
        Self::new(subject, FIRST_VERSION, key, None)
    }

    fn new(subject: Uuid, version: u16, key: Key, leaf: Option<Key>) -> Self {
        Self {
            subject,
            version,
            key,
            leaf,
            compartments: Default::default(),
        }
    }

    /// Whose key it is.
    #[must_use]
    pub fn subject(&self) -> Uuid {
        self.subject
    }

    /// The key of one column of this subject. Whoever seals or opens many
    /// fields of a subject's column keeps it rather than computing it anew.
    #[must_use]
    pub fn column(&self, column: &Column) -> ColumnKey {
        let key = derivation::derive(
            self.of_compartment(column.compartment),
            "opennrm column key 1",
            &[
                &[column.compartment.byte()],
                column.register.as_bytes(),
                column.field.as_bytes(),
            ],
        );
        ColumnKey::new(self.subject, self.version, column.clone(), &key)
    }

    /// The data key of one compartment. It takes both the subject's data key,
    /// which the database keeps wrapped, and the compartment's own key at the
    /// subject's place in the erasable key (HKDF-SHA256: the one is the salt of
    /// the extraction from the other): nobody computes one compartment's from
    /// another's.
    fn of_compartment(&self, compartment: Compartment) -> &Key {
        let at = compartment.byte();
        match self.compartments.get(usize::from(at)) {
            Some(kept) if compartment != Compartment::Undivided => kept.get_or_init(|| {
                let salt = self
                    .leaf
                    .as_ref()
                    .map(|leaf| derivation::derive(leaf, "opennrm compartment place 1", &[&[at]]));
                let salt = salt.as_ref();
                derivation::extract(salt, &self.key, "opennrm compartment key 1", &[&[at]])
            }),
            _ => &self.key,
        }
    }

    /// What stands for a record of this subject in a log: sixteen bytes that
    /// nobody can compute, or lead back, without this key.
    #[must_use]
    pub fn pseudonym(&self, record: Uuid) -> [u8; 16] {
        let mut pseudonym = [0; 16];
        let parts: &[&[u8]] = &[record.as_bytes()];
        derivation::expand(&self.key, "opennrm log pseudonym 1", parts, &mut pseudonym);
        pseudonym
    }

    /// The salt of the hash that stands for one version of a record in a log:
    /// without this key nobody can try out what the version said.
    #[must_use]
    pub fn salt(&self, record: Uuid, version: i64) -> [u8; 16] {
        let mut salt = [0; 16];
        let parts: &[&[u8]] = &[record.as_bytes(), &version.to_be_bytes()];
        derivation::expand(&self.key, "opennrm log salt 1", parts, &mut salt);
        salt
    }

    /// What stands beside something as the proof that whoever holds this key
    /// wrote it there: `what` says what it proves, `parts` of which one.
    #[must_use]
    pub fn proof(&self, what: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut proof = [0; 32];
        let purpose = format!("opennrm proof 1 {what}");
        derivation::expand(&self.key, &purpose, parts, &mut proof);
        proof
    }

    /// Seals one field. The nonce is drawn from `chance`; should it ever
    /// repeat, AES-GCM-SIV betrays no more than that two texts are equal.
    ///
    /// # Errors
    /// [`Fault::OtherSubject`] when the field is not of this key's subject,
    /// [`Fault::TooLong`] beyond 64 GiB.
    pub fn seal(
        &self,
        column: &Column,
        place: Place,
        chance: &mut dyn CryptoRng,
        plain: &[u8],
    ) -> Result<Vec<u8>, Fault> {
        self.column(column).seal(place, chance, plain)
    }

    /// Opens one field.
    ///
    /// # Errors
    /// [`Fault::OtherSubject`] when the field is not of this key's subject,
    /// [`Fault::FromNewerVersion`] when a newer program wrote it, and
    /// [`Fault::SealedFieldRefused`] when it is not, byte for byte, what was
    /// sealed in this very place, in whatever compartment.
    pub fn open(&self, column: &Column, place: Place, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        let compartment = Compartment::of(sealed).unwrap_or(column.compartment);
        let column = column.clone().in_compartment(compartment);
        self.column(&column).open(place, sealed)
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("DataKey")
            .field("subject", &self.subject)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

pub(crate) fn wrapping_cipher(root: &RootKey) -> Aes256GcmSiv {
    Aes256GcmSiv::new((&*root.derive("opennrm wrapping key 1")).into())
}

/// What wraps one subject's data key, by its place in the erasable key.
pub(crate) fn leaf_cipher(leaf: &Key) -> Aes256GcmSiv {
    let key = derivation::derive(leaf, "opennrm wrapping key 2", &[]);
    Aes256GcmSiv::new((&*key).into())
}

/// A new key of a subject, under a place in the erasable key where one is named.
pub(crate) fn new_wrapped(
    suite: u8,
    wrapping: &Aes256GcmSiv,
    (subject, place): (Uuid, Option<Uuid>),
    chance: &mut dyn CryptoRng,
) -> WrappedKey {
    let mut key = Key::default();
    chance.fill_bytes(key.as_mut_slice());
    let mut nonce = [0; NONCE_LENGTH];
    chance.fill_bytes(&mut nonce);

    let mut wrapped = Vec::with_capacity(WRAPPED_LENGTH);
    wrapped.push(suite);
    wrapped.extend_from_slice(&FIRST_VERSION.to_be_bytes());
    wrapped.extend(place.iter().flat_map(|place| place.as_bytes()));
    let bound = associated(&wrapped, subject);
    wrapped.extend_from_slice(&nonce);
    let enciphered = wrapping
        .encrypt(
            &Nonce::from(nonce),
            Payload {
                msg: key.as_slice(),
                aad: &bound,
            },
        )
        .expect("32 bytes are far below the limit of AES-GCM-SIV");
    wrapped.extend_from_slice(&enciphered);
    WrappedKey(wrapped)
}

/// Opens a wrapped key; `leaf` is its place in the erasable key, where it was
/// wrapped under one.
pub(crate) fn unwrap(
    wrapping: &Aes256GcmSiv,
    leaf: Option<Key>,
    subject: Uuid,
    wrapped: &WrappedKey,
) -> Result<DataKey, Fault> {
    let refused = || Fault::WrappedKeyRefused { subject };
    let bytes = wrapped.as_bytes();
    // A suite that is not known fails its check: it is bound to the key.
    let named = if wrapped.suite() == Some(SUITE_PLACED) {
        PLACE_LENGTH
    } else {
        0
    };
    if bytes.len() != WRAPPED_LENGTH + named {
        return Err(refused());
    }
    let (head, rest) = bytes.split_at(HEAD_LENGTH + named);
    let (nonce, enciphered) = rest.split_at(NONCE_LENGTH);
    let nonce = Nonce::try_from(nonce).map_err(|_| refused())?;
    let payload = Payload {
        msg: enciphered,
        aad: &associated(head, subject),
    };
    let plain = Zeroizing::new(wrapping.decrypt(&nonce, payload).map_err(|_| refused())?);
    let mut key = Key::default();
    key.copy_from_slice(&plain);
    let version = u16::from_be_bytes([head[1], head[2]]);
    Ok(DataKey::new(subject, version, key, leaf))
}

fn associated(head: &[u8], subject: Uuid) -> Vec<u8> {
    derivation::joined("opennrm wrapped data key", &[head, subject.as_bytes()])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng as _;

    use super::*;
    use crate::master_key::hexadecimal;

    const SUBJECT: Uuid = Uuid::from_u128(7);
    const HERE: Place = Place {
        subject: SUBJECT,
        record: SUBJECT,
    };

    fn bytes_from(first: u8) -> Key {
        let mut key = Key::default();
        key.iter_mut()
            .zip(first..)
            .for_each(|(byte, value)| *byte = value);
        key
    }

    fn data_key(leaf: Option<u8>) -> DataKey {
        DataKey::new(SUBJECT, FIRST_VERSION, bytes_from(0), leaf.map(bytes_from))
    }

    fn column(compartment: Compartment) -> Column {
        Column::new("people", "note").in_compartment(compartment)
    }

    fn sealed(key: &DataKey, compartment: Compartment) -> Vec<u8> {
        let mut chance = ChaCha20Rng::seed_from_u64(20);
        key.seal(&column(compartment), HERE, &mut chance, b"Example")
            .unwrap()
    }

    /// Computed with another implementation of HMAC from the same two keys:
    /// what is sealed today must open in every later version.
    #[test]
    fn the_key_of_a_compartment_stays_what_it_is() {
        for (leaf, expected) in [
            (
                Some(100),
                "325ad788e2e34e55415f24b85af43c9a71ce11d703d9091b50fa0ece5aca21ee",
            ),
            (
                None,
                "1fa31cfc30c2639bfbc11386ae17cd0dab3b8d209b94bd24b3d34e31cabd58c2",
            ),
        ] {
            let key = data_key(leaf);
            let found = hexadecimal(key.of_compartment(Compartment::Health).as_slice());
            assert_eq!(*found, expected);
        }
    }

    #[test]
    fn whatever_compartment_it_was_sealed_in_it_is_opened_and_by_the_key_of_that_one() {
        let key = data_key(Some(100));
        for of in Compartment::ALL {
            let sealed = sealed(&key, of);
            assert_eq!(Compartment::of(&sealed), Some(of));
            for now in Compartment::ALL {
                let plain = key.open(&column(now), HERE, &sealed).unwrap();
                assert_eq!(plain, b"Example");
                // The bytes of one compartment are no other's.
                let mut claimed = sealed.clone();
                claimed[1] = now.byte();
                let opened = key.open(&column(of), HERE, &claimed);
                assert_eq!(opened.is_ok(), now == of, "{of:?} as {now:?}");
            }
        }
        let all = Compartment::ALL.map(|one| key.of_compartment(one).to_vec());
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one));
        }
    }

    /// The data key alone, as a backup and the master key give it, opens no
    /// compartment without the subject's place in the erasable key.
    #[test]
    fn a_compartment_takes_the_data_key_and_the_place() {
        let key = data_key(Some(100));
        for other in [data_key(Some(101)), data_key(None)] {
            for of in Compartment::ALL {
                let opened = other.open(&column(of), HERE, &sealed(&key, of));
                assert_eq!(opened.is_ok(), of == Compartment::Undivided, "{of:?}");
            }
        }
    }
}
