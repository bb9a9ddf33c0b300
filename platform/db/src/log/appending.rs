//! Appending: entries get the next numbers, their leaves go into the tree,
//! and all of it is written with the transaction that it belongs to.

use guard::Permit;
use kernel::{Fault, RecordId, RecordKind};
use ledger::{Checkpoint, Commitment, Entry, Salt, SecretKey, Tree};
use sea_query::{Alias, Expr, ExprTrait, Query};
use vault::{Column, Place};

use super::{CHECKPOINTS, Event, LOG, failed, head, shown, told, version};
use crate::{
    Db, Session,
    columns::HEAD,
    engine::{Cell, Failure},
    keys::Owner,
};

/// How many entries the log takes at the most before it signs for them.
pub const CHECKPOINT_EVERY: u64 = 1_000;

/// The setting that says whose signatures the log's checkpoints bear.
pub(super) const LOG_KEY: &str = "log_key";

/// The end of the log while a transaction appends to it.
pub(crate) struct Appending {
    /// The edge as it was found.
    found: Vec<u8>,
    pub(super) tree: Tree,
    lines: Vec<Vec<Cell>>,
    /// Who stood in the lists of those entries.
    shown: Vec<Vec<Cell>>,
}

/// A version that is written, as its entry tells of it.
pub(crate) struct Written<'w> {
    pub(crate) kind: &'w RecordKind,
    pub(crate) id: RecordId,
    pub(crate) version: i64,
    pub(crate) act: &'static str,
    pub(crate) permit: &'w Permit,
    pub(crate) owner: Owner,
}

