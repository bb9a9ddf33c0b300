//! The indexes: what records are looked up, joined and counted by.

use std::collections::BTreeSet;

use kernel::RecordKind;
use sea_query::{Alias, Index};

use crate::{
    NAME_TOKENS,
    archive::sha256,
    columns::history,
    counted::{self, Counted},
    engine::Failure,
    log::{ENTRIES, SHOWN},
    session::Session,
    store::DOCUMENT_CHUNKS,
};

/// An index of a register's table or of its history.
struct IndexShape {
    name: String,
    table: String,
    columns: Vec<String>,
    unique: bool,
    /// Whether rules look records up by it: it stays while records are put in.
    looked_up: bool,
}

fn indexes(counted: &Counted, kind: &RecordKind) -> Vec<IndexShape> {
    let keys: BTreeSet<&str> = kind
        .fields
        .iter()
        .filter(|field| field.key || field.link().is_some())
        .map(|field| field.name.as_str())
        .collect();
    let mut columns = keys.clone();
    columns.extend(kind.period.as_deref());
    let mut all = Vec::new();
    for table in [kind.register.clone(), history(&kind.register)] {
        for &column in &columns {
            let own = table == kind.register;
            let columns = if own {
                counted::columns(counted, kind, column)
            } else {
                vec![column.to_owned()]
            };
            all.push(IndexShape {
                name: name(&table, &columns),
                columns,
                unique: false,
                looked_up: own && keys.contains(column),
                table: table.clone(),
            });
        }
    }
    all.push(IndexShape {
        name: format!("{}_reference", kind.register),
        table: kind.register.clone(),
        columns: vec!["reference".to_owned()],
        unique: true,
        looked_up: false,
    });
    all
}

/// The name of an index. What it holds beside its first column is figured in,
/// since an index of the same name is not made again.
fn name(table: &str, columns: &[String]) -> String {
    let (first, beside) = columns
        .split_first()
        .map_or(("", &[] as &[_]), |(first, beside)| {
            (first.as_str(), beside)
        });
    if beside.is_empty() {
        return format!("{table}_by_{first}");
    }
    let hash = sha256(beside.join(" ").as_bytes());
    format!("{table}_by_{first}_{}", hash.get(..6).unwrap_or_default())
}

/// Makes the indexes of a register that are not there.
pub(crate) fn make_indexes(session: &Session<'_>, kind: &RecordKind) -> Result<(), Failure> {
    for shape in indexes(session.shared.catalogue.counted(), kind) {
        let mut index = Index::create();
        index
            .if_not_exists()
            .name(&shape.name)
            .table(Alias::new(&shape.table));
        for column in &shape.columns {
            index.col(Alias::new(column));
        }
        if shape.unique {
            index.unique();
        }
        session.batch(&session.dialect().schema(&index))?;
    }
    Ok(())
}

/// Takes the indexes of a register away, but for those that rules need, until
/// they are made again in the same transaction.
pub(crate) fn drop_indexes(session: &Session<'_>, kind: &RecordKind) -> Result<(), Failure> {
    for shape in indexes(session.shared.catalogue.counted(), kind)
        .iter()
        .filter(|shape| !shape.looked_up)
    {
        let mut index = Index::drop();
        index.if_exists().name(&shape.name);
        session.batch(&session.dialect().schema(&index))?;
    }
    Ok(())
}

/// Makes the indexes by which the log is asked who has looked at whom, and by
/// which a record's names are taken out of their index.
pub(super) fn make_own_indexes(session: &Session<'_>) -> Result<(), Failure> {
    for (table, column) in [
        (ENTRIES, "record"),
        (ENTRIES, "person"),
        (ENTRIES, "at"),
        (SHOWN, "person"),
        (NAME_TOKENS, "record"),
        (DOCUMENT_CHUNKS, "subject"),
    ] {
        let mut index = Index::create();
        index
            .if_not_exists()
            .name(format!("{table}_by_{column}"))
            .table(Alias::new(table))
            .col(Alias::new(column));
        session.batch(&session.dialect().schema(&index))?;
    }
    Ok(())
}
