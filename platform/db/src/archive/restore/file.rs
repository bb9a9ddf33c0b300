//! A file: written beside the one it replaces, which it then takes the place
//! of.

use std::{
    io::{Read, Seek},
    path::Path,
};

use guard::Permit;
use kernel::Fault;

use super::{NOT_RESTORED, holds_records, refuse_living, tables};
use crate::{
    Location, Opening, Shared,
    archive::{
        Onto, Reporter,
        backup::{beside, count, settle},
        opened::Opened,
        told,
    },
    engine::{Engine, Sqlite},
    pool, schema,
    session::fault,
};

/// What stands where a file is to be restored.
enum Place {
    Free,
    /// A database of this program without records.
    Empty,
    /// A database of this program with records.
    Living,
    /// Something that cannot be read as a database.
    Unreadable(Fault),
}

fn look(path: &Path, shared: &Shared) -> Result<Place, Fault> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Place::Free),
        Err(error) => return Err(told(NOT_RESTORED, error)),
        Ok(found) if found.len() == 0 => return Ok(Place::Empty),
        Ok(_) => {}
    }
    let read = Sqlite::peek(path).and_then(|sqlite| {
        let mut engine = Engine::Sqlite(sqlite);
        pool::read_once(shared, &mut engine, |session| {
            let standing = schema::standing(session).map_err(fault)?;
            if !standing.is_empty() && !standing.contains_key("schema_steps") {
                return Ok(None);
            }
            for table in standing.keys().filter(|table| holds_records(table)) {
                if count(session, table)? > 0 {
                    return Ok(Some(true));
                }
            }
            Ok(Some(false))
        })
    });
    match read {
        Ok(None) => Err(Fault::new(format!(
            "{} is a database of another program: give another place",
            path.display()
        ))),
        Ok(Some(true)) => Ok(Place::Living),
        Ok(Some(false)) => Ok(Place::Empty),
        Err(fault) => Ok(Place::Unreadable(fault)),
    }
}

pub(super) fn restore_file<R: Read + Seek>(
    path: &Path,
    archive: &mut Opened<R>,
    onto: Onto,
    shared: &Shared,
    permit: &Permit,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    let place = look(path, shared)?;
    match (&place, onto) {
        (Place::Living, Onto::Empty) => return Err(refuse_living(&path.display().to_string())),
        (Place::Unreadable(fault), Onto::Empty) => {
            return Err(Fault::new(format!(
                "there is a file at {} that cannot be read as a database ({fault}): give another \
                 place, or say that it is to be replaced",
                path.display()
            )));
        }
        _ => {}
    }
    let beside_it = beside(path, ".restoring");
    remove(&beside_it)?;
    let written = write_file(&beside_it, archive, shared, permit, reporter)
        .and_then(|()| take_place(&beside_it, path, &place));
    if written.is_err() {
        // The reason to tell is why it failed; what is left is told in the log.
        if let Err(error) = remove(&beside_it) {
            tracing::warn!("a half restored database was left behind: {error}");
        }
    }
    written
}

fn write_file<R: Read + Seek>(
    path: &Path,
    archive: &mut Opened<R>,
    shared: &Shared,
    permit: &Permit,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    let mut engine = pool::open(&Location::File(path.to_owned()), Opening::Create)?;
    // Nothing of it stands in a log: the one file takes the place.
    engine.prepare_for_filling().map_err(fault)?;
    tables::write(&mut engine, archive, Onto::Empty, shared, permit, reporter)?;
    drop(engine);
    std::fs::File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| told(NOT_RESTORED, error))
}

/// Moves the restored file to where the old one is.
fn take_place(restored: &Path, path: &Path, place: &Place) -> Result<(), Fault> {
    let failed = |error| told(NOT_RESTORED, error);
    let seized = match place {
        // Whoever has it open would go on writing to a file without a name,
        // and its log would be taken for the new one's.
        Place::Empty | Place::Living => Some(Sqlite::seize(path)?),
        // A log that lies there without its database would be taken for the
        // restored one's as well.
        Place::Free | Place::Unreadable(_) => {
            for ending in ["", "-wal", "-shm", "-journal"] {
                let from = beside(path, ending);
                let to = beside(path, &format!(".damaged{ending}"));
                if to.exists() {
                    return Err(Fault::new(format!(
                        "the damaged database cannot be put aside, since {} is there already: \
                         move it away first",
                        to.display()
                    )));
                }
                if from.exists() {
                    std::fs::rename(&from, &to).map_err(failed)?;
                }
            }
            None
        }
    };
    std::fs::rename(restored, path).map_err(failed)?;
    settle(path).map_err(failed)?;
    drop(seized);
    Ok(())
}

/// Removes what an earlier restore that was cut off has left.
fn remove(path: &Path) -> Result<(), Fault> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        match std::fs::remove_file(beside(path, ending)) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(told(NOT_RESTORED, error)),
        }
    }
    Ok(())
}
