//! Keys and sealed fields: the one door through which sealed columns are
//! written and read.
//!
//! Six kinds of key stand above one another:
//!
//! 1. the **master key**, one for a database, in a file beside it, or in parts
//!    among custodians, and never in it;
//! 2. the **root key**, drawn when the database is made and kept in it wrapped
//!    by the master key, so that this one can be changed;
//! 3. the **erasable key**, in a file beside the master key, sealed under the
//!    root key and never in the database: out of it a subject's place can be
//!    taken for good;
//! 4. a **data key** for each subject (a person, or a record that belongs to
//!    no person), kept in the database wrapped under the subject's place in
//!    the erasable key: its id, or one that the wrapped key names;
//! 5. a **column key** for each column of a subject, computed from the data
//!    key and kept nowhere;
//! 6. beside them the **words key**, in a file beside the erasable key's and
//!    sealed under the root key too: under it lie the words of searches, until
//!    they are forgotten.
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
//! let wrapped = vault.new_data_key(person, &mut chance)?; // kept in the database
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
mod erasable;
mod fault;
mod kept_words;
mod key_file;
mod master_key;
mod name_key;
mod padding;
mod root_key;
mod sealed_field;
mod tree;
mod unwrapping;
mod words_key;

pub use addresses::{Addresses, RegisterAddresses};
pub use custody::Part;
pub use data_key::{DataKey, WrappedKey};
pub use fault::Fault;
pub use kept_words::Words;
pub use key_file::ErasableKeyFiles;
pub use master_key::{Fingerprint, MasterKey};
pub use name_key::NameKey;
pub use root_key::RootKey;
pub use sealed_field::{Column, ColumnKey, Compartment, Place};
pub use words_key::{WordsOf, WordsPlace};

use aes_gcm_siv::Aes256GcmSiv;
use data_key::{SUITE_ERASABLE, SUITE_PLACED};
use kept_words::KeptWordsKey;
use key_file::KeptKey;
use rand::CryptoRng;
use sealed_field::SUITE;
use uuid::Uuid;

/// An open vault: what a program holds while it runs. It can be shared
/// between threads.
pub struct Vault {
    fingerprint: Fingerprint,
    wrapped_root: Option<String>,
    wrapping: Aes256GcmSiv,
    erasable: Option<KeptKey>,
    words: Option<KeptWordsKey>,
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

    /// The vault of a database that is being made, with a new root key and a
    /// new erasable key, which is on the disk on return.
    ///
    /// # Errors
    /// [`Fault::KeyFile`].
    pub fn draw(
        master: MasterKey,
        files: ErasableKeyFiles,
        chance: &mut dyn CryptoRng,
    ) -> Result<Self, Fault> {
        let root = RootKey::draw(chance);
        let wrapped = root.wrapped(&master, chance);
        let words = KeptWordsKey::open(&root, files.words())?;
        let erasable = KeptKey::create(&root, files, chance)?;
        let vault = Self::under(&master, &root, Some(wrapped));
        Ok(vault.with(erasable, words))
    }

    /// The vault of a database that keeps its root key wrapped like this, and
    /// has the erasable key of this name, if it has one.
    ///
    /// # Errors
    /// [`Fault::RootKeyRefused`], [`Fault::NoErasableKey`],
    /// [`Fault::ErasableKeyRefused`], [`Fault::WordsKeyRefused`] and
    /// [`Fault::KeyFile`].
    pub fn open(
        master: MasterKey,
        wrapped_root: String,
        erasable: Option<(ErasableKeyFiles, &str)>,
        chance: &mut dyn CryptoRng,
    ) -> Result<Self, Fault> {
        let root = RootKey::of(&master, &wrapped_root)?;
        let vault = Self::under(&master, &root, Some(wrapped_root));
        match erasable {
            Some((files, name)) => {
                let words = files.words();
                let erasable = KeptKey::open(&root, files, name, chance)?;
                Ok(vault.with(erasable, KeptWordsKey::open(&root, words)?))
            }
            None => Ok(vault),
        }
    }

    fn with(self, erasable: KeptKey, words: KeptWordsKey) -> Self {
        Self {
            erasable: Some(erasable),
            words: Some(words),
            ..self
        }
    }

