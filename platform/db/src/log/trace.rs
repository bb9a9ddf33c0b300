//! For tests: which records' sealed fields were opened, noted where they are
//! opened and by nothing else; and that the log says the same.

#![allow(clippy::unwrap_used)]

use std::{cell::RefCell, collections::BTreeSet};

use db::{Db, Deed, Listing, LogAsked, LogLine, NameAsked, Writing};
use guard::Act;
use kernel::{Fault, No, Record, RecordId, Text};

use crate::fixture::*;

thread_local! {
    static OPENED: RefCell<BTreeSet<(String, RecordId)>> = const { RefCell::new(BTreeSet::new()) };
}

/// Notes that a record's sealed fields are opened.
pub(crate) fn note(register: &str, id: RecordId) {
    OPENED.with_borrow_mut(|opened| opened.insert((register.to_owned(), id)));
}

/// What this thread has opened since it was asked last.
fn opened() -> BTreeSet<(String, RecordId)> {
    OPENED.take()
}

/// The entries after the first so many, the oldest first.
pub(crate) fn entries(db: &Db, after: usize) -> Vec<LogLine> {
    let asked = LogAsked {
        limit: 1_000_000,
        ..LogAsked::default()
    };
    let (mut lines, _) = db
        .read(|session| Ok(session.log(&asked, &permit(Act::ReadLog))?))
        .unwrap();
    lines.reverse();
    lines.split_off(after)
}

/// The entries of what an act does, without those of the reading here.
fn told_of<T>(db: &Db, act: impl FnOnce() -> T) -> (T, Vec<LogLine>) {
    let before = entries(db, 0).len() + 1;
    opened();
    let done = act();
    (done, entries(db, before))
}

/// Whether the looks and acts of the log are about just the records that were
/// opened.
fn agree(db: &Db, lines: &[LogLine]) {
    let opened = opened();
    let opened = db
        .read(|session| {
            let mut named = BTreeSet::new();
            for (register, id) in &opened {
                let kind = session.shared.catalogue.kind(register)?;
                named.insert((register.clone(), session.pseudonym(kind, *id)?));
            }
            Ok(named)
        })
        .unwrap();
    let logged: BTreeSet<_> = lines
        .iter()
        .filter(|line| ["looked", "edited", "voided"].contains(&line.act.as_str()))
        .filter_map(|line| Some((line.register.clone()?, line.record?)))
        .filter(|(register, _)| register != "repairs")
        .collect();
    assert_eq!(logged, opened, "{lines:#?}");
}

fn on_both(check: impl Fn(&Store)) {
    check(&Store::sqlite());
    if let Some(store) = Store::postgresql() {
        check(&store);
    }
}

#[test]
fn what_was_opened_by_any_way_stands_in_the_log_and_nothing_else() {
    on_both(|store| {
        let db = store.open();
        fill(&db);
        let unseal = permit(Act::Unseal);
        let ways: [&dyn Fn() -> Result<(), No>; 9] = [
            &|| db.read(|session| session.one::<Keeper>(id(1)).map(|_| ())),
            &|| db.read(|session| session.one::<Bench>(id(100)).map(|_| ())),
            &|| {
                db.read(|session| {
                    session.by_reference(&Keeper::kind(), "KEE-2017-00002", &unseal)?;
                    Ok(())
                })
            },
            &|| {
                db.read(|session| {
                    session.history(&Bench::kind(), id(101), &unseal)?;
                    session.one::<Bench>(id(101))?;
                    Ok(())
                })
            },
            &|| {
                db.read(|session| {
                    session.list(&Bench::kind(), &every(), &unseal)?;
                    Ok(())
                })
            },
            // What the work itself refuses was opened all the same.
            &|| {
                let broken: Result<(), No> = db.read(|session| {
                    session.one::<Keeper>(id(2))?;
                    Err(Fault::new("broken off").into())
                });
                assert!(broken.is_err());
                Ok(())
            },
            // Opened within a write, and not written.
            &|| db.write(|session| session.one::<Keeper>(id(1)).map(|_| ())),
            &|| {
                let bench = Bench {
                    inscription: Some(Text("new".into())),
                    ..bench()
                };
                db.write(|session| session.edit(id(103), &bench, Deed::Edited, 9))
            },
            &|| db.write(|session| session.edit(id(105), &bench(), Deed::Voided, 10)),
        ];
        for way in ways {
            let (done, lines) = told_of(&db, way);
            done.unwrap();
            assert!(!lines.is_empty());
            assert!(
                lines
                    .iter()
                    .all(|line| line.officer.as_deref() == Some("Tester Testov"))
            );
            agree(&db, &lines);
        }
    });
}

