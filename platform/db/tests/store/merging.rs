//! Two files of one person: records are moved to the one that is kept and given
//! back, with their documents, and what lies in the history opens.

use db::{
    Attaching, Db, Deed, DocumentPermits, FileOfDocument, Level, Links, LogAsked, Stored, Writing,
};
use guard::{Act, Permit};
use kernel::{Code, Date, Link, Prose, Record, RecordId, RecordKind, Row, Text, Value};

use crate::fixture::{Keeping, Store, day, id, moment, permit};

/// Somebody who walks in the park.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "walkers", prefix = "WAL", period = "came_on")]
struct Walker {
    #[counted]
    came_on: Date,
    #[sealed(identity, name)]
    name: Option<Text>,
    #[open(link = "walkers")]
    friend: Option<Link<Walker>>,
    #[open(link = "walkers", same, void)]
    same_as: Option<Link<Walker>>,
}

/// A walk of theirs.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "walks", prefix = "WLK", period = "on", subject = "walker")]
struct Walk {
    #[counted(link = "walkers")]
    walker: Link<Walker>,
    #[counted]
    on: Date,
    #[counted(list = "woods")]
    under: Code,
    #[sealed(testimony)]
    told: Option<Prose>,
}

const KEPT: u128 = 1;
const SECOND: u128 = 2;
const WALK: u128 = 10;

fn walker(name: &str) -> Walker {
    Walker {
        came_on: day("2017-03-01"),
        name: Some(Text(name.into())),
        friend: None,
        same_as: None,
    }
}

fn walk(of: u128) -> Walk {
    Walk {
        walker: Link::to(id(of)),
        on: day("2017-04-01"),
        under: Code("oak".into()),
        told: Some(Prose("canary of a walk".into())),
    }
}

fn open(store: &Store) -> Db {
    let kinds = vec![Walker::kind(), Walk::kind()];
    let db = store.open_as(db::Opening::Create, kinds, store.vault());
    let db = db.unwrap();
    entered(&db);
    db
}

/// Two walkers, and a walk of the second one.
fn entered(db: &Db) {
    db.write(|session| {
        session.enter(id(KEPT), "WAL-1", &walker("Uydurulmuş"), 1)?;
        session.enter(id(SECOND), "WAL-2", &walker("Petrovskaya"), 1)?;
        session.enter(id(WALK), "WLK-1", &walk(SECOND), 2)
    })
    .unwrap();
}

/// A backup of two files while they were one, put back after they were parted
/// and one of them was erased.
fn from_between(store: &Store, gone: u128, target: &Store) -> Db {
    let kinds = || vec![Walker::kind(), Walk::kind()];
    let vault = std::sync::Arc::new(crate::erasing::vault(store));
    let db = store.open_as(db::Opening::Create, kinds(), vault).unwrap();
    entered(&db);
    db.write(|session| session.enter(id(11), "WLK-2", &walk(KEPT), 2))
        .unwrap();
    say_same(&db, Some(KEPT), 3);
    move_all(&db, (SECOND, KEPT), Deed::Moved, 4);
    let mut archive = std::io::Cursor::new(Vec::new());
    db.backup(&mut archive, &permit(Act::BackUp), moment(5), &mut |_| {})
        .unwrap();
    say_same(&db, None, 6);
    move_all(&db, (KEPT, SECOND), Deed::Returned, 7);
    db.erasing(&permit(Act::Erase), |_, erasing| {
        erasing.erase(id(gone), "DES-1")
    })
    .unwrap();
    crate::erasing::restore_of(kinds(), &archive.into_inner(), store, target);
    let vault = std::sync::Arc::new(crate::erasing::vault(target));
    let db = target
        .open_as(db::Opening::Existing, kinds(), vault)
        .unwrap();
    assert!(is_sound(&db));
    let mut chance = crate::erasing::chance();
    let key = ledger::SecretKey::draw("park.example/log", ledger::Statement::Log, &mut chance);
    let key = key.unwrap();
    let public = key.public().clone();
    db.sign_with(key).unwrap();
    let checked = db
        .verify(public, Vec::new(), Vec::new(), Vec::new())
        .unwrap();
    assert!(checked.is_sound(), "{checked}");
    db
}

