//! The files of backups and of what is restored: whole, their owner's, and
//! nobody's loss.

use super::*;

#[test]
fn a_file_in_use_is_not_replaced() {
    let (store, archive) = filled();
    let db = store.open();
    let before = everything(&db);
    let said = restore(&store, &archive, Onto::Living, store.vault())
        .unwrap_err()
        .to_string();
    assert!(said.contains("in use"), "{said}");
    db.write(|session| session.enter(id(300), "BEN-300", &bench(), 9))
        .unwrap();
    assert_eq!(everything(&db).len(), before.len() + 1);
}

#[test]
fn a_damaged_file_is_put_aside_and_not_lost() {
    let (from, archive) = filled();
    let store = Store::sqlite();
    let letter = "a letter, not a database\n".repeat(1_000);
    std::fs::write(store.path(), &letter).unwrap();
    let said = restore(&store, &archive, Onto::Empty, from.vault())
        .unwrap_err()
        .to_string();
    assert!(said.contains("cannot be read as a database"), "{said}");
    restore(&store, &archive, Onto::Living, from.vault()).unwrap();
    let aside = store.folder.path().join("park.db.damaged");
    assert_eq!(std::fs::read_to_string(aside).unwrap(), letter);
    let db = store
        .open_as(Opening::Existing, kinds(), from.vault())
        .unwrap();
    assert_eq!(everything(&db), everything(&from.open()));
}

#[test]
fn a_backup_file_is_whole_its_owner_s_and_never_written_over() {
    let (store, _) = filled();
    let db = store.open();
    let path = store.folder.path().join("park.backup");
    let mut last = None;
    db.backup_file(&path, &permit(Act::BackUp), moment(50), &mut |progress| {
        assert_eq!(progress.stage, Stage::BackingUp);
        last = Some((progress.done, progress.rows));
    })
    .unwrap();
    let (done, rows) = last.expect("progress was told");
    assert_eq!(done, rows);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
    let bytes = std::fs::read(&path).unwrap();
    let said = db
        .backup_file(&path, &permit(Act::BackUp), moment(51), &mut |_| {})
        .unwrap_err()
        .to_string();
    assert!(said.contains("already"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    let missing = store.folder.path().join("nowhere").join("park.backup");
    let said = db
        .backup_file(&missing, &permit(Act::BackUp), moment(51), &mut |_| {})
        .unwrap_err()
        .to_string();
    assert!(said.contains("no such place"), "{said}");
}

#[test]
fn a_log_left_without_its_database_is_not_taken_for_the_restored_one_s() {
    let (from, archive) = filled();
    let store = Store::sqlite();
    // A log as it stands while another database is at work.
    let other = store.another();
    let db = other.open();
    fill(&db);
    db.write(|session| session.enter(id(300), "BEN-300", &bench(), 9))
        .unwrap();
    let log = |path: std::path::PathBuf| {
        let mut name = path.into_os_string();
        name.push("-wal");
        std::path::PathBuf::from(name)
    };
    assert!(std::fs::copy(log(other.path()), log(store.path())).unwrap() > 0);
    restore(&store, &archive, Onto::Empty, from.vault()).unwrap();
    let db = store
        .open_as(Opening::Existing, kinds(), from.vault())
        .unwrap();
    assert_eq!(everything(&db), everything(&from.open()));
}

/// A disk with room for so many bytes.
struct Disk(Cursor<Vec<u8>>, u64);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.position() + bytes.len() as u64 > self.1 {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.0.write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl std::io::Seek for Disk {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_backup_onto_a_full_disk_says_so() {
    let (store, archive) = filled();
    let db = store.open();
    for room in [0, 100, archive.len() as u64 / 2, archive.len() as u64 - 1] {
        let said = db
            .backup(
                Disk(Cursor::default(), room),
                &permit(Act::BackUp),
                moment(50),
                &mut |_| {},
            )
            .unwrap_err()
            .to_string();
        assert!(said.contains("the disk is full"), "{said}");
    }
    // Each backup, told or broken off, stands in the log of the next one.
    let disk = Disk(Cursor::default(), archive.len() as u64 * 2);
    db.backup(disk, &permit(Act::BackUp), moment(50), &mut |_| {})
        .unwrap();
}
