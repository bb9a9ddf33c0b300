//! The statements that write and find records, built once for each register.

use std::collections::{BTreeMap, BTreeSet};

use kernel::RecordKind;
use sea_query::{Alias, Expr, ExprTrait, LockType, OnConflict, Query, QueryStatementWriter};

use crate::{
    columns::{HEAD, HISTORY_TAIL, history},
    engine::Dialect,
};

/// The statements of one register. Their values are bound in the order of
/// the head columns and then the fields.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Writes nothing when the reference is taken.
    pub(crate) insert: String,
    /// Behind the fields, the act, the moment at which the version ended and
    /// the number of its entry in the log:
    /// what is bound for the record is bound for its history as well.
    pub(crate) insert_history: String,
    /// Inserts while a database is filled, into the same columns.
    pub(crate) fill: Rows,
    pub(crate) fill_history: Rows,
    /// Sets every column but the id, where the id and the version (bound
    /// last) are these.
    pub(crate) update: String,
    /// Ends the version (bound last, after the id) at a moment (bound first).
    pub(crate) supersede: String,
    /// Head and fields of the record of an id.
    pub(crate) of_id: String,
    /// Head and fields of the record of a reference.
    pub(crate) of_reference: String,
    /// Id, reference and whether it is void, of the record of an id.
    pub(crate) head_of_id: String,
    /// The same, of the record of a reference.
    pub(crate) head_of_reference: String,
    /// Whether records of any register point to this one's.
    pub(crate) is_linked_to: bool,
}

/// Rows of one table that are put in as they are.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub(crate) table: String,
    pub(crate) columns: Vec<String>,
    /// The statement for one of them.
    pub(crate) insert: String,
}

impl Rows {
    pub(crate) fn of<'c>(
        dialect: Dialect,
        table: &str,
        columns: impl Iterator<Item = &'c str>,
    ) -> Result<Self, kernel::Fault> {
        let columns: Vec<String> = columns.map(str::to_owned).collect();
        Ok(Self {
            insert: insert(dialect, table, columns.iter().map(String::as_str), None)?,
            table: table.to_owned(),
            columns,
        })
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Plans {
    pub(crate) registers: BTreeMap<String, Plan>,
    /// A setting of the program, by its name.
    pub(crate) setting: String,
    /// The edge of the log's tree and its proof, of the log that is bound,
    /// held against others who append.
    pub(crate) log_head: String,
    /// Moves the edge: the proof and the edge, where the log and the edge
    /// (bound last) are these.
    pub(crate) move_log_head: String,
    /// Writes nothing when the subject has a key.
    pub(crate) data_key: String,
    pub(crate) fill_data_keys: Rows,
    pub(crate) log_entries: Rows,
    pub(crate) log_shown: Rows,
    pub(crate) name_tokens: Rows,
}

impl Plans {
    /// The statements of a register.
    pub(crate) fn of(&self, register: &str) -> Result<&Plan, kernel::Fault> {
        self.registers
            .get(register)
            .ok_or_else(|| kernel::Fault::new(format!("there is no register `{register}`")))
    }

    pub(crate) fn new<'k>(
        dialect: Dialect,
        kinds: impl Iterator<Item = &'k RecordKind>,
    ) -> Result<Self, kernel::Fault> {
        let kinds: Vec<&RecordKind> = kinds.collect();
        let linked: BTreeSet<&str> = kinds
            .iter()
            .flat_map(|kind| kind.fields.iter().filter_map(kernel::Field::link))
            .collect();
        let mut registers = BTreeMap::new();
        for &kind in &kinds {
            let of = |columns: Vec<&str>, key: &str| {
                let mut select = Query::select();
                select
                    .columns(columns.into_iter().map(Alias::new))
                    .from(Alias::new(&kind.register))
                    .and_where(Expr::col(Alias::new(key)).eq(0));
                prepared(dialect, &select)
            };
            let fields = || kind.fields.iter().map(|field| field.name.as_str());
            let history_columns = || HEAD.into_iter().chain(fields()).chain(HISTORY_TAIL);
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
                        history_columns(),
                        None,
                    )?,
                    fill: Rows::of(dialect, &kind.register, HEAD.into_iter().chain(fields()))?,
                    fill_history: Rows::of(dialect, &history(&kind.register), history_columns())?,
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
                    of_id: of(HEAD.into_iter().chain(fields()).collect(), "id")?,
                    of_reference: of(HEAD.into_iter().chain(fields()).collect(), "reference")?,
                    head_of_id: of(vec!["id", "reference", "voided"], "id")?,
                    head_of_reference: of(vec!["id", "reference", "voided"], "reference")?,
                    is_linked_to: linked.contains(kind.register.as_str()),
                },
            );
        }
        let log_head = Alias::new(crate::log::HEAD_TABLE);
        Ok(Self {
            registers,
            setting: {
                let mut select = Query::select();
                select
                    .column(Alias::new("value"))
                    .from(Alias::new("program_settings"))
                    .and_where(Expr::col(Alias::new("name")).eq(0));
                prepared(dialect, &select)?
            },
            log_head: {
                let mut select = Query::select();
                select
                    .columns(["tree", "proof"].map(Alias::new))
                    .from(log_head.clone())
                    .and_where(Expr::col(Alias::new("log")).eq(0))
                    .lock(LockType::Update);
                prepared(dialect, &select)?
            },
            move_log_head: {
                let mut update = Query::update();
                update
                    .table(log_head)
                    .value(Alias::new("proof"), 0)
                    .value(Alias::new("tree"), 0)
                    .and_where(Expr::col(Alias::new("log")).eq(0))
                    .and_where(Expr::col(Alias::new("tree")).eq(0));
                prepared(dialect, &update)?
            },
            data_key: insert(
                dialect,
                "data_keys",
                ["subject", "wrapped"].into_iter(),
                Some("subject"),
            )?,
            fill_data_keys: Rows::of(dialect, "data_keys", ["subject", "wrapped"].into_iter())?,
            log_entries: Rows::of(
                dialect,
                crate::log::ENTRIES,
                crate::log::COLUMNS.into_iter(),
            )?,
            log_shown: Rows::of(
                dialect,
                crate::log::SHOWN,
                crate::log::SHOWN_COLUMNS.into_iter(),
            )?,
            name_tokens: Rows::of(dialect, crate::NAME_TOKENS, ["token", "record"].into_iter())?,
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
