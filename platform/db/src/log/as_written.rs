//! A record as the log says that it was last written: what gives somebody
//! rights is read so, since whoever can write into the database without its
//! keys can make no hash that a version stands in the log with.

use kernel::{Fault, RecordId, Row};
use ledger::Entry;
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{ENTRIES, LOADED, begun::Columns};
use crate::{
    Session,
    columns::history,
    engine::{Cell, Failure},
    schema,
    session::fault,
};

impl Session<'_> {
    /// A record's row as it was last written, sealed fields absent; nothing
    /// where it is void, or is not what the log says of it. A version that
    /// was loaded with many others is held against the hash beside it; one from
    /// before there was a log can be held against nothing, and is nothing.
    ///
    /// The entries themselves are proven by [`crate::Db::verify`] alone:
    /// whoever takes a later entry out too puts an older version back until
    /// then.
    pub fn as_written(&self, register: &str, id: RecordId) -> Result<Option<Row>, Fault> {
        let kind = self.shared.catalogue.kind(register)?.clone();
        let table = history(register);
        let columns = self.columns_of(&table).map_err(fault)?;
        let columns = Columns::of(&kind, columns)?;
        let mut select = columns.with_entries(&table);
        select
            .and_where(Expr::col((Alias::new("h"), Alias::new("id"))).eq(id.0.as_bytes().to_vec()))
            .order_by((Alias::new("h"), Alias::new("version")), Order::Desc)
            .limit(1);
        let rows = self.rows(&select).map_err(fault)?;
        let Some(cells) = rows.first() else {
            return Ok(None);
        };
        let (_, version) = self.version_row(&kind, &columns, cells).map_err(fault)?;
        let entry = version
            .content
            .as_deref()
            .and_then(|content| Entry::decode(content.as_bytes()).ok());
        let record = self.pseudonym(&kind, id)?;
        let holds = match &entry {
            Some(entry) => {
                // Without the keys nobody makes either hash.
                let hash = match entry.act.as_str() {
                    LOADED => version.beside,
                    _ => entry.version_hash,
                };
                hash.is_some_and(|hash| version.hashes.contains(&hash))
                    && self.is_newest(record, version.number).map_err(fault)?
            }
            None => false,
        };
        if !holds {
            tracing::error!(
                "version {} of {} is not what the log says of it: run `opennrm verify`",
                version.version,
                version.reference
            );
            return Ok(None);
        }
        let cell = |name: &str| {
            let at = columns.names.iter().position(|column| column == name);
            at.and_then(|at| cells.get(at)).cloned()
        };
        if cell("voided").is_some_and(|cell| cell.integer().is_ok_and(|voided| voided != 0)) {
            return Ok(None);
        }
        let fields: Vec<Cell> = kind
            .fields
            .iter()
            .map(|field| cell(&field.name).unwrap_or(Cell::Null))
            .collect();
        self.open_row(&kind, &fields).map(Some).map_err(fault)
    }

    /// Whether no later entry tells of a version of the same record.
    fn is_newest(&self, record: [u8; 16], number: Option<i64>) -> Result<bool, Failure> {
        let Some(number) = number else {
            return Ok(false);
        };
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("record")).eq(record.to_vec()))
            .and_where(Expr::col(Alias::new("content")).like("%\"version\":%"))
            .and_where(Expr::col(Alias::new("number")).gt(number));
        let mut is_newest = true;
        self.run(&select, &mut |cells| {
            let content = cells.first().map(Cell::text).transpose()?;
            let later = content.and_then(|content| Entry::decode(content.as_bytes()).ok());
            is_newest &= later.is_some_and(|later| later.version_hash.is_none());
            Ok(())
        })?;
        Ok(is_newest)
    }

    /// The columns that a table has, found out once.
    fn columns_of(&self, table: &str) -> Result<Vec<String>, Failure> {
        let columns = match self.shared.columns.get() {
            Some(columns) => columns,
            None => {
                let found = schema::standing(self)?
                    .into_iter()
                    .map(|(table, columns)| (table, columns.into_keys().collect()))
                    .collect();
                self.shared.columns.get_or_init(|| found)
            }
        };
        Ok(columns.get(table).cloned().unwrap_or_default())
    }
}
