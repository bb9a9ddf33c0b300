//! An invented park with its keepers, benches and repairs, in a database of
//! its own on either engine.

#![allow(clippy::unwrap_used, dead_code)]

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use clockwork::{Clock, Moment};
use db::{Catalogue, Country, Db, Deed, Listing, Location, Opening, Session, Stored, Writing};
use guard::{Act, Guard, Officer, Permit};
use kernel::{
    Code, Codes, Date, Fault, Link, Money, No, Prose, Record, RecordId, RecordKind, Row, Text,
    TimeOfDay, Whole, Year, Yes,
};
use vault::{MasterKey, Vault};

/// Somebody who keeps benches.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "keepers",
    prefix = "KEE",
    period = "joined_on",
    title = "badge"
)]
pub struct Keeper {
    #[counted]
    pub joined_on: Date,
    #[counted]
    pub left_on: Option<Date>,
    #[counted(list = "posts")]
    pub post: Code,
    #[counted(list = "skills")]
    pub skills: Codes,
    #[counted]
    pub born: Option<Year>,
    #[counted]
    pub retired: Option<Yes>,
    #[open(key)]
    pub badge: Option<Text>,
    #[sealed(name)]
    pub name: Option<Text>,
    #[sealed]
    pub story: Option<Prose>,
}

/// A bench, sealed under its keeper's key if it has one.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "benches",
    prefix = "BEN",
    period = "put_up_on",
    subject = "keeper"
)]
pub struct Bench {
    #[counted]
    pub put_up_on: Date,
    #[counted(list = "woods")]
    pub wood: Code,
    #[counted]
    pub seats: Option<Whole>,
    #[counted]
    pub cost: Option<Money>,
    #[counted]
    pub opens_at: Option<TimeOfDay>,
    #[counted(link = "keepers")]
    pub keeper: Option<Link<Keeper>>,
    #[open]
    pub inscription: Option<Text>,
    #[sealed]
    pub in_memory_of: Option<Text>,
}

/// A repair of a bench.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "repairs", prefix = "REP", period = "done_on")]
pub struct Repair {
    #[counted(link = "benches")]
    pub bench: Link<Bench>,
    #[counted]
    pub done_on: Date,
    #[counted]
    pub hours: Option<Whole>,
}

/// The country that the park lies in.
pub struct Parkland;

impl Country for Parkland {
    fn marked(&self, list: &str, mark: &str) -> Vec<String> {
        match (list, mark) {
            ("woods", "hard") => vec!["oak".into(), "ash_white".into()],
            ("skills", "loud") => vec!["saw".into(), "drill".into()],
            _ => Vec::new(),
        }
    }
    fn home(&self) -> &str {
        "oak"
    }
}

pub fn kinds() -> Vec<RecordKind> {
    vec![Keeper::kind(), Bench::kind(), Repair::kind()]
}

pub fn catalogue(kinds: Vec<RecordKind>) -> Catalogue {
    Catalogue::new(kinds.into_iter().map(Arc::new), Arc::new(Parkland))
}

/// A place for one database, removed at the end.
pub struct Store {
    pub folder: tempfile::TempDir,
    pub location: Location,
}

/// The server that the tests may use, or `None` when the caller said `none`
/// or nothing: one test of its own says then that half of them did not run.
pub fn server() -> Option<String> {
    std::env::var("OPENNRM_TEST_POSTGRES")
        .ok()
        .filter(|url| url != "none")
}

static STORES: AtomicUsize = AtomicUsize::new(0);

impl Store {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::File(folder.path().join("park.db"));
        Self { folder, location }
    }

    pub fn postgresql() -> Option<Self> {
        let url = server()?;
        let name = format!(
            "park_{}_{}",
            std::process::id(),
            STORES.fetch_add(1, Ordering::SeqCst)
        );
        let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        client
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .unwrap();
        // A collation unlike SQLite's, so that nothing rests on the order of
        // texts being the same by luck.
        client
            .batch_execute(&format!(
                "CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
            ))
            .unwrap();
        let (front, _) = url.rsplit_once('/').unwrap();
        Some(Self {
            folder: tempfile::tempdir().unwrap(),
            location: Location::Server(format!("{front}/{name}")),
        })
    }

    /// Another, empty store on the same engine.
    pub fn another(&self) -> Self {
        match self.location {
            Location::File(_) => Self::sqlite(),
            Location::Server(_) => Self::postgresql().unwrap(),
        }
    }

    pub fn path(&self) -> PathBuf {
        match &self.location {
            Location::File(path) => path.clone(),
            Location::Server(_) => panic!("a server has no path"),
        }
    }

    /// A plain connection to the server's database.
    pub fn client(&self) -> postgres::Client {
        match &self.location {
            Location::Server(url) => postgres::Client::connect(url, postgres::NoTls).unwrap(),
            Location::File(_) => panic!("a file has no server"),
        }
    }

    /// Runs SQL behind the program's back.
    pub fn meddle(&self, sql: &str) {
        match &self.location {
            Location::File(path) => rusqlite::Connection::open(path)
                .unwrap()
                .execute_batch(sql)
                .unwrap(),
            Location::Server(_) => self.client().batch_execute(sql).unwrap(),
        }
    }

    /// The vault of the store's own key file.
    pub fn vault(&self) -> Arc<Vault> {
        let path = self.folder.path().join("master.key");
        let key = if path.exists() {
            MasterKey::open(&path)
        } else {
            MasterKey::create(&path)
        };
        Arc::new(Vault::new(key.unwrap()))
    }

    pub fn open(&self) -> Db {
        self.open_as(Opening::Create, kinds(), self.vault())
            .unwrap()
    }

    pub fn open_as(
        &self,
        opening: Opening,
        kinds: Vec<RecordKind>,
        vault: Arc<Vault>,
    ) -> Result<Db, Fault> {
        Db::open(
            &self.location,
            opening,
            catalogue(kinds),
            vault,
            Clock::fixed(moment(0)),
        )
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let (Location::Server(url), Some(server)) = (&self.location, server())
            && let Some((_, name)) = url.rsplit_once('/')
            && let Ok(mut client) = postgres::Client::connect(&server, postgres::NoTls)
        {
            client
                .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
                .ok();
        }
    }
}

