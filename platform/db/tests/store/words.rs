//! Words of searches: forgotten with whoever a search showed, and when their
//! time is over; from the database, from every backup, and by every key that
//! is left.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use clockwork::{Clock, Date};
use db::{Asked, Db, Listing, LogAsked, LogLine, NameAsked, Opening, vault_of};
use guard::Act;
use kernel::{Record, RecordId, Text};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use vault::{MasterKey, Vault};

use crate::{
    erasing::{self, KEEPER, OTHER, backup, erase, found, open, restore},
    fixture::{
        Keeper, Keeping as _, Store, catalogue, contents, day, every, files, keeper, kinds, permit,
    },
};

fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(7)
}

fn who(number: u128) -> RecordId {
    RecordId(uuid::Uuid::from_u128(number))
}

/// Two keepers of different names.
fn enter(db: &Db) {
    db.write(|session| {
        for (at, (number, name)) in [(KEEPER, "Canaria Sealedova"), (OTHER, "Murat Kaya")]
            .into_iter()
            .enumerate()
        {
            let about = Keeper {
                badge: Some(Text(format!("BADGE-{at}"))),
                name: Some(Text(name.into())),
                ..keeper()
            };
            session.enter(who(number), &format!("KEE-{at}"), &about, 1)?;
        }
        Ok(())
    })
    .unwrap();
}

fn listing(words: &str) -> Listing {
    Listing {
        search: Some(words.into()),
        ..every()
    }
}

fn list(db: &Db, words: &str) -> usize {
    let listed = db
        .read(|session| Ok(session.list(&Keeper::kind(), &listing(words), &permit(Act::Look))?));
    listed.unwrap().len()
}

fn name(db: &Db, name: &str) -> usize {
    let asked = NameAsked {
        name,
        least: 0.9,
        limit: 5,
    };
    let found =
        db.read(|session| Ok(session.named(&Keeper::kind(), &asked, &permit(Act::FindNamed))?));
    found.unwrap().len()
}

fn export(db: &Db, words: &str) -> usize {
    let (kind, asked) = (Keeper::kind(), listing(words));
    let announced = db.announce(&kind, &asked, &permit(Act::Export)).unwrap();
    let mut rows = 0;
    db.read(|session| {
        rows = 0;
        Ok(session.each(&kind, &asked, &announced, &mut |_| {
            rows += 1;
            Ok(())
        })?)
    })
    .unwrap();
    rows
}

fn lines(db: &Db) -> Vec<LogLine> {
    let asked = LogAsked {
        limit: 10_000,
        ..LogAsked::default()
    };
    db.read(|session| Ok(session.log(&asked, &permit(Act::ReadLog))?))
        .unwrap()
        .0
}

/// What is read of what was asked, in all entries.
fn told(db: &Db) -> String {
    let lines = lines(db);
    let asked = lines.iter().filter_map(|line| line.asked.as_ref());
    let told: Vec<_> = asked.filter_map(Asked::told).map(str::to_owned).collect();
    told.join("\n")
}

fn forgotten(db: &Db) -> usize {
    let lines = lines(db);
    let asked = lines
        .iter()
        .filter(|line| matches!(line.asked, Some(Asked::Forgotten { .. })));
    asked.count()
}

const WORDS_KEY: &str = "park.words-key";

/// Puts the words key beside a store too.
fn with_words_key(from: &Path, to: &Path) {
    std::fs::copy(from.join(WORDS_KEY), to.join(WORDS_KEY)).unwrap();
}

fn keys(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut keys = contents(folder);
    keys.retain(|name, _| name.contains("key"));
    keys
}

