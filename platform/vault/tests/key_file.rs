//! The master key file: made once, kept to its owner, refused when damaged.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use vault::{Fault, MasterKey, Vault};

fn created() -> (TempDir, PathBuf, MasterKey) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("master.key");
    let key = MasterKey::create(&path).unwrap();
    (folder, path, key)
}

#[test]
fn a_created_key_opens_as_the_same_key() {
    let (_folder, path, key) = created();
    assert_eq!(
        MasterKey::open(&path).unwrap().fingerprint(),
        key.fingerprint()
    );
}

#[test]
fn two_created_keys_differ() {
    assert_ne!(created().2.fingerprint(), created().2.fingerprint());
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let (_folder, path, _) = created();
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        MasterKey::create(&path),
        Err(Fault::KeyFile(owner_file::Fault::Exists { .. }))
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn every_altered_bit_of_the_file_is_refused() {
    let (_folder, path, _) = created();
    let sound = fs::read(&path).unwrap();
    for position in 0..sound.len() {
        for bit in 0..8 {
            let mut damaged = sound.clone();
            damaged[position] ^= 1 << bit;
            fs::write(&path, &damaged).unwrap();
            let refusal = MasterKey::open(&path).unwrap_err();
            assert!(
                matches!(refusal, Fault::KeyFileDamaged { .. }),
                "byte {position}, bit {bit}: {refusal}"
            );
        }
    }
    fs::write(&path, &sound).unwrap();
    MasterKey::open(&path).unwrap();
}

#[test]
fn a_file_cut_short_anywhere_or_lengthened_is_refused() {
    let (_folder, path, _) = created();
    let sound = fs::read(&path).unwrap();
    for length in 0..sound.len() {
        fs::write(&path, &sound[..length]).unwrap();
        assert!(
            matches!(MasterKey::open(&path), Err(Fault::KeyFileDamaged { .. })),
            "{length} bytes"
        );
    }
    for more in [1, 10_000] {
        let mut longer = sound.clone();
        longer.resize(sound.len() + more, b'\n');
        fs::write(&path, &longer).unwrap();
        assert!(
            matches!(MasterKey::open(&path), Err(Fault::KeyFileDamaged { .. })),
            "{more} more"
        );
    }
}

#[test]
fn a_missing_file_and_a_folder_are_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let missing = MasterKey::open(&folder.path().join("none.key"))
        .unwrap_err()
        .to_string();
    assert!(missing.contains("none.key cannot be read"), "{missing}");
    let directory = MasterKey::open(folder.path()).unwrap_err().to_string();
    assert!(directory.contains("cannot be read"), "{directory}");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path, _) = created();
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    for mode in [
        0o640, 0o620, 0o610, 0o604, 0o602, 0o601, 0o644, 0o660, 0o666,
    ] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let refusal = MasterKey::open(&path).unwrap_err();
        assert!(
            matches!(refusal, Fault::KeyFile(owner_file::Fault::OpenToOthers { mode: found, .. }) if found == mode),
            "{mode:o}"
        );
        assert!(refusal.to_string().contains("chmod 600"));
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    MasterKey::open(&path).unwrap();
}

#[test]
fn neither_printing_nor_a_refusal_shows_the_key() {
    let (_folder, path, key) = created();
    let text = fs::read_to_string(&path).unwrap();
    let digits = text
        .lines()
        .find_map(|line| line.strip_prefix("key "))
        .unwrap()
        .to_owned();
    assert_eq!(digits.len(), 64);
    let damaged = text.replace("check ", "cheek ");
    fs::write(&path, damaged).unwrap();
    let refusal = MasterKey::open(&path).unwrap_err();
    let mut shown = format!(
        "{key:?} {key:#?} {refusal} {refusal:?} {}",
        key.fingerprint()
    );
    shown.push_str(&format!("{:?}", Vault::new(key)));
    for part in digits.as_bytes().chunks(8) {
        assert!(
            !shown.contains(std::str::from_utf8(part).unwrap()),
            "{shown}"
        );
    }
}

#[test]
fn a_database_sealed_under_another_key_is_noticed() {
    let (_first_folder, _, first) = created();
    let (_second_folder, _, second) = created();
    let stored = first.fingerprint().to_string();
    Vault::new(first).expect_fingerprint(&stored).unwrap();
    let refusal = Vault::new(second).expect_fingerprint(&stored).unwrap_err();
    assert!(refusal.to_string().contains(&stored));
}
