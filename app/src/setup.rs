//! Opening a country's mechanism as the command line says.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clockwork::Clock;
use db::{Location, Opening};
use guard::{Guard, Officer};
use kernel::{Fault, Refusal};
use ledger::{SecretKey, Statement};
use pack::Pack;
use records::Mechanism;
use vault::{ErasableKeyFiles, MasterKey, Part};

/// The setting that remembers the folder of the country pack.
const COUNTRY_FOLDER: &str = "country_folder";
/// The setting that remembers whose records they are: the folder may move.
const COUNTRY_CODE: &str = "country_code";

/// The name under which a log is signed; whose it is, its key tells.
const LOG_NAME: &str = "opennrm/log";

/// What every command is told.
#[derive(Clone, Debug, clap::Args)]
pub struct Setup {
    /// The database: a file, or a postgres:// URL
    #[arg(
        long,
        global = true,
        env = "OPENNRM_DATABASE",
        default_value = "opennrm.db",
        hide_env_values = true,
        value_parser = read_database,
        value_name = "FILE|URL"
    )]
    pub database: String,
    /// The folder of the country pack; remembered by `init`
    #[arg(long, global = true, env = "OPENNRM_COUNTRY", value_name = "DIR")]
    pub country: Option<PathBuf>,
    /// The master key's file; without it, one that stands beside the
    /// database file
    #[arg(long, global = true, env = "OPENNRM_KEY", value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// A custodian's part of the master key, in place of its file: once for
    /// each part that is needed
    #[arg(
        long = "key-part",
        global = true,
        env = "OPENNRM_KEY_PARTS",
        value_delimiter = ',',
        value_name = "FILE"
    )]
    pub key_parts: Vec<PathBuf>,
    /// A copy of the erasable key, best on another disk: written with the file
    /// beside the master key, and written anew when somebody is erased; once
    /// for each copy
    #[arg(
        long = "erasable-key-copy",
        global = true,
        env = "OPENNRM_ERASABLE_KEY_COPIES",
        value_delimiter = ',',
        value_name = "FILE"
    )]
    pub erasable_key_copies: Vec<PathBuf>,
    /// Who is at work: stands in the history of every record. Where there are
    /// accounts, the name for signing in; password and code are asked for
    #[arg(
        long = "as",
        global = true,
        env = "OPENNRM_OFFICER",
        default_value = "Local officer",
        value_name = "NAME"
    )]
    pub officer: String,
}

/// A database as it is named: another kind of server is not taken for a file.
fn read_database(text: &str) -> Result<String, String> {
    match (Location::read(text), text.contains("://")) {
        (Location::File(_), true) => Err("give a file, or a postgres:// URL".to_owned()),
        _ => Ok(text.to_owned()),
    }
}

/// Why a mechanism could not be opened.
#[derive(Debug)]
pub enum SetupError {
    /// The system failed, or something is missing.
    Fault(Fault),
    /// The country pack is wrong.
    Pack(Vec<pack::Fault>),
    /// The officer's name is refused.
    Officer(Refusal),
    /// The officer did not sign in.
    SignIn(access::SignInNo),
}

impl From<Fault> for SetupError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Setup {
    /// Where the database is.
    pub fn location(&self) -> Location {
        Location::read(&self.database)
    }

    /// The folder of the country pack: as told, or as remembered.
    pub fn country_folder(&self) -> Result<PathBuf, Fault> {
        if let Some(folder) = &self.country {
            return Ok(folder.clone());
        }
        match db::peek_setting(&self.location(), COUNTRY_FOLDER)? {
            Some(folder) => Ok(PathBuf::from(folder)),
            None => Err(Fault::new(format!(
                "no country is known: there is no database at {}, or it was made without one; \
                 name the folder of a country pack with --country DIR",
                self.location().shown()
            ))),
        }
    }

    /// The country pack.
    pub fn pack(&self) -> Result<Pack, SetupError> {
        Pack::load(&self.country_folder()?, crate::desks()).map_err(SetupError::Pack)
    }