#[test]
fn a_look_without_sealed_fields_is_a_list_and_opens_nothing() {
    on_both(|store| {
        let db = store.open();
        fill(&db);
        let listing = Listing {
            search: Some("Canary".into()),
            ..every()
        };
        let (found, lines) = told_of(&db, || {
            db.read(|session| {
                let kind = Bench::kind();
                let look = permit(Act::Look);
                let listed = session.list(&kind, &listing, &look)?;
                assert_eq!(session.count(&kind, &listing, &look)?, listed.len() as i64);
                session.list(&Keeper::kind(), &every(), &look)?;
                Ok(listed.len() as u64)
            })
        });
        assert!(opened().is_empty());
        // One entry for the lists of one reading.
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert_eq!(lines[0].act, "searched");
        assert_eq!(lines[0].register, None);
        assert_eq!(lines[0].rows, Some(found.unwrap() + 2));
        let asked = lines[0].asked.as_ref().and_then(db::Asked::told).unwrap();
        assert!(
            asked.contains("Canary") && asked.contains(r#""keepers":2"#),
            "{asked}"
        );
    });
}

#[test]
fn what_was_asked_lies_sealed() {
    let store = Store::sqlite();
    let db = store.open();
    let listing = Listing {
        search: Some("Canary of a search".into()),
        ..every()
    };
    db.read(|session| Ok(session.list(&Keeper::kind(), &listing, &permit(Act::Look))?))
        .unwrap();
    drop(db);
    let bytes = std::fs::read(store.whole()).unwrap();
    let needle = b"Canary of a search";
    assert!(!bytes.windows(needle.len()).any(|window| window == needle));
}

#[test]
fn each_version_has_one_entry_and_a_load_has_one_for_all() {
    on_both(|store| {
        let db = store.open();
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let (_, lines) = told_of(&db, || {
            db.fill(&mut chance, &permit(Act::Import), |session| {
                for number in 0..30 {
                    session.enter(id(number), &format!("BEN-{number}"), &bench(), 1)?;
                }
                Ok(())
            })
            .unwrap();
        });
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert_eq!((lines[0].act.as_str(), lines[0].rows), ("loaded", Some(30)));
        let (_, lines) = told_of(&db, || {
            db.write(|session| {
                session.enter(id(100), "BEN-100", &bench(), 2)?;
                // A reference that is taken writes nothing, here as there.
                let taken = session.enter(id(101), "BEN-100", &bench(), 2);
                assert!(matches!(taken, Err(No::Refused(_))));
                session.edit(id(100), &bench(), Deed::Edited, 3)
            })
            .unwrap();
        });
        let acts: Vec<_> = lines.iter().map(|line| line.act.as_str()).collect();
        assert_eq!(acts, ["entered", "edited"]);
    });
}

#[test]
fn many_who_look_at_once_are_all_in_the_log_and_no_number_is_missing() {
    const LOOKERS: usize = 8;
    const EACH: usize = 25;
    on_both(|store| {
        let db = store.open();
        fill(&db);
        let (_, lines) = told_of(&db, || {
            std::thread::scope(|scope| {
                for looker in 0..LOOKERS {
                    let db = &db;
                    scope.spawn(move || {
                        for number in 0..EACH {
                            let one = id(100 + (number % 20) as u128);
                            db.read(|session| session.one::<Bench>(one)).unwrap();
                            if number % 5 == 0 {
                                let new = id((1_000 * (looker + 1) + number) as u128);
                                let reference = format!("BEN-{looker}-{number}");
                                db.write(|session| session.enter(new, &reference, &bench(), 9))
                                    .unwrap();
                            }
                        }
                    });
                }
            });
        });
        let looks = lines.iter().filter(|line| line.act == "looked").count();
        assert_eq!(looks, LOOKERS * EACH);
        let numbers: Vec<u64> = entries(&db, 0).iter().map(|line| line.number).collect();
        assert!(
            (0..)
                .zip(&numbers)
                .all(|(expected, number)| expected == *number)
        );
    });
}

#[test]
fn what_the_guard_refuses_stands_in_the_log() {
    let store = Store::sqlite();
    let db = store.open();
    let officer = guard::Officer::named("Tester Testov").unwrap();
    let guard = guard::Guard::keeper(officer).watched(std::sync::Arc::new(db.clone()));
    let (refused, lines) = told_of(&db, || guard.permit(Act::Unseal, "keepers"));
    assert_eq!(refused.unwrap_err().rule, "guard.not_permitted");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].refused.as_deref(), Some("guard.not_permitted"));
    assert_eq!(lines[0].register.as_deref(), Some("keepers"));
}

