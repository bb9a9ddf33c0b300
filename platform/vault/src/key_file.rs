//! The file of an erasable key and its copies: sealed under the root key, so
//! that none of them opens anything without the master key, and written anew,
//! all of them, when somebody is erased.

use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use aes_gcm_siv::aead::{Aead as _, Payload};
use aes_gcm_siv::{Aes256GcmSiv, KeyInit as _, Nonce};
use rand::CryptoRng;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::derivation::{Key, joined};
use crate::erasable::ErasableKey;
use crate::sealed_field::NONCE_LENGTH;
use crate::{Fault, RootKey};

const FORM: Form = Form {
    header: b"opennrm erasable key, form 1\n",
    purpose: "opennrm erasable key file 1",
    associated: "opennrm erasable key file",
};
/// Far more than a file has from which every second person was erased.
pub(crate) const LONGEST_FILE: u64 = 1024 * 1024 * 1024;

/// How a key lies in its file, sealed under the root key.
pub(crate) struct Form {
    /// The first line names the form of the file and its version.
    pub(crate) header: &'static [u8],
    /// What the key that seals it is computed for.
    pub(crate) purpose: &'static str,
    /// What the seal is bound to.
    pub(crate) associated: &'static str,
}

impl Form {
    /// What seals and opens files of this form.
    pub(crate) fn sealing(&self, root: &RootKey) -> Aes256GcmSiv {
        let key: Key = root.derive(self.purpose);
        Aes256GcmSiv::new((&*key).into())
    }

    /// The bytes of the file that holds these.
    pub(crate) fn sealed(
        &self,
        sealing: &Aes256GcmSiv,
        plain: &[u8],
        chance: &mut dyn CryptoRng,
    ) -> Vec<u8> {
        let mut nonce = [0; NONCE_LENGTH];
        chance.fill_bytes(&mut nonce);
        let payload = Payload {
            msg: plain,
            aad: &joined(self.associated, &[]),
        };
        let enciphered = sealing
            .encrypt(&Nonce::from(nonce), payload)
            .expect("a key file is far below the limit of AES-GCM-SIV");
        [self.header, &nonce, &enciphered].concat()
    }

    /// What the bytes of a file hold, where it is of this form and this root
    /// key sealed it.
    pub(crate) fn opened(
        &self,
        sealing: &Aes256GcmSiv,
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let rest = sealed.strip_prefix(self.header)?;
        let (nonce, enciphered) = rest.split_first_chunk::<NONCE_LENGTH>()?;
        let payload = Payload {
            msg: enciphered,
            aad: &joined(self.associated, &[]),
        };
        let plain = sealing.decrypt(&Nonce::from(*nonce), payload).ok()?;
        Some(Zeroizing::new(plain))
    }
}

/// Where the erasable key of a database is kept: its file, and copies of it
/// on other disks.
#[derive(Clone, Debug)]
pub struct ErasableKeyFiles {
    /// The file.
    pub file: PathBuf,
    /// Its copies. One that is missing or lags behind is written anew.
    pub copies: Vec<PathBuf>,
}

impl ErasableKeyFiles {
    /// Where the words key is kept: beside the erasable key, and nowhere else.
    #[must_use]
    pub fn words(&self) -> PathBuf {
        self.file.with_extension("words-key")
    }
}

/// An erasable key that is at hand, and where it is kept.
pub(crate) struct KeptKey {
    files: ErasableKeyFiles,
    sealing: Aes256GcmSiv,
    key: RwLock<ErasableKey>,
}

impl KeptKey {
    /// Draws a new key and puts it on the disk.
    pub(crate) fn create(
        root: &RootKey,
        files: ErasableKeyFiles,
        chance: &mut dyn CryptoRng,
    ) -> Result<Self, Fault> {
        let kept = Self {
            sealing: FORM.sealing(root),
            key: RwLock::new(ErasableKey::draw(chance)),
            files,
        };
        let sealed = kept.sealed(&kept.read(), chance);
        for path in kept.paths() {
            owner_file::create(path, &sealed)?;
        }
        Ok(kept)
    }

    /// Reads the key of this name from where it is kept. A copy that is missing
    /// or lags behind is written anew.
    pub(crate) fn open(
        root: &RootKey,
        files: ErasableKeyFiles,
        name: &str,
        chance: &mut dyn CryptoRng,
    ) -> Result<Self, Fault> {
        let sealing = FORM.sealing(root);
        let (key, all_alike) = newest(&sealing, &files, name)?;
        let kept = Self {
            files,
            sealing,
            key: RwLock::new(key),
        };
        if !all_alike {
            kept.erase(&[], chance)?;
        }
        Ok(kept)
    }

    pub(crate) fn read(&self) -> std::sync::RwLockReadGuard<'_, ErasableKey> {
        self.key.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Erases subjects from every file of the key, and here. What is on the
    /// disk counts: another program may have erased others meanwhile.
    pub(crate) fn erase(&self, subjects: &[Uuid], chance: &mut dyn CryptoRng) -> Result<(), Fault> {
        let _alone = owner_file::hold(&self.files.file)?;
        let name = self.read().name();
        let (mut key, _) = newest(&self.sealing, &self.files, &name)?;
        for subject in subjects {
            key.erase(*subject);
        }
        let sealed = self.sealed(&key, chance);
        for path in self.paths() {
            owner_file::replace(path, &sealed)?;
        }
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = key;
        Ok(())
    }

    fn paths(&self) -> impl Iterator<Item = &Path> {
        paths(&self.files)
    }

    fn sealed(&self, key: &ErasableKey, chance: &mut dyn CryptoRng) -> Vec<u8> {
        FORM.sealed(&self.sealing, &key.to_bytes(), chance)
    }
}

fn paths(files: &ErasableKeyFiles) -> impl Iterator<Item = &Path> {
    std::iter::once(&files.file)
        .chain(&files.copies)
        .map(PathBuf::as_path)
}

/// Of all copies the one from which most people were erased, and whether all
/// are there and alike. One that is damaged is told: it may be another key's,
/// and is not written over.
fn newest(
    sealing: &Aes256GcmSiv,
    files: &ErasableKeyFiles,
    name: &str,
) -> Result<(ErasableKey, bool), Fault> {
    let mut newest: Option<ErasableKey> = None;
    let mut all_alike = true;
    for path in paths(files) {
        let key = match read(sealing, path, name) {
            Err(Fault::KeyFile(owner_file::Fault::System { cause, .. }))
                if cause.kind() == std::io::ErrorKind::NotFound =>
            {
                all_alike = false;
                continue;
            }
            key => key?,
        };
        match &newest {
            Some(other) if other.erased() >= key.erased() => {
                all_alike &= other.erased() == key.erased();
            }
            other => {
                all_alike &= other.is_none();
                newest = Some(key);
            }
        }
    }
    Ok((newest.ok_or(Fault::NoErasableKey)?, all_alike))
}

fn read(sealing: &Aes256GcmSiv, path: &Path, name: &str) -> Result<ErasableKey, Fault> {
    let refused = || Fault::ErasableKeyRefused {
        path: path.to_owned(),
    };
    let sealed = owner_file::read(path, LONGEST_FILE)?;
    let plain = FORM.opened(sealing, &sealed).ok_or_else(refused)?;
    ErasableKey::from_bytes(&plain)
        .filter(|key| key.name() == name)
        .ok_or_else(refused)
}
