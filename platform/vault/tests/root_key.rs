//! The root key: it stays when the master key is changed, and opens under the
//! new one alone.
#![allow(clippy::unwrap_used)]

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use uuid::Uuid;
use vault::{Column, ErasableKeyFiles, Fault, MasterKey, Place, RootKey, Vault};

fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(7)
}

fn files(folder: &std::path::Path) -> ErasableKeyFiles {
    ErasableKeyFiles {
        file: folder.join("first.erasable-key"),
        copies: vec![folder.join("copy.erasable-key")],
    }
}

#[test]
fn what_was_sealed_before_a_change_opens_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let master = MasterKey::create(&file("first.key")).unwrap();
    let other = MasterKey::create(&file("second.key")).unwrap();
    let vault = Vault::draw(master, files(folder.path()), &mut chance()).unwrap();
    let erasable = vault.erasable_key().unwrap();
    let person = Uuid::from_u128(7);
    let place = Place {
        subject: person,
        record: person,
    };
    let name = Column::new("people", "name");
    let wrapped = vault.new_data_key(person, &mut chance()).unwrap();
    let sealed = vault
        .unwrap(person, &wrapped)
        .unwrap()
        .seal(&name, place, &mut chance(), b"Invented")
        .unwrap();

    let master = MasterKey::open(&file("first.key")).unwrap();
    let kept = vault.wrapped_root().unwrap();
    let root = RootKey::of(&master, kept).unwrap();
    let kept_now = root.wrapped(&other, &mut chance());
    let open = |master, root| {
        let erasable = (files(folder.path()), erasable.as_str());
        Vault::open(master, root, Some(erasable), &mut chance())
    };
    let after = open(other, kept_now.clone()).unwrap();
    assert_ne!(after.fingerprint(), vault.fingerprint());
    let key = after.unwrap(person, &wrapped).unwrap();
    assert_eq!(key.open(&name, place, &sealed).unwrap(), b"Invented");
    assert_eq!(
        after.addresses().address("people", person),
        vault.addresses().address("people", person),
    );
    // The former key opens nothing of it any more: it is not the root.
    assert!(matches!(
        open(MasterKey::open(&file("first.key")).unwrap(), kept_now),
        Err(Fault::RootKeyRefused)
    ));
    let former = Vault::new(MasterKey::open(&file("first.key")).unwrap());
    assert!(former.unwrap(person, &wrapped).is_err());
}

#[test]
fn every_altered_digit_of_a_kept_root_key_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("master.key");
    let master = MasterKey::create(&path).unwrap();
    let vault = Vault::draw(master, files(folder.path()), &mut chance()).unwrap();
    let kept = vault.wrapped_root().unwrap();
    let refused = |text: String| {
        let opened = Vault::open(MasterKey::open(&path).unwrap(), text, None, &mut chance());
        assert!(matches!(opened, Err(Fault::RootKeyRefused)));
    };
    for place in 0..kept.len() {
        let mut altered = kept.to_owned();
        let digit = if &kept[place..=place] == "0" {
            "1"
        } else {
            "0"
        };
        altered.replace_range(place..=place, digit);
        refused(altered);
        refused(kept[..place].to_owned());
    }
    refused(format!("{kept}00"));
    let master = MasterKey::open(&path).unwrap();
    Vault::open(master, kept.to_owned(), None, &mut chance()).unwrap();
}
