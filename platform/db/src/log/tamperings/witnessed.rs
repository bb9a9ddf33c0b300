//! A park whose log was co-signed, with the keys of whoever tampers with it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use db::{
    AccountAct, AccountNote, Attaching, Checked, Db, Deed, DocumentPermits, Drawer, Kept, Location,
    Opening, Writing, vault_of,
};
use guard::Act;
use kernel::{Link, Record as _, Row, Text, Value};
use ledger::{Hash, KeptTree, Offer, PublicKey, SecretKey, Statement, Tree, Witness};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use rusqlite::Connection;
use vault::{MasterKey, Vault};

use crate::{
    fixture::*,
    log::{LOG, head},
};

/// A park whose log was co-signed.
pub(super) struct Witnessed {
    store: Store,
    vault: Arc<Vault>,
    pub(super) log: SecretKey,
    witness: PublicKey,
    note: String,
    leaves: Vec<Hash>,
}

pub(super) fn witnessed() -> Witnessed {
    let store = Store::sqlite();
    let mut chance = ChaCha20Rng::seed_from_u64(7);
    let folder = store.folder.path();
    let master = MasterKey::create(&folder.join("master.key")).unwrap();
    let vault = vault_of(&store.location, master, files(folder), &mut chance).unwrap();
    let vault = Arc::new(vault);
    let db = store
        .open_as(Opening::Create, kinds(), vault.clone())
        .unwrap();
    fill(&db);
    let mut filling = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    db.fill(&mut filling, &permit(Act::Import), |session| {
        for number in 0..10 {
            let bench = Bench {
                keeper: Some(Link::to(id(1))),
                in_memory_of: Some(Text(format!("Canary {number}"))),
                ..bench()
            };
            session.enter(id(700 + number), &format!("BEN-L-{number}"), &bench, 30)?;
        }
        Ok(())
    })
    .unwrap();
    db.write(|session| {
        repair_by(session, (1, "east"), 300, 31)?;
        repair_by(session, (2, "west"), 301, 32)
    })
    .unwrap();
    let load = warden(1, "east", Act::Import, "repairs");
    db.fill(&mut filling, &load, |session| {
        repair_by(session, (1, "east"), 302, 33)?;
        repair_by(session, (1, "east"), 303, 33)
    })
    .unwrap();
    attached(&db);
    // Somebody is erased, with what is theirs.
    db.write(|session| {
        let called = Keeper {
            name: Some(Text("Erasedova Canary".into())),
            ..keeper()
        };
        session.enter(id(3), "KEE-2017-00003", &called, 33)?;
        let his = Bench {
            keeper: Some(Link::to(id(3))),
            ..bench()
        };
        session.enter(id(190), "BEN-2017-00190", &his, 33)
    })
    .unwrap();
    db.erasing(&permit(Act::Erase), |_, erasing| {
        erasing.erase(id(3), "DES-1")
    })
    .unwrap();
    // Those of one keeper go to another one's file, and one of them back.
    db.write(|session| {
        for bench in [104, 108, 112] {
            led_to(session, (id(bench), id(2)), Deed::Moved, 34)?;
        }
        led_to(session, (id(104), id(1)), Deed::Returned, 35)
    })
    .unwrap();
    db.write(|session| {
        session.note_of_account(&AccountNote {
            act: AccountAct::AccountMade,
            by: None,
            register: "keepers",
            whose: Some(id(1)),
            refused: None,
            identity: None,
        })?;
        let credential = Kept {
            name: "keeper.one".into(),
            officer: id(1),
            content: b"what proves who it is".to_vec(),
        };
        Ok(session.keep(Drawer::Credentials, &credential)?)
    })
    .unwrap();
    db.read(|session| {
        session.list(&Keeper::kind(), &every(), &permit(Act::Look))?;
        session.one::<Keeper>(id(1))
    })
    .unwrap();
    let set = db::FrozenSet {
        year: 2017,
        number: 1,
        hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
        frozen_at: moment(40).to_string(),
        frozen_by: "Tester Testov".into(),
        content: b"abc".to_vec(),
    };
    let freeze = permit(Act::Freeze);
    db.write(|session| {
        session.keep_set(&set, &freeze)?;
        let document = db::FrozenDocument {
            name: "en.pdf".into(),
            content: vec![0, 1, 255],
        };
        Ok(session.keep_document(&set, &document, &freeze)?)
    })
    .unwrap();
    let key_file = store.folder.path().join("log.key");
    let log = SecretKey::draw("park.example/log", Statement::Log, &mut chance).unwrap();
    log.write(&key_file).unwrap();
    db.sign_with(SecretKey::read(&key_file).unwrap()).unwrap();
    db.checkpoint().unwrap();
    let peeked = db::peek_log(&store.location, 0).unwrap().unwrap();
    let mut tree = KeptTree::default();
    for leaf in &peeked.leaves {
        tree.append(*leaf).unwrap();
    }
    let own = SecretKey::draw("court.example/witness", Statement::Witness, &mut chance).unwrap();
    let key = own.public().clone();
    let mut witness = Witness::new(own, log.public().clone(), None).unwrap();
    let size = tree.tree().size();
    let proof = ledger::ConsistencyProof::of(&tree, 0, size).unwrap();
    let offer = Offer::new(proof, peeked.checkpoint);
    let mut note = String::new();
    witness
        .cosign(&offer, 1_500_000_000, |cosigned| {
            note = cosigned.to_string();
            Ok(())
        })
        .unwrap();
    drop(db);
    Witnessed {
        store,
        vault,
        log,
        witness: key,
        note,
        leaves: peeked.leaves,
    }
}

