//! The tables, derived from the kinds of record. Steps go forward only and
//! all of them stand in one transaction: a database is either as it was or
//! as it should be.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Fault, Field, FieldKind, RecordKind};
use sea_query::{Alias, ColumnDef, Expr, ExprTrait, Index, Query, Table};
use serde::{Deserialize, Serialize};

use crate::{
    columns::{HEAD, HISTORY_HEAD, history},
    engine::{Cell, Dialect, Failure},
    session::{Session, fault},
};

/// What a column holds, as far as the databases tell columns apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Holds {
    Text,
    Integer,
    Bool,
    Bytes,
}

impl Holds {
    pub(crate) fn define(self, name: &str, dialect: Dialect) -> ColumnDef {
        let mut column = ColumnDef::new(Alias::new(name));
        match self {
            Self::Text => match dialect {
                Dialect::Sqlite => column.text(),
                // As SQLite compares: byte by byte, whatever the server's
                // language, so that lists and spans of dates are the same.
                #[cfg(feature = "postgres")]
                Dialect::Postgres => column.text().extra("COLLATE \"C\""),
            },
            Self::Integer => column.big_integer(),
            Self::Bool => column.boolean(),
            Self::Bytes => column.blob(),
        };
        column
    }

    pub(crate) fn from_type(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Some(match name.as_str() {
            "text" => Self::Text,
            "bigint" | "integer" => Self::Integer,
            "boolean" => Self::Bool,
            "blob" | "bytea" => Self::Bytes,
            _ => return None,
        })
    }
}

fn holds(field: &Field) -> Holds {
    if field.is_sealed() {
        return Holds::Bytes;
    }
    match field.kind {
        FieldKind::Whole { .. } | FieldKind::Year | FieldKind::Money => Holds::Integer,
        FieldKind::YesNo => Holds::Bool,
        FieldKind::Link { .. } => Holds::Bytes,
        _ => Holds::Text,
    }
}

fn head_holds(name: &str) -> Holds {
    match name {
        "id" => Holds::Bytes,
        "version" => Holds::Integer,
        "voided" => Holds::Bool,
        _ => Holds::Text,
    }
}

/// A table of the program's own: its name, its columns and its key.
type OwnTable = (
    &'static str,
    &'static [(&'static str, Holds)],
    &'static [&'static str],
);

/// The program's own tables, beside the registers.
const OWN_TABLES: [OwnTable; 6] = [
    (
        "program_settings",
        &[("name", Holds::Text), ("value", Holds::Text)],
        &["name"],
    ),
    (
        "schema_steps",
        &[
            ("number", Holds::Integer),
            ("step", Holds::Text),
            ("taken_at", Holds::Text),
        ],
        &["number"],
    ),
    (
        "data_keys",
        &[("subject", Holds::Bytes), ("wrapped", Holds::Bytes)],
        &["subject"],
    ),
    (
        "reference_numbers",
        &[("series", Holds::Text), ("last", Holds::Integer)],
        &["series"],
    ),
    (
        "frozen_sets",
        &[
            ("year", Holds::Integer),
            ("number", Holds::Integer),
            ("hash", Holds::Text),
            ("frozen_at", Holds::Text),
            ("frozen_by", Holds::Text),
            ("content", Holds::Bytes),
        ],
        &["year", "number"],
    ),
    (
        "frozen_documents",
        &[
            ("year", Holds::Integer),
            ("number", Holds::Integer),
            ("name", Holds::Text),
            ("content", Holds::Bytes),
        ],
        &["year", "number", "name"],
    ),
];

/// A table: its name, its columns and its key.
pub(crate) type TableShape = (String, Vec<(String, Holds)>, Vec<String>);

