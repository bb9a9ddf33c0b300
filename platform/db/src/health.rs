//! Whether the database is sound: its settings, its records against their
//! histories, its keys, its frozen sets and the room that is left for it.

use kernel::{Fault, RecordKind};
use sea_query::{Alias, BinOper, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};

use crate::{
    Db, Location,
    archive::sha256,
    columns::{HEAD, history},
    engine::Dialect,
    pool, schema,
    session::{Session, fault},
};

/// How a matter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Fine,
    /// To be seen to; nothing is lost yet.
    Warning,
    /// Wrong: something is lost, or will be.
    Broken,
}

/// One matter that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How it stands.
    pub level: Level,
    /// What was found, in a sentence.
    pub what: String,
    /// What to do, when something is to be done.
    pub remedy: Option<String>,
}

/// Less room than this is a warning: a day's work of a large office.
const ROOM_BYTES_MIN: u64 = 1024 * 1024 * 1024;

const RESTORE: &str = "stop entering records, keep this database as it is for those who look into \
                       it, and restore the last sound backup with `opennrm restore`";

impl Finding {
    fn fine(what: impl Into<String>) -> Self {
        Self {
            level: Level::Fine,
            what: what.into(),
            remedy: None,
        }
    }

    fn warning(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            level: Level::Warning,
            what: what.into(),
            remedy: Some(remedy.into()),
        }
    }

    fn broken(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            level: Level::Broken,
            what: what.into(),
            remedy: Some(remedy.into()),
        }
    }
}

