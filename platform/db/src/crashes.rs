//! Acts that are broken off at every one of their statements, on both
//! engines: all of an act is there, or nothing.

#![allow(clippy::unwrap_used)]

use db::{Attaching, Db, Deed, DocumentPermits, Location, Onto, Opening, Writing};
use guard::Act;
use kernel::{Fault, Link, No, Record as _, Row, Text, Value, Whole};

use crate::{
    engine::breaking::{self, Breaking},
    fixture::*,
    session::fault,
};

fn on_both(check: impl Fn(&Store)) {
    check(&Store::sqlite());
    if let Some(store) = Store::postgresql() {
        check(&store);
    }
}

/// Breaks the act off at its first statement, then at its second, until it
/// goes through; after each failure `unchanged` must hold. Gives how many
/// statements could fail.
fn break_everywhere<T, E>(
    breaking: fn(u32) -> Breaking,
    mut act: impl FnMut() -> Result<T, E>,
    mut unchanged: impl FnMut(u32),
) -> u32 {
    for statement in 0.. {
        let (done, broken) = breaking::with(breaking(statement), &mut act);
        // The statement after the last: ROLLBACK fails alone, or none at all.
        if done.is_ok() {
            assert!(
                !broken,
                "statement {statement} failed and the act was acknowledged"
            );
            return statement;
        }
        assert!(broken, "the act failed by itself");
        unchanged(statement);
    }
    unreachable!("every act ends")
}

const WAYS: [fn(u32) -> Breaking; 2] = [Breaking::One, Breaking::AllFrom];

#[test]
fn making_the_tables_is_all_or_nothing_at_every_statement() {
    on_both(|store| {
        let statements = break_everywhere(
            Breaking::AllFrom,
            || store.open_as(Opening::Create, kinds(), store.vault()),
            |_| {
                assert_eq!(
                    crate::peek_setting(&store.location, "master_key").unwrap(),
                    None
                );
            },
        );
        assert!(statements > 30, "{statements}");
        fill(&store.open());
    });
}

#[test]
fn an_act_is_all_or_nothing_at_every_statement() {
    on_both(|store| {
        let db = store.open();
        fill(&db);
        for (round, way) in WAYS.into_iter().enumerate() {
            let before = everything(&db);
            let number = 900 + 10 * round as u128;
            let act = || {
                db.write(|session| {
                    let reference = session.next_reference(&Bench::kind(), 2030 + round as i16)?;
                    session.enter(id(number), &format!("KEE-{number}"), &keeper(), 20)?;
                    let bench = Bench {
                        keeper: Some(Link::to(id(number))),
                        in_memory_of: Some(Text("Canary".into())),
                        ..bench()
                    };
                    session.enter(id(number + 1), &reference, &bench, 20)?;
                    session.edit(
                        id(100),
                        &Bench {
                            seats: Some(Whole(7)),
                            ..bench
                        },
                        Deed::Edited,
                        20 + round as i64,
                    )
                })
            };
            let statements = break_everywhere(way, act, |_| assert_eq!(everything(&db), before));
            assert!(statements >= 12, "{statements}");
            assert_eq!(everything(&db).len(), before.len() + 2);
        }
        assert!(
            db.health()
                .iter()
                .all(|finding| finding.level != crate::Level::Broken
                    || finding.what.starts_with("the setting"))
        );
    });
}

/// The documents of the keeper, and what is wrong with the pieces of any.
fn documents(db: &Db, permits: &DocumentPermits) -> (usize, Vec<crate::Finding>) {
    let attached = db
        .read(|session| Ok(session.documents_of((&Keeper::kind(), id(1)), permits)?))
        .unwrap();
    let mut findings = db.health();
    findings.retain(|finding| {
        finding.level == crate::Level::Broken && finding.what.contains("document")
    });
    (attached.len(), findings)
}

