//! Whether the database is sound: its settings, its records against their
//! histories, its keys, its frozen sets and the room that is left for it.

mod records;
mod storage;

pub(crate) use self::records::{records, subject_of_version, without_key};

use kernel::Fault;
use sea_query::{Alias, Order, Query};

use crate::{
    Db,
    archive::sha256,
    pool, schema,
    session::{Session, fault},
    store::documents_health,
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

pub(crate) const RESTORE: &str = "stop entering records, keep this database as it is for those who look into \
                       it, and restore the last sound backup with `opennrm restore`";

const REBUILD_NAMES: &str = "make it anew: opennrm doctor --rebuild-names";

impl Finding {
    pub(crate) fn fine(what: impl Into<String>) -> Self {
        Self {
            level: Level::Fine,
            what: what.into(),
            remedy: None,
        }
    }

    pub(crate) fn warning(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            level: Level::Warning,
            what: what.into(),
            remedy: Some(remedy.into()),
        }
    }

    pub(crate) fn broken(what: impl Into<String>, remedy: impl Into<String>) -> Self {
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
        let checks: [Check; 12] = [
            storage::settings,
            storage::damage,
            key,
            tables,
            records,
            records::reasons,
            records::merged,
            names,
            frozen_sets,
            documents_health,
            |session| session.accounts_health(),
            crate::log::health,
        ];
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
        findings.push(storage::room(self.location()));
        findings
    }
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

/// Whether every record that has a name, and no other, is in the index of
/// names by the tokens that its names make, and whether those are long enough
/// for so many.
pub(crate) fn names(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let index = session.name_index_state().map_err(fault)?;
    let mut findings = Vec::new();
    if let Some(first) = index.first_unlike {
        findings.push(Finding::broken(
            format!(
                "the index of names is not what names say, of so many records: {}, {first} the first \
                 of them; whoever looks for such a name does not find it, or finds it by another one",
                index.unlike
            ),
            REBUILD_NAMES,
        ));
    }
    if index.is_missing {
        findings.push(Finding::broken(
            "there is no index of names: nobody is found by name",
            REBUILD_NAMES,
        ));
    }
    if index.strange > 0 {
        findings.push(Finding::broken(
            format!(
                "the index of names has rows of no record that has a name: {}",
                index.strange
            ),
            REBUILD_NAMES,
        ));
    }
    if findings.is_empty() && index.is_outgrown {
        findings.push(Finding::warning(
            format!(
                "the index of names was made for far fewer than the {} records in it: searches \
                 are slower than they need be",
                index.named
            ),
            REBUILD_NAMES,
        ));
    }
    if findings.is_empty() {
        findings.push(Finding::fine(format!(
            "every record that has a name is found by it ({})",
            index.named
        )));
    }
    Ok(findings)
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