fn merges() -> Permit {
    permit(Act::Merge)
}

/// Moves every walk, as merging and parting do.
fn move_all(db: &Db, (from, to): (u128, u128), deed: Deed, at: i64) {
    let permit = merges();
    let kind = Walk::kind();
    db.write(|session| {
        let leading = session.leading_to(&kind, ("walkers", id(from)))?;
        for (record, places) in leading {
            let places = match deed {
                Deed::Returned => session.moved_from(&kind, record, (id(to), &places))?,
                _ => places,
            };
            let links: Links = places.into_iter().map(|at| (at, id(to))).collect();
            if links.is_empty() {
                continue;
            }
            let by = permit.whole(&kind).unwrap();
            session.relink(&kind, record, &links, deed, (&permit, &by), |_| {
                Ok(Writing {
                    permit: &permit,
                    recorded_at: moment(at),
                    reason: Some("a test"),
                })
            })?;
        }
        Ok(())
    })
    .unwrap();
}

/// Writes of the second file that it is the kept one, or is it no more.
fn say_same(db: &Db, same: Option<u128>, at: i64) {
    let deed = if same.is_some() {
        Deed::Merged
    } else {
        Deed::Parted
    };
    let row = Walker {
        same_as: same.map(|kept| Link::to(id(kept))),
        ..walker("Petrovskaya")
    };
    db.write(|session| session.edit(id(SECOND), &row, deed, at))
        .unwrap();
}

fn history(db: &Db, kind: &RecordKind, record: u128) -> Vec<(Deed, Stored)> {
    let versions = db
        .read(|session| Ok(session.history(kind, id(record), &permit(Act::Unseal))?))
        .unwrap();
    let versions = versions.into_iter();
    versions
        .map(|version| (version.deed, version.stored))
        .collect()
}

/// Whether nothing is broken; the server of the tests does not wait for the disk.
fn is_sound(db: &Db) -> bool {
    let health = db.health();
    let broken = health.iter().filter(|found| found.level == Level::Broken);
    broken
        .into_iter()
        .all(|found| found.what.starts_with("the setting"))
}

