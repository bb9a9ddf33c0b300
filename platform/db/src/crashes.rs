//! Acts that are broken off at every one of their statements, on both
//! engines: all of an act is there, or nothing.

#![allow(clippy::unwrap_used)]

mod files;
mod filling;

use db::{Attaching, Db, Deed, DocumentPermits, Location, Onto, Opening, Writing};
use guard::Act;
use kernel::{Link, Record as _, Row, Text, Value, Whole};

use crate::{
    engine::breaking::{self, Breaking},
    fixture::*,
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