/// A document of two pieces, with a copy.
fn attached(db: &Db) {
    let permits = DocumentPermits {
        look: permit(Act::Unseal),
        attach: Some(permit(Act::AttachDocument)),
        copy: None,
        original: None,
        void: None,
    };
    let attach = permit(Act::AttachDocument);
    let code = |code: &str| Value::Code(code.to_owned());
    let typed = Row(vec![
        code("passport"),
        code("identity"),
        Value::Absent,
        Value::Absent,
        Value::Text("A title".into()),
    ]);
    let original = vec![7; (256 << 10) + 1];
    db.write(|session| {
        let attaching = Attaching {
            id: id(800),
            typed: &typed,
            original: ("image/png", &original),
            copy: Some(("image/png", b"a copy")),
            preview: None,
            lacks: None,
            year: 2017,
            documents_max: 9,
        };
        let writing = Writing {
            permit: &attach,
            recorded_at: moment(34),
            reason: None,
        };
        session.attach_document((&Keeper::kind(), id(1)), &attaching, &permits, writing)
    })
    .unwrap();
}

impl Witnessed {
    pub(super) fn verify(&self, path: &Path) -> Result<Checked, kernel::Fault> {
        let db = Db::open(
            &Location::File(path.to_owned()),
            Opening::ToExamine,
            catalogue(kinds()),
            self.vault.clone(),
            clockwork::Clock::fixed(moment(99)),
        )?;
        db.verify(
            self.log.public().clone(),
            vec![self.witness.clone()],
            vec![self.note.clone()],
            self.leaves.clone(),
        )
    }

    /// What proves a head, for somebody who has every key.
    pub(super) fn proof(&self, connection: &Connection, tree: &Tree) -> Vec<u8> {
        let own = LOG.0.as_bytes().to_vec();
        let select = "SELECT wrapped FROM data_keys WHERE subject = ?1";
        let wrapped: Vec<u8> = connection
            .query_row(select, [own], |row| row.get(0))
            .unwrap();
        let key = self.vault.unwrap(LOG.0, &wrapped.into()).unwrap();
        head::proof(&key, &tree.to_bytes())
    }

    /// A copy to be tampered with.
    pub(super) fn copy(&self) -> PathBuf {
        let path = self.store.folder.path().join("tampered.db");
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            std::fs::remove_file(name).ok();
        }
        std::fs::copy(self.store.whole(), &path).unwrap();
        path
    }
}
