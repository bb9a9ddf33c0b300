//! A sealed field: what is bound to it, how its bytes lie, and the key of its
//! column.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | suite: 1 = AES-256-GCM-SIV, HKDF-SHA256 column keys, padding to 32 |
//! | 1 | compartment |
//! | 2 | version of the data key, high byte first |
//! | 12 | nonce |
//! | 32, 64, … | the padded text, enciphered |
//! | 16 | tag |
//!
//! The tag covers the first three too, and with them subject, record, register
//! and field: bytes moved to another place in the database no longer open.

use std::borrow::Cow;

use aes_gcm_siv::{AeadInOut as _, Aes256GcmSiv, KeyInit as _, Nonce, Tag};
use rand::CryptoRng;
use uuid::Uuid;

use crate::derivation::{self, Key};
use crate::{Fault, padding};

pub(crate) const SUITE: u8 = 1;
pub(crate) const NONCE_LENGTH: usize = 12;
pub(crate) const TAG_LENGTH: usize = 16;
const HEAD_LENGTH: usize = 4;

/// Which part of a subject's file a column belongs to: each has a key of its
/// own. Every ciphertext names the one it was sealed in, and is opened by it:
/// a field that moves to another compartment is sealed anew as its records are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compartment {
    /// What the program keeps for itself, and what was sealed before there
    /// were compartments.
    Undivided,
    /// Who somebody is.
    Identity,
    /// Where somebody is, and how to be reached.
    Location,
    /// What was said in confidence to those who help.
    Health,
    /// What happened.
    Testimony,
}

impl Compartment {
    pub(crate) const ALL: [Self; 5] = [
        Self::Undivided,
        Self::Identity,
        Self::Location,
        Self::Health,
        Self::Testimony,
    ];

    /// What it is in a ciphertext: it may never change.
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Undivided => 0,
            Self::Identity => 1,
            Self::Location => 2,
            Self::Health => 3,
            Self::Testimony => 4,
        }
    }

    /// The one in which these bytes say that they were sealed, where this
    /// version of the program knows it.
    pub(crate) fn of(sealed: &[u8]) -> Option<Self> {
        let [SUITE, byte, ..] = sealed else {
            return None;
        };
        Self::ALL.into_iter().find(|one| one.byte() == *byte)
    }
}

/// A sealed column: the name of its register, its own, and its compartment.
/// Names are those of the database and may never change for what is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The register, for example `people`.
    pub register: Cow<'static, str>,
    /// The field, for example `family_name`.
    pub field: Cow<'static, str>,
    /// The compartment in which it is sealed from now on.
    pub compartment: Compartment,
}

impl Column {
    /// A column in no compartment.
    pub fn new(
        register: impl Into<Cow<'static, str>>,
        field: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            register: register.into(),
            field: field.into(),
            compartment: Compartment::Undivided,
        }
    }

    /// …in this one.
    #[must_use]
    pub fn in_compartment(self, compartment: Compartment) -> Self {
        Self {
            compartment,
            ..self
        }
    }
}

/// Where a field lies: whose it is and in which record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The person whose key seals it, or the record itself when it belongs to
    /// no person.
    pub subject: Uuid,
    /// The record in which it lies.
    pub record: Uuid,
}

/// The key of one column of one subject, ready to seal and open. Wiped from
/// memory when dropped.
pub struct ColumnKey {
    subject: Uuid,
    version: u16,
    column: Column,
    cipher: Aes256GcmSiv,
}

impl ColumnKey {
    pub(crate) fn new(subject: Uuid, version: u16, column: Column, key: &Key) -> Self {
        Self {
            subject,
            version,
            column,
            cipher: Aes256GcmSiv::new((&**key).into()),
        }
    }

