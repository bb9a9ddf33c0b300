//! Searching for a text without regard to case, in any alphabet.
//!
//! Neither database can do it by itself: SQLite folds the letters of English
//! alone, PostgreSQL as its server was set up. So the letters are folded
//! here, in the pattern: each becomes the set of letters that are alike to
//! it ([`kernel::letters_alike`] says which), and both databases only compare
//! letters.

use kernel::{composed, letters_alike};
#[cfg(feature = "postgres")]
use sea_query::{ExprTrait, extension::postgres::PgBinOper};
use sea_query::{SimpleExpr, extension::sqlite::SqliteExpr};

use crate::engine::Dialect;

/// What is looked for, as a pattern of one of the databases.
pub(super) struct Sought {
    dialect: Dialect,
    pattern: String,
}

impl Sought {
    /// The pattern of every text that holds this one.
    pub(super) fn new(text: &str, dialect: Dialect) -> Self {
        let text = composed(text);
        let letters = text.chars().map(|letter| part(letter, dialect));
        let pattern = match dialect {
            Dialect::Sqlite => format!("*{}*", letters.collect::<String>()),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => letters.collect(),
        };
        Self { dialect, pattern }
    }

    /// Whether a column holds it.
    pub(super) fn in_column(&self, column: SimpleExpr) -> SimpleExpr {
        let pattern = self.pattern.as_str();
        match self.dialect {
            Dialect::Sqlite => SqliteExpr::glob(column, pattern),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => column.binary(PgBinOper::Regex, pattern),
        }
    }
}

/// One letter of a pattern.
fn part(letter: char, dialect: Dialect) -> String {
    let alike = letters_alike(letter);
    if alike.len() > 1 {
        // Only letters are alike to others: nothing in here is a sign that
        // patterns are written with.
        return format!("[{}]", alike.into_iter().collect::<String>());
    }
    match dialect {
        Dialect::Sqlite if "*?[".contains(letter) => format!("[{letter}]"),
        #[cfg(feature = "postgres")]
        Dialect::Postgres if letter.is_ascii_punctuation() => format!("\\{letter}"),
        _ => letter.to_string(),
    }
}