    /// The mechanism of a database that is there, at work for whoever gives
    /// the command: the local officer, or where there are accounts the officer
    /// who signs in at the terminal.
    pub fn open(&self) -> Result<Mechanism, SetupError> {
        let mechanism = self.open_for_nobody_yet()?;
        if !access::accounts_exist(&mechanism).map_err(only_fault)? {
            return Ok(mechanism);
        }
        let access = Self::access(&mechanism, None)?;
        let given = crate::sign_in::ask(&self.officer)?;
        match access.sign_in_once(&mechanism, &given.name, &given.password, &given.code) {
            Ok(guard) => Ok(mechanism.guarded_by(guard)),
            Err(no) => Err(SetupError::SignIn(no)),
        }
    }

    /// The mechanism of a database that is there, at work for nobody, and the
    /// accounts that say for whom it works.
    pub fn open_with_accounts(
        &self,
        single: Option<access::SingleSignOn>,
    ) -> Result<(Mechanism, access::Access), SetupError> {
        let mechanism = self.open_for_nobody_yet()?;
        let access = Self::access(&mechanism, single)?;
        Ok((mechanism, access))
    }

    /// The mechanism for whoever keeps the machine: where there are accounts
    /// it shows nothing of any record.
    pub fn open_for_keeping(&self) -> Result<Mechanism, SetupError> {
        let mechanism = self.open_for_nobody_yet()?;
        self.kept(mechanism)
    }

    /// The mechanism of a database as it is, to look into it: it writes nothing,
    /// and not even a damaged log keeps anybody from it. And the key that the
    /// log is signed with.
    pub fn open_to_examine(&self) -> Result<(Mechanism, String), SetupError> {
        self.expect_database()?;
        let mechanism = self.opened(Opening::ToExamine, self.master_key()?)?;
        let db = mechanism.db();
        let own = self.log_key(db)?.public().to_string();
        db::expect_log_key(db.log_key()?.as_deref().unwrap_or(&own), &own)?;
        Ok((mechanism.guarded_by(self.keeper()?), own))
    }

    /// Signs for a log that was found sound; gives its size.
    pub fn sign_sound(&self) -> Result<u64, SetupError> {
        let mechanism = self.mechanism(Opening::Existing, self.master_key()?)?;
        Ok(mechanism.db().checkpoint()?)
    }

    fn kept(&self, mechanism: Mechanism) -> Result<Mechanism, SetupError> {
        if access::accounts_exist(&mechanism).map_err(only_fault)? {
            Ok(mechanism.guarded_by(self.keeper()?))
        } else {
            Ok(mechanism)
        }
    }

    fn access(
        mechanism: &Mechanism,
        single: Option<access::SingleSignOn>,
    ) -> Result<access::Access, SetupError> {
        let edition = policy::Edition::read(mechanism.pack()).map_err(SetupError::Pack)?;
        take_policies(mechanism, &edition)?;
        Ok(access::Access::with(edition.policies, single))
    }

    fn open_for_nobody_yet(&self) -> Result<Mechanism, SetupError> {
        self.expect_database()?;
        self.mechanism(Opening::Existing, self.master_key()?)
    }

    fn expect_database(&self) -> Result<(), Fault> {
        match self.location() {
            Location::File(path) if !path.exists() => Err(Fault::new(format!(
                "there is no database at {}; make one with `opennrm init --database {} --country DIR`",
                path.display(),
                path.display()
            ))),
            _ => Ok(()),
        }
    }

    /// The mechanism, with database and key made where they are missing.
    /// Tells whether the database is new.
    pub fn create(&self) -> Result<(Mechanism, bool), SetupError> {
        let folder = self.country_folder()?;
        let fresh = db::peek_setting(&self.location(), COUNTRY_FOLDER)?.is_none();
        let key_file = self.key_file();
        // The name and the pack are read first: wrong ones leave no key and
        // no database.
        let _ = self.named()?;
        let _ = self.pack()?;
        let key = if fresh && self.key_parts.is_empty() && !key_file.exists() {
            MasterKey::create(&key_file).map_err(told)?
        } else {
            self.master_key()?
        };
        let mechanism = self.mechanism(Opening::Create, key)?;
        mechanism.db().checkpoint()?;
        let folder = folder.canonicalize().unwrap_or(folder);
        let folder = folder.display().to_string();
        mechanism
            .db()
            .write(|session| {
                session.set(COUNTRY_FOLDER, &folder)?;
                Ok(session.set(COUNTRY_CODE, &mechanism.pack().code)?)
            })
            .map_err(|no| match no {
                kernel::No::Failed(fault) => fault,
                kernel::No::Refused(_) => Fault::new("the settings were refused"),
            })?;
        Ok((self.kept(mechanism)?, fresh))
    }

