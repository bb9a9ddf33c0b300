//! Addresses: what a page address shows of a record in place of its id.
//!
//! Record ids are UUIDs of version 7 and tell when a record was made and
//! which came first. An address is the id enciphered as one block of AES-256
//! under a key of its register: it tells neither, is the same every time, and
//! costs no column. Any address deciphers to some id; that there is no such
//! record is for the database to say. An address opens nothing by itself:
//! whoever asks still needs the right to see the record.

use aes::Aes256;
use aes::cipher::{BlockCipherDecrypt as _, BlockCipherEncrypt as _, KeyInit as _};
use uuid::Uuid;

use crate::RootKey;
use crate::derivation::{self, Key};

/// The addresses of all registers under one root key.
pub struct Addresses {
    key: Key,
}

impl Addresses {
    /// The addresses under this root key.
    #[must_use]
    pub fn new(root: &RootKey) -> Self {
        Self {
            key: root.derive("opennrm address key 1"),
        }
    }

    /// The addresses of one register: whoever writes a list of its records
    /// keeps them rather than asking for each record anew.
    #[must_use]
    pub fn of(&self, register: &str) -> RegisterAddresses {
        let key = derivation::derive(
            &self.key,
            "opennrm register addresses 1",
            &[register.as_bytes()],
        );
        RegisterAddresses {
            cipher: Aes256::new((&*key).into()),
        }
    }

    /// The address of a record: 32 digits 0-9 and a-f.
    #[must_use]
    pub fn address(&self, register: &str, id: Uuid) -> String {
        self.of(register).address(id)
    }

    /// The id that an address stands for; `None` when the text is no address.
    #[must_use]
    pub fn id(&self, register: &str, address: &str) -> Option<Uuid> {
        self.of(register).id(address)
    }
}

impl std::fmt::Debug for Addresses {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Addresses")
    }
}

/// The addresses of one register.
pub struct RegisterAddresses {
    cipher: Aes256,
}

impl RegisterAddresses {
    /// The address of a record: 32 digits 0-9 and a-f.
    #[must_use]
    pub fn address(&self, id: Uuid) -> String {
        let mut block = id.into_bytes().into();
        self.cipher.encrypt_block(&mut block);
        Uuid::from_bytes(block.into()).simple().to_string()
    }

    /// The id that an address stands for; `None` when the text is no address.
    /// A record has one address only: upper case or hyphens make none.
    #[must_use]
    pub fn id(&self, address: &str) -> Option<Uuid> {
        let enciphered = Uuid::try_parse(address).ok()?;
        if enciphered.simple().to_string() != address {
            return None;
        }
        let mut block = enciphered.into_bytes().into();
        self.cipher.decrypt_block(&mut block);
        Some(Uuid::from_bytes(block.into()))
    }
}

impl std::fmt::Debug for RegisterAddresses {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RegisterAddresses")
    }
}
