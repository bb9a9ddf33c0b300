//! Finding records by sealed names.

use std::{
    io::Cursor,
    sync::{Arc, OnceLock},
};

use db::{Db, Deed, Level, NameAsked, Onto, Opening, Stored};
use guard::Act;
use kernel::{Record, Text};
use proptest::prelude::*;
use vault::{MasterKey, Vault};

use crate::fixture::*;

fn called(name: &str) -> Keeper {
    Keeper {
        name: Some(Text(name.into())),
        ..keeper()
    }
}

/// Enters keepers of these names, under the ids from 1 on.
fn enter(db: &Db, names: &[&str]) {
    db.write(|session| {
        for (at, name) in names.iter().enumerate() {
            let number = at as u128 + 1;
            session.enter(id(number), &format!("KEE-{number}"), &called(name), 1)?;
        }
        Ok(())
    })
    .unwrap();
}

fn asked(db: &Db, name: &str, least: f32) -> Vec<Stored> {
    let asked = NameAsked {
        name,
        least,
        limit: 20,
    };
    let found = db
        .read(|session| Ok(session.named(&Keeper::kind(), &asked, &permit(Act::FindNamed))?))
        .unwrap();
    found.into_iter().map(|(stored, _)| stored).collect()
}

/// The numbers of the keepers who are found.
fn found(db: &Db, name: &str) -> Vec<u128> {
    asked(db, name, 0.7)
        .iter()
        .map(|stored| stored.id.0.as_u128())
        .collect()
}

const NAMES: [&str; 5] = [
    "Hüseynova Günel Rauf qızı",
    "Əliyev Samir",
    "Петрова Мария",
    "Aylin Kaya",
    "Quliyev Şahin",
];

/// Whether each of the names finds its keeper.
fn all_found(db: &Db) {
    for (at, name) in NAMES.iter().enumerate() {
        assert_eq!(found(db, name).first(), Some(&(at as u128 + 1)), "{name}");
    }
}

fn is_sound(db: &Db) -> bool {
    db.health()
        .iter()
        .filter(|finding| finding.what.contains("found by it") || finding.what.contains("index"))
        .all(|finding| finding.level == Level::Fine)
}