on_both! {
    fn what_is_moved_opens_before_and_after_and_goes_back(store) {
        let db = open(store);
        say_same(&db, Some(KEPT), 3);
        move_all(&db, (SECOND, KEPT), Deed::Moved, 4);
        let moved = history(&db, &Walk::kind(), WALK);
        let told: Vec<Walk> = moved.iter().map(|(_, stored)| stored.record().unwrap()).collect();
        assert_eq!(told, [walk(SECOND), walk(KEPT)]);
        // It leads to the kept one, and lies under the key of whose it was.
        let of = |at: usize| (moved[at].1.about, moved[at].1.subject);
        assert_eq!((of(0), of(1)), ((id(SECOND), id(SECOND)), (id(KEPT), id(SECOND))));
        assert_eq!(moved[1].1.reason.as_deref(), Some("a test"));
        let merged = db.read(|session| Ok(session.merged(&Walker::kind())?)).unwrap();
        assert_eq!(merged.into_iter().collect::<Vec<_>>(), [(id(SECOND), id(KEPT))]);
        // What was entered for the kept one is nobody's to give back.
        db.write(|session| session.enter(id(11), "WLK-2", &walk(KEPT), 5)).unwrap();
        assert!(is_sound(&db));
        say_same(&db, None, 6);
        move_all(&db, (KEPT, SECOND), Deed::Returned, 7);
        let last = |record: u128| history(&db, &Walk::kind(), record).pop().unwrap().1;
        assert_eq!(last(WALK).record::<Walk>().unwrap(), walk(SECOND));
        assert_eq!(last(11).record::<Walk>().unwrap(), walk(KEPT));
        assert!(is_sound(&db));
    }

    fn a_backup_from_between_is_parted_where_it_is_put_back(store) {
        let db = open(store);
        say_same(&db, Some(KEPT), 3);
        move_all(&db, (SECOND, KEPT), Deed::Moved, 4);
        let mut archive = std::io::Cursor::new(Vec::new());
        db.backup(&mut archive, &permit(Act::BackUp), moment(5), &mut |_| {})
            .unwrap();
        let kinds = || vec![Walker::kind(), Walk::kind()];
        let target = store.another();
        db::Db::restore(
            &target.location,
            std::io::Cursor::new(archive.into_inner()),
            db::Onto::Empty,
            crate::fixture::catalogue(kinds()),
            store.vault(),
            &permit(Act::Restore),
            moment(6),
            &mut |_| {},
        )
        .unwrap();
        let restored = target.open_as(db::Opening::Existing, kinds(), store.vault());
        let restored = restored.unwrap();
        assert!(is_sound(&restored));
        say_same(&restored, None, 7);
        move_all(&restored, (KEPT, SECOND), Deed::Returned, 8);
        let walks = history(&restored, &Walk::kind(), WALK);
        assert_eq!(walks.len(), 3);
        assert_eq!(walks[2].1.record::<Walk>().unwrap(), walk(SECOND));
        assert!(is_sound(&restored));
    }

    fn who_was_parted_and_erased_is_erased_in_a_backup_from_between_and_leads_to_nobody(store) {
        let target = Store::sqlite();
        let db = from_between(store, SECOND, &target);
        let last = |record: u128| history(&db, &Walk::kind(), record).pop().unwrap().1;
        let told = |stored: &Stored| stored.record::<Walk>().unwrap().told;
        let hers = last(WALK);
        assert_eq!((hers.about, told(&hers)), (id(SECOND), None));
        // Her own file is merged into nobody's, and stands, empty.
        let merged = db.read(|session| Ok(session.merged(&Walker::kind())?)).unwrap();
        assert!(merged.is_empty());
        let file = history(&db, &Walker::kind(), SECOND).pop().unwrap().1;
        let own: Walker = file.record().unwrap();
        assert_eq!((file.voided, own.name, own.same_as), (false, None, None));
        let kept = last(11);
        assert_eq!((kept.about, told(&kept)), (id(KEPT), walk(KEPT).told));
        let leading = db.read(|session| session.leading_to(&Walk::kind(), ("walkers", id(KEPT))).map_err(Into::into));
        assert_eq!(leading.unwrap().into_keys().collect::<Vec<_>>(), [id(11)]);
    }

    fn whose_other_file_was_erased_is_parted_in_a_backup_from_between(store) {
        let target = Store::sqlite();
        let db = from_between(store, KEPT, &target);
        let merged = || db.read(|session| Ok(session.merged(&Walker::kind())?)).unwrap();
        assert!(merged().is_empty());
        let waits = || db.health().iter().any(|found| found.what.contains("WAL-2 is void"));
        assert!(waits());
        say_same(&db, None, 70);
        move_all(&db, (KEPT, SECOND), Deed::Returned, 71);
        let hers = history(&db, &Walk::kind(), WALK).pop().unwrap().1;
        assert_eq!(hers.record::<Walk>().unwrap(), walk(SECOND));
        assert!(!waits());
        let gone = history(&db, &Walk::kind(), 11).pop().unwrap().1;
        assert_eq!(gone.record::<Walk>().unwrap().told, None);
        assert!(is_sound(&db));
    }

    fn a_record_stands_in_the_log_by_the_file_that_it_was_entered_for(store) {
        let db = open(store);
        let kind = Walk::kind();
        let by = || db.read(|session| Ok(session.pseudonyms(&kind, id(WALK))?)).unwrap();
        let before = by();
        assert_eq!(before.len(), 1);
        move_all(&db, (SECOND, KEPT), Deed::Moved, 4);
        assert_eq!(by(), before);
        // What was opened to be moved is no look.
        let mut acts = Vec::new();
        let asked = LogAsked {
            about: before,
            ..LogAsked::default()
        };
        db.read(|session| {
            Ok(session.each_entry(&asked, &permit(Act::SeeLooks), &mut |line| {
                acts.push(line.act);
                Ok(())
            })?)
        })
        .unwrap();
        assert_eq!(acts, ["moved", "entered"]);
        say_same(&db, Some(KEPT), 5);
        let kind = Walker::kind();
        let of = |walker: u128| {
            db.read(|session| Ok(session.pseudonyms(&kind, id(walker))?))
                .unwrap()
        };
        assert!(of(KEPT).is_superset(&of(SECOND)) && of(KEPT).len() == 2);
    }

    fn a_record_and_its_documents_are_erased_with_whom_they_were_entered_for(store) {
        let vault = std::sync::Arc::new(crate::erasing::vault(store));
        let kinds = vec![Walker::kind(), Walk::kind()];
        let db = store.open_as(db::Opening::Create, kinds, vault).unwrap();
        entered(&db);
        let permits = DocumentPermits {
            look: permit(Act::Unseal),
            attach: Some(permit(Act::AttachDocument)),
            copy: Some(permit(Act::OpenCopy)),
            original: Some(permit(Act::OpenOriginal)),
            void: Some(permit(Act::VoidDocument)),
        };
        let attach = permit(Act::AttachDocument);
        let original = vec![7_u8; 600_000];
        let attached = |document: u128, at: i64| {
            let typed = Row(vec![
                Value::Code("other".to_owned()),
                Value::Code("testimony".to_owned()),
                Value::Absent,
                Value::Absent,
                Value::Text("canary of a title".to_owned()),
            ]);
            let attaching = Attaching {
                id: id(document),
                typed: &typed,
                original: ("image/png", &original),
                copy: None,
                preview: None,
                lacks: None,
                year: 2017,
                documents_max: 9,
            };
            let writing = Writing {
                permit: &attach,
                recorded_at: moment(at),
                reason: None,
            };
            db.write(|session| {
                session.attach_document((&Walk::kind(), id(WALK)), &attaching, &permits, writing)
            })
            .unwrap();
        };
        let read = |document: u128| {
            let original = FileOfDocument::Original;
            let bytes = db.read(|session| {
                session.open_document((&Walk::kind(), id(WALK)), id(document), original, &permits)
            });
            let bytes = bytes.ok()?;
            let mut whole = Vec::new();
            for number in 0..bytes.pieces() {
                whole.extend(db.document_piece(&bytes, number).ok()?);
            }
            Some(whole)
        };
        attached(20, 3);
        say_same(&db, Some(KEPT), 4);
        move_all(&db, (SECOND, KEPT), Deed::Moved, 4);
        attached(21, 5);
        // What is changed meanwhile is hers too.
        db.write(|session| session.edit(id(WALK), &walk(KEPT), Deed::Edited, 5))
            .unwrap();
        for document in [20, 21] {
            assert_eq!(read(document).as_ref(), Some(&original), "{document}");
        }
        assert!(is_sound(&db));
        say_same(&db, None, 6);
        move_all(&db, (KEPT, SECOND), Deed::Returned, 6);
        let erase = |walker: RecordId| {
            db.erasing(&permit(Act::Erase), |_, erasing| erasing.erase(walker, "DES-1"))
                .unwrap()
        };
        // Both are the second one's, also the one of meanwhile.
        erase(id(KEPT));
        for document in [20, 21] {
            assert_eq!(read(document).as_ref(), Some(&original), "{document}");
        }
        let told: Vec<Option<Prose>> = history(&db, &Walk::kind(), WALK)
            .iter()
            .map(|(_, stored)| stored.record::<Walk>().unwrap().told)
            .collect();
        assert_eq!(told, [(); 4].map(|()| walk(SECOND).told));
        assert!(is_sound(&db));
        // Every version of them goes with her, that of meanwhile too.
        let erased = erase(id(SECOND));
        assert_eq!((erased.records["walks"], erased.records["documents"]), (1, 2));
        assert_eq!(erased.versions, 3 + 4 + 2);
        let left = |stored: &Stored| stored.record::<Walk>().unwrap().told.is_some() || stored.reason.is_some();
        assert!(!history(&db, &Walk::kind(), WALK).iter().any(|(_, stored)| left(stored)));
        assert_eq!((read(20), read(21)), (None, None));
        assert!(is_sound(&db));
    }
}
