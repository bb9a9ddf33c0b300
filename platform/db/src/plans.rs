//! The statements that write records, built once for each register.

use std::collections::BTreeMap;

use kernel::RecordKind;
use sea_query::{Alias, Expr, ExprTrait, OnConflict, Query, QueryStatementWriter};

use crate::{
    columns::{HEAD, HISTORY_HEAD, history},
    engine::Dialect,
};

/// The statements of one register. Their values are bound in the order of
/// the head columns and then the fields.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Writes nothing when the reference is taken.
    pub(crate) insert: String,
    pub(crate) insert_history: String,
    /// Sets every column but the id, where the id and the version (bound
    /// last) are these.
    pub(crate) update: String,
    /// Ends the version (bound last, after the id) at a moment (bound first).
    pub(crate) supersede: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Plans {
    pub(crate) registers: BTreeMap<String, Plan>,
    /// Writes nothing when the subject has a key.
    pub(crate) data_key: String,
}

impl Plans {
    pub(crate) fn new<'k>(
        dialect: Dialect,
        kinds: impl Iterator<Item = &'k RecordKind>,
    ) -> Result<Self, kernel::Fault> {
        let mut registers = BTreeMap::new();
        for kind in kinds {
            let fields = || kind.fields.iter().map(|field| field.name.as_str());
            registers.insert(
                kind.register.clone(),
                Plan {
                    insert: insert(
                        dialect,
                        &kind.register,
                        HEAD.into_iter().chain(fields()),
                        Some("reference"),
                    )?,
                    insert_history: insert(
                        dialect,
                        &history(&kind.register),
                        HISTORY_HEAD.into_iter().chain(fields()),
                        None,
                    )?,
                    update: {
                        let mut update = Query::update();
                        update.table(Alias::new(&kind.register));
                        for column in HEAD.into_iter().skip(1).chain(fields()) {
                            update.value(Alias::new(column), 0);
                        }
                        update
                            .and_where(Expr::col(Alias::new("id")).eq(0))
                            .and_where(Expr::col(Alias::new("version")).eq(0));
                        prepared(dialect, &update)?
                    },
                    supersede: {
                        let mut update = Query::update();
                        update
                            .table(Alias::new(history(&kind.register)))
                            .value(Alias::new("superseded_at"), 0)
                            .and_where(Expr::col(Alias::new("id")).eq(0))
                            .and_where(Expr::col(Alias::new("version")).eq(0));
                        prepared(dialect, &update)?
                    },
                },
            );
        }
        Ok(Self {
            registers,
            data_key: insert(
                dialect,
                "data_keys",
                ["subject", "wrapped"].into_iter(),
                Some("subject"),
            )?,
        })
    }
}

/// An insert that writes nothing (rather than failing, which would end the
/// whole transaction on PostgreSQL) when the value of `unless_there` is taken.
fn insert<'c>(
    dialect: Dialect,
    table: &str,
    columns: impl Iterator<Item = &'c str>,
    unless_there: Option<&str>,
) -> Result<String, kernel::Fault> {
    let columns: Vec<&str> = columns.collect();
    let mut insert = Query::insert();
    insert
        .into_table(Alias::new(table))
        .columns(columns.iter().map(|&column| Alias::new(column)))
        .values_panic(columns.iter().map(|_| Expr::from(0)));
    if let Some(column) = unless_there {
        insert.on_conflict(
            OnConflict::column(Alias::new(column))
                .do_nothing()
                .to_owned(),
        );
    }
    prepared(dialect, &insert)
}

/// The text of a statement; the values in it only hold the places.
fn prepared(
    dialect: Dialect,
    statement: &impl QueryStatementWriter,
) -> Result<String, kernel::Fault> {
    dialect.prepare(statement).map(|prepared| prepared.text)
}
