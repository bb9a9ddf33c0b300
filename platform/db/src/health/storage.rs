//! What the records lie on: the database's settings, its own checks, and the
//! room on the disk.

use kernel::Fault;

use super::{Finding, RESTORE};
use crate::{
    Location,
    engine::Dialect,
    session::{Session, fault},
};

/// Less room than this is a warning: a day's work of a large office.
const ROOM_BYTES_MIN: u64 = 1024 * 1024 * 1024;

/// The settings without which acknowledged work can be lost.
pub(super) fn settings(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let wanted: &[(&str, &str)] = match session.dialect() {
        Dialect::Sqlite => &[
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("secure_delete", "1"),
        ],
        #[cfg(feature = "postgres")]
        Dialect::Postgres => &[
            ("fsync", "on"),
            ("full_page_writes", "on"),
            ("synchronous_commit", "on"),
        ],
    };
    let mut findings = Vec::new();
    for (name, right) in wanted {
        let found = session.engine_setting(name).map_err(fault)?;
        findings.push(if found == *right {
            Finding::fine(format!("the setting {name} is {found}"))
        } else {
            Finding::broken(
                format!("the setting {name} is {found}: a power cut can lose saved records"),
                format!("set {name} to {right} in the database's own configuration"),
            )
        });
    }
    match session.dialect() {
        Dialect::Sqlite => {}
        // The connection was refused if it were older than needed.
        #[cfg(feature = "postgres")]
        Dialect::Postgres => {
            let version = session.engine_setting("server_version").map_err(fault)?;
            findings.push(Finding::fine(format!("the server is PostgreSQL {version}")));
        }
    }
    Ok(findings)
}

/// Damage that the database itself can find.
pub(super) fn damage(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    Ok(vec![match session.dialect() {
        Dialect::Sqlite => {
            let found = session.engine_setting("integrity_check").map_err(fault)?;
            if found == "ok" {
                Finding::fine("the file is whole")
            } else {
                Finding::broken(format!("the file is damaged: {found}"), RESTORE)
            }
        }
        #[cfg(feature = "postgres")]
        Dialect::Postgres => {
            if session.engine_setting("data_checksums").map_err(fault)? == "on" {
                Finding::fine("the server notices damaged pages by their checksums")
            } else {
                Finding::warning(
                    "the server keeps no checksums of its pages, so a damaged disk can go \
                     unnoticed",
                    "stop the server and run `pg_checksums --enable`",
                )
            }
        }
    }])
}

/// The room that is left where the file lies.
pub(super) fn room(location: &Location) -> Finding {
    let path = match location {
        Location::Server(_) => {
            return Finding::fine(
                "how much room the server's disk has left is for the server to watch",
            );
        }
        Location::File(path) => path,
    };
    let left = std::path::absolute(path)
        .and_then(|path| fs4::available_space(path.parent().unwrap_or(&path)));
    let size = std::fs::metadata(path).map(|file| file.len());
    match (left, size) {
        (Ok(left), Ok(size)) => {
            let said = format!("{} MiB are left on the disk", left / (1024 * 1024));
            // A restore needs the room of the whole file once more.
            if left < Ord::max(ROOM_BYTES_MIN, size) {
                Finding::warning(
                    said,
                    "make room before it runs out: records are refused on a full disk",
                )
            } else {
                Finding::fine(said)
            }
        }
        (Err(error), _) | (_, Err(error)) => Finding::warning(
            format!("how much room is left on the disk cannot be told: {error}"),
            "look at the disk by hand",
        ),
    }
}