type Check = fn(&Session<'_>) -> Result<Vec<Finding>, Fault>;

impl Db {
    /// Looks at everything that can be told of the database's soundness. A
    /// check that cannot be done is itself a finding.
    pub fn health(&self) -> Vec<Finding> {
        let checks: [Check; 6] = [settings, damage, key, tables, records, frozen_sets];
        let mut findings = Vec::new();
        for check in checks {
            // Each in a transaction of its own: one that fails ends no other.
            match self.read(|session| Ok(check(session)?)) {
                Ok(found) => findings.extend(found),
                Err(no) => findings.push(Finding::broken(
                    format!("a check failed: {}", pool::only_fault(no)),
                    RESTORE,
                )),
            }
        }
        findings.push(room(self.location()));
        findings
    }
}

/// The settings without which acknowledged work can be lost.
fn settings(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let wanted: &[(&str, &str)] = match session.dialect() {
        Dialect::Sqlite => &[
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("secure_delete", "1"),
        ],
        #[cfg(feature = "postgres")]
        Dialect::Postgres => &[
            ("fsync", "on"),
            ("full_page_writes", "on"),
            ("synchronous_commit", "on"),
        ],
    };
    let mut findings = Vec::new();
    for (name, right) in wanted {
        let found = session.engine_setting(name).map_err(fault)?;
        findings.push(if found == *right {
            Finding::fine(format!("the setting {name} is {found}"))
        } else {
            Finding::broken(
                format!("the setting {name} is {found}: a power cut can lose saved records"),
                format!("set {name} to {right} in the database's own configuration"),
            )
        });
    }
    match session.dialect() {
        Dialect::Sqlite => {}
        // The connection was refused if it were older than needed.
        #[cfg(feature = "postgres")]
        Dialect::Postgres => {
            let version = session.engine_setting("server_version").map_err(fault)?;
            findings.push(Finding::fine(format!("the server is PostgreSQL {version}")));
        }
    }
    Ok(findings)
}

/// Damage that the database itself can find.
fn damage(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    Ok(vec![match session.dialect() {
        Dialect::Sqlite => {
            let found = session.engine_setting("integrity_check").map_err(fault)?;
            if found == "ok" {
                Finding::fine("the file is whole")
            } else {
                Finding::broken(format!("the file is damaged: {found}"), RESTORE)
            }
        }
        #[cfg(feature = "postgres")]
        Dialect::Postgres => {
            if session.engine_setting("data_checksums").map_err(fault)? == "on" {
                Finding::fine("the server notices damaged pages by their checksums")
            } else {
                Finding::warning(
                    "the server keeps no checksums of its pages, so a damaged disk can go \
                     unnoticed",
                    "stop the server and run `pg_checksums --enable`",
                )
            }
        }
    }])
}

/// Whether the key file is the one that the records were sealed under.
fn key(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let vault = &session.shared.vault;
    Ok(vec![match session.setting("master_key")? {
        Some(stored) if vault.expect_fingerprint(&stored).is_ok() => Finding::fine(format!(
            "the key file is the one the records were sealed under ({stored})"
        )),
        Some(stored) => Finding::broken(
            format!(
                "the records were sealed under the master key {stored}, and the key file is {}",
                vault.fingerprint().as_str()
            ),
            "give the key file that belongs to this database",
        ),
        None => Finding::broken(
            "the database does not say which master key its records were sealed under",
            RESTORE,
        ),
    }])
}

/// The steps that the tables were taken, and what the program does not know.
fn tables(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let steps = session.schema_steps()?;
    let mut findings = vec![match steps.last() {
        Some(last) => Finding::fine(format!(
            "the tables are as this program needs them ({} steps, the last on {})",
            steps.len(),
            last.taken_at
        )),
        None => Finding::broken("no step of the tables is on record", RESTORE),
    }];
    let kinds = session.shared.catalogue.kinds();
    let wanted = schema::wanted(kinds.map(std::convert::AsRef::as_ref));
    for (table, columns) in schema::standing(session).map_err(fault)? {
        let Some((_, known, _)) = wanted.iter().find(|(name, ..)| *name == table) else {
            findings.push(Finding::warning(
                format!("the table {table} is not one of this program's"),
                "move it to a database of its own: this program will not open one with foreign \
                 tables",
            ));
            continue;
        };
        for column in columns.keys() {
            if !known.iter().any(|(name, _)| name == column) {
                findings.push(Finding::warning(
                    format!(
                        "the column {table}.{column} is not known to this program or country: it \
                         is kept, and shown nowhere"
                    ),
                    "if the field was taken out on purpose, nothing; else use the program or \
                     country folder that has it",
                ));
            }
        }
    }
    Ok(findings)
}

/// Every record against its history, register by register.
fn records(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let mut findings = Vec::new();
    for kind in session.shared.catalogue.kinds() {
        let before = findings.len();
        for (select, what) in [
            (unlike_history(kind), "is not what its newest version says"),
            (
                beyond_record(kind),
                "has versions that it does not stand on",
            ),
            (
                unchained(kind),
                "has versions that do not follow each other",
            ),
        ] {
            if let Some(reference) = first_text(session, &select)? {
                findings.push(Finding::broken(
                    format!(
                        "in the register {} the record {reference} {what}: it was changed past \
                         this program, or damaged",
                        kind.register
                    ),
                    RESTORE,
                ));
            }
        }
        if let Some(select) = without_key(kind)
            && let Some(reference) = first_text(session, &select)?
        {
            findings.push(Finding::broken(
                format!(
                    "in the register {} the sealed fields of the record {reference} have lost \
                     their key",
                    kind.register
                ),
                RESTORE,
            ));
        }
        if findings.len() == before {
            findings.push(Finding::fine(format!(
                "every record of {} agrees with its history",
                kind.register
            )));
        }
    }
    Ok(findings)
}

fn first_text(session: &Session<'_>, select: &SelectStatement) -> Result<Option<String>, Fault> {
    let rows = session.rows(select).map_err(fault)?;
    match rows.first().and_then(|row| row.first()) {
        Some(cell) => Ok(Some(cell.text()?.to_owned())),
        None => Ok(None),
    }
}

fn of(alias: &str, column: &str) -> Expr {
    Expr::col((Alias::new(alias), Alias::new(column)))
}

/// Unequal, where nothing equals nothing and nothing else.
fn differs(one: Expr, other: Expr) -> Expr {
    one.binary(BinOper::Custom("IS DISTINCT FROM"), other)
}

fn first_reference(table: &str, alias: &str) -> SelectStatement {
    let mut select = Query::select();
    select
        .expr(of(alias, "reference"))
        .from_as(Alias::new(table), Alias::new(alias))
        .order_by((Alias::new(alias), Alias::new("reference")), Order::Asc)
        .limit(1);
    select
}

/// Records whose newest version is missing, ended, or holds anything else.
fn unlike_history(kind: &RecordKind) -> SelectStatement {
    let mut wrong = of("h", "id")
        .is_null()
        .or(of("h", "superseded_at").is_not_null());
    for column in HEAD
        .into_iter()
        .chain(kind.fields.iter().map(|field| field.name.as_str()))
    {
        wrong = wrong.or(differs(of("c", column), of("h", column)));
    }
    let mut select = first_reference(&kind.register, "c");
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new(history(&kind.register)),
            Alias::new("h"),
            of("h", "id")
                .eq(of("c", "id"))
                .and(of("h", "version").eq(of("c", "version"))),
        )
        .and_where(wrong);
    select
}

