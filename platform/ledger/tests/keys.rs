//! Keys and their files: made once, kept to their owner, refused when
//! damaged.
#![allow(clippy::unwrap_used)]

use std::{fs, path::PathBuf};

use ledger::{Fault, PublicKey, SecretKey, Statement};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};
use tempfile::TempDir;

fn drawn(seed: u64) -> SecretKey {
    let mut chance = ChaCha20Rng::seed_from_u64(seed);
    SecretKey::draw("nrm.example/log", Statement::Log, &mut chance).unwrap()
}

fn written() -> (TempDir, PathBuf, SecretKey) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.key");
    let key = drawn(1);
    key.write(&path).unwrap();
    (folder, path, key)
}

#[test]
fn a_written_key_is_read_as_the_same_key() {
    let (_folder, path, key) = written();
    assert_eq!(SecretKey::read(&path).unwrap().public(), key.public());
    assert_ne!(drawn(2).public(), key.public());
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path, _) = written();
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    for mode in [0o640, 0o604, 0o610] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        assert!(matches!(
            SecretKey::read(&path),
            Err(Fault::KeyFile(owner_file::Fault::OpenToOthers { .. }))
        ));
    }
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let (_folder, path, _) = written();
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        drawn(2).write(&path),
        Err(Fault::KeyFile(owner_file::Fault::Exists { .. }))
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn every_altered_bit_of_the_file_is_refused() {
    let (_folder, path, _) = written();
    let sound = fs::read(&path).unwrap();
    for position in 0..sound.len() {
        for bit in 0..8 {
            let mut damaged = sound.clone();
            damaged[position] ^= 1 << bit;
            fs::write(&path, &damaged).unwrap();
            let refusal = SecretKey::read(&path).unwrap_err();
            assert!(
                matches!(refusal, Fault::KeyFileDamaged { .. }),
                "byte {position}, bit {bit}: {refusal}"
            );
        }
    }
    for length in 0..sound.len() {
        fs::write(&path, &sound[..length]).unwrap();
        assert!(SecretKey::read(&path).is_err());
    }
}

#[test]
fn what_is_no_file_is_said_not_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(
        SecretKey::read(folder.path()),
        Err(Fault::KeyFile(owner_file::Fault::System { .. }))
    ));
    assert!(matches!(
        SecretKey::read(&folder.path().join("none")),
        Err(Fault::KeyFile(owner_file::Fault::System { .. }))
    ));
    assert!(matches!(
        drawn(1).write(&folder.path().join("none").join("log.key")),
        Err(Fault::KeyFile(owner_file::Fault::System { .. }))
    ));
}

#[test]
fn a_secret_key_is_not_printed() {
    let (_folder, path, key) = written();
    let file = fs::read_to_string(&path).unwrap();
    let secret = file.lines().last().unwrap().rsplit('+').next().unwrap();
    let printed = format!("{key:?}");
    assert!(printed.contains("nrm.example/log"));
    assert!(!printed.contains(secret));
}

#[test]
fn a_public_key_s_text_is_the_only_one_it_has() {
    let text = drawn(1).public().to_string();
    assert_eq!(text.parse::<PublicKey>().unwrap().to_string(), text);
    for at in 0..text.len() {
        for end in at + 1..=text.len() {
            let cut = format!("{}{}", &text[..at], &text[end..]);
            assert!(cut.parse::<PublicKey>().is_err(), "{cut}");
        }
    }
    for (from, to) in [
        ("nrm", "Nrm"),
        ("+", " "),
        ("+", "++"),
        ("nrm.example", "nrm example"),
    ] {
        let other = text.replacen(from, to, 1);
        assert!(other.parse::<PublicKey>().is_err(), "{other}");
    }
}

#[test]
fn a_key_that_signs_anything_is_refused() {
    // The neutral element of the curve: signatures of it are right for every
    // message.
    let weak = "nrm.example/log+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert!(matches!(
        weak.parse::<PublicKey>(),
        Err(Fault::PublicKey { reason }) if reason.contains("weak")
    ));
}

#[test]
fn a_name_that_would_break_a_note_is_none() {
    let mut chance = ChaCha20Rng::seed_from_u64(3);
    for name in ["", "a b", "a+b", "a\nb", "a\u{2003}b", &"a".repeat(201)] {
        assert!(matches!(
            SecretKey::draw(name, Statement::Log, &mut chance),
            Err(Fault::KeyName)
        ));
    }
}
