//! The log's beginning: its own key, an empty tree, and one entry that stands
//! for every version that was written before there was a log.

use std::rc::Rc;

use kernel::{Fault, RecordId, RecordKind};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};
use vault::DataKey;

use super::{
    BEGAN, CHECKPOINTS, ENTRIES, Event, HEAD_TABLE, LOG, SHOWN, accounts::WITHOUT_ACCOUNTS,
    appending::LOG_KEY, authors::AuthorRow, erased::hash_of, head, version, version::SetOfVersions,
};
use crate::{
    Session,
    columns::{ENTERED_FOR, ERASED_NUMBER, history, id_of},
    engine::{Cell, Failure},
    schema::{self, Holds},
    store::{AUTHOR_COLUMNS, ENTERED_BY},
};

/// How many rows are read at once.
const PAGE: u64 = 1_000;

/// A row of a table in which every row is a version that the log stands for.
pub(super) struct VersionRow {
    pub(super) record: RecordId,
    pub(super) reference: String,
    pub(super) version: i64,
    /// The entry that says it wrote it; nothing for one before the log.
    pub(super) number: Option<i64>,
    /// What the entry says.
    pub(super) content: Option<String>,
    /// The hashes that it may stand in the log with: the key of whose it is,
    /// and the log's own, if it had none when it was written.
    pub(super) hashes: Vec<ledger::Hash>,
    /// The entry that says it was erased, and the hash it was written with;
    /// the one in `hashes` is then of what is left of it.
    pub(super) erased: Option<(i64, ledger::Hash)>,
    /// The hash that stands beside one whose entry stands for many.
    pub(super) beside: Option<ledger::Hash>,
    /// Who entered the record first, where this is its first version.
    pub(super) author: AuthorRow,
}

/// The columns of a history, and where those stand that are asked for.
pub(super) struct Columns {
    pub(super) names: Vec<String>,
    id: usize,
    version: usize,
    reference: usize,
    number: usize,
    erased: usize,
    written: usize,
    subject: Option<usize>,
    entered_for: usize,
}

impl Columns {
    pub(super) fn of(kind: &RecordKind, names: Vec<String>) -> Result<Self, Fault> {
        let at = |name: &str| {
            names
                .iter()
                .position(|column| column == name)
                .ok_or_else(|| {
                    Fault::new(format!(
                        "the table {} has lost a column",
                        history(&kind.register)
                    ))
                })
        };
        Ok(Self {
            id: at("id")?,
            version: at("version")?,
            reference: at("reference")?,
            number: at("log_number")?,
            erased: at(ERASED_NUMBER)?,
            written: at("written_hash")?,
            subject: kind.subject.as_deref().map(at).transpose()?,
            entered_for: at(ENTERED_FOR)?,
            names,
        })
    }

    /// Every column, and beside each row what its entry says.
    pub(super) fn with_entries(&self, table: &str) -> sea_query::SelectStatement {
        let mut select = Query::select();
        for column in &self.names {
            select.expr(Expr::col((Alias::new("h"), Alias::new(column))));
        }
        for column in AUTHOR_COLUMNS {
            select.expr(Expr::col((Alias::new("b"), Alias::new(column))));
        }
        with_entry(&mut select, table, "h");
        select.join_as(
            sea_query::JoinType::LeftJoin,
            Alias::new(ENTERED_BY),
            Alias::new("b"),
            Expr::col((Alias::new("b"), Alias::new("record")))
                .eq(Expr::col((Alias::new("h"), Alias::new("id")))),
        );
        select
    }
}

