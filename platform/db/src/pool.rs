//! Connections, and the transactions that run on them.

use std::{path::Path, sync::Arc, time::Duration};

use clockwork::Clock;
use kernel::{Fault, No};
use rand::CryptoRng;

#[cfg(feature = "postgres")]
use crate::engine::Postgres;
use crate::{
    Catalogue, Location, Shared,
    engine::{Cell, Engine, Sqlite},
    schema,
    session::{Session, fault, text_of},
    transaction::transaction,
};

/// How long a connection is waited for before asking whether the database is
/// there at all.
const SOON: Duration = Duration::from_secs(1);

/// How a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It must be there.
    Existing,
    /// It is made if it is not there.
    Create,
    /// It must be there, and is only looked into: not even a damaged log keeps
    /// anybody from it. Its tables are taken forward where an older program
    /// was here last, and nothing else is written.
    ToExamine,
}

/// The database.
#[derive(Clone)]
pub struct Db {
    shared: Arc<Shared>,
    location: Location,
    connections: r2d2::Pool<Connections>,
}

pub(crate) struct Connections {
    location: Location,
    opening: Opening,
}

impl r2d2::ManageConnection for Connections {
    type Connection = Engine;
    type Error = Fault;

    fn connect(&self) -> Result<Engine, Fault> {
        open(&self.location, self.opening)
    }

    fn is_valid(&self, engine: &mut Engine) -> Result<(), Fault> {
        match engine {
            Engine::Sqlite(sqlite) if sqlite.stands() => Ok(()),
            // A file that stands there now is opened in its place.
            Engine::Sqlite(_) => Err(Fault::new("the database file was moved or replaced")
                .of(Some(kernel::Outage::DatabaseLost))),
            // A server that was restarted is noticed here rather than by the
            // officer's next act.
            #[cfg(feature = "postgres")]
            Engine::Postgres(postgres) => postgres.answers(),
        }
    }

    fn has_broken(&self, engine: &mut Engine) -> bool {
        // A transaction left open would leak into the next one's work.
        engine.is_spoilt()
    }
}

/// Opens one connection.
pub(crate) fn open(location: &Location, opening: Opening) -> Result<Engine, Fault> {
    Ok(match location {
        Location::File(path) => Engine::Sqlite(match opening {
            Opening::Create => {
                make_for_owner(path)?;
                Sqlite::open(path)?
            }
            Opening::Existing => Sqlite::open(path)?,
            Opening::ToExamine => Sqlite::peek(path)?,
        }),
        #[cfg(feature = "postgres")]
        Location::Server(url) => Engine::Postgres(Box::new(Postgres::open(url)?)),
        #[cfg(not(feature = "postgres"))]
        Location::Server(_) => {
            return Err(Fault::new(
                "this program was built without PostgreSQL: give a file",
            ));
        }
    })
}