/// So many minutes into the tests' time.
pub fn moment(minutes: i64) -> Moment {
    Moment::from_microseconds(1_500_000_000_000_000 + minutes * 60_000_000).unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn id(number: u128) -> RecordId {
    RecordId(uuid::Uuid::from_u128(number))
}

pub fn permit(act: Act) -> Permit {
    Guard::local(Officer::named("Tester Testov").unwrap())
        .permit(act, "park")
        .unwrap()
}

/// What wardens of the park may do: everything with what their own body entered.
const WARDEN: &str = r#"
@id("warden.what_the_own_body_entered")
@reason("A warden keeps what the own body entered.")
@source("Park rules")
permit (
    principal in Role::"warden",
    action in [
        Action::"read", Action::"see", Action::"list_names", Action::"enter", Action::"edit",
        Action::"void", Action::"import", Action::"export"
    ],
    resource in File::"park"
)
when { context.tie.own_agency || context.tie.author };
"#;

const PARK_FILES: &str = r#"
[files]
park = ["keepers", "benches", "repairs"]
[compartments.identity]
keepers = ["name"]
benches = ["in_memory_of"]
[compartments.testimony]
keepers = ["story"]
"#;

/// Leave for a warden of a body; what a warden enters is kept with who did.
pub fn warden(number: u128, agency: &str, act: Act, register: &str) -> Permit {
    static POLICIES: std::sync::OnceLock<Arc<policy::Policies>> = std::sync::OnceLock::new();
    let policies = POLICIES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("compartments.toml"), PARK_FILES).unwrap();
        std::fs::write(folder.path().join("warden.cedar"), WARDEN).unwrap();
        let kinds: Vec<_> = kinds().into_iter().map(Arc::new).collect();
        Arc::new(policy::Policies::read(folder.path(), &kinds).unwrap())
    });
    let post = guard::Post {
        officer: id(9_000 + number),
        name: Officer::named(&format!("Warden Number {number}")).unwrap(),
        post: id(9_100 + number),
        agency: agency.into(),
        role: "warden".into(),
        trained: true,
        administers: kernel::Administers::Bodies(std::collections::BTreeSet::new()),
    };
    Guard::in_post(policies.clone(), post, true, (day("2018-01-01"), moment(0)))
        .permit(act, register)
        .unwrap()
}

/// Enters a repair as a warden.
pub fn repair_by(
    session: &Session<'_>,
    (number, agency): (u128, &str),
    repair_id: u128,
    at: i64,
) -> Result<(), No> {
    session.insert(
        &Repair::kind(),
        id(repair_id),
        &format!("REP-W-{repair_id}"),
        &repair(id(100)).to_row(),
        Writing {
            permit: &warden(number, agency, Act::Enter, "repairs"),
            recorded_at: moment(at),
            reason: None,
        },
    )
}

pub fn keeper() -> Keeper {
    Keeper {
        joined_on: day("2017-03-01"),
        left_on: None,
        post: Code("gardener".into()),
        skills: Codes::default(),
        born: None,
        retired: None,
        badge: None,
        name: None,
        story: None,
    }
}

pub fn bench() -> Bench {
    Bench {
        put_up_on: day("2017-05-01"),
        wood: Code("oak".into()),
        seats: None,
        cost: None,
        opens_at: None,
        keeper: None,
        inscription: None,
        in_memory_of: None,
    }
}

pub fn repair(bench: RecordId) -> Repair {
    Repair {
        bench: Link::to(bench),
        done_on: day("2017-06-01"),
        hours: None,
    }
}