impl Session<'_> {
    /// Whether there is a log.
    pub(crate) fn has_log(&self) -> Result<bool, Failure> {
        let mut select = Query::select();
        select
            .column(Alias::new("log"))
            .from(Alias::new(HEAD_TABLE));
        Ok(!self.rows(&select)?.is_empty())
    }

    /// Begins the log where there never was one.
    ///
    /// # Errors
    /// Where the log has lost its head, or is not what it was left as.
    pub(crate) fn begin_log(&self) -> Result<(), Failure> {
        if self.has_log()? {
            return self.expect_sound_end();
        }
        if self.had_log()? {
            return Err(head::damaged("its head is gone, and there was one").into());
        }
        let key = self.data_key_or_new(LOG)?;
        let tree = ledger::Tree::default().to_bytes();
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new(HEAD_TABLE))
            .columns(["log", "tree", "proof"].map(Alias::new))
            .values_panic([
                0.into(),
                tree.clone().into(),
                head::proof(&key, &tree).into(),
            ]);
        self.act(&insert)?;
        self.set(WITHOUT_ACCOUNTS, &self.proof_without_accounts()?)?;
        let mut before = SetOfVersions::default();
        self.each_version(&mut |row| {
            row.hashes
                .first()
                .copied()
                .into_iter()
                .for_each(|hash| before.add(hash));
            Ok(())
        })?;
        let mut event = Event::new(None, BEGAN, None, self.shared.clock.now())?;
        event.entry.rows = Some(before.len());
        event.entry.version_hash = Some(before.hash());
        self.append(event)?;
        self.keep_log()
    }

    /// Whether anything tells that there was a log: its key, its entries, or a
    /// version that names one.
    fn had_log(&self) -> Result<bool, Failure> {
        if self.setting(LOG_KEY)?.is_some() || self.data_key(LOG)?.is_some() {
            return Ok(true);
        }
        for table in [ENTRIES, CHECKPOINTS, SHOWN] {
            if self.has_rows(table, None)? {
                return Ok(true);
            }
        }
        for kind in self.shared.catalogue.kinds() {
            if self.has_rows(&history(&kind.register), Some("log_number"))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a table has a row, or one that has something in a column.
    fn has_rows(&self, table: &str, column: Option<&str>) -> Result<bool, Failure> {
        let mut select = Query::select();
        select
            .expr(Expr::Constant(1.into()))
            .from(Alias::new(table))
            .limit(1);
        if let Some(column) = column {
            select.and_where(Expr::col(Alias::new(column)).is_not_null());
        }
        Ok(!self.rows(&select)?.is_empty())
    }

    /// Hands every version of every register, and every frozen set and
    /// document, to `each`.
    pub(super) fn each_version(
        &self,
        each: &mut dyn FnMut(VersionRow) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let standing = schema::standing(self)?;
        for kind in self.shared.catalogue.kinds() {
            let table = history(&kind.register);
            let columns = standing.get(&table).cloned().unwrap_or_default();
            self.each_version_of(kind, &table, columns.into_keys().collect(), each)?;
        }
        self.each_frozen(each)
    }

    fn each_version_of(
        &self,
        kind: &RecordKind,
        table: &str,
        columns: Vec<String>,
        each: &mut dyn FnMut(VersionRow) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let columns = Columns::of(kind, columns)?;
        let own = |column: &str| Expr::col((Alias::new("h"), Alias::new(column)));
        let mut last: Option<(Vec<u8>, i64)> = None;
        loop {
            let mut select = columns.with_entries(table);
            select
                .order_by((Alias::new("h"), Alias::new("id")), Order::Asc)
                .order_by((Alias::new("h"), Alias::new("version")), Order::Asc)
                .limit(PAGE);
            if let Some((id, version)) = &last {
                let behind = own("id")
                    .gt(id.clone())
                    .or(own("id").eq(id.clone()).and(own("version").gt(*version)));
                select.and_where(behind);
            }
            let rows = self.rows(&select)?;
            for cells in &rows {
                let (record, row) = self.version_row(kind, &columns, cells)?;
                last = Some((record.0.as_bytes().to_vec(), row.version));
                each(row)?;
            }
            if (rows.len() as u64) < PAGE {
                return Ok(());
            }
        }
    }

    /// A version of a history, with the entry that wrote it in the last cell.
    pub(super) fn version_row(
        &self,
        kind: &RecordKind,
        columns: &Columns,
        cells: &[Cell],
    ) -> Result<(RecordId, VersionRow), Failure> {
        let (Some(id), Some(version)) = (cells.get(columns.id), cells.get(columns.version)) else {
            return Err(Fault::new("the database gave too few columns").into());
        };
        let record = id_of(id)?;
        let version = version.integer()?;
        let lies = |at: usize| cells.get(at).filter(|cell| **cell != Cell::Null);
        let subject = lies(columns.entered_for).or_else(|| columns.subject.and_then(lies));
        let subject = subject.map_or(Ok(record), id_of)?;
        let mut keys: Vec<Rc<DataKey>> = Vec::new();
        if super::is_personal(kind) {
            // One that is gone or damaged is told by the version that does not
            // fit its entry any more.
            keys.extend(self.data_key(subject).ok().flatten());
        }
        keys.push(self.log_key()?);
        let named = || columns.names.iter().map(String::as_str).zip(cells);
        let written = cells.get(columns.written).and_then(hash_of);
        let erased = match (cells.get(columns.erased), written) {
            (Some(Cell::Integer(number)), Some(hash)) => Some((*number, hash)),
            _ => None,
        };
        let mut hashes = match erased {
            None => keys
                .iter()
                .map(|key| version::hash(&kind.register, named(), key, record.0, version))
                .collect(),
            Some((_, written)) => vec![version::hash_of_erased(
                &kind.register,
                named(),
                &*self.log_key()?,
                record.0,
                version,
                written,
            )],
        };
        // What stands beside a version is not in its hash: it belongs there, or
        // somebody put it there, and the version is what nobody wrote.
        let beside = (cells.get(columns.erased), cells.get(columns.written));
        let belongs = match beside {
            (Some(Cell::Null), Some(Cell::Null)) => true,
            (Some(Cell::Null), _) => written.is_some_and(|written| hashes.contains(&written)),
            _ => erased.is_some(),
        };
        if !belongs {
            hashes.clear();
        }
        let content = match cells.last() {
            Some(Cell::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let author = match version {
            1 => {
                let own = cells.get(columns.names.len()..).unwrap_or_default();
                let own = own.get(..AUTHOR_COLUMNS.len()).unwrap_or_default();
                self.author_row(record, own, content.as_deref())?
            }
            _ => AuthorRow::None,
        };
        let row = VersionRow {
            author,
            record,
            erased,
            beside: written,
            reference: match cells.get(columns.reference) {
                Some(Cell::Text(text)) => text.clone(),
                _ => String::new(),
            },
            version,
            number: match cells.get(columns.number) {
                Some(Cell::Integer(number)) => Some(*number),
                _ => None,
            },
            content,
            hashes,
        };
        Ok((record, row))
    }

    fn each_frozen(
        &self,
        each: &mut dyn FnMut(VersionRow) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let key = self.log_key()?;
        let frozen = ["frozen_sets", "frozen_documents"];
        let shapes: Vec<_> = schema::wanted([])
            .into_iter()
            .filter(|(table, ..)| frozen.contains(&table.as_str()))
            .collect();
        for (table, columns, order) in shapes {
            let mut select = Query::select();
            for (column, _) in &columns {
                select.expr(Expr::col((Alias::new("h"), Alias::new(column))));
            }
            with_entry(&mut select, &table, "h");
            for column in &order {
                select.order_by((Alias::new("h"), Alias::new(column)), Order::Asc);
            }
            let mut failed = None;
            self.run(&select, &mut |cells| {
                let row = frozen_row(&table, &columns, &order, &cells, &key)?;
                if failed.is_none() {
                    failed = each(row).err();
                }
                Ok(())
            })?;
            if let Some(failure) = failed {
                return Err(failure);
            }
        }
        Ok(())
    }
}

fn frozen_row(
    table: &str,
    columns: &[(String, Holds)],
    order: &[String],
    cells: &[Cell],
    key: &DataKey,
) -> Result<VersionRow, Fault> {
    let named = || columns.iter().map(|(name, _)| name.as_str()).zip(cells);
    let name: Vec<String> = named()
        .filter(|(name, _)| order.iter().any(|key| key == name))
        .map(|(_, cell)| match cell {
            Cell::Integer(number) => number.to_string(),
            Cell::Text(text) => text.clone(),
            _ => String::new(),
        })
        .collect();
    Ok(VersionRow {
        reference: name.join("/"),
        version: 1,
        number: named().find_map(|(name, cell)| match cell {
            Cell::Integer(number) if name == "log_number" => Some(*number),
            _ => None,
        }),
        content: match cells.last() {
            Some(Cell::Text(text)) if cells.len() > columns.len() => Some(text.clone()),
            _ => None,
        },
        hashes: vec![version::hash(table, named(), key, LOG.0, 1)],
        erased: None,
        beside: None,
        record: LOG,
        author: AuthorRow::None,
    })
}

/// Names a table, and beside each row what its entry says.
fn with_entry(select: &mut sea_query::SelectStatement, table: &str, alias: &str) {
    select
        .expr(Expr::col((Alias::new("e"), Alias::new("content"))))
        .from_as(Alias::new(table), Alias::new(alias))
        .join_as(
            sea_query::JoinType::LeftJoin,
            Alias::new(ENTRIES),
            Alias::new("e"),
            Expr::col((Alias::new("e"), Alias::new("number")))
                .eq(Expr::col((Alias::new(alias), Alias::new("log_number")))),
        );
}
