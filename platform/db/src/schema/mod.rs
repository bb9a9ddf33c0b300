//! The tables, derived from the kinds of record. Steps go forward only and
//! all of them stand in one transaction: a database is either as it was or
//! as it should be.

mod indexes;
mod shape;
mod steps;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, RecordKind};
use sea_query::{Alias, Expr, ExprTrait, Index, Query, Table};

pub use self::steps::SchemaStep;
pub(crate) use self::{
    indexes::{drop_indexes, make_indexes},
    shape::{Holds, TableShape, is_passing, wanted},
    steps::record,
};
use crate::{
    NAME_TOKENS,
    engine::{Cell, Dialect, Failure},
    session::Session,
};

/// Brings the tables to what the program needs. Gives the steps taken.
pub(crate) fn migrate(
    session: &Session<'_>,
    kinds: &[&RecordKind],
    now: &str,
) -> Result<Vec<String>, Failure> {
    let dialect = session.dialect();
    let standing = standing(session)?;
    let wanted = wanted(kinds.iter().copied());
    refuse_newer(&standing, &wanted)?;
    let mut steps = Vec::new();
    for (table, columns, key) in &wanted {
        match standing.get(table) {
            None => {
                create(session, dialect, table, columns, key)?;
                steps.push(format!("table {table}"));
            }
            Some(there) => {
                for (column, holds) in columns {
                    match there.get(column) {
                        Some(found) if Holds::from_type(found) == Some(*holds) => {}
                        Some(found) => {
                            return Err(Fault::new(format!(
                                "the column {table}.{column} holds {found} where this program \
                                 needs another kind: the database is of another program"
                            ))
                            .into());
                        }
                        None => {
                            let mut alter = Table::alter();
                            alter
                                .table(Alias::new(table))
                                .add_column(holds.define(column, dialect));
                            session.batch(&dialect.schema(&alter))?;
                            steps.push(format!("column {table}.{column}"));
                        }
                    }
                }
            }
        }
    }
    for kind in kinds {
        make_indexes(session, kind)?;
    }
    indexes::make_own_indexes(session)?;
    match dialect {
        Dialect::Sqlite => {}
        #[cfg(feature = "postgres")]
        Dialect::Postgres => session.batch(crate::engine::MAKE_LATEST)?,
    }
    record(session, &steps, now)?;
    Ok(steps)
}

/// Whether tables or columns are not there yet that the program needs.
pub(crate) fn lacks(session: &Session<'_>) -> Result<bool, Failure> {
    let standing = standing(session)?;
    let kinds = session.shared.catalogue.kinds();
    let wanted = wanted(kinds.map(std::convert::AsRef::as_ref));
    Ok(wanted.iter().any(|(table, columns, _)| {
        standing.get(table).is_none_or(|there| {
            columns
                .iter()
                .any(|(column, _)| !there.contains_key(column))
        })
    }))
}

fn create(
    session: &Session<'_>,
    dialect: Dialect,
    table: &str,
    columns: &[(String, Holds)],
    key: &[String],
) -> Result<(), Failure> {
    let mut create = Table::create();
    create.table(Alias::new(table));
    for (column, holds) in columns {
        let mut definition = holds.define(column, dialect);
        // Fields may be empty; what the program writes itself may not.
        let own = key.contains(column) || matches!(column.as_str(), "version" | "recorded_at");
        if own {
            definition.not_null();
        }
        create.col(definition);
    }
    let mut primary = Index::create();
    for column in key {
        primary.col(Alias::new(column));
    }
    create.primary_key(&mut primary);
    // Its rows are nothing but their key: SQLite need not keep them twice.
    if dialect == Dialect::Sqlite && table == NAME_TOKENS {
        create.extra("WITHOUT ROWID");
    }
    session.batch(&dialect.schema(&create))
}

/// Tables and columns as they stand, with the names of their types.
pub(crate) fn standing(
    session: &Session<'_>,
) -> Result<BTreeMap<String, BTreeMap<String, String>>, Failure> {
    match session.dialect() {
        // The only catalogue query that the builder has no words for.
        Dialect::Sqlite => session.sqlite_columns(),
        #[cfg(feature = "postgres")]
        Dialect::Postgres => {
            let mut select = Query::select();
            select
                .columns(["table_name", "column_name", "data_type"].map(Alias::new))
                .from((Alias::new("information_schema"), Alias::new("columns")))
                .and_where(
                    Expr::col(Alias::new("table_schema"))
                        .eq(sea_query::Func::cust(Alias::new("current_schema"))),
                );
            let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
            session.run(&select, &mut |row| {
                if let [Cell::Text(table), Cell::Text(column), Cell::Text(type_)] = row.as_slice() {
                    tables
                        .entry(table.clone())
                        .or_default()
                        .insert(column.clone(), type_.clone());
                }
                Ok(())
            })?;
            Ok(tables)
        }
    }
}

/// A register that this program does not know was written by a newer one,
/// or by a program with other desks: going on would hide its records.
fn refuse_newer(
    standing: &BTreeMap<String, BTreeMap<String, String>>,
    wanted: &[TableShape],
) -> Result<(), Failure> {
    if !standing.contains_key("schema_steps") {
        return if standing.is_empty() {
            Ok(())
        } else {
            Err(
                Fault::new("the database holds tables of another program: give an empty database")
                    .into(),
            )
        };
    }
    let known: BTreeSet<&str> = wanted.iter().map(|(table, ..)| table.as_str()).collect();
    match standing
        .keys()
        .find(|table| !known.contains(table.as_str()))
    {
        Some(table) => Err(Fault::new(format!(
            "the database holds the register `{table}`, which this program does not know: it was \
             used by a newer program; use that one"
        ))
        .into()),
        None => Ok(()),
    }
}