on_both! {
    fn words_of_searches_that_showed_somebody_go_with_them_and_the_others_stay(store) {
        let db = open(store);
        enter(&db);
        let folder = store.folder.path();
        // What shows the one: alone, among others, by name, in a file.
        assert_eq!(list(&db, "BADGE-0"), 1);
        assert_eq!(list(&db, "BADGE"), 2);
        assert_eq!(name(&db, "Sealedova Canaria"), 1);
        assert_eq!(export(&db, "badge-0"), 1);
        // What does not: the other one, and nobody.
        assert_eq!(list(&db, "BADGE-1"), 1);
        assert_eq!(name(&db, "Kaya Murat"), 1);
        assert_eq!(export(&db, "badge-1"), 1);
        assert_eq!(list(&db, "CANARY-OF-NOBODY"), 0);
        // And what has no words.
        db.read(|session| Ok(session.list(&Keeper::kind(), &every(), &permit(Act::Look))?)).unwrap();
        let gone = ["\"BADGE-0\"", "\"BADGE\"", "Sealedova Canaria", "badge-0"];
        let stay = ["\"BADGE-1\"", "Kaya Murat", "badge-1", "CANARY-OF-NOBODY"];
        for words in gone.iter().chain(&stay) {
            assert!(told(&db).contains(words), "{words}: {}", told(&db));
        }
        let before = backup(&db);
        let keys_before = keys(folder);

        let erased = erase(&db, KEEPER).unwrap();
        assert_eq!(erased.words, 4);
        let read = |db: &Db, all_forgotten: usize| {
            let told = told(db);
            for words in gone {
                assert!(!told.contains(words), "{words}: {told}");
            }
            for words in stay {
                assert!(told.contains(words), "{words}: {told}");
            }
            assert_eq!(forgotten(db), all_forgotten);
            assert!(erasing::check(db).is_sound(), "{}", erasing::check(db));
        };
        read(&db, 4);
        // How many were found in which register is kept.
        let kept: Vec<_> = lines(&db)
            .into_iter()
            .filter_map(|line| match line.asked {
                Some(Asked::Forgotten { kept }) => Some((line.act, kept)),
                _ => None,
            })
            .collect();
        let acts: Vec<_> = kept.iter().map(|(act, _)| act.as_str()).collect();
        assert_eq!(acts, ["export_begun", "searched", "searched", "searched"]);
        assert_eq!(kept[0].1, None);
        for ((_, kept), found) in kept[1..].iter().zip([1, 2, 1]) {
            let found = format!(r#""found":{{"keepers":{found}}}"#);
            assert!(kept.as_ref().is_some_and(|kept| kept.contains(&found)), "{kept:?}");
        }
        // Nobody else's words go when the other one is looked for again.
        assert_eq!(list(&db, "BADGE-1"), 1);
        read(&db, 4);
        drop(db);
        read(&open(store), 4);

        // A backup from before, put back where the keys are as they are now.
        let restored = store.another();
        restore(&before, store, &restored);
        with_words_key(folder, restored.folder.path());
        read(&open(&restored), 4);
        // New words are sealed and read there as ever.
        let db = open(&restored);
        assert_eq!(list(&db, "BADGE-1 again"), 0);
        assert!(told(&db).contains("BADGE-1 again"));
        drop(db);

        // Without the words key no words at all, and the log says that there is a new one.
        let elsewhere = store.another();
        restore(&before, store, &elsewhere);
        let db = open(&elsewhere);
        for words in gone.iter().chain(&stay) {
            assert!(!told(&db).contains(words), "{words}");
        }
        assert_eq!(forgotten(&db), 8);
        assert!(lines(&db).iter().any(|line| line.act == "words_key_made"));
        assert!(erasing::check(&db).is_sound(), "{}", erasing::check(&db));
        drop(db);

        // The words key from before would still give them: what is not found
        // above is gone, and not only out of sight.
        std::fs::write(elsewhere.folder.path().join(WORDS_KEY), &keys_before[WORDS_KEY]).unwrap();
        let db = open(&elsewhere);
        for words in gone {
            assert!(told(&db).contains(words), "{words}");
        }
    }

    fn words_whose_time_is_over_are_forgotten_and_those_of_the_next_day_are_read(store) {
        let at = |day: &str| open_on(store, day);
        let db = at("2019-03-04");
        enter(&db);
        assert_eq!(list(&db, "CANARY-OF-THE-FIRST-DAY"), 0);
        let before = backup(&db);
        drop(db);
        let db = at("2019-03-05");
        assert_eq!(list(&db, "CANARY-OF-THE-NEXT-DAY"), 0);
        assert_eq!(name(&db, "Kaya Murat"), 1);
        drop(db);
        let db = at("2021-03-05");
        let none = db.forget_words_before(day("2019-03-04")).unwrap();
        assert!(!none, "there is nothing before the first day");
        assert!(told(&db).contains("CANARY-OF-THE-FIRST-DAY"));

        assert!(db.forget_words_before(day("2019-03-05")).unwrap());
        let read = |db: &Db| {
            let told = told(db);
            assert!(!told.contains("CANARY-OF-THE-FIRST-DAY"), "{told}");
            assert!(told.contains("CANARY-OF-THE-NEXT-DAY"), "{told}");
            assert!(told.contains("Kaya Murat"), "{told}");
            assert_eq!(forgotten(db), 1);
            assert!(erasing::check(db).is_sound(), "{}", erasing::check(db));
        };
        read(&db);
        // It is done once, and told once.
        assert!(!db.forget_words_before(day("2019-03-05")).unwrap());
        let says = lines(&db).into_iter().filter(|line| line.act == "words_forgotten");
        let says: Vec<_> = says.map(|line| (line.officer, line.asked)).collect();
        let until = Asked::Told(r#"{"before":"2019-03-05"}"#.to_owned());
        assert_eq!(says, [(None, Some(until))]);
        drop(db);
        read(&at("2021-03-06"));

        let restored = store.another();
        restore(&before, store, &restored);
        with_words_key(store.folder.path(), restored.folder.path());
        let db = open_on(&restored, "2021-03-06");
        assert!(!told(&db).contains("CANARY-OF-THE-FIRST-DAY"));
        assert_eq!(forgotten(&db), 1);
        // Those who erase find no words that are gone already.
        assert_eq!(erase(&db, OTHER).unwrap().words, 0);
    }

    fn nobody_has_words_forgotten_by_writing_into_the_database(store) {
        let db = open(store);
        enter(&db);
        assert_eq!(list(&db, "BADGE-0"), 1);
        assert!(erasing::check(&db).is_sound());
        drop(db);
        let proof = match store.location {
            db::Location::File(_) => "x'00'",
            db::Location::Server(_) => "'\\x00'",
        };
        store.meddle(&format!("INSERT INTO words_to_forget VALUES (12345, {proof})"));
        let opened = store.open_as(Opening::Existing, kinds(), Arc::new(vault(store)));
        let refused = opened.err().unwrap().to_string();
        assert!(refused.contains("which words are forgotten"), "{refused}");
        let db = store.open_as(Opening::ToExamine, kinds(), Arc::new(vault(store))).unwrap();
        assert!(!erasing::check(&db).is_sound(), "{}", erasing::check(&db));
        drop(db);
        store.meddle("DELETE FROM words_to_forget");
        assert!(told(&open(store)).contains("BADGE-0"));
    }
}

/// The words key's file held under another name, so that its bytes are seen
/// where they lay when another file has taken its place.
struct Held {
    folder: tempfile::TempDir,
    bytes: Vec<u8>,
}

impl Held {
    fn of(store: &Store) -> Self {
        let own = store.folder.path().join(WORDS_KEY);
        let folder = tempfile::tempdir().unwrap();
        std::fs::hard_link(&own, folder.path().join(WORDS_KEY)).unwrap();
        let bytes = std::fs::read(own).unwrap();
        Self { folder, bytes }
    }

    /// What it holds beside the header, in pieces: one would be enough.
    fn pieces(&self) -> Vec<Vec<u8>> {
        let header = b"opennrm words key, form 1\n".len();
        let pieces = self.bytes[header..].chunks_exact(16);
        pieces.map(<[u8]>::to_vec).collect()
    }

    /// Nothing is left of it: where it lay, in any file beside the database, or
    /// in a backup.
    fn is_nowhere(&self, store: &Store, backup: &[u8]) {
        let lay = std::fs::read(self.folder.path().join(WORDS_KEY)).unwrap();
        assert_eq!(lay, vec![0; self.bytes.len()], "it is written over");
        let pieces = self.pieces();
        assert!(pieces.len() > 3);
        assert_eq!(found(store.folder.path(), &pieces), Vec::<String>::new());
        for piece in &pieces {
            assert!(!backup.windows(piece.len()).any(|part| part == piece));
        }
    }
}

#[test]
fn no_file_tells_words_in_the_clear_and_no_byte_of_the_former_words_key_is_left() {
    let store = Store::sqlite();
    let db = open(&store);
    enter(&db);
    let folder = store.folder.path();
    // As nothing but the search itself says them.
    let canaries = ["bAdGe-0", "Sealedova Canaria", "CANARY-OF-NOBODY"];
    assert_eq!(list(&db, canaries[0]), 1);
    assert_eq!(name(&db, canaries[1]), 1);
    assert_eq!(list(&db, canaries[2]), 0);
    let in_the_clear = canaries.map(|canary| canary.as_bytes().to_vec());
    let nowhere = |db: &Db| {
        assert_eq!(found(folder, &in_the_clear), Vec::<String>::new());
        let backup = backup(db);
        for canary in &in_the_clear {
            assert!(!backup.windows(canary.len()).any(|part| part == canary));
        }
        backup
    };
    let told_of = |db: &Db| {
        let told = told(db);
        canaries.map(|canary| told.contains(canary))
    };
    assert_eq!(told_of(&db), [true, true, true]);
    nowhere(&db);

    let former = Held::of(&store);
    for piece in former.pieces() {
        let lies = found(folder, &[piece]);
        assert!(!lies.is_empty(), "the scan sees nothing");
    }
    assert_eq!(erase(&db, KEEPER).unwrap().words, 2);
    assert_eq!(told_of(&db), [false, false, true]);
    former.is_nowhere(&store, &nowhere(&db));

    let former = Held::of(&store);
    assert!(db.forget_words_before(day("2030-01-01")).unwrap());
    assert_eq!(told_of(&db), [false, false, false]);
    former.is_nowhere(&store, &nowhere(&db));
}

#[test]
fn a_words_key_of_another_database_stops_the_start_and_none_is_made_anew() {
    let store = Store::sqlite();
    let db = open(&store);
    enter(&db);
    assert_eq!(list(&db, "BADGE-0"), 1);
    drop(db);
    let other = Store::sqlite();
    let folder = other.folder.path();
    let master = MasterKey::create(&folder.join("master.key")).unwrap();
    let mut other_chance = ChaCha20Rng::seed_from_u64(8);
    let vault = vault_of(&other.location, master, files(folder), &mut other_chance).unwrap();
    let vault = Arc::new(vault);
    drop(other.open_as(Opening::Create, kinds(), vault).unwrap());
    let own = store.folder.path().join(WORDS_KEY);
    let kept = std::fs::read(&own).unwrap();
    with_words_key(other.folder.path(), store.folder.path());
    let folder = store.folder.path();
    let master = MasterKey::open(&folder.join("master.key")).unwrap();
    let told_no = vault_of(&store.location, master, files(folder), &mut chance());
    let told_no = told_no.err().unwrap().to_string();
    assert!(
        told_no.contains("not the words key of this database") && told_no.contains("move it away"),
        "{told_no}"
    );
    std::fs::write(&own, kept).unwrap();
    assert!(told(&open(&store)).contains("BADGE-0"));
}

#[test]
fn a_name_is_in_no_file_of_whoever_was_searched_for_and_not_found() {
    let store = Store::sqlite();
    let db = open(&store);
    enter(&db);
    let name_of_nobody = "Nobodova Canary";
    assert_eq!(name(&db, name_of_nobody), 0);
    drop(db);
    let needle = name_of_nobody.as_bytes().to_vec();
    assert_eq!(found(store.folder.path(), &[needle]), Vec::<String>::new());
}

fn vault(store: &Store) -> Vault {
    let folder = store.folder.path();
    let master = MasterKey::open(&folder.join("master.key")).unwrap();
    vault_of(&store.location, master, files(folder), &mut chance()).unwrap()
}

/// The store with its clock on a day.
fn open_on(store: &Store, day: &str) -> Db {
    let folder = store.folder.path();
    if !folder.join("master.key").exists() {
        drop(MasterKey::create(&folder.join("master.key")).unwrap());
    }
    let day: Date = day.parse().unwrap();
    let noon = format!("{day}T12:00:00Z");
    Db::open(
        &store.location,
        Opening::Create,
        catalogue(kinds()),
        Arc::new(vault(store)),
        Clock::fixed(noon.parse().unwrap()),
    )
    .unwrap()
}
