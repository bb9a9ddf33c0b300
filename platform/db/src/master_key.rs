//! Which master key a database is sealed under, and the root key that it
//! opens. The master key can be changed while people work: the root key stays,
//! and those who have the database open go on with it.

use std::io::{Read, Seek};

use guard::Permit;
use kernel::Fault;
use rand::CryptoRng;
use vault::{ErasableKeyFiles, MasterKey, RootKey, Vault};

use crate::{
    Db, Location,
    archive::keys_of,
    log::Event,
    peek_setting,
    session::{Session, fault},
};

/// The setting that holds the fingerprint of the master key.
const MASTER_KEY: &str = "master_key";
/// The setting that holds the root key, wrapped by the master key.
const ROOT_KEY: &str = "root_key";
/// The setting that names the erasable key.
const ERASABLE_KEY: &str = "erasable_key";

fn told(fault: vault::Fault) -> Fault {
    Fault::new(fault.to_string())
}

/// The vault of a database, which this master key must open; with a new root
/// key and a new erasable key where there is no database yet.
pub fn vault_of(
    location: &Location,
    master: MasterKey,
    files: ErasableKeyFiles,
    chance: &mut dyn CryptoRng,
) -> Result<Vault, Fault> {
    match peek_setting(location, MASTER_KEY)? {
        Some(fingerprint) => {
            let kept = KeptKeys {
                fingerprint,
                root_key: peek_setting(location, ROOT_KEY)?,
                erasable_key: peek_setting(location, ERASABLE_KEY)?,
            };
            opened(master, kept, files, chance)
        }
        None => Vault::draw(master, files, chance).map_err(told),
    }
}

/// Whether a database is under this master key.
pub fn is_under(location: &Location, master: &MasterKey) -> Result<bool, Fault> {
    let stored = peek_setting(location, MASTER_KEY)?;
    Ok(stored.is_some_and(|stored| master.expect_fingerprint(&stored).is_ok()))
}

/// The vault of a backup, which this master key must open.
pub fn vault_of_backup(
    backup: impl Read + Seek,
    master: MasterKey,
    files: ErasableKeyFiles,
    chance: &mut dyn CryptoRng,
) -> Result<Vault, Fault> {
    let kept = keys_of(backup)?;
    master.expect_fingerprint(&kept.fingerprint).map_err(|fault| {
        Fault::new(format!(
            "the backup was sealed under another master key, which no backup holds: give the key \
             file that belongs to it ({fault})"
        ))
    })?;
    opened(master, kept, files, chance)
}

/// What a database, or a backup, says of its keys.
#[derive(Debug)]
pub(crate) struct KeptKeys {
    pub(crate) fingerprint: String,
    pub(crate) root_key: Option<String>,
    pub(crate) erasable_key: Option<String>,
}

fn opened(
    master: MasterKey,
    kept: KeptKeys,
    files: ErasableKeyFiles,
    chance: &mut dyn CryptoRng,
) -> Result<Vault, Fault> {
    master.expect_fingerprint(&kept.fingerprint).map_err(told)?;
    let erasable = kept.erasable_key.as_deref().map(|name| (files, name));
    match kept.root_key {
        Some(root_key) => Vault::open(master, root_key, erasable, chance).map_err(told),
        None => Ok(Vault::new(master)),
    }
}

impl Session<'_> {
    /// The keys of a new database are written down; those of another one must
    /// be the ones that it was opened with.
    pub(crate) fn expect_keys(&self) -> Result<(), Fault> {
        let vault = &self.shared.vault;
        let Some(stored) = self.setting(MASTER_KEY)? else {
            self.set(MASTER_KEY, vault.fingerprint().as_str())?;
            if let Some(root_key) = vault.wrapped_root() {
                self.set(ROOT_KEY, root_key)?;
            }
            if let Some(name) = vault.erasable_key() {
                self.set(ERASABLE_KEY, &name)?;
            }
            return Ok(());
        };
        vault.expect_fingerprint(&stored).map_err(told)?;
        if self.root_key()?.as_deref() == vault.wrapped_root()
            && self.erasable_key()? == vault.erasable_key()
        {
            Ok(())
        } else {
            Err(Fault::new(
                "another command was at the keys of this database at the same moment: try again",
            ))
        }
    }

    /// The fingerprint of the master key that the database is sealed under.
    pub(crate) fn master_key(&self) -> Result<String, Fault> {
        let stored = self.setting(MASTER_KEY)?;
        stored.ok_or_else(|| Fault::new("the database does not say which master key it has"))
    }

    /// The root key as it is kept.
    pub(crate) fn root_key(&self) -> Result<Option<String>, Fault> {
        self.setting(ROOT_KEY)
    }

    /// The name of the erasable key, if the database has one.
    pub(crate) fn erasable_key(&self) -> Result<Option<String>, Fault> {
        self.setting(ERASABLE_KEY)
    }
}

/// What was done with a master key, beside changing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyDeed {
    /// It was split among custodians.
    Split,
    /// Its parts were tried.
    Rehearsed,
    /// It was written anew from its parts.
    Joined,
}

impl KeyDeed {
    fn code(self) -> &'static str {
        match self {
            Self::Split => "split_key",
            Self::Rehearsed => "rehearsed_key",
            Self::Joined => "joined_key",
        }
    }
}

impl Db {
    /// Notes in the log what is done with the master key, before it is done.
    pub fn note_of_key(&self, deed: KeyDeed, permit: &Permit) -> Result<(), Fault> {
        let now = self.shared().clock.now();
        let event = Event::new(Some(permit.officer()), deed.code(), None, now)?;
        self.note(event).map_err(crate::pool::only_fault)
    }

    /// Puts the database under another master key. Who has it open goes on
    /// with it; from the next opening on it needs the new key.
    ///
    /// # Errors
    /// Refuses where the database keeps no root key, or not under `former`.
    pub fn change_master_key(
        &self,
        former: &MasterKey,
        new: &MasterKey,
        permit: &Permit,
    ) -> Result<(), Fault> {
        let now = self.shared().clock.now();
        let event = Event::new(Some(permit.officer()), "changed_key", None, now)?;
        let changed = self.write(|session| {
            former
                .expect_fingerprint(&session.master_key()?)
                .map_err(told)?;
            let kept = session.root_key()?.ok_or_else(|| {
                Fault::new(
                    "this database was made by an older program and keeps no root key, so its \
                     master key cannot be changed: make a new database and import its exports",
                )
            })?;
            let root = RootKey::of(former, &kept).map_err(told)?;
            let wrapped = root.wrapped(new, *session.chance.borrow_mut());
            session.set(MASTER_KEY, new.fingerprint().as_str())?;
            session.set(ROOT_KEY, &wrapped)?;
            session.append(event.clone()).map_err(fault)?;
            Ok(())
        });
        changed.map_err(crate::pool::only_fault)
    }
}