    /// As [`crate::DataKey::seal`], with the column's key at hand.
    ///
    /// # Errors
    /// [`Fault::OtherSubject`] and [`Fault::TooLong`].
    pub fn seal(
        &self,
        place: Place,
        chance: &mut dyn CryptoRng,
        plain: &[u8],
    ) -> Result<Vec<u8>, Fault> {
        self.expect_subject(place)?;
        let mut nonce = [0; NONCE_LENGTH];
        chance.fill_bytes(&mut nonce);
        let start = HEAD_LENGTH + NONCE_LENGTH;

        // The text is enciphered where it lies, so that no copy of it is left
        // behind, and the room is taken at once for the same reason.
        let mut sealed =
            Vec::with_capacity(start + padding::padded_length(plain.len()) + TAG_LENGTH);
        sealed.extend_from_slice(&self.head());
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        padding::pad(&mut sealed, plain.len());
        let tag = self
            .cipher
            .encrypt_inout_detached(
                &Nonce::from(nonce),
                &self.associated(place),
                (&mut sealed[start..]).into(),
            )
            .map_err(|_| Fault::TooLong {
                register: self.column.register.to_string(),
                field: self.column.field.to_string(),
                length: plain.len(),
            })?;
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    /// As [`crate::DataKey::open`], with the column's key at hand.
    ///
    /// # Errors
    /// [`Fault::OtherSubject`], [`Fault::FromNewerVersion`] and
    /// [`Fault::SealedFieldRefused`].
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        self.expect_subject(place)?;
        let (head, rest) = sealed
            .split_first_chunk::<HEAD_LENGTH>()
            .ok_or_else(|| self.refused(place))?;
        self.expect_head(*head)?;
        let (nonce, rest) = rest
            .split_first_chunk::<NONCE_LENGTH>()
            .ok_or_else(|| self.refused(place))?;
        let (text, tag) = rest
            .split_last_chunk::<TAG_LENGTH>()
            .ok_or_else(|| self.refused(place))?;
        let mut plain = text.to_vec();
        self.cipher
            .decrypt_inout_detached(
                &Nonce::from(*nonce),
                &self.associated(place),
                plain.as_mut_slice().into(),
                &Tag::from(*tag),
            )
            .map_err(|_| self.refused(place))?;
        let length = padding::unpadded_length(&plain).ok_or_else(|| self.refused(place))?;
        plain.truncate(length);
        Ok(plain)
    }

    fn head(&self) -> [u8; HEAD_LENGTH] {
        let [high, low] = self.version.to_be_bytes();
        [SUITE, self.column.compartment.byte(), high, low]
    }

    /// The head is named apart from the tag: a field that a newer version
    /// wrote is no damage, and its reader is told so.
    fn expect_head(&self, [suite, compartment, high, low]: [u8; HEAD_LENGTH]) -> Result<(), Fault> {
        let newer = |what, found| {
            Err(Fault::FromNewerVersion {
                register: self.column.register.to_string(),
                field: self.column.field.to_string(),
                what,
                found,
            })
        };
        if suite != SUITE {
            return newer("suite", suite.into());
        }
        if compartment != self.column.compartment.byte() {
            return newer("compartment", compartment.into());
        }
        let version = u16::from_be_bytes([high, low]);
        if version != self.version {
            return newer("key version", version);
        }
        Ok(())
    }

    fn associated(&self, place: Place) -> Vec<u8> {
        derivation::joined(
            "opennrm sealed field",
            &[
                &self.head(),
                place.subject.as_bytes(),
                place.record.as_bytes(),
                self.column.register.as_bytes(),
                self.column.field.as_bytes(),
            ],
        )
    }

    fn expect_subject(&self, place: Place) -> Result<(), Fault> {
        if place.subject == self.subject {
            return Ok(());
        }
        Err(Fault::OtherSubject {
            key: self.subject,
            field: place.subject,
        })
    }

    fn refused(&self, place: Place) -> Fault {
        Fault::SealedFieldRefused {
            register: self.column.register.to_string(),
            field: self.column.field.to_string(),
            record: place.record,
        }
    }
}

impl std::fmt::Debug for ColumnKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ColumnKey")
            .field("subject", &self.subject)
            .field("version", &self.version)
            .field("column", &self.column)
            .finish_non_exhaustive()
    }
}