on_both! {
    fn a_name_is_found_in_another_script_another_order_and_mistyped(store) {
        let db = store.open();
        enter(&db, &NAMES);
        all_found(&db);
        for (name, number) in [
            ("Гюнель Гусейнова", 1),
            ("Guseynova Gunel", 1),
            ("Gunel Huseinova", 1),
            ("Samir Aliyev", 2),
            ("Алиев Самир", 2),
            ("Maria Petrova", 3),
            ("Aylyn Kaya", 4),
            ("Guliyev Shahin", 5),
            ("Quliyev Şahn", 5),
        ] {
            assert_eq!(found(&db, name).first(), Some(&number), "{name}");
        }
        assert_eq!(found(&db, "Nobody Atall"), Vec::<u128>::new());
        // The name is shown with it, and no other sealed field.
        let first = asked(&db, "Samir Aliyev", 0.7).remove(0).record::<Keeper>().unwrap();
        assert_eq!((first.name, first.story), (Some(Text("Əliyev Samir".into())), None));
        assert!(is_sound(&db));
    }

    fn a_name_that_was_replaced_or_is_void_finds_nothing(store) {
        let db = store.open();
        enter(&db, &NAMES);
        db.write(|session| session.edit(id(2), &called("Vəliyev Orxan"), Deed::Edited, 2)).unwrap();
        assert_eq!(found(&db, "Əliyev Samir"), Vec::<u128>::new());
        assert_eq!(found(&db, "Orxan Vəliyev"), [2]);
        let void = called("Aylin Kaya");
        db.write(|session| session.edit(id(4), &void, Deed::Voided, 3)).unwrap();
        assert_eq!(found(&db, "Aylin Kaya"), Vec::<u128>::new());
        // What was refused was never in the index.
        let broken = db.write(|session| {
            session.enter(id(9), "KEE-9", &called("Ramazanova Nigar"), 4)?;
            Err::<(), _>(kernel::Refusal::by("records.is_void").into())
        });
        assert!(broken.is_err());
        assert_eq!(found(&db, "Ramazanova Nigar"), Vec::<u128>::new());
        assert!(is_sound(&db));
    }

    fn what_was_loaded_is_found_and_so_is_what_was_changed_in_the_load(store) {
        let db = store.open();
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        db.fill(&mut chance, &permit(Act::Import), |session| {
            for (at, name) in NAMES.iter().enumerate() {
                let number = at as u128 + 1;
                session.enter(id(number), &format!("KEE-{number}"), &called(name), 1)?;
            }
            session.edit(id(2), &called("Vəliyev Orxan"), Deed::Edited, 2)
        })
        .unwrap();
        assert_eq!(found(&db, "Vəliyev Orxan"), [2]);
        assert_eq!(found(&db, "Əliyev Samir"), Vec::<u128>::new());
        assert_eq!(found(&db, "Гюнель Гусейнова"), [1]);
        assert!(is_sound(&db));
    }

    fn names_are_found_under_another_master_key_and_from_a_backup(store) {
        let folder = store.folder.path();
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let former = || MasterKey::open(&folder.join("former.key")).unwrap();
        let master = MasterKey::create(&folder.join("former.key")).unwrap();
        let vault = Arc::new(Vault::draw(master, files(folder), &mut chance).unwrap());
        let db = store.open_as(Opening::Create, kinds(), vault).unwrap();
        enter(&db, &NAMES);
        let new = MasterKey::create(&folder.join("new.key")).unwrap();
        db.change_master_key(&former(), &new, &permit(Act::ChangeKey)).unwrap();
        all_found(&db);
        let mut backup = Cursor::new(Vec::new());
        db.backup(&mut backup, &permit(Act::BackUp), moment(50), &mut |_| {}).unwrap();
        drop(db);
        let opened = |store: &Store| {
            let vault = db::vault_of(&store.location, MasterKey::open(&folder.join("new.key")).unwrap(), files(folder), &mut rand::rand_core::UnwrapErr(rand::rngs::SysRng)).unwrap();
            store.open_as(Opening::Existing, kinds(), Arc::new(vault)).unwrap()
        };
        all_found(&opened(store));
        let other = store.another();
        let bytes = backup.into_inner();
        let vault = db::vault_of_backup(Cursor::new(&bytes), MasterKey::open(&folder.join("new.key")).unwrap(), files(folder), &mut chance).unwrap();
        Db::restore(&other.location, Cursor::new(&bytes), Onto::Empty, catalogue(kinds()), Arc::new(vault), &permit(Act::Restore), moment(60), &mut |_| {}).unwrap();
        let restored = opened(&other);
        all_found(&restored);
        assert!(is_sound(&restored));
    }

    fn an_index_that_was_meddled_with_is_named_and_made_anew(store) {
        let db = store.open();
        enter(&db, &NAMES);
        assert!(is_sound(&db));
        store.meddle("DELETE FROM name_tokens");
        assert!(!is_sound(&db));
        assert_eq!(found(&db, "Əliyev Samir"), Vec::<u128>::new());
        assert_eq!(db.rebuild_names(&permit(Act::ChangeKey)).unwrap(), 5);
        all_found(&db);
        assert!(is_sound(&db));
        for meddled in [
            "DELETE FROM name_tokens WHERE token = (SELECT max(token) FROM name_tokens)",
            "UPDATE name_tokens SET token = token + 2 WHERE token = (SELECT max(token) FROM name_tokens)",
            "UPDATE name_index SET pair_bits = pair_bits + 1",
            "UPDATE name_index SET pair_bits = 0",
            "DELETE FROM name_tokens; DELETE FROM name_index",
        ] {
            store.meddle(meddled);
            assert!(!is_sound(&db), "{meddled}");
            db.rebuild_names(&permit(Act::ChangeKey)).unwrap();
            assert!(is_sound(&db));
        }
        store.meddle("UPDATE keepers SET name = NULL WHERE reference = 'KEE-2'");
        assert!(!is_sound(&db));
    }

    fn whatever_is_asked_is_answered_within_bounds(store) {
        let db = store.open();
        enter(&db, &NAMES);
        let long = "Hüseynova ".repeat(1_000);
        for name in ["", " ", "\0", "a\0b", "🦊🦊 🦊", "\u{202e}\u{200f}avonyesüH", "'; DROP TABLE keepers; --", "%_*?[", &long, &"ы".repeat(10_000)] {
            assert!(asked(&db, name, 0.0).len() <= 20);
        }
        all_found(&db);
        assert!(db.read(|session| {
            let asked = NameAsked { name: "Kaya", least: 0.5, limit: 20 };
            Ok(session.named(&Keeper::kind(), &asked, &permit(Act::Unseal))?)
        }).is_err());
    }
}

