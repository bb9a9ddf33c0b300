//! One country's mechanism at work: its pack, its database, its guard and
//! its clock.

mod looking;
mod merging;
mod named;
mod parting;
mod writing;

use std::sync::Arc;

use clockwork::{Clock, Moment};
use db::{Catalogue, Country, Db, Opening};
use guard::{Act, Guard};
use kernel::{Date, Fault, No, RecordId, RecordKind, Refusal};
use pack::Pack;
use vault::Vault;

pub(crate) use self::writing::{read_reason, read_reference};
pub use self::{
    looking::{Found, Named, name_in},
    merging::{Beside, TwoFiles},
    parting::Staying,
    writing::keep_sealed,
};

/// One country's mechanism.
#[derive(Clone)]
pub struct Mechanism {
    pack: Arc<Pack>,
    db: Db,
    guard: Guard,
    clock: Clock,
    /// Who looks at files that are attached; nobody where this process does
    /// so itself.
    apart: Option<Arc<documents::Apart>>,
}

/// What conditions ask of the pack.
struct PackCountry(Arc<Pack>);

impl Country for PackCountry {
    fn marked(&self, list: &str, mark: &str) -> Vec<String> {
        self.0
            .codes_marked(list, mark)
            .into_iter()
            .map(str::to_owned)
            .collect()
    }
    fn home(&self) -> &str {
        &self.0.code
    }
}

/// The catalogue of a country's records.
pub fn catalogue(pack: &Arc<Pack>) -> Catalogue {
    Catalogue::new(
        pack.kinds.iter().cloned(),
        Arc::new(PackCountry(pack.clone())),
    )
    .counting(pack.figures())
}

impl Mechanism {
    /// Opens the database of a country.
    pub fn open(
        pack: Arc<Pack>,
        location: &db::Location,
        opening: Opening,
        vault: Vault,
        guard: Guard,
        clock: Clock,
    ) -> Result<Self, Fault> {
        let catalogue = catalogue(&pack);
        let db = Db::open(location, opening, catalogue, Arc::new(vault), clock.clone())?;
        Ok(Self {
            pack,
            guard: guard.watched(Arc::new(db.clone())),
            db,
            clock,
            apart: None,
        })
    }

    /// The country pack.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Who may do what.
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// The same mechanism at work for somebody else; what that guard refuses
    /// stands in the log as well.
    #[must_use]
    pub fn guarded_by(&self, guard: Guard) -> Self {
        Self {
            guard: guard.watched(Arc::new(self.db.clone())),
            ..self.clone()
        }
    }

    /// The same mechanism, with a program that looks at files that are attached
    /// in a process of its own.
    #[must_use]
    pub fn looking_apart(self, apart: documents::Apart) -> Self {
        Self {
            apart: Some(Arc::new(apart)),
            ..self
        }
    }

    pub(crate) fn apart(&self) -> Option<&documents::Apart> {
        self.apart.as_deref()
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// A moment that parts what is recorded: everything so far lies before
    /// it, and everything from now on after it, whatever the clock shows.
    pub fn parting_moment(&self) -> Result<Moment, No> {
        self.db
            .write(|session| Ok(session.parting_moment(self.now())?))
    }

    /// Today in the country.
    pub fn today(&self) -> Date {
        clockwork::today(&self.clock, &self.pack.time_zone)
    }

    /// The registers in which anything can be seen or entered, in the order of
    /// the desks.
    pub fn registers(&self) -> impl Iterator<Item = &Arc<RecordKind>> {
        self.pack.kinds.iter().filter(move |kind| {
            [Act::Look, Act::Enter, Act::Unseal]
                .iter()
                .any(|act| self.guard.offers(*act, &kind.register))
        })
    }

    /// The kind of a register, or a refusal that names the nearest one.
    pub fn kind(&self, register: &str) -> Result<Arc<RecordKind>, Refusal> {
        self.pack.kind(register).cloned().ok_or_else(|| {
            match self.pack.nearest_register(register) {
                Some(nearest) => Refusal::by("records.no_such_register").naming("nearest", nearest),
                None => Refusal::by("records.register_unlike_any"),
            }
            .naming("register", register)
        })
    }

    /// What a URL shows of a record: tells neither order nor time.
    pub fn address(&self, register: &str, id: RecordId) -> String {
        self.db.vault().addresses().address(register, id.0)
    }

    /// The record behind an address of a URL, if it can be one.
    pub fn at_address(&self, register: &str, address: &str) -> Option<RecordId> {
        self.db
            .vault()
            .addresses()
            .id(register, address)
            .map(RecordId)
    }
}
