//! Sealed fields: they open where they were sealed, and nowhere else.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rand::SeedableRng as _;
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;
use vault::{Column, DataKey, Fault, MasterKey, Place, Vault, WrappedKey};

const PERSON: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const RECORD: Uuid = Uuid::from_u128(3);
const HERE: Place = Place {
    subject: PERSON,
    record: RECORD,
};

fn vault() -> Vault {
    let folder = tempfile::tempdir().unwrap();
    Vault::new(MasterKey::create(&folder.path().join("master.key")).unwrap())
}

fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(20)
}

fn key_of(vault: &Vault, subject: Uuid) -> DataKey {
    let wrapped = vault.new_data_key(subject, &mut chance()).unwrap();
    vault.unwrap(subject, &wrapped).unwrap()
}

fn name() -> Column {
    Column::new("people", "name")
}

proptest! {
    #[test]
    fn any_bytes_come_back(plain in proptest::collection::vec(any::<u8>(), 0..200)) {
        let key = key_of(&vault(), PERSON);
        let sealed = key.seal(&name(), HERE, &mut chance(), &plain).unwrap();
        prop_assert_eq!(key.open(&name(), HERE, &sealed).unwrap(), plain);
    }
}

#[test]
fn every_altered_bit_of_a_sealed_field_is_refused() {
    let key = key_of(&vault(), PERSON);
    let sealed = key.seal(&name(), HERE, &mut chance(), b"Example").unwrap();
    for position in 0..sealed.len() {
        for bit in 0..8 {
            let mut altered = sealed.clone();
            altered[position] ^= 1 << bit;
            assert!(
                key.open(&name(), HERE, &altered).is_err(),
                "byte {position}, bit {bit}"
            );
        }
    }
}

#[test]
fn a_sealed_field_cut_short_anywhere_or_lengthened_is_refused() {
    let key = key_of(&vault(), PERSON);
    let sealed = key.seal(&name(), HERE, &mut chance(), &[b'x'; 40]).unwrap();
    for length in 0..sealed.len() {
        assert!(
            key.open(&name(), HERE, &sealed[..length]).is_err(),
            "{length} bytes"
        );
        assert!(
            key.open(&name(), HERE, &sealed[sealed.len() - length..])
                .is_err(),
            "last {length} bytes"
        );
    }
    let longer = [sealed.as_slice(), &[0]].concat();
    assert!(key.open(&name(), HERE, &longer).is_err());
}

#[test]
fn a_field_opens_in_no_other_place() {
    let vault = vault();
    let key = key_of(&vault, PERSON);
    let sealed = key.seal(&name(), HERE, &mut chance(), b"Example").unwrap();
    for column in [
        Column::new("people", "alias"),
        Column::new("suspects", "name"),
        // The border between register and field may not be moved either.
        Column::new("peoplen", "ame"),
        Column::new("", "peoplename"),
    ] {
        let refusal = key.open(&column, HERE, &sealed).unwrap_err();
        assert!(
            matches!(refusal, Fault::SealedFieldRefused { .. }),
            "{column:?}: {refusal}"
        );
    }
    let elsewhere = Place {
        record: OTHER,
        ..HERE
    };
    assert!(matches!(
        key.open(&name(), elsewhere, &sealed),
        Err(Fault::SealedFieldRefused { .. })
    ));
}

#[test]
fn the_key_of_another_subject_is_refused_for_sealing_and_opening() {
    let vault = vault();
    let key = key_of(&vault, PERSON);
    let sealed = key.seal(&name(), HERE, &mut chance(), b"Example").unwrap();
    let others = Place {
        subject: OTHER,
        record: RECORD,
    };
    assert!(matches!(
        key.seal(&name(), others, &mut chance(), b""),
        Err(Fault::OtherSubject { .. })
    ));
    assert!(matches!(
        key.open(&name(), others, &sealed),
        Err(Fault::OtherSubject { .. })
    ));
    assert!(matches!(
        key_of(&vault, OTHER).open(&name(), HERE, &sealed),
        Err(Fault::OtherSubject { .. })
    ));
    // Bytes carried over to the other subject's own record.
    assert!(matches!(
        key_of(&vault, OTHER).open(&name(), others, &sealed),
        Err(Fault::SealedFieldRefused { .. })
    ));
}