/// The file of a database holds no name, whole or in sounds.
#[test]
fn the_index_holds_no_name() {
    let store = Store::sqlite();
    let db = store.open();
    enter(&db, &NAMES);
    assert_eq!(found(&db, "Kaya Aylin"), [4]);
    drop(db);
    let bytes = std::fs::read(store.whole()).unwrap();
    for part in ["Kaya", "kaya", "Aylin", "Samir", "aylin", "samir"] {
        let needle = part.as_bytes();
        assert!(
            !bytes.windows(needle.len()).any(|window| window == needle),
            "{part}"
        );
    }
}

/// A word of a name, but those that sound like *son of* or *daughter of*: behind
/// another word they say whose child somebody is.
fn word() -> impl Strategy<Value = String> {
    static SOUNDS: OnceLock<names::Sounds> = OnceLock::new();
    let sounds = SOUNDS.get_or_init(names::Sounds::standard);
    "[A-ZÇƏĞİÖŞÜ][a-zçəğıöşü]{2,10}".prop_filter("says whose child", |word| {
        sounds.name(&[&format!("Aylin {word}")]).words.len() == 2
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_name_is_found_as_it_is_written(
        names in prop::collection::vec((word(), word()), 1..30)
    ) {
        let store = Store::sqlite();
        let db = store.open();
        let written: Vec<String> = names.iter().map(|(one, other)| format!("{one} {other}")).collect();
        enter(&db, &written.iter().map(String::as_str).collect::<Vec<_>>());
        for ((one, other), name) in names.iter().zip(&written) {
            for asked_as in [name.clone(), format!("{other} {one}")] {
                let found = asked(&db, &asked_as, 0.7);
                let same = found.iter().any(|stored| {
                    stored.record::<Keeper>().unwrap().name == Some(Text(name.clone()))
                });
                prop_assert!(same, "{asked_as} does not find {name}");
            }
        }
    }
}

/// Among names that are made of few syllables and differ little; among those
/// that people bear more are found (`bench/names`).
#[test]
fn of_names_with_one_letter_left_out_nine_in_ten_are_found() {
    const SYLLABLES: [&str; 12] = [
        "ma", "ri", "sa", "lə", "qu", "ter", "nov", "ba", "xan", "gül", "za", "mir",
    ];
    let name = |number: usize| {
        let part = |by: usize| SYLLABLES[number / by % 12];
        format!("{}{}{} {}{}", part(1), part(12), part(5), part(7), part(29))
    };
    let names: Vec<String> = (0..300).map(|number| name(number * 7)).collect();
    let store = Store::sqlite();
    let db = store.open();
    enter(&db, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut right = 0;
    for (at, name) in names.iter().enumerate() {
        let without: String = name
            .char_indices()
            .filter(|(place, _)| *place != 1 + at % 3)
            .map(|(_, letter)| letter)
            .collect();
        let found = asked(&db, &without, 0.7);
        let is_it = |stored: &Stored| stored.record::<Keeper>().unwrap().name.unwrap().0 == *name;
        right += usize::from(found.iter().any(is_it));
    }
    assert!(right * 10 >= names.len() * 9, "{right} of {}", names.len());
}
