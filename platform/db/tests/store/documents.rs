//! Documents of records: their pieces are bound to their places, what was
//! altered is found, and with whoever is erased they go.

use db::{Attaching, Db, DocumentPermits, FileOfDocument, Writing};
use guard::Act;
use kernel::{No, Record, RecordId, Row, Value};
use proptest::prelude::*;

use crate::{
    erasing::{self, KEEPER, OTHER},
    fixture::{Keeper, Store, id, moment, permit},
};

/// How long a piece is.
const PIECE: usize = 256 << 10;

fn permits() -> DocumentPermits {
    DocumentPermits {
        look: permit(Act::Unseal),
        attach: Some(permit(Act::AttachDocument)),
        copy: Some(permit(Act::OpenCopy)),
        original: Some(permit(Act::OpenOriginal)),
        void: Some(permit(Act::VoidDocument)),
    }
}

fn keeper(number: u128) -> RecordId {
    RecordId(uuid::Uuid::from_u128(number))
}

fn attach(db: &Db, host: u128, document: u128, original: &[u8], copy: &[u8]) -> Result<(), No> {
    attach_to(db, (host, "identity"), document, original, copy)
}

/// Attaches a document to a part of a keeper's file.
pub fn attach_to(
    db: &Db,
    (host, part): (u128, &str),
    document: u128,
    original: &[u8],
    copy: &[u8],
) -> Result<(), No> {
    let code = |code: &str| Value::Code(code.to_owned());
    let typed = Row(vec![
        code("passport"),
        code(part),
        Value::Absent,
        Value::Absent,
        Value::Text("canary of a title".to_owned()),
    ]);
    let attach = permit(Act::AttachDocument);
    db.write(|session| {
        let attaching = Attaching {
            id: id(document),
            typed: &typed,
            original: ("image/png", original),
            copy: Some(("image/png", copy)),
            preview: None,
            lacks: None,
            year: 2017,
            documents_max: 3,
        };
        let writing = Writing {
            permit: &attach,
            recorded_at: moment(20),
            reason: None,
        };
        let host = (&Keeper::kind(), keeper(host));
        session.attach_document(host, &attaching, &permits(), writing)
    })
}

pub fn read(db: &Db, host: u128, document: u128, file: FileOfDocument) -> Result<Vec<u8>, No> {
    let bytes = db.read(|session| {
        session.open_document(
            (&Keeper::kind(), keeper(host)),
            id(document),
            file,
            &permits(),
        )
    })?;
    let mut whole = Vec::new();
    for number in 0..bytes.pieces() {
        whole.extend(db.document_piece(&bytes, number)?);
    }
    Ok(whole)
}

/// Bytes that are not alike from place to place.
fn bytes(length: usize, seed: u8) -> Vec<u8> {
    let mut state = u32::from(seed) + 1;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..length).map(|_| next()).collect()
}

fn filled(store: &Store) -> Db {
    let db = erasing::open(store);
    erasing::fill(&db);
    db
}

on_both! {
    fn what_was_attached_is_read_as_it_was_and_by_its_own_record_alone(store) {
        let db = filled(store);
        for (at, length) in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7].into_iter().enumerate() {
            let document = 100 + at as u128;
            let (host, other) = if at % 2 == 0 { (KEEPER, OTHER) } else { (OTHER, KEEPER) };
            let (original, copy) = (bytes(length, 1), bytes(length / 2, 2));
            attach(&db, host, document, &original, &copy).unwrap();
            assert_eq!(read(&db, host, document, FileOfDocument::Original).unwrap(), original);
            assert_eq!(read(&db, host, document, FileOfDocument::Copy).unwrap(), copy);
            assert!(read(&db, host, document, FileOfDocument::Preview).is_err());
            assert!(matches!(
                read(&db, other, document, FileOfDocument::Copy),
                Err(No::Refused(_))
            ));
        }
        let no = attach(&db, KEEPER, 200, b"one too many", b"");
        assert!(matches!(no, Err(No::Refused(refusals)) if refusals[0].rule == "documents.too_many"));
        assert!(erasing::check(&db).is_sound(), "{}", erasing::check(&db));
    }

    fn pieces_that_were_altered_exchanged_moved_or_left_out_are_found(store) {
        let db = filled(store);
        let whole = bytes(2 * PIECE + 9, 3);
        attach(&db, KEEPER, 100, &whole, &whole).unwrap();
        attach(&db, KEEPER, 101, &whole, &whole).unwrap();
        store.meddle("CREATE TABLE kept AS SELECT * FROM document_chunks");
        let first = "document = (SELECT document FROM document_chunks ORDER BY document LIMIT 1)";
        let second = "document = (SELECT document FROM document_chunks ORDER BY document DESC LIMIT 1)";
        let altered = [
            format!("DELETE FROM document_chunks WHERE {first} AND number = 2"),
            format!("DELETE FROM document_chunks WHERE {first} AND file = 'copy'"),
            format!(
                "UPDATE document_chunks SET number = 9 WHERE {first} AND number = 0;
                 UPDATE document_chunks SET number = 0 WHERE {first} AND number = 1;
                 UPDATE document_chunks SET number = 1 WHERE {first} AND number = 9"
            ),
            format!(
                "UPDATE document_chunks SET sealed = (SELECT sealed FROM kept WHERE {}
                 AND file = 'copy' AND number = 1) WHERE {first} AND number = 1",
                second.replace("document_chunks", "kept")
            ),
            format!(
                "UPDATE document_chunks SET sealed = (SELECT sealed FROM kept WHERE {}
                 AND file = 'original' AND number = 1) WHERE {first} AND file = 'copy' AND number = 1",
                first.replace("document_chunks", "kept")
            ),
            format!("INSERT INTO document_chunks SELECT document, file, 3, subject, sealed \
                     FROM kept WHERE {} AND number = 0", first.replace("document_chunks", "kept")),
            "DELETE FROM documents; DELETE FROM documents_history".to_owned(),
        ];
        assert!(erasing::check(&db).is_sound(), "{}", erasing::check(&db));
        for sql in altered {
            store.meddle(&sql);
            let checked = erasing::check(&db);
            assert!(!checked.is_sound(), "{sql}: {checked}");
            if !sql.contains("INSERT") {
                assert!(read(&db, KEEPER, 100, FileOfDocument::Copy).is_err(), "{sql}");
            }
            let findings = db.health();
            assert!(findings.iter().any(|one| one.level == db::Level::Broken), "{sql}");
            store.meddle("DELETE FROM document_chunks; INSERT INTO document_chunks SELECT * FROM kept");
        }
    }
}

