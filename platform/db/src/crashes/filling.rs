//! Filling a database that is broken off: nothing of it is there.

use db::{Db, Location, Opening};
use guard::Act;
use kernel::{Link, Text};

use super::{WAYS, break_everywhere, on_both};
use crate::{engine::breaking::Breaking, fixture::*, session::fault};

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
    let broken: Vec<_> = db
        .health()
        .into_iter()
        .filter(|finding| finding.level == crate::Level::Broken)
        .map(|finding| finding.what)
        .filter(|what| !what.starts_with("the setting"))
        .collect();
    assert_eq!(broken, Vec::<String>::new());
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