impl Session<'_> {
    /// Holds the end of the log until the transaction ends.
    pub(super) fn with_end<T>(
        &self,
        work: impl FnOnce(&mut Appending) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if self.appending.borrow().is_none() {
            let (found, proof) = self
                .head_of_log()?
                .ok_or_else(|| head::damaged("its head is gone"))?;
            head::expect_proven(&*self.log_key()?, &found, &proof)?;
            let tree = Tree::from_bytes(&found).map_err(told)?;
            *self.appending.borrow_mut() = Some(Appending {
                found,
                tree,
                lines: Vec::new(),
                shown: Vec::new(),
            });
        }
        match self.appending.borrow_mut().as_mut() {
            Some(appending) => work(appending),
            None => Err(Fault::new("the end of the log was let go").into()),
        }
    }

    /// The edge of the tree and its proof, held against others who append.
    fn head_of_log(&self) -> Result<Option<(Vec<u8>, Cell)>, Failure> {
        let plans = self.shared.plans(self.dialect());
        let row = self.row_bound(&plans.log_head, Cell::Integer(0))?;
        match row.as_deref() {
            Some([tree, proof]) => Ok(Some((tree.bytes()?.to_vec(), proof.clone()))),
            _ => Ok(None),
        }
    }

    /// The number that the next entry gets.
    pub(crate) fn next_log_number(&self) -> Result<i64, Failure> {
        self.with_end(|end| Ok(number(end.tree.size())?))
    }

    /// Appends an entry; gives its number.
    pub(crate) fn append(&self, event: Event) -> Result<i64, Failure> {
        if super::is_off() {
            return Ok(0);
        }
        let Event {
            mut entry,
            asked,
            persons,
        } = event;
        if !persons.is_empty() {
            entry.shown = Some(shown::hash_of(&persons));
        }
        if let Some(asked) = &asked {
            entry.sealed = Some(self.seal(entry.time, asked)?);
        }
        let salt = Salt::draw(&mut **self.chance.borrow_mut());
        let content = entry.encode().map_err(told)?;
        let leaf = Commitment::of(&salt, &content).leaf();
        let content = String::from_utf8(content)
            .map_err(|error| Fault::from("an entry of the log is no text", error))?;
        self.with_end(|end| {
            let number = number(end.tree.size())?;
            end.tree.append(leaf).map_err(told)?;
            let mut line = vec![Cell::Integer(number)];
            line.extend(columns_of(&entry));
            line.extend([
                Cell::Bytes(salt.as_bytes().to_vec()),
                Cell::Bytes(leaf.as_bytes().to_vec()),
                Cell::Text(content),
            ]);
            end.lines.push(line);
            end.shown.extend(persons.iter().map(|person| {
                let person = person.as_bytes().to_vec();
                vec![Cell::Integer(number), Cell::Bytes(person)]
            }));
            Ok(number)
        })
    }

    /// Appends the entry of a version whose head and fields these are, or
    /// counts it to those that are loaded; gives the number of the entry, and
    /// the version's hash where that entry stands for many.
    pub(crate) fn note_version(
        &self,
        written: &Written<'_>,
        values: &[Cell],
    ) -> Result<(i64, Option<ledger::Hash>), Failure> {
        let Written {
            kind, id, permit, ..
        } = *written;
        if super::is_off() {
            return Ok((0, None));
        }
        let subject = written.owner.subject();
        let key = if super::is_personal(kind) {
            self.data_key_to_write(written.owner)?
        } else {
            self.log_key()?
        };
        let act = Cell::Text(written.act.to_owned());
        let names = HEAD
            .into_iter()
            .chain(kind.fields.iter().map(|field| field.name.as_str()));
        let cells = names.zip(values).chain([("act", &act)]);
        let hash = version::hash(&kind.register, cells, &key, id.0, written.version);
        if let Some(load) = self.filling.as_ref().and_then(|filling| filling.load()) {
            load.versions.borrow_mut().add(hash);
            return Ok((load.number, Some(hash)));
        }
        let mut event = Event::new(
            Some(permit.officer()),
            written.act,
            Some(&kind.register),
            self.shared.clock.now(),
        )?;
        let (record, person) = self.stand_ins(kind, id, subject)?;
        event.entry.record = Some(record);
        event.entry.person = person;
        event.entry.rows = Some(1);
        event.entry.version_hash = Some(hash);
        match self.wrote(kind, record, permit) {
            Some(fields) => event.tell(&fields)?,
            // Whoever enters a record is tied to it by that.
            None if written.version == 1 && permit.author().is_some() => {
                event.entry.purpose = Some(super::code(policy::Fact::Author.name())?);
            }
            None => {}
        }
        Ok((self.append(event)?, None))
    }

    /// Appends the entry of a frozen set or document; gives its number.
    pub(crate) fn note_frozen(
        &self,
        table: &str,
        act: &str,
        columns: &[&str],
        cells: &[Cell],
        permit: &Permit,
    ) -> Result<i64, Failure> {
        let key = self.log_key()?;
        let named = columns.iter().copied().zip(cells);
        let now = self.shared.clock.now();
        let mut event = Event::new(Some(permit.officer()), act, Some(table), now)?;
        event.entry.rows = Some(1);
        event.entry.version_hash = Some(version::hash(table, named, &key, LOG.0, 1));
        self.append(event)
    }

    /// Writes what was appended.
    pub(crate) fn keep_log(&self) -> Result<(), Failure> {
        let Some(end) = self.appending.take() else {
            return Ok(());
        };
        let plans = self.shared.plans(self.dialect());
        match end.lines.as_slice() {
            [] => return Ok(()),
            [line] => {
                self.act_bound(&plans.log_entries.insert, line)?;
            }
            lines => self.copy(&plans.log_entries, lines)?,
        }
        if !end.shown.is_empty() {
            self.copy(&plans.log_shown, &end.shown)?;
        }
        let before = Tree::from_bytes(&end.found).map_err(told)?.size();
        let tree = end.tree.to_bytes();
        let proof = head::proof(&*self.log_key()?, &tree);
        let moved = self.act_bound(
            &plans.move_log_head,
            &[
                Cell::Bytes(proof),
                Cell::Bytes(tree),
                Cell::Integer(0),
                Cell::Bytes(end.found),
            ],
        )?;
        // Somebody else appended meanwhile: the whole is done again.
        self.expect_made(moved)?;
        if before / CHECKPOINT_EVERY != end.tree.size() / CHECKPOINT_EVERY
            && let Some(key) = self.shared.signer.get()
        {
            self.sign(&end.tree, key)?;
        }
        Ok(())
    }

    fn sign(&self, tree: &Tree, key: &SecretKey) -> Result<(), Failure> {
        let note = Checkpoint::of(key.public().name(), tree)
            .and_then(|checkpoint| checkpoint.sign(key))
            .map_err(told)?;
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new(CHECKPOINTS))
            .columns(["size", "note"].map(Alias::new))
            .values_panic([number(tree.size())?.into(), note.to_string().into()]);
        self.act(&insert).map(|_| ())
    }

    /// The size at which the log was last signed for.
    pub(super) fn last_signed(&self) -> Result<u64, Failure> {
        let mut select = Query::select();
        select
            .expr(Expr::col(Alias::new("size")).max())
            .from(Alias::new(CHECKPOINTS));
        let rows = self.rows(&select)?;
        match rows.first().and_then(|row| row.first()) {
            Some(Cell::Integer(size)) => Ok(u64::try_from(*size).unwrap_or(0)),
            _ => Ok(0),
        }
    }
}