#[test]
fn who_has_looked_is_told_for_the_record_and_for_the_persons_file() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    // A bench of keeper 1, and one of nobody.
    for number in [100, 104, 101] {
        db.read(|session| session.one::<Bench>(id(number))).unwrap();
    }
    let looked = |kind: kernel::RecordKind, number: u128| {
        db.read(|session| {
            let permit = permit(Act::SeeLooks);
            let about = session.pseudonyms_for(&kind, id(number), &permit)?;
            let asked = LogAsked {
                about: about.unwrap(),
                ..LogAsked::default()
            };
            let mut lines = Vec::new();
            session.each_entry(&asked, &permit, &mut |line| {
                lines.push(line);
                Ok(())
            })?;
            Ok(lines)
        })
        .unwrap()
    };
    let times = |lines: &[LogLine], act: &str| lines.iter().filter(|line| line.act == act).count();
    let file = looked(Keeper::kind(), 1);
    assert_eq!(times(&file, "looked"), 2, "{file:#?}");
    assert_eq!(times(&file, "entered"), 1 + 5);
    assert_eq!(times(&looked(Bench::kind(), 101), "looked"), 1);
    // That it was asked stands there too.
    assert_eq!(times(&looked(Bench::kind(), 101), "log_read"), 1);
}

#[test]
fn a_list_stands_in_the_log_of_everybody_whom_it_showed() {
    on_both(|store| {
        let db = store.open();
        fill(&db);
        let (_, lines) = told_of(&db, || {
            db.read(|session| Ok(session.list(&Keeper::kind(), &every(), &permit(Act::Look))?))
                .unwrap()
        });
        let [list] = lines.as_slice() else {
            panic!("{lines:#?}");
        };
        assert_eq!((list.act.as_str(), list.person), ("listed", None));
        let stands_for = |number| {
            db.read(|session| Ok(session.pseudonym(&Keeper::kind(), id(number))?))
                .unwrap()
        };
        let asked = LogAsked {
            act: Some("listed".into()),
            ..LogAsked::default()
        };
        for keeper in [1, 2] {
            let about = BTreeSet::from([stands_for(keeper)]);
            let asked = LogAsked {
                about,
                limit: 10,
                ..asked.clone()
            };
            let (found, _) = db
                .read(|session| Ok(session.log(&asked, &permit(Act::ReadLog))?))
                .unwrap();
            assert_eq!(found.len(), 1, "{found:#?}");
            assert_eq!(found[0].number, list.number);
        }
        let (shown, behind) = db
            .read(|session| {
                let mut shown = BTreeSet::new();
                session.persons_in(&asked, &mut |one| {
                    assert_eq!((one.number, one.act), (list.number, "listed"));
                    shown.insert(one.person);
                    Ok(())
                })?;
                let behind = session.behind("keepers", &shown)?;
                Ok((shown, behind))
            })
            .unwrap();
        assert_eq!(shown, BTreeSet::from([stands_for(1), stands_for(2)]));
        assert_eq!(behind[&stands_for(1)].0, id(1));
        assert_eq!(behind.len(), 2);
        for meddle in [
            "DELETE FROM log_shown WHERE person = (SELECT person FROM log_shown ORDER BY person LIMIT 1)",
            "DELETE FROM log_shown",
        ] {
            store.meddle(meddle);
            let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
            let key = ledger::SecretKey::draw("a/log", ledger::Statement::Log, &mut chance);
            let public = key.unwrap().public().clone();
            let checked = db
                .verify(public, Vec::new(), Vec::new(), Vec::new())
                .unwrap();
            assert!(
                checked
                    .versions
                    .iter()
                    .any(|fault| fault.entry == Some(list.number))
            );
        }
    });
}