/// Versions of no record, or later than what stands.
fn beyond_record(kind: &RecordKind) -> SelectStatement {
    let mut select = first_reference(&history(&kind.register), "h");
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new(&kind.register),
            Alias::new("c"),
            of("c", "id").eq(of("h", "id")),
        )
        .and_where(
            of("c", "id")
                .is_null()
                .or(of("h", "version").gt(of("c", "version"))),
        );
    select
}

/// Versions that do not begin at 1, leave a gap, or do not begin where the
/// one before them ended.
fn unchained(kind: &RecordKind) -> SelectStatement {
    let mut select = first_reference(&history(&kind.register), "h");
    let broken = of("p", "id")
        .is_null()
        .or(differs(of("p", "superseded_at"), of("h", "recorded_at")))
        .or(of("p", "recorded_at").gt(of("h", "recorded_at")));
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new(history(&kind.register)),
            Alias::new("p"),
            of("p", "id")
                .eq(of("h", "id"))
                .and(of("p", "version").eq(of("h", "version").sub(1))),
        )
        .and_where(
            of("h", "version")
                .lt(1)
                .or(of("h", "version").gt(1).and(broken)),
        );
    select
}

/// Versions with sealed fields whose subject has no data key.
fn without_key(kind: &RecordKind) -> Option<SelectStatement> {
    let sealed = kind
        .fields
        .iter()
        .filter(|field| field.is_sealed())
        .map(|field| of("h", &field.name).is_not_null())
        .reduce(ExprTrait::or)?;
    let subject = match &kind.subject {
        Some(link) => Expr::expr(Func::coalesce([of("h", link), of("h", "id")])),
        None => of("h", "id"),
    };
    let mut select = first_reference(&history(&kind.register), "h");
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new("data_keys"),
            Alias::new("k"),
            of("k", "subject").eq(subject),
        )
        .and_where(of("k", "subject").is_null())
        .and_where(sealed);
    Some(select)
}

/// Every frozen set against the hash it was frozen with.
fn frozen_sets(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let mut select = Query::select();
    select
        .columns(["year", "number", "hash", "content"].map(Alias::new))
        .from(Alias::new("frozen_sets"))
        .order_by(Alias::new("year"), Order::Asc)
        .order_by(Alias::new("number"), Order::Asc);
    let mut findings = Vec::new();
    let mut sets = 0;
    session
        .run(&select, &mut |row| {
            let [year, number, hash, content] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            sets += 1;
            if sha256(content.bytes()?) != hash.text()? {
                findings.push(Finding::broken(
                    format!(
                        "the frozen set {} of {} is not as it was frozen",
                        number.integer()?,
                        year.integer()?
                    ),
                    RESTORE,
                ));
            }
            Ok(())
        })
        .map_err(fault)?;
    if findings.is_empty() {
        findings.push(Finding::fine(format!(
            "every frozen set is as it was frozen ({sets})"
        )));
    }
    Ok(findings)
}

/// The room that is left where the file lies.
fn room(location: &Location) -> Finding {
    let path = match location {
        Location::Server(_) => {
            return Finding::fine(
                "how much room the server's disk has left is for the server to watch",
            );
        }
        Location::File(path) => path,
    };
    let left = std::path::absolute(path)
        .and_then(|path| fs4::available_space(path.parent().unwrap_or(&path)));
    let size = std::fs::metadata(path).map(|file| file.len());
    match (left, size) {
        (Ok(left), Ok(size)) => {
            let said = format!("{} MiB are left on the disk", left / (1024 * 1024));
            // A restore needs the room of the whole file once more.
            if left < Ord::max(ROOM_BYTES_MIN, size) {
                Finding::warning(
                    said,
                    "make room before it runs out: records are refused on a full disk",
                )
            } else {
                Finding::fine(said)
            }
        }
        (Err(error), _) | (_, Err(error)) => Finding::warning(
            format!("how much room is left on the disk cannot be told: {error}"),
            "look at the disk by hand",
        ),
    }
}
