//! A data key at a place of its own in the erasable key: bound to it, gone with
//! it, and elsewhere where the place is gone already.
#![allow(clippy::unwrap_used)]

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use uuid::Uuid;
use vault::{ErasableKeyFiles, Fault, MasterKey, Vault, WrappedKey};

const PLACE: Uuid = Uuid::from_u128(0xf0 << 120 | 41);
const RECORD: Uuid = Uuid::from_u128(7);

fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(7)
}

fn vault(folder: &std::path::Path) -> Vault {
    let master = MasterKey::create(&folder.join("master.key")).unwrap();
    let files = ErasableKeyFiles {
        file: folder.join("first.erasable-key"),
        copies: Vec::new(),
    };
    Vault::draw(master, files, &mut chance()).unwrap()
}

#[test]
fn a_key_names_its_place_and_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    let wrapped = vault.new_data_key_at(PLACE, RECORD, &mut chance()).unwrap();
    assert_eq!(wrapped.place(RECORD), PLACE);
    vault.unwrap(RECORD, &wrapped).unwrap();
    // Its neighbour is another place, and its own id is none of its business.
    let beside = Uuid::from_u128(PLACE.as_u128() + 1);
    vault.erase(&[beside, RECORD], &mut chance()).unwrap();
    vault.unwrap(RECORD, &wrapped).unwrap();
    vault.erase(&[PLACE], &mut chance()).unwrap();
    assert!(matches!(
        vault.unwrap(RECORD, &wrapped),
        Err(Fault::Erased { subject }) if subject == RECORD
    ));
}

#[test]
fn a_place_that_is_gone_is_given_to_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    vault.erase(&[PLACE], &mut chance()).unwrap();
    let wrapped = vault.new_data_key_at(PLACE, RECORD, &mut chance()).unwrap();
    assert_eq!(wrapped.place(RECORD), RECORD);
    vault.unwrap(RECORD, &wrapped).unwrap();
    vault.erase(&[RECORD], &mut chance()).unwrap();
    assert!(vault.unwrap(RECORD, &wrapped).is_err());
}

#[test]
fn every_altered_byte_of_a_key_with_a_place_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    let wrapped = vault.new_data_key_at(PLACE, RECORD, &mut chance()).unwrap();
    let bytes = wrapped.as_bytes();
    for at in 0..bytes.len() {
        let mut altered = bytes.to_vec();
        altered[at] ^= 1;
        assert!(
            vault.unwrap(RECORD, &WrappedKey::from(altered)).is_err(),
            "byte {at}"
        );
        let cut = WrappedKey::from(bytes[..at].to_vec());
        assert!(vault.unwrap(RECORD, &cut).is_err(), "cut at {at}");
    }
    let other = Uuid::from_u128(8);
    assert!(vault.unwrap(other, &wrapped).is_err());
}

#[test]
fn keys_that_are_opened_together_are_what_each_is_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let vault = vault(folder.path());
    // Neighbours and strangers, more than one thread takes.
    let subjects = (0..200_u128).map(|at| Uuid::from_u128(at | (at % 7) << 121));
    let mut wrapped: Vec<(Uuid, WrappedKey)> = subjects
        .map(|subject| {
            let placed = vault.new_data_key_at(PLACE, subject, &mut chance());
            let key = match subject.as_u128() % 5 {
                0 => placed,
                _ => vault.new_data_key(subject, &mut chance()),
            };
            (subject, key.unwrap())
        })
        .collect();
    let erased = wrapped[11].0;
    vault.erase(&[erased], &mut chance()).unwrap();
    let altered = wrapped[140].0;
    wrapped[140].1 = wrapped[141].1.clone();

    let together = vault.unwrap_each(wrapped.clone());
    assert_eq!(together.len(), wrapped.len());
    for (subject, key) in together {
        let (_, own) = wrapped.iter().find(|(own, _)| *own == subject).unwrap();
        match (key, vault.unwrap(subject, own)) {
            (Ok(key), Ok(alone)) => {
                assert_eq!(key.subject(), subject);
                assert_eq!(key.pseudonym(subject), alone.pseudonym(subject));
            }
            (Err(Fault::Erased { subject: gone }), Err(Fault::Erased { .. })) => {
                assert_eq!((gone, gone), (subject, erased));
            }
            (Err(refused), Err(_)) => {
                assert!(matches!(refused, Fault::WrappedKeyRefused { .. }));
                assert_eq!(subject, altered);
            }
            (together, alone) => panic!("{subject}: {together:?} and {alone:?}"),
        }
    }
    assert!(vault.unwrap_each(Vec::new()).is_empty());
}