/// Writes in a session, as an act would.
pub trait Keeping {
    fn enter<R: Record>(
        &self,
        id: RecordId,
        reference: &str,
        record: &R,
        at: i64,
    ) -> Result<(), No>;
    fn edit<R: Record>(&self, id: RecordId, record: &R, deed: Deed, at: i64) -> Result<(), No>;
    fn one<R: Record>(&self, id: RecordId) -> Result<Stored, No>;
}

impl Keeping for Session<'_> {
    fn enter<R: Record>(
        &self,
        id: RecordId,
        reference: &str,
        record: &R,
        at: i64,
    ) -> Result<(), No> {
        let permit = permit(Act::Enter);
        self.insert(
            &R::kind(),
            id,
            reference,
            &record.to_row(),
            Writing {
                permit: &permit,
                recorded_at: moment(at),
                reason: None,
            },
        )
    }

    fn edit<R: Record>(&self, id: RecordId, record: &R, deed: Deed, at: i64) -> Result<(), No> {
        let stands = self.one::<R>(id)?;
        let permit = permit(Act::Edit);
        self.update(
            &R::kind(),
            &stands,
            stands.version,
            &record.to_row(),
            deed,
            Writing {
                permit: &permit,
                recorded_at: moment(at),
                reason: Some("a test"),
            },
        )
    }

    fn one<R: Record>(&self, id: RecordId) -> Result<Stored, No> {
        self.get(&R::kind(), id, &permit(Act::Unseal))?
            .ok_or_else(|| Fault::new("the test's record is missing").into())
    }
}

/// A park with some of everything, voided and edited records included.
pub fn fill(db: &Db) {
    db.write(|session| {
        session.enter(
            id(1),
            "KEE-2017-00001",
            &Keeper {
                skills: ["saw", "ash_white"].into_iter().collect(),
                born: Some(Year(1980)),
                badge: Some(Text("green, \"first\"\n".into())),
                name: Some(Text("Canary Keeperova".into())),
                story: Some(Prose("Line one\nline two ə ı".into())),
                retired: Some(Yes(false)),
                ..keeper()
            },
            1,
        )?;
        session.enter(
            id(2),
            "KEE-2017-00002",
            &Keeper {
                joined_on: day("2016-01-05"),
                left_on: Some(day("2017-12-30")),
                post: Code("guard".into()),
                badge: Some(Text(String::new())),
                retired: Some(Yes(true)),
                ..keeper()
            },
            1,
        )?;
        for number in 0..20_u32 {
            session.enter(
                id(100 + u128::from(number)),
                &format!("BEN-2017-{number:05}"),
                &Bench {
                    wood: Code(["oak", "elm", "ash_white"][number as usize % 3].into()),
                    seats: (number % 4 != 0).then(|| Whole(i64::from(number % 4))),
                    cost: (number % 5 == 0).then_some(Money(10_050)),
                    opens_at: (number % 7 == 0).then(|| TimeOfDay::new(7, 30).unwrap()),
                    keeper: (number % 2 == 0).then(|| Link::to(id(1 + u128::from(number % 4 / 2)))),
                    in_memory_of: (number % 3 == 0).then(|| Text(format!("Canary {number}"))),
                    ..bench()
                },
                2,
            )?;
        }
        for number in 0..6_u32 {
            session.enter(
                id(200 + u128::from(number)),
                &format!("REP-2017-{number:05}"),
                &Repair {
                    hours: (number % 2 == 0).then_some(Whole(3)),
                    ..repair(id(100 + u128::from(number % 3)))
                },
                3,
            )?;
        }
        session.set("country", "country/park")?;
        Ok(())
    })
    .unwrap();
    db.write(|session| {
        session.edit(
            id(101),
            &Bench {
                seats: Some(Whole(9)),
                inscription: Some(Text("mended".into())),
                ..bench()
            },
            Deed::Edited,
            4,
        )?;
        let last = session.one::<Repair>(id(205))?.record::<Repair>()?;
        session.edit(id(205), &last, Deed::Voided, 5)?;
        assert_eq!(
            session.next_reference(&Bench::kind(), 2017)?,
            "BEN-2017-00001"
        );
        Ok(())
    })
    .unwrap();
}

pub fn every() -> Listing {
    Listing {
        voided: true,
        limit: 100_000,
        ..Listing::default()
    }
}

/// Every record with its whole history, sealed fields opened.
pub fn everything(db: &Db) -> Vec<(Stored, Vec<db::Version>)> {
    let permit = permit(Act::Unseal);
    db.read(|session| {
        let mut all = Vec::new();
        for kind in db.catalogue().kinds() {
            for stored in session.list(kind, &every(), &permit)? {
                let history = session.history(kind, stored.id, &permit)?;
                all.push((stored, history));
            }
        }
        Ok(all)
    })
    .unwrap()
}

pub fn row<R: Record>(record: &R) -> Row {
    record.to_row()
}

/// Where the erasable key of a store lies, and its copy.
pub fn files(folder: &std::path::Path) -> vault::ErasableKeyFiles {
    vault::ErasableKeyFiles {
        file: folder.join("park.erasable-key"),
        copies: vec![folder.join("copy.erasable-key")],
    }
}