#[test]
fn a_document_is_attached_whole_or_not_at_all_at_every_statement() {
    on_both(|store| {
        let db = store.open();
        fill(&db);
        let permits = DocumentPermits {
            look: permit(Act::Unseal),
            attach: Some(permit(Act::AttachDocument)),
            copy: Some(permit(Act::OpenCopy)),
            original: None,
            void: None,
        };
        let attach = permit(Act::AttachDocument);
        let bytes = vec![7; (256 << 10) + 1];
        let code = |code: &str| Value::Code(code.to_owned());
        let typed = Row(vec![
            code("passport"),
            code("identity"),
            Value::Absent,
            Value::Absent,
            Value::Absent,
        ]);
        for (round, way) in WAYS.into_iter().enumerate() {
            let act = || {
                db.write(|session| {
                    let attaching = Attaching {
                        id: id(700 + round as u128),
                        typed: &typed,
                        original: ("image/png", &bytes),
                        copy: Some(("image/png", &bytes)),
                        preview: Some(("image/png", b"small")),
                        lacks: None,
                        year: 2017,
                        documents_max: 9,
                    };
                    let writing = Writing {
                        permit: &attach,
                        recorded_at: moment(20),
                        reason: None,
                    };
                    session.attach_document((&Keeper::kind(), id(1)), &attaching, &permits, writing)
                })
            };
            let statements = break_everywhere(way, act, |statement| {
                let (attached, wrong) = documents(&db, &permits);
                assert!(
                    attached == round && wrong.is_empty(),
                    "{statement}: {attached} {wrong:?}"
                );
            });
            assert!(statements >= 10, "{statements}");
            let (attached, wrong) = documents(&db, &permits);
            assert!(attached == round + 1 && wrong.is_empty(), "{wrong:?}");
        }
    });
}

#[test]
fn a_look_that_cannot_be_logged_shows_nothing_at_every_statement() {
    on_both(|store| {
        let db = store.open();
        fill(&db);
        for way in WAYS {
            let statements = break_everywhere(
                way,
                || db.read(|session| session.one::<Keeper>(id(1))),
                |_| {},
            );
            // The look itself, the head, the entry, the head moved, two commits.
            assert!(statements >= 7, "{statements}");
        }
        let asked = db::LogAsked::default();
        let (_, entries) = db
            .read(|session| Ok(session.log(&asked, &permit(Act::Unseal))?))
            .unwrap();
        let log = db.health();
        let log = log
            .iter()
            .find(|finding| finding.what.starts_with("the log"));
        assert!(
            log.is_some_and(|log| log.level == crate::Level::Fine),
            "{log:?} {entries}"
        );
    });
}

#[test]
fn filling_is_all_or_nothing_at_every_statement() {
    on_both(|store| {
        for way in WAYS {
            filling_broken_off(&store.another(), way);
        }
    });
}

fn filling_broken_off(store: &Store, way: fn(u32) -> Breaking) {
    let db = store.open();
    let before = everything(&db);
    let act = || {
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        db.fill(&mut chance, &permit(Act::Import), |session| {
            session.enter(id(1), "KEE-1", &keeper(), 1)?;
            for number in 0..20 {
                let bench = Bench {
                    keeper: Some(Link::to(id(1))),
                    in_memory_of: Some(Text("Canary".into())),
                    ..bench()
                };
                session.enter(id(100 + number), &format!("BEN-{number}"), &bench, 2)?;
            }
            Ok(())
        })
    };
    let statements = break_everywhere(way, act, |_| assert_eq!(everything(&db), before));
    assert!(statements > 20, "{statements}");
    assert_eq!(everything(&db).len(), 21);
    assert!(
        db.health()
            .iter()
            .all(|finding| finding.level != crate::Level::Broken
                || finding.what.starts_with("the setting"))
    );
}

