//! Each sealed column lies under the key of its compartment, a document under
//! that of its part; what an older program sealed opens as before.

use db::{Db, FileOfDocument};
use kernel::Text;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use vault::{Column, Place, WrappedKey};

use crate::{
    documents::{attach_to, read},
    erasing::{self, KEEPER},
    fixture::{Keeper, Keeping as _, Store},
};

/// What the second byte of a sealed field says: identity and testimony.
const IDENTITY: u8 = 1;
const TESTIMONY: u8 = 4;

fn filled(store: &Store) -> Db {
    let db = erasing::open(store);
    erasing::fill(&db);
    db
}

/// The compartments that the bytes in a column name.
fn compartments(store: &Store, column: &str, table: &str) -> Vec<u8> {
    let file = rusqlite::Connection::open(store.path()).unwrap();
    let select = format!("SELECT DISTINCT substr({column}, 2, 1) FROM {table} WHERE {column} > ''");
    let mut select = file.prepare(&select).unwrap();
    let rows = select.query_map([], |row| row.get::<_, Vec<u8>>(0));
    rows.unwrap().flat_map(Result::unwrap).collect()
}

#[test]
fn each_column_is_sealed_in_its_compartment_and_a_document_in_that_of_its_part() {
    let store = Store::sqlite();
    let db = filled(&store);
    for table in ["keepers", "keepers_history"] {
        assert_eq!(compartments(&store, "name", table), [IDENTITY]);
        assert_eq!(compartments(&store, "story", table), [TESTIMONY]);
    }
    for (document, part, byte) in [(100, "identity", IDENTITY), (101, "testimony", TESTIMONY)] {
        attach_to(&db, (KEEPER, part), document, b"scan", b"copy").unwrap();
        for (column, table) in [
            ("title", "documents"),
            ("title", "documents_history"),
            ("sealed", "document_chunks"),
        ] {
            let expected: Vec<u8> = [IDENTITY, byte][usize::from(byte == IDENTITY)..].to_vec();
            let mut found = compartments(&store, column, table);
            found.sort_unstable();
            assert_eq!(found, expected, "{column} of {table}");
        }
        let opened = read(&db, KEEPER, document, FileOfDocument::Original);
        assert_eq!(opened.unwrap(), b"scan");
    }
    assert!(erasing::check(&db).is_sound(), "{}", erasing::check(&db));
}

#[test]
fn what_was_sealed_before_there_were_compartments_opens() {
    let store = Store::sqlite();
    let db = filled(&store);
    let subject = uuid::Uuid::from_u128(KEEPER);
    let file = rusqlite::Connection::open(store.path()).unwrap();
    let id = subject.as_bytes().to_vec();
    let select = "SELECT wrapped FROM data_keys WHERE subject = ?1";
    let wrapped: Vec<u8> = file.query_row(select, [&id], |row| row.get(0)).unwrap();
    let vault = erasing::vault(&store);
    let key = vault.unwrap(subject, &WrappedKey::from(wrapped)).unwrap();
    let place = Place {
        subject,
        record: subject,
    };
    let column = Column::new("keepers", "name");
    let mut chance = ChaCha20Rng::seed_from_u64(21);
    let older = key.seal(&column, place, &mut chance, b"Olderova").unwrap();
    let update = "UPDATE keepers SET name = ?1 WHERE id = ?2";
    file.execute(update, (older, &id)).unwrap();

    let keeper = db.read(|session| session.one::<Keeper>(kernel::RecordId(subject)));
    let keeper: Keeper = keeper.unwrap().record().unwrap();
    assert_eq!(keeper.name, Some(Text("Olderova".into())));
    assert!(keeper.story.is_some());
}