    /// The guard of whoever keeps the machine, whether there are accounts or
    /// not.
    pub fn keeper(&self) -> Result<Guard, SetupError> {
        Ok(Guard::keeper(self.named()?))
    }

    fn named(&self) -> Result<Officer, SetupError> {
        Officer::named(&self.officer).map_err(SetupError::Officer)
    }

    fn mechanism(&self, opening: Opening, key: MasterKey) -> Result<Mechanism, SetupError> {
        let mechanism = self.opened(opening, key)?;
        let db = mechanism.db();
        db.sign_with(self.log_key(db)?)?;
        retention::forget_words(&mechanism)?;
        Ok(mechanism)
    }

    fn opened(&self, opening: Opening, key: MasterKey) -> Result<Mechanism, SetupError> {
        let guard = Guard::local(self.named()?);
        let pack = self.pack()?;
        // Before it is opened: what a pack lacks is added to the database.
        if let Some(code) = db::peek_setting(&self.location(), COUNTRY_CODE)?
            && code != pack.code
        {
            return Err(Fault::new(format!(
                "the database holds records of the country {code}, and the folder {} is the pack \
                 of {}: name the right folder with --country DIR",
                self.country_folder()?.display(),
                pack.code
            ))
            .into());
        }
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let mechanism = Mechanism::open(
            Arc::new(pack),
            &self.location(),
            opening,
            db::vault_of(
                &self.location(),
                key,
                self.erasable_key_files(),
                &mut chance,
            )?,
            guard,
            Clock::system(),
        )?;
        Ok(mechanism)
    }

    /// The key that signs the log: made for a log that has none yet.
    fn log_key(&self, db: &db::Db) -> Result<SecretKey, Fault> {
        let file = self.log_key_file();
        if db.log_key()?.is_some() {
            return self.kept_log_key();
        }
        if file.exists() && db.log_began_over_records()? {
            return Err(Fault::new(format!(
                "the database knows nothing of the log that the key at {} signs, and has records: \
                 somebody took its log out. Keep it as it is for those who look into it, and \
                 restore the last sound backup. If it never had a log, move the key file away",
                file.display()
            )));
        }
        if !file.exists() {
            let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
            let key =
                SecretKey::draw(LOG_NAME, Statement::Log, &mut chance).map_err(told_of_log)?;
            match key.write(&file) {
                Ok(()) => return Ok(key),
                // Another command was quicker.
                Err(ledger::Fault::KeyFile(owner_file::Fault::Exists { .. })) => {}
                Err(fault) => return Err(told_of_log(fault)),
            }
        }
        self.kept_log_key()
    }

    /// The key that signs the log, which must be there.
    fn kept_log_key(&self) -> Result<SecretKey, Fault> {
        let file = self.log_key_file();
        if !file.exists() {
            return Err(Fault::new(format!(
                "there is no key at {} that signs the log of this database: put its copy back, \
                 beside the master key",
                file.display()
            )));
        }
        SecretKey::read(&file).map_err(told_of_log)
    }

    /// The file of the key that signs the log: beside the master key.
    pub fn log_key_file(&self) -> PathBuf {
        self.key_file().with_extension("log-key")
    }

    /// Where the erasable key is kept: beside the master key, and its copies.
    pub fn erasable_key_files(&self) -> ErasableKeyFiles {
        ErasableKeyFiles {
            file: self.key_file().with_extension("erasable-key"),
            copies: self.erasable_key_copies.clone(),
        }
    }