impl Db {
    /// Signs the log's checkpoints with this key from now on. The first key
    /// that a log was signed with stays its key: another one is refused.
    pub fn sign_with(&self, key: SecretKey) -> Result<(), Fault> {
        let public = key.public().to_string();
        if self.log_key()?.is_none() {
            self.write(|session| {
                if session.setting(LOG_KEY)?.is_none() {
                    session.set(LOG_KEY, &public)?;
                }
                Ok(())
            })
            .map_err(crate::pool::only_fault)?;
        }
        expect_log_key(&self.log_key()?.unwrap_or_default(), &public)?;
        self.shared()
            .signer
            .set(key)
            .map_err(|_| Fault::new("the log has a key already"))
    }

    /// The key that the log's checkpoints are signed with, if any yet.
    pub fn log_key(&self) -> Result<Option<String>, Fault> {
        self.read(|session| Ok(session.setting(LOG_KEY)?))
            .map_err(crate::pool::only_fault)
    }

    /// Whether the log began when there were records already.
    pub fn log_began_over_records(&self) -> Result<bool, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(super::ENTRIES))
            .and_where(Expr::col(Alias::new("number")).eq(0));
        let first = self.read(|session| Ok(session.rows(&select).map_err(failed)?));
        let first = first.map_err(crate::pool::only_fault)?;
        let content = first.first().and_then(|row| row.first());
        let entry = content.map(Cell::text).transpose()?;
        let entry = entry.and_then(|entry| Entry::decode(entry.as_bytes()).ok());
        Ok(entry
            .and_then(|entry| entry.rows)
            .is_some_and(|rows| rows > 0))
    }

    /// Signs for the log as it stands, if it has grown since; gives its size.
    pub fn checkpoint(&self) -> Result<u64, Fault> {
        self.write(|session| {
            let size = session
                .with_end(|end| Ok(end.tree.size()))
                .map_err(failed)?;
            if let Some(key) = self.shared().signer.get()
                && session.last_signed().map_err(failed)? < size
            {
                let tree = session
                    .with_end(|end| Ok(end.tree.clone()))
                    .map_err(failed)?;
                session.sign(&tree, key).map_err(failed)?;
            }
            Ok(size)
        })
        .map_err(crate::pool::only_fault)
    }
}

/// Refuses another key than that by which the log is known.
pub fn expect_log_key(known: &str, own: &str) -> Result<(), Fault> {
    if known == own {
        return Ok(());
    }
    Err(Fault::new(format!(
        "the log of this database is signed with the key {known}, and the key file has {own}: \
         give the key file that belongs to it"
    )))
}

/// What of an entry stands in columns of its own, to be asked for.
pub(super) fn columns_of(entry: &ledger::Entry) -> [Cell; 7] {
    let text =
        |code: Option<&ledger::Code>| code.map_or(Cell::Null, |code| Cell::Text(code.to_string()));
    let bytes = |pseudonym: Option<ledger::Pseudonym>| {
        pseudonym.map_or(Cell::Null, |pseudonym| {
            Cell::Bytes(pseudonym.as_bytes().to_vec())
        })
    };
    [
        Cell::Integer(entry.time),
        entry
            .officer
            .as_ref()
            .map_or(Cell::Null, |officer| Cell::Text(officer.name.clone())),
        text(Some(&entry.act)),
        text(entry.register.as_ref()),
        bytes(entry.record),
        bytes(entry.person),
        match &entry.outcome {
            ledger::Outcome::Done => Cell::Null,
            ledger::Outcome::Refused(rule) => text(Some(rule)),
        },
    ]
}

/// The columns of an entry, in the order of [`columns_of`] and what stands
/// around it.
pub(crate) const COLUMNS: [&str; 11] = [
    "number", "at", "officer", "act", "register", "record", "person", "rule", "salt", "leaf",
    "content",
];

/// The sealed part of an entry, as the vault knows columns.
pub(super) fn sealed_part() -> Column {
    Column::new(super::ENTRIES, "asked")
}

pub(super) fn place() -> Place {
    Place {
        subject: LOG.0,
        record: LOG.0,
    }
}

pub(super) fn number(size: u64) -> Result<i64, Fault> {
    i64::try_from(size).map_err(|error| Fault::from("the log is full", error))
}
