//! The shape of every table, derived from the kinds of record.

use kernel::{Field, FieldKind, RecordKind};
use sea_query::{Alias, ColumnDef};
use serde::{Deserialize, Serialize};

use crate::{
    columns::{ENTERED_FOR, ERASED_NUMBER, HEAD, HISTORY_HEAD, SEALED_REASON, history},
    engine::Dialect,
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
        "id" | "written_hash" | SEALED_REASON | ENTERED_FOR => Holds::Bytes,
        "version" | "log_number" | ERASED_NUMBER => Holds::Integer,
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
const OWN_TABLES: &[OwnTable] = &[
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
    // Who was erased, the number of the entry in the log that says so, and the
    // place of their key in the erasable key, where it was not their id; with
    // what proves that this program wrote it.
    (
        "erased_subjects",
        &[
            ("subject", Holds::Bytes),
            ("number", Holds::Integer),
            ("place", Holds::Bytes),
            ("proof", Holds::Bytes),
        ],
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
            ("log_number", Holds::Integer),
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
            ("log_number", Holds::Integer),
        ],
        &["year", "number", "name"],
    ),
    (
        "log_head",
        &[
            ("log", Holds::Integer),
            ("tree", Holds::Bytes),
            ("proof", Holds::Bytes),
        ],
        &["log"],
    ),
    (
        "log_entries",
        &[
            ("number", Holds::Integer),
            // What can be asked for; each says what the content says.
            ("at", Holds::Integer),
            ("officer", Holds::Text),
            ("act", Holds::Text),
            ("register", Holds::Text),
            ("record", Holds::Bytes),
            ("person", Holds::Bytes),
            ("rule", Holds::Text),
            ("salt", Holds::Bytes),
            ("leaf", Holds::Bytes),
            ("content", Holds::Text),
        ],
        &["number"],
    ),
    // Whose records the lists and files of an entry held.
    (
        "log_shown",
        &[("number", Holds::Integer), ("person", Holds::Bytes)],
        &["number", "person"],
    ),
    (
        "log_checkpoints",
        &[("size", Holds::Integer), ("note", Holds::Text)],
        &["size"],
    ),
    // Places that are to be taken out of the words key: a moment's work.
    (
        "words_to_forget",
        &[("place", Holds::Integer), ("proof", Holds::Bytes)],
        &["place"],
    ),
    // Who entered a record first, and for which body.
    (
        "entered_by",
        &[
            ("record", Holds::Bytes),
            ("officer", Holds::Bytes),
            ("agency", Holds::Text),
            ("officer_proof", Holds::Bytes),
            ("agency_proof", Holds::Bytes),
        ],
        &["record"],
    ),
    // By which tokens each record is found whose names are sealed.
    (
        "name_tokens",
        &[("token", Holds::Integer), ("record", Holds::Bytes)],
        &["token", "record"],
    ),
    // How long those tokens are: one row, once they are made.
    (
        "name_index",
        &[
            ("number", Holds::Integer),
            ("pair_bits", Holds::Integer),
            ("single_bits", Holds::Integer),
        ],
        &["number"],
    ),
    // The bytes of documents, sealed piece by piece.
    (
        "document_chunks",
        &[
            ("document", Holds::Bytes),
            ("file", Holds::Text),
            ("number", Holds::Integer),
            ("subject", Holds::Bytes),
            ("sealed", Holds::Bytes),
        ],
        &["document", "file", "number"],
    ),
    kept("credentials"),
    kept("sign_ins"),
    kept("sign_in_links"),
    kept("account_recoveries"),
    kept("sign_in_tries"),
    kept("answered_requests"),
];

/// A table of what accounts are made of.
const fn kept(name: &'static str) -> OwnTable {
    (
        name,
        &[
            ("name", Holds::Text),
            ("officer", Holds::Bytes),
            ("content", Holds::Bytes),
        ],
        &["name"],
    )
}

/// Whether a table is left out of backups: what is signed in, invited or
/// slowed down now is nothing that a restored database may know again, words
/// that are to be forgotten are gone from the key when it is put back, and the
/// index of names is made anew from the names.
pub(crate) fn is_passing(table: &str) -> bool {
    matches!(
        table,
        "sign_ins"
            | "sign_in_links"
            | "account_recoveries"
            | "sign_in_tries"
            | "answered_requests"
            | "words_to_forget"
            | "name_tokens"
            | "name_index"
    )
}

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
            head(&HISTORY_HEAD)
                .into_iter()
                .chain(fields())
                .chain(head(&["written_hash", ERASED_NUMBER]))
                .collect(),
            vec!["id".to_owned(), "version".to_owned()],
        ));
    }
    tables
}