/// Every table with its columns, registers and own.
pub(crate) fn wanted<'k>(kinds: impl IntoIterator<Item = &'k RecordKind>) -> Vec<TableShape> {
    let mut tables: Vec<_> = OWN_TABLES
        .iter()
        .map(|(name, columns, key)| {
            (
                (*name).to_owned(),
                columns
                    .iter()
                    .map(|(column, holds)| ((*column).to_owned(), *holds))
                    .collect(),
                key.iter().map(|&column| column.to_owned()).collect(),
            )
        })
        .collect();
    for kind in kinds {
        let fields = || {
            kind.fields
                .iter()
                .map(|field| (field.name.clone(), holds(field)))
        };
        let head = |names: &[&str]| {
            names
                .iter()
                .map(|&name| (name.to_owned(), head_holds(name)))
                .collect::<Vec<_>>()
        };
        tables.push((
            kind.register.clone(),
            head(&HEAD).into_iter().chain(fields()).collect(),
            vec!["id".to_owned()],
        ));
        tables.push((
            history(&kind.register),
            head(&HISTORY_HEAD).into_iter().chain(fields()).collect(),
            vec!["id".to_owned(), "version".to_owned()],
        ));
    }
    tables
}

/// The columns that a register's tables are looked up by.
fn looked_up(kind: &RecordKind) -> BTreeSet<&str> {
    let mut columns: BTreeSet<&str> = kind
        .fields
        .iter()
        .filter(|field| field.key || field.link().is_some())
        .map(|field| field.name.as_str())
        .collect();
    columns.extend(kind.period.as_deref());
    columns
}

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
        for table in [kind.register.clone(), history(&kind.register)] {
            for column in looked_up(kind) {
                let mut index = Index::create();
                index
                    .if_not_exists()
                    .name(format!("{table}_by_{column}"))
                    .table(Alias::new(&table))
                    .col(Alias::new(column));
                session.batch(&dialect.schema(&index))?;
            }
        }
        let mut unique = Index::create();
        unique
            .if_not_exists()
            .unique()
            .name(format!("{}_reference", kind.register))
            .table(Alias::new(&kind.register))
            .col(Alias::new("reference"));
        session.batch(&dialect.schema(&unique))?;
    }
    record(session, &steps, now)?;
    Ok(steps)
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
    session.batch(&dialect.schema(&create))
}

/// Writes down steps that were taken.
pub(crate) fn record(session: &Session<'_>, steps: &[String], now: &str) -> Result<(), Failure> {
    let mut select = Query::select();
    select
        .expr(Expr::col(Alias::new("number")).max())
        .from(Alias::new("schema_steps"));
    let mut number = 0;
    session.run(&select, &mut |row| {
        if let Some(Cell::Integer(last)) = row.first() {
            number = *last;
        }
        Ok(())
    })?;
    for step in steps {
        number += 1;
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new("schema_steps"))
            .columns(["number", "step", "taken_at"].map(Alias::new))
            .values_panic([number.into(), step.as_str().into(), now.into()]);
        session.act(&insert)?;
    }
    Ok(())
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

/// One step that the tables were taken forward by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaStep {
    /// Its number, from 1.
    pub number: i64,
    /// What was added.
    pub step: String,
    /// When.
    pub taken_at: String,
}

impl Session<'_> {
    /// Every step that the tables were taken forward by, the first one first.
    pub fn schema_steps(&self) -> Result<Vec<SchemaStep>, Fault> {
        let mut select = Query::select();
        select
            .columns(["number", "step", "taken_at"].map(Alias::new))
            .from(Alias::new("schema_steps"))
            .order_by(Alias::new("number"), sea_query::Order::Asc);
        let mut steps = Vec::new();
        self.run(&select, &mut |row| {
            if let [number, step, taken_at] = row.as_slice() {
                steps.push(SchemaStep {
                    number: number.integer()?,
                    step: step.text()?.to_owned(),
                    taken_at: taken_at.text()?.to_owned(),
                });
            }
            Ok(())
        })
        .map_err(fault)?;
        Ok(steps)
    }
}