/// The file and its journal as a machine that stops at this moment leaves
/// them.
#[test]
fn a_file_that_was_cut_off_while_it_was_filled_is_as_it_was_before() {
    let store = Store::sqlite();
    let db = store.open();
    let path = store.path();
    let left = store.folder.path().join("left.db");
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    db.fill(&mut chance, &permit(Act::Import), |session| {
        // What does not fit into little memory stands in the file already.
        session.batch("PRAGMA cache_size = 10").map_err(fault)?;
        for number in 0..2_000 {
            let bench = Bench {
                inscription: Some(Text("x".repeat(300))),
                ..bench()
            };
            session.enter(id(number), &format!("BEN-{number:05}"), &bench, 1)?;
        }
        for ending in ["", "-journal"] {
            let beside = |path: &std::path::Path| {
                let mut name = path.as_os_str().to_owned();
                name.push(ending);
                std::path::PathBuf::from(name)
            };
            std::fs::copy(beside(&path), beside(&left)).unwrap();
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(everything(&db).len(), 2_000);
    assert!(std::fs::metadata(&left).unwrap().len() > 500_000);

    let cut_off = Db::open(
        &Location::File(left),
        Opening::Existing,
        catalogue(kinds()),
        store.vault(),
        clockwork::Clock::fixed(moment(9)),
    )
    .unwrap();
    assert!(everything(&cut_off).is_empty());
    assert!(
        !cut_off
            .health()
            .iter()
            .any(|finding| finding.level == crate::Level::Broken)
    );
    cut_off
        .write(|session| session.enter(id(1), "BEN-1", &bench(), 9))
        .unwrap();
}

#[test]
fn a_backup_and_a_restore_are_all_or_nothing_at_every_statement() {
    on_both(|store| {
        let db = store.open();
        fill(&db);
        let before = everything(&db);
        let path = store.folder.path().join("park.backup");
        let made = break_everywhere(
            Breaking::AllFrom,
            || db.backup_file(&path, &permit(Act::BackUp), moment(30), &mut |_| {}),
            |_| {
                assert!(!path.exists());
                assert!(!store.folder.path().join("park.backup.part").exists());
            },
        );
        assert!(made > 20, "{made}");

        let other = store.another();
        let living = other
            .open_as(Opening::Create, kinds(), store.vault())
            .unwrap();
        living
            .write(|session| session.enter(id(5), "KEE-5", &keeper(), 1))
            .unwrap();
        let was = everything(&living);
        drop(living);
        let open = || {
            other
                .open_as(Opening::Existing, kinds(), store.vault())
                .unwrap()
        };
        let restored = break_everywhere(
            Breaking::AllFrom,
            || {
                Db::restore(
                    &other.location,
                    std::fs::File::open(&path).unwrap(),
                    Onto::Living,
                    catalogue(kinds()),
                    store.vault(),
                    &permit(Act::Restore),
                    moment(40),
                    &mut |_| {},
                )
            },
            |_| {
                assert_eq!(everything(&open()), was);
                if let Location::File(path) = &other.location {
                    let mut name = path.clone().into_os_string();
                    name.push(".restoring");
                    assert!(!std::path::Path::new(&name).exists());
                }
            },
        );
        assert!(restored > 20, "{restored}");
        assert_eq!(everything(&open()), before);
    });
}

/// An erasing that is broken off at any statement, and then the next start:
/// whoever was to be erased is there with the words of whoever searched for
/// them, or is gone together with them.
#[test]
fn an_erasing_and_the_words_that_go_with_it_are_whole_after_the_next_start_at_every_statement() {
    on_both(|store| {
        let folder = store.folder.path();
        drop(vault::MasterKey::create(&folder.join("master.key")).unwrap());
        let open = || {
            let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
            let master = vault::MasterKey::open(&folder.join("master.key")).unwrap();
            let vault =
                crate::vault_of(&store.location, master, files(folder), &mut chance).unwrap();
            store
                .open_as(Opening::Create, kinds(), std::sync::Arc::new(vault))
                .unwrap()
        };
        let words_of = |db: &Db, words: &str| {
            let asked = crate::LogAsked {
                act: Some("searched".to_owned()),
                limit: 1,
                ..crate::LogAsked::default()
            };
            let (lines, _) = db
                .read(|session| Ok(session.log(&asked, &permit(Act::ReadLog))?))
                .unwrap();
            let asked = lines[0].asked.clone().unwrap();
            asked.told().map(|told| assert!(told.contains(words)))
        };
        let mut ended_by_the_start = 0;
        let mut next = 1;
        for way in WAYS {
            for statement in 0.. {
                let db = open();
                let (number, badge) = (next, format!("BADGE-{next}."));
                next += 1;
                let about = Keeper {
                    badge: Some(Text(badge.clone())),
                    ..keeper()
                };
                db.write(|session| session.enter(id(number), &format!("KEE-{number}"), &about, 1))
                    .unwrap();
                let listing = db::Listing {
                    search: Some(badge.clone()),
                    ..every()
                };
                let listed = db
                    .read(|session| {
                        Ok(session.list(&Keeper::kind(), &listing, &permit(Act::Look))?)
                    })
                    .unwrap();
                assert_eq!(listed.len(), 1);
                assert!(words_of(&db, &badge).is_some());
                let (done, broken) = breaking::with(way(statement), || {
                    db.erasing(&permit(Act::Erase), |_, erasing| {
                        erasing.erase(id(number), "DES-1")
                    })
                });
                let is_readable = words_of(&db, &badge).is_some();
                drop(db);
                let db = open();
                let erased = db.read(|session| Ok(session.erased()?)).unwrap();
                let is_erased = erased.contains(&id(number));
                let words = words_of(&db, &badge);
                assert_eq!(words.is_none(), is_erased, "{statement}");
                if done.is_ok() {
                    assert!(is_erased && !is_readable && !broken);
                    break;
                }
                assert!(broken, "the erasing failed by itself");
                ended_by_the_start += u32::from(is_erased && is_readable);
            }
        }
        assert!(ended_by_the_start > 0);
    });
}

#[test]
fn a_full_disk_is_told_and_loses_nothing_that_was_acknowledged() {
    let store = Store::sqlite();
    let db = store.open();
    let limit = |pages: u32| {
        db.write(|session| {
            let text = format!("PRAGMA max_page_count = {pages}");
            Ok(session.batch(&text).map_err(fault)?)
        })
        .unwrap();
    };
    // No smaller than it is already: SQLite takes its size then.
    limit(1);
    let mut acknowledged = 0_u128;
    let told: Fault = loop {
        let written = db.write(|session| {
            for step in 0..3 {
                let number = acknowledged * 3 + step;
                let bench = Bench {
                    in_memory_of: Some(Text("x".repeat(200))),
                    ..bench()
                };
                session.enter(id(number), &format!("BEN-{number:06}"), &bench, 1)?;
            }
            Ok(())
        });
        match written {
            Ok(()) => acknowledged += 1,
            Err(No::Failed(fault)) => break fault,
            Err(refused) => panic!("{refused}"),
        }
        assert!(acknowledged < 10_000, "the disk never became full");
    };
    assert!(told.to_string().contains("the disk is full"), "{told}");
    assert_eq!(everything(&db).len() as u128, acknowledged * 3);
    assert!(
        !db.health()
            .iter()
            .any(|finding| finding.level == crate::Level::Broken)
    );
    limit(1_000_000);
    db.write(|session| session.enter(id(1 << 40), "BEN-LAST", &bench(), 2))
        .unwrap();
    drop(db);
    assert_eq!(
        everything(&store.open()).len() as u128,
        acknowledged * 3 + 1
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_acknowledged_into_a_file_that_was_removed_or_replaced() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let Location::File(path) = &store.location else {
        unreachable!("the store is a file");
    };
    let aside = path.with_extension("aside");
    let before = everything(&db);
    let enter = |number: u128| {
        db.write(|session| session.enter(id(number), &format!("BEN-{number}"), &bench(), 2))
    };
    std::fs::rename(path, &aside).unwrap();
    let Err(No::Failed(told)) = enter(1 << 42) else {
        panic!("acknowledged into a file that nobody will find");
    };
    assert_eq!(told.outage(), Some(kernel::Outage::DatabaseLost), "{told}");

    // What stands there now is another file with the same records.
    std::fs::copy(&aside, path).unwrap();
    assert_eq!(everything(&db), before);
    enter(1 << 42).unwrap();
    assert_eq!(everything(&store.open()).len(), before.len() + 1);
}

#[test]
fn a_file_that_another_program_holds_is_told_as_busy_and_is_written_once_it_is_let_go() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let before = everything(&db);
    let Location::File(path) = &store.location else {
        unreachable!("the store is a file");
    };
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let enter = || db.write(|session| session.enter(id(1 << 41), "BEN-HELD", &bench(), 2));
    let Err(No::Failed(told)) = enter() else {
        panic!("a held file is no refusal, and takes nothing");
    };
    assert_eq!(told.outage(), Some(kernel::Outage::DatabaseBusy), "{told}");
    assert!(told.to_string().contains("nothing was saved"), "{told}");
    let Err(told) = store.open_as(Opening::Existing, kinds(), store.vault()) else {
        panic!("a held file was opened");
    };
    assert_eq!(told.outage(), Some(kernel::Outage::DatabaseBusy), "{told}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(everything(&db), before);
    enter().unwrap();
    assert_eq!(everything(&db).len(), before.len() + 1);
}