/// A transaction on a connection outside the pool, which only reads.
pub(crate) fn read_once<T>(
    shared: &Shared,
    engine: &mut Engine,
    work: impl FnMut(&Session<'_>) -> Result<T, No>,
) -> Result<T, Fault> {
    let mut chance = rand::rngs::SysRng;
    let mut chance = rand::rand_core::UnwrapErr(&mut chance);
    transaction(shared, engine, false, &mut chance, work).map_err(only_fault)
}

/// A transaction on a connection outside the pool, which writes.
pub(crate) fn write_once<T>(
    shared: &Shared,
    engine: &mut Engine,
    work: impl FnMut(&Session<'_>) -> Result<T, No>,
) -> Result<T, Fault> {
    let mut chance = rand::rngs::SysRng;
    let mut chance = rand::rand_core::UnwrapErr(&mut chance);
    transaction(shared, engine, true, &mut chance, work).map_err(only_fault)
}

impl Db {
    /// Opens the database and brings its tables to what the program needs.
    ///
    /// Refuses a missing database (unless it may be made), one that was
    /// sealed under another master key, and one of a newer program.
    pub fn open(
        location: &Location,
        opening: Opening,
        catalogue: Catalogue,
        vault: Arc<vault::Vault>,
        clock: Clock,
    ) -> Result<Self, Fault> {
        if let Location::File(path) = location
            && opening != Opening::Create
            && !path.exists()
        {
            return Err(Fault::new(format!(
                "there is no database at {}: make one with `opennrm init`",
                path.display()
            )));
        }
        let shared = Shared::new(location, catalogue, vault, clock)?;
        if let Location::File(path) = location
            && path.exists()
            && opening != Opening::ToExamine
        {
            only_owner(path)?;
        }
        let db = |shared| -> Result<Self, Fault> {
            let connections = r2d2::Pool::builder()
                .max_size(8)
                .min_idle(Some(0))
                .connection_timeout(Duration::from_secs(30))
                .error_handler(Box::new(r2d2::NopErrorHandler))
                .build(Connections {
                    location: location.clone(),
                    opening: match opening {
                        Opening::Create | Opening::Existing => Opening::Existing,
                        Opening::ToExamine => Opening::ToExamine,
                    },
                })
                .map_err(|error| Fault::from("the database cannot be reached", error))?;
            Ok(Self {
                shared: Arc::new(shared),
                location: location.clone(),
                connections,
            })
        };
        let migrate = |session: &Session<'_>| {
            let kinds = session.shared.catalogue.kinds();
            let kinds: Vec<_> = kinds.map(std::convert::AsRef::as_ref).collect();
            let now = session.shared.clock.now().to_string();
            schema::migrate(session, &kinds, &now).map(|_| ())
        };
        if opening == Opening::ToExamine {
            let mut first = open(location, opening)?;
            let lacks = read_once(&shared, &mut first, |session| {
                Ok(schema::lacks(session).map_err(fault)?)
            })?;
            drop(first);
            if lacks {
                let mut first = open(location, Opening::Existing)?;
                write_once(&shared, &mut first, |session| {
                    Ok(migrate(session).map_err(fault)?)
                })?;
            }
            return db(shared);
        }
        let mut first = open(location, opening)?;
        let half = write_once(&shared, &mut first, |session| {
            migrate(session).map_err(fault)?;
            session.expect_keys()?;
            session.begin_log().map_err(fault)?;
            session.begin_words().map_err(fault)?;
            session.begin_names().map_err(fault)?;
            session.prove_erased().map_err(fault)?;
            session.erase_again().map_err(fault)?;
            Ok(session.half_erased().map_err(fault)?)
        })?;
        drop(first);
        let db = db(shared)?;
        db.end_half(&half)?;
        Ok(db)
    }

    /// Where it is.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The kinds of record in it.
    pub fn catalogue(&self) -> &Catalogue {
        &self.shared.catalogue
    }

    /// Addresses for URLs.
    pub fn vault(&self) -> &vault::Vault {
        &self.shared.vault
    }

    /// Runs a transaction that only reads. What it opens or lists stands in
    /// the log before it comes back; what cannot be logged is not given.
    pub fn read<T>(&self, work: impl FnMut(&Session<'_>) -> Result<T, No>) -> Result<T, No> {
        let mut engine = self.connection()?;
        let mut chance = rand::rngs::SysRng;
        let mut chance = rand::rand_core::UnwrapErr(&mut chance);
        transaction(&self.shared, &mut engine, false, &mut chance, work)
    }

    /// A setting that the program keeps in the database, as it is now: one
    /// statement, for those who need nothing else at the same moment.
    pub fn setting(&self, name: &str) -> Result<Option<String>, No> {
        let mut engine = self.connection()?;
        let plans = self.shared.plans(engine.dialect());
        let mut found = None;
        engine
            .query(&plans.setting, &[Cell::Text(name.to_owned())], &mut |row| {
                found = Some(row);
                Ok(())
            })
            .map_err(fault)?;
        Ok(text_of(found))
    }

    /// Runs a transaction that writes: all of it or nothing. It is run again
    /// when another transaction was in the way, so it must do nothing
    /// outside the database. What it writes stands in the log with it.
    pub fn write<T>(&self, work: impl FnMut(&Session<'_>) -> Result<T, No>) -> Result<T, No> {
        let mut chance = rand::rngs::SysRng;
        let mut chance = rand::rand_core::UnwrapErr(&mut chance);
        self.write_by(&mut chance, work)
    }

    /// As [`Db::write`], with keys and nonces drawn from `chance`: practice
    /// records are then the same each time.
    pub fn write_by<T>(
        &self,
        chance: &mut dyn CryptoRng,
        work: impl FnMut(&Session<'_>) -> Result<T, No>,
    ) -> Result<T, No> {
        let mut engine = self.connection()?;
        transaction(&self.shared, &mut engine, true, chance, work)
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(crate) fn connection(&self) -> Result<r2d2::PooledConnection<Connections>, No> {
        if let Ok(connection) = self.connections.get_timeout(SOON) {
            return Ok(connection);
        }
        // Either all are in use, and one will be free; or none can be made,
        // and the reader is told why at once.
        drop(open(&self.location, Opening::Existing)?);
        self.connections
            .get()
            .map_err(|error| Fault::from("the database cannot be reached", error).into())
    }
}

/// What went wrong where no rule has a say.
pub(crate) fn only_fault(no: No) -> Fault {
    match no {
        No::Failed(fault) => fault,
        No::Refused(_) => Fault::new("the database was refused by a rule"),
    }
}

/// Makes the file before the database does, so that neither it nor its log
/// is readable by others even for a moment.
fn make_for_owner(path: &Path) -> Result<(), Fault> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Fault::from(
            format!("the database file {} cannot be made", path.display()),
            error,
        )),
    }
}

/// The file holds people's records: nobody else of the machine reads it.
#[cfg(unix)]
fn only_owner(path: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;
    let failed = |error| Fault::from("the database file cannot be closed to others", error);
    let mode = std::fs::metadata(path)
        .map_err(failed)?
        .permissions()
        .mode();
    // What the owner may not do stays as it is: a file that was made
    // read-only was made so on purpose.
    let own = mode & 0o700;
    if mode & 0o777 == own {
        return Ok(());
    }
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(own)).map_err(failed)
}

#[cfg(not(unix))]
fn only_owner(_: &Path) -> Result<(), Fault> {
    Ok(())
}