    fn under(master: &MasterKey, root: &RootKey, wrapped_root: Option<String>) -> Self {
        Self {
            fingerprint: master.fingerprint(),
            wrapped_root,
            wrapping: data_key::wrapping_cipher(root),
            erasable: None,
            words: None,
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
    ///
    /// # Errors
    /// [`Fault::Erased`].
    pub fn new_data_key(
        &self,
        subject: Uuid,
        chance: &mut dyn CryptoRng,
    ) -> Result<WrappedKey, Fault> {
        Ok(match &self.erasable {
            None => data_key::new_wrapped(SUITE, &self.wrapping, (subject, None), chance),
            Some(kept) => {
                let leaf = kept.read().leaf(subject)?;
                let wrapping = data_key::leaf_cipher(&leaf);
                data_key::new_wrapped(SUITE_ERASABLE, &wrapping, (subject, None), chance)
            }
        })
    }

    /// …at a place of its own in the erasable key, so that those who are erased
    /// together can be neighbours there; at the subject's own place, where
    /// somebody else's was taken out there before, or where there is no
    /// erasable key.
    ///
    /// # Errors
    /// [`Fault::Erased`].
    pub fn new_data_key_at(
        &self,
        place: Uuid,
        subject: Uuid,
        chance: &mut dyn CryptoRng,
    ) -> Result<WrappedKey, Fault> {
        let leaf = self.erasable.as_ref().map(|kept| kept.read().leaf(place));
        match leaf {
            Some(Ok(leaf)) => {
                let wrapping = data_key::leaf_cipher(&leaf);
                let named = (subject, Some(place));
                Ok(data_key::new_wrapped(
                    SUITE_PLACED,
                    &wrapping,
                    named,
                    chance,
                ))
            }
            _ => self.new_data_key(subject, chance),
        }
    }

    /// The name of the erasable key, which a database stores; `None` where it
    /// was made without one.
    #[must_use]
    pub fn erasable_key(&self) -> Option<String> {
        Some(self.erasable.as_ref()?.read().name())
    }

    /// How many subjects were erased from the erasable key.
    #[must_use]
    pub fn erased(&self) -> u64 {
        self.erasable
            .as_ref()
            .map_or(0, |kept| kept.read().erased())
    }

    /// Whether a place was taken out: a subject's id, where its data key names
    /// no other ([`WrappedKey::place`]).
    #[must_use]
    pub fn is_erased(&self, place: Uuid) -> bool {
        let kept = self.erasable.as_ref();
        kept.is_some_and(|kept| kept.read().is_erased(place))
    }

    /// Takes places out of the erasable key, in its file and every copy that is
    /// known: the data keys there open nowhere any more, from whatever backup
    /// they come.
    ///
    /// # Errors
    /// [`Fault::NoErasableKey`], [`Fault::ErasableKeyRefused`] and
    /// [`Fault::KeyFile`].
    pub fn erase(&self, places: &[Uuid], chance: &mut dyn CryptoRng) -> Result<(), Fault> {
        let kept = self.erasable.as_ref().ok_or(Fault::NoErasableKey)?;
        kept.erase(places, chance)
    }

    /// Begins with the words key, which is made where there is none; gives its
    /// name, or nothing where the database has no erasable key and so no words
    /// key either.
    ///
    /// # Errors
    /// [`Fault::WordsKeyRefused`] and [`Fault::KeyFile`].
    pub fn begin_words(&self, chance: &mut dyn CryptoRng) -> Result<Option<String>, Fault> {
        let words = self.words.as_ref();
        words.map(|words| words.begin(chance)).transpose()
    }

    /// Seals the words of a search under a place of their own; nothing where
    /// no words key was begun with.
    ///
    /// # Errors
    /// [`Fault::TooLong`] beyond 64 GiB.
    pub fn seal_words(
        &self,
        of: WordsOf,
        column: &Column,
        chance: &mut dyn CryptoRng,
        plain: &[u8],
    ) -> Result<Option<Vec<u8>>, Fault> {
        match &self.words {
            Some(words) => words.seal(of, column, chance, plain),
            None => Ok(None),
        }
    }

    /// Opens what [`Vault::seal_words`] sealed; nothing where these bytes are
    /// no such words.
    ///
    /// # Errors
    /// [`Fault::WordsRefused`] when they are not, byte for byte, what was sealed.
    pub fn open_words(&self, column: &Column, sealed: &[u8]) -> Result<Option<Words>, Fault> {
        if !kept_words::is_words(sealed) {
            return Ok(None);
        }
        match &self.words {
            Some(words) => words.open_words(column, sealed).map(Some),
            None => Ok(Some(Words::Forgotten)),
        }
    }

    /// The place of words that can still be read.
    #[must_use]
    pub fn words_place(&self, sealed: &[u8]) -> Option<WordsPlace> {
        self.words.as_ref()?.place_of(sealed)
    }

    /// Takes the words of searches out of the words key and its file: nobody
    /// reads them any more, from whatever backup they come.
    ///
    /// # Errors
    /// [`Fault::WordsKeyRefused`] and [`Fault::KeyFile`].
    pub fn forget_words(
        &self,
        places: &[WordsPlace],
        chance: &mut dyn CryptoRng,
    ) -> Result<(), Fault> {
        let words = self.words.as_ref();
        words.map_or(Ok(()), |words| words.forget(places, None, chance))
    }

    /// Takes all words of the days before this one out of the words key and
    /// its file: days since 1970 began.
    ///
    /// # Errors
    /// [`Fault::WordsKeyRefused`] and [`Fault::KeyFile`].
    pub fn forget_words_before(&self, day: u32, chance: &mut dyn CryptoRng) -> Result<(), Fault> {
        let words = self.words.as_ref();
        words.map_or(Ok(()), |words| words.forget(&[], Some(day), chance))
    }

    /// The first day whose words were not all forgotten, in days since 1970
    /// began; nothing where the database has no words key.
    ///
    /// # Errors
    /// [`Fault::WordsKeyRefused`] and [`Fault::KeyFile`].
    pub fn first_day_of_words(&self) -> Result<Option<u32>, Fault> {
        self.words.as_ref().map(KeptWordsKey::first_day).transpose()
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