#[test]
fn another_data_key_of_the_same_subject_does_not_open() {
    let vault = vault();
    let mut chance = chance();
    let first = vault.new_data_key(PERSON, &mut chance).unwrap();
    let second = vault.new_data_key(PERSON, &mut chance).unwrap();
    let sealed = vault
        .unwrap(PERSON, &first)
        .unwrap()
        .seal(&name(), HERE, &mut chance, b"Example")
        .unwrap();
    assert!(
        vault
            .unwrap(PERSON, &second)
            .unwrap()
            .open(&name(), HERE, &sealed)
            .is_err()
    );
}

#[test]
fn a_ciphertext_of_a_newer_program_is_named_as_such() {
    let key = key_of(&vault(), PERSON);
    let sealed = key.seal(&name(), HERE, &mut chance(), b"Example").unwrap();
    for (position, mark) in [(0, "suite 9"), (1, "compartment 9"), (3, "key version 9")] {
        let mut newer = sealed.clone();
        newer[position] = 9;
        let refusal = key.open(&name(), HERE, &newer).unwrap_err().to_string();
        assert!(refusal.contains(mark), "{refusal}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_the_next_draw_others() {
    let key = key_of(&vault(), PERSON);
    let once = key.seal(&name(), HERE, &mut chance(), b"Example").unwrap();
    let again = key.seal(&name(), HERE, &mut chance(), b"Example").unwrap();
    assert_eq!(once, again);
    let mut chance = chance();
    let first = key.seal(&name(), HERE, &mut chance, b"Example").unwrap();
    let second = key.seal(&name(), HERE, &mut chance, b"Example").unwrap();
    assert_ne!(first, second);
}

#[test]
fn texts_of_a_bucket_are_of_one_length() {
    let key = key_of(&vault(), PERSON);
    let length = |plain: usize| {
        key.seal(&name(), HERE, &mut chance(), &vec![b'x'; plain])
            .unwrap()
            .len()
    };
    assert_eq!(length(0), length(31));
    assert_eq!(length(32), length(63));
    assert_eq!(length(32) - length(31), 32);
}

#[test]
fn neither_the_text_nor_the_key_lies_open_in_the_bytes() {
    let vault = vault();
    let wrapped = vault.new_data_key(PERSON, &mut chance()).unwrap();
    let mut raw = [0; 32];
    rand::Rng::fill_bytes(&mut chance(), &mut raw);
    assert!(
        !wrapped
            .as_bytes()
            .windows(8)
            .any(|part| raw.windows(8).any(|key| key == part))
    );
    let key = vault.unwrap(PERSON, &wrapped).unwrap();
    let sealed = key
        .seal(&name(), HERE, &mut chance(), b"Example Exampleson")
        .unwrap();
    assert!(
        !sealed
            .windows(4)
            .any(|part| b"Example Exampleson".windows(4).any(|text| text == part))
    );
}

#[test]
fn every_altered_bit_of_a_wrapped_key_is_refused() {
    let vault = vault();
    let wrapped = vault.new_data_key(PERSON, &mut chance()).unwrap();
    for position in 0..wrapped.as_bytes().len() {
        for bit in 0..8 {
            let mut altered = wrapped.as_bytes().to_vec();
            altered[position] ^= 1 << bit;
            assert!(
                vault.unwrap(PERSON, &WrappedKey::from(altered)).is_err(),
                "byte {position}, bit {bit}"
            );
        }
        let cut = wrapped.as_bytes()[..position].to_vec();
        assert!(
            vault.unwrap(PERSON, &WrappedKey::from(cut)).is_err(),
            "{position} bytes"
        );
    }
}

#[test]
fn a_wrapped_key_opens_for_its_subject_and_master_key_alone() {
    let first = vault();
    let wrapped = first.new_data_key(PERSON, &mut chance()).unwrap();
    assert!(matches!(
        first.unwrap(OTHER, &wrapped),
        Err(Fault::WrappedKeyRefused { .. })
    ));
    assert!(matches!(
        vault().unwrap(PERSON, &wrapped),
        Err(Fault::WrappedKeyRefused { .. })
    ));
    first.unwrap(PERSON, &wrapped).unwrap();
}