#[test]
fn writing_by_another_permit_does_not_hide_a_look() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let other = guard::Guard::local(guard::Officer::named("Other Officer").unwrap());
    let other = other.permit(Act::Edit, "park").unwrap();
    let (_, lines) = told_of(&db, || {
        db.write(|session| {
            let stands = session.one::<Bench>(id(100))?;
            let writing = Writing {
                permit: &other,
                recorded_at: moment(20),
                reason: None,
            };
            let row = bench().to_row();
            session.update(&Bench::kind(), &stands, 1, &row, Deed::Edited, writing)
        })
        .unwrap();
    });
    let told: Vec<_> = lines
        .iter()
        .map(|line| (line.act.as_str(), line.officer.as_deref().unwrap()))
        .collect();
    assert_eq!(
        told,
        [("edited", "Other Officer"), ("looked", "Tester Testov")]
    );
}

#[test]
fn each_name_that_a_search_opened_stands_in_the_log() {
    on_both(|store| {
        let db = store.open();
        let names = ["Aylin Kaya", "Aylin Kara", "Aylin Demir", "Murat Kaya"];
        db.write(|session| {
            for (at, name) in names.iter().enumerate() {
                let keeper = Keeper {
                    name: Some(Text((*name).into())),
                    ..keeper()
                };
                session.enter(id(at as u128 + 1), &format!("KEE-{at}"), &keeper, 1)?;
            }
            Ok(())
        })
        .unwrap();
        let kind = Keeper::kind();
        for name in ["Aylin Kaya", "Kaya", "Nobody Atall"] {
            let asked = NameAsked {
                name,
                least: 0.95,
                limit: 1,
            };
            let (found, lines) = told_of(&db, || {
                db.read(|session| Ok(session.named(&kind, &asked, &permit(Act::FindNamed))?))
                    .unwrap()
            });
            let opened = opened();
            let stands_for = |id| {
                db.read(|session| Ok(session.pseudonym(&kind, id)?))
                    .unwrap()
            };
            // Those that are shown have an entry each…
            let shown: BTreeSet<_> = found.iter().map(|(stored, _)| stored.id).collect();
            let logged: BTreeSet<_> = lines
                .iter()
                .filter(|line| line.act == "found")
                .map(|line| line.record.unwrap())
                .collect();
            assert_eq!(logged, shown.iter().map(|id| stands_for(*id)).collect());
            // … and the others stand behind one hash in that of the search.
            let others: Vec<_> = opened
                .iter()
                .filter(|(_, id)| !shown.contains(id))
                .map(|(_, id)| stands_for(*id))
                .collect();
            let search: Vec<_> = lines.iter().filter(|line| line.act == "searched").collect();
            assert_eq!(search.len(), 1);
            let told = search[0].asked.as_ref().and_then(db::Asked::told).unwrap();
            assert!(told.contains(name));
            assert_eq!(told.contains("ranked"), !others.is_empty(), "{told}");
            if !others.is_empty() {
                let hash = super::gathered::hash_of(others.clone());
                assert!(told.contains(&hash), "{told}");
                let count = format!("\"records\":{}", others.len());
                assert!(told.contains(&count), "{told}");
            }
            // Tokens are short: a name that nobody bears may share one.
            assert!(name == "Nobody Atall" || !opened.is_empty());
        }
    });
}
