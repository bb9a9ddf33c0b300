//! Keys and sealed fields: the one door through which sealed columns are
//! written and read.
//!
//! Four kinds of key stand above one another:
//!
//! 1. the **master key**, one for a database, in a file beside it, or in parts
//!    among custodians, and never in it;
//! 2. the **root key**, drawn when the database is made and kept in it wrapped
//!    by the master key, so that this one can be changed;
//! 3. a **data key** for each subject (a person, or a record that belongs to
//!    no person), kept in the database wrapped under the root key;
//! 4. a **column key** for each column of a subject, computed from the data
//!    key and kept nowhere.
//!
//! Chance is always passed in: [`rand::rng`] in earnest, a seeded generator
//! where the same bytes must come out again.
//!
//! ```
//! use vault::{Column, MasterKey, Place, Vault};
//! use uuid::Uuid;
//!
//! let folder = tempfile::tempdir()?;
//! let vault = Vault::new(MasterKey::create(&folder.path().join("master.key"))?);
//! let mut chance = rand::rng();
//!
//! let person = Uuid::from_u128(7);
//! let wrapped = vault.new_data_key(person, &mut chance); // kept in the database
//! let key = vault.unwrap(person, &wrapped)?;
//!
//! let name = Column::new("people", "family_name");
//! let place = Place { subject: person, record: person };
//! let sealed = key.seal(&name, place, &mut chance, b"Example")?;
//! assert_eq!(key.open(&name, place, &sealed)?, b"Example");
//!
//! // The same bytes laid into another column are refused.
//! let street = Column::new("people", "street");
//! assert!(key.open(&street, place, &sealed).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod addresses;
mod custody;
mod data_key;
mod derivation;
mod fault;
mod master_key;
mod name_key;
mod padding;
mod root_key;
mod sealed_field;

pub use addresses::{Addresses, RegisterAddresses};
pub use custody::Part;
pub use data_key::{DataKey, WrappedKey};
pub use fault::Fault;
pub use master_key::{Fingerprint, MasterKey};
pub use name_key::NameKey;
pub use root_key::RootKey;
pub use sealed_field::{Column, ColumnKey, Compartment, Place};

use aes_gcm_siv::Aes256GcmSiv;
use rand::CryptoRng;
use uuid::Uuid;

/// An open vault: what a program holds while it runs. It can be shared
/// between threads.
pub struct Vault {
    fingerprint: Fingerprint,
    wrapped_root: Option<String>,
    wrapping: Aes256GcmSiv,
    addresses: Addresses,
    name_key: NameKey,
}

impl Vault {
    /// The vault of a database that keeps no root key, so that its master key
    /// cannot be changed. The key itself is wiped from memory on return; what
    /// stays are the keys computed from it.
    #[must_use]
    pub fn new(master: MasterKey) -> Self {
        Self::under(&master, &RootKey::itself(&master), None)
    }

    /// The vault of a database that is being made.
    #[must_use]
    pub fn draw(master: MasterKey, chance: &mut dyn CryptoRng) -> Self {
        let root = RootKey::draw(chance);
        let wrapped = root.wrapped(&master, chance);
        Self::under(&master, &root, Some(wrapped))
    }

    /// The vault of a database that keeps its root key wrapped like this.
    ///
    /// # Errors
    /// [`Fault::RootKeyRefused`].
    pub fn open(master: MasterKey, wrapped_root: String) -> Result<Self, Fault> {
        let root = RootKey::of(&master, &wrapped_root)?;
        Ok(Self::under(&master, &root, Some(wrapped_root)))
    }

    fn under(master: &MasterKey, root: &RootKey, wrapped_root: Option<String>) -> Self {
        Self {
            fingerprint: master.fingerprint(),
            wrapped_root,
            wrapping: data_key::wrapping_cipher(root),
            addresses: Addresses::new(root),
            name_key: NameKey::new(root),
        }
    }

    /// The root key as the database keeps it, if it keeps one.
    #[must_use]
    pub fn wrapped_root(&self) -> Option<&str> {
        self.wrapped_root.as_deref()
    }

    /// The fingerprint of the master key, which a database may store so that
    /// a wrong key file is noticed at start.
    #[must_use]
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// Refuses when the database was sealed under another master key.
    ///
    /// # Errors
    /// [`Fault::OtherMasterKey`] with both fingerprints.
    pub fn expect_fingerprint(&self, stored: &str) -> Result<(), Fault> {
        self.fingerprint.expect(stored)
    }

    /// A new data key for a subject, wrapped for the database.
    pub fn new_data_key(&self, subject: Uuid, chance: &mut dyn CryptoRng) -> WrappedKey {
        data_key::new_wrapped(&self.wrapping, subject, chance)
    }

    /// The data key of a subject.
    ///
    /// # Errors
    /// [`Fault::WrappedKeyRefused`] when the bytes were altered, belong to
    /// another subject or were wrapped by another master key.
    pub fn unwrap(&self, subject: Uuid, wrapped: &WrappedKey) -> Result<DataKey, Fault> {
        data_key::unwrap(&self.wrapping, subject, wrapped)
    }

    /// The addresses under which records are shown.
    #[must_use]
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// The key by which sealed names are found.
    #[must_use]
    pub fn name_key(&self) -> &NameKey {
        &self.name_key
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Vault")
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}
