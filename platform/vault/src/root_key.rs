//! The root key of a database: what the master key opens, and all other keys
//! come from. It is drawn when the database is made and kept in it, wrapped by
//! the master key. So a change of the master key is one small write, and
//! whatever is open goes on.
//!
//! The change shuts out whoever gets hold of the former master key, or of its
//! parts, and of a database or backup of later. Who had both a master key and
//! a database of its time has the root key, and no change takes it back.

use aes_gcm_siv::aead::{Aead as _, Payload};
use aes_gcm_siv::{Aes256GcmSiv, KeyInit as _, Nonce};
use rand::CryptoRng;
use zeroize::Zeroizing;

use crate::derivation::{KEY_LENGTH, Key, derive, joined};
use crate::master_key::{from_hexadecimal, hexadecimal};
use crate::sealed_field::{NONCE_LENGTH, SUITE, TAG_LENGTH};
use crate::{Fault, MasterKey};

/// Suite (1), nonce (12), the enciphered key (32) and its tag (16).
const WRAPPED_LENGTH: usize = 1 + NONCE_LENGTH + KEY_LENGTH + TAG_LENGTH;

/// The key that all keys of a database come from, wiped from memory when
/// dropped.
pub struct RootKey(Key);

impl RootKey {
    /// A new root key, for a database that is being made.
    pub fn draw(chance: &mut dyn CryptoRng) -> Self {
        let mut key = Key::default();
        chance.fill_bytes(key.as_mut_slice());
        Self(key)
    }

    /// The root key of a database that keeps it wrapped like this.
    ///
    /// # Errors
    /// [`Fault::RootKeyRefused`] when another master key wrapped it, or when
    /// it was altered.
    pub fn of(master: &MasterKey, wrapped: &str) -> Result<Self, Fault> {
        let bytes = from_hexadecimal::<WRAPPED_LENGTH>(wrapped).ok_or(Fault::RootKeyRefused)?;
        let (head, rest) = bytes.split_at(1);
        let (nonce, enciphered) = rest.split_at(NONCE_LENGTH);
        if head != [SUITE] {
            return Err(Fault::RootKeyRefused);
        }
        let nonce = Nonce::try_from(nonce).map_err(|_| Fault::RootKeyRefused)?;
        let payload = Payload {
            msg: enciphered,
            aad: &associated(),
        };
        let plain = wrapping(master).decrypt(&nonce, payload);
        let plain = Zeroizing::new(plain.map_err(|_| Fault::RootKeyRefused)?);
        let mut key = Key::default();
        key.copy_from_slice(&plain);
        Ok(Self(key))
    }

    /// The root key as the database keeps it under this master key: digits
    /// 0-9 and a-f.
    ///
    /// # Panics
    /// Never: 32 bytes can always be enciphered.
    pub fn wrapped(&self, under: &MasterKey, chance: &mut dyn CryptoRng) -> String {
        let mut nonce = [0; NONCE_LENGTH];
        chance.fill_bytes(&mut nonce);
        let payload = Payload {
            msg: self.0.as_slice(),
            aad: &associated(),
        };
        let enciphered = wrapping(under)
            .encrypt(&Nonce::from(nonce), payload)
            .expect("32 bytes are far below the limit of AES-GCM-SIV");
        let bytes = [&[SUITE], nonce.as_slice(), &enciphered].concat();
        hexadecimal(&bytes).to_string()
    }

    /// The master key itself, for a database that keeps no root key.
    pub(crate) fn itself(master: &MasterKey) -> Self {
        Self(master.bytes().clone())
    }

    /// The key for one purpose.
    pub(crate) fn derive(&self, purpose: &str) -> Key {
        derive(&self.0, purpose, &[])
    }
}

impl std::fmt::Debug for RootKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RootKey")
    }
}

fn wrapping(master: &MasterKey) -> Aes256GcmSiv {
    Aes256GcmSiv::new((&*master.derive("opennrm root wrapping key 1")).into())
}

fn associated() -> Vec<u8> {
    joined("opennrm wrapped root key", &[])
}