    /// As these settings, with parts of the master key in place of its file.
    pub(crate) fn with_key_parts(&self, key_parts: Vec<PathBuf>) -> Self {
        Self {
            key_parts,
            ..self.clone()
        }
    }

    /// The master key, which must be there.
    pub(crate) fn master_key(&self) -> Result<MasterKey, Fault> {
        if !self.key_parts.is_empty() {
            let parts = self.key_parts.iter().map(|file| Part::read(file));
            let parts = parts.collect::<Result<Vec<_>, _>>().map_err(told)?;
            return MasterKey::join(&parts).map_err(told);
        }
        self.settle_keys()?;
        let file = self.key_file();
        if !file.exists() {
            return Err(Fault::new(format!(
                "there is no master key at {}, and without it no sealed field can be read: name \
                 its file with --key FILE",
                file.display()
            )));
        }
        MasterKey::open(&file).map_err(told)
    }

    /// A new master key, on the disk before the database is under it: in the
    /// place of the key file where there is none, else beside it.
    pub(crate) fn next_key(&self) -> Result<MasterKey, Fault> {
        if !self.key_parts.is_empty() {
            return MasterKey::create(&self.key_file()).map_err(told);
        }
        let next = self.next_key_file();
        // Of a change that was broken off before the database was under it.
        if next.exists() {
            std::fs::remove_file(&next).map_err(|error| not_moved(&next, error))?;
        }
        MasterKey::create(&next).map_err(told)
    }

    /// Puts the key that the database is under into its place, when a change
    /// left it beside it; gives where the former one is kept then.
    pub(crate) fn settle_keys(&self) -> Result<Option<PathBuf>, Fault> {
        let (file, next) = (self.key_file(), self.next_key_file());
        if !self.key_parts.is_empty() || !next.exists() {
            return Ok(None);
        }
        let new = MasterKey::open(&next).map_err(told)?;
        if !db::is_under(&self.location(), &new)? {
            return Ok(None);
        }
        let mut kept = None;
        if file.exists() {
            let former = MasterKey::open(&file).map_err(told)?;
            let place = with_ending(&file, &format!("former-{}", former.fingerprint()));
            std::fs::rename(&file, &place).map_err(|error| not_moved(&file, error))?;
            kept = Some(place);
        }
        std::fs::rename(&next, &file).map_err(|error| not_moved(&next, error))?;
        Ok(kept)
    }

    fn next_key_file(&self) -> PathBuf {
        with_ending(&self.key_file(), "next")
    }

    /// The master key's file: as told, or beside the database file.
    pub fn key_file(&self) -> PathBuf {
        if let Some(key) = &self.key {
            return key.clone();
        }
        match self.location() {
            Location::File(path) => with_ending(&path, "key"),
            Location::Server(_) => PathBuf::from("opennrm.key"),
        }
    }
}

/// Takes policies in force, if they may be, and has the log keep that they are.
fn take_policies(mechanism: &Mechanism, edition: &policy::Edition) -> Result<(), Fault> {
    let db = mechanism.db();
    let last = db.read(|session| Ok(session.policies_in_force()?));
    let taken = edition
        .taken(last.map_err(only_fault)?.as_deref(), mechanism.now())
        .map_err(|unsigned| Fault::new(unsigned.to_string()))?;
    let Some((text, signed)) = taken else {
        return Ok(());
    };
    let by = mechanism.guard().officer();
    db.write(|session| Ok(session.note_of_policies(by, &text, signed as u64)?))
        .map_err(only_fault)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn not_moved(path: &Path, error: std::io::Error) -> Fault {
    Fault::from(
        format!(
            "the key file {} cannot be moved: look at the rights of its folder, then give the \
             command again",
            path.display()
        ),
        error,
    )
}

fn only_fault(no: kernel::No) -> Fault {
    match no {
        kernel::No::Failed(fault) => fault,
        kernel::No::Refused(_) => Fault::new("the accounts were refused"),
    }
}

fn told_of_log(fault: ledger::Fault) -> Fault {
    Fault::new(fault.to_string())
}

fn told(fault: vault::Fault) -> Fault {
    Fault::new(fault.to_string())
}