#[test]
fn a_keeper_s_documents_go_with_the_keeper_from_files_and_backups() {
    let store = Store::sqlite();
    let db = filled(&store);
    let (his, other) = (bytes(PIECE + 50, 5), bytes(PIECE + 50, 6));
    attach(&db, KEEPER, 100, &his, &his).unwrap();
    attach(&db, OTHER, 101, &other, &other).unwrap();
    // No byte of a file lies there in the clear.
    let clear = [his[1000..1064].to_vec(), b"canary of a title".to_vec()];
    let folder = store.folder.path();
    assert_eq!(erasing::found(folder, &clear), Vec::<String>::new());
    let sealed = |number: u128| -> Vec<Vec<u8>> {
        let file = rusqlite::Connection::open(store.path()).unwrap();
        let query = "SELECT substr(sealed, 1000, 64) FROM document_chunks WHERE subject = ?1
                     AND number = 0";
        let mut query = file.prepare(query).unwrap();
        let id = uuid::Uuid::from_u128(number).as_bytes().to_vec();
        let rows = query.query_map([id], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let (gone, stays) = (sealed(KEEPER), sealed(OTHER));
    assert_eq!((gone.len(), stays.len()), (2, 2));
    for canary in gone.iter().chain(&stays) {
        assert!(!erasing::found(folder, std::slice::from_ref(canary)).is_empty());
    }
    let before = erasing::backup(&db);

    erasing::erase(&db, KEEPER).unwrap();
    assert_eq!(erasing::found(folder, &gone), Vec::<String>::new());
    for canary in &stays {
        assert!(!erasing::found(folder, std::slice::from_ref(canary)).is_empty());
    }
    assert!(read(&db, KEEPER, 100, FileOfDocument::Original).is_err());
    assert_eq!(
        read(&db, OTHER, 101, FileOfDocument::Original).unwrap(),
        other
    );
    assert!(erasing::check(&db).is_sound(), "{}", erasing::check(&db));
    assert!(attach(&db, KEEPER, 102, &his, &his).is_err());

    // A backup from before, put back.
    let restored = Store::sqlite();
    erasing::restore(&before, &store, &restored);
    assert_eq!(
        erasing::found(restored.folder.path(), &gone),
        Vec::<String>::new()
    );
    let again = erasing::open(&restored);
    assert!(read(&again, KEEPER, 100, FileOfDocument::Original).is_err());
    assert_eq!(
        read(&again, OTHER, 101, FileOfDocument::Copy).unwrap(),
        other
    );
    assert!(
        erasing::check(&again).is_sound(),
        "{}",
        erasing::check(&again)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn whatever_its_length_a_file_is_read_as_it_was(length in 0_usize..3 * PIECE, seed: u8) {
        let store = Store::sqlite();
        let db = filled(&store);
        let whole = bytes(length, seed);
        attach(&db, KEEPER, 100, &whole, &[]).unwrap();
        prop_assert_eq!(read(&db, KEEPER, 100, FileOfDocument::Original).unwrap(), whole);
        prop_assert_eq!(read(&db, KEEPER, 100, FileOfDocument::Copy).unwrap(), Vec::<u8>::new());
    }
}
