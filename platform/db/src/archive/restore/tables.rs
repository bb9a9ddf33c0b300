//! The tables of a backup, written into a database in one transaction.

use std::io::{Read, Seek};

use guard::Permit;
use kernel::Fault;
use sea_query::{Alias, Query, Table as Schema};

use super::{holds_records, refuse_living};
use crate::{
    Shared,
    archive::{Onto, Reporter, backup::count, opened::Opened},
    engine::{Cell, Dialect, Engine},
    log::Event,
    plans::Rows,
    pool, schema,
    session::{Session, fault},
    store::ENTERED_BY,
};

/// How many rows are gathered before they are written.
const ROWS_MAX: usize = 5_000;
/// How many bytes of rows are gathered before they are written.
const GATHERED_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Writes every table in one transaction.
pub(super) fn write<R: Read + Seek>(
    engine: &mut Engine,
    archive: &mut Opened<R>,
    onto: Onto,
    shared: &Shared,
    permit: &Permit,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    pool::write_once(shared, engine, |session| {
        reporter.done = 0;
        let now = shared.clock.now();
        let recorded = now.to_string();
        let kinds: Vec<_> = shared.catalogue.kinds().map(AsRef::as_ref).collect();
        session.wait_for_locks_briefly().map_err(fault)?;
        schema::migrate(session, &kinds, &recorded).map_err(fault)?;
        let tables: Vec<String> = schema::standing(session)
            .map_err(fault)?
            .into_keys()
            .collect();
        if onto == Onto::Empty {
            for table in tables.iter().filter(|table| holds_records(table)) {
                if count(session, table)? > 0 {
                    return Err(refuse_living("the database").into());
                }
            }
        }
        for table in &tables {
            clear(session, table)?;
        }
        add_columns(session, archive)?;
        // Made when all rows are in, each in one pass.
        for kind in &kinds {
            schema::drop_indexes(session, kind).map_err(fault)?;
        }
        for at in 0..archive.manifest.tables.len() {
            fill(session, archive, at, reporter)?;
        }
        for kind in &kinds {
            schema::make_indexes(session, kind).map_err(fault)?;
        }
        let missing = missing(archive, &kinds);
        schema::record(session, &missing, &recorded).map_err(fault)?;
        let proofs = format!("column {ENTERED_BY}.");
        // A backup from before there was a log begins one when it is opened.
        if session.has_log().map_err(fault)? {
            session.prove_head().map_err(fault)?;
            if missing.iter().any(|step| step.starts_with(&proofs)) {
                session.prove_authors().map_err(fault)?;
            }
            let event = Event::new(Some(permit.officer()), "restored", None, now)?;
            session.append(event).map_err(fault)?;
            session.erase_again().map_err(fault)?;
        }
        session.index_names().map_err(fault)?;
        Ok(session.analyze().map_err(fault)?)
    })
}

/// Empties a table, and on a server keeps others from writing meanwhile.
fn clear(session: &Session<'_>, table: &str) -> Result<(), Fault> {
    match session.dialect() {
        Dialect::Sqlite => {
            let mut delete = Query::delete();
            delete.from_table(Alias::new(table));
            session.act(&delete).map_err(fault)?;
        }
        #[cfg(feature = "postgres")]
        Dialect::Postgres => {
            let mut truncate = Schema::truncate();
            truncate.table(Alias::new(table));
            session
                .batch(&session.dialect().schema(&truncate))
                .map_err(fault)?;
        }
    }
    Ok(())
}

/// Columns of the backup that the program no longer knows are kept.
fn add_columns<R>(session: &Session<'_>, archive: &Opened<R>) -> Result<(), Fault> {
    let standing = schema::standing(session).map_err(fault)?;
    for table in &archive.manifest.tables {
        let there = standing.get(&table.name);
        for column in &table.columns {
            if there.is_some_and(|there| there.contains_key(&column.name)) {
                continue;
            }
            let mut alter = Schema::alter();
            alter
                .table(Alias::new(&table.name))
                .add_column(column.holds.define(&column.name, session.dialect()));
            session
                .batch(&session.dialect().schema(&alter))
                .map_err(fault)?;
        }
    }
    Ok(())
}

/// The steps from what the backup has to what the program needs.
fn missing<R>(archive: &Opened<R>, kinds: &[&kernel::RecordKind]) -> Vec<String> {
    let mut steps = Vec::new();
    let wanted = schema::wanted(kinds.iter().copied());
    for (name, columns, _) in wanted
        .into_iter()
        .filter(|(name, ..)| !schema::is_passing(name))
    {
        let Some(table) = archive
            .manifest
            .tables
            .iter()
            .find(|table| table.name == name)
        else {
            steps.push(format!("table {name}"));
            continue;
        };
        for (column, _) in columns {
            if !table.columns.iter().any(|there| there.name == column) {
                steps.push(format!("column {name}.{column}"));
            }
        }
    }
    steps
}

fn fill<R: Read + Seek>(
    session: &Session<'_>,
    archive: &mut Opened<R>,
    at: usize,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    let Some(table) = archive.manifest.tables.get(at) else {
        return Err(Fault::new("the backup lost a table while it was read"));
    };
    let (name, wanted) = (table.name.clone(), table.rows);
    let rows = Rows::of(
        session.dialect(),
        &name,
        table.columns.iter().map(|column| column.name.as_str()),
    )?;
    let mut gathered: Vec<Vec<Cell>> = Vec::new();
    let mut bytes = 0;
    archive.table(at, reporter, &mut |_, cells| {
        bytes += cells.iter().map(length).sum::<usize>();
        gathered.push(cells);
        if gathered.len() >= ROWS_MAX || bytes >= GATHERED_BYTES_MAX {
            session.copy(&rows, &gathered).map_err(fault)?;
            gathered.clear();
            bytes = 0;
        }
        Ok(())
    })?;
    session.copy(&rows, &gathered).map_err(fault)?;
    if count(session, &name)? != wanted {
        return Err(Fault::new(format!(
            "the database did not keep every row of {name}"
        )));
    }
    Ok(())
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        Cell::Bytes(bytes) => bytes.len(),
        Cell::Null | Cell::Integer(_) | Cell::Bool(_) => 8,
    }
}
