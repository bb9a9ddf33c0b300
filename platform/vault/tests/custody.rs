//! A master key among custodians: any few parts open it, fewer do not.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use vault::{Fault, MasterKey, Part};

fn key(folder: &Path) -> MasterKey {
    MasterKey::create(&folder.join("master.key")).unwrap()
}

fn chance(day: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(day)
}

/// The parts of a key, in files.
fn written(folder: &Path, key: &MasterKey, needed: u8, of: u8) -> Vec<PathBuf> {
    written_on(1, folder, key, needed, of)
}

fn written_on(day: u64, folder: &Path, key: &MasterKey, needed: u8, of: u8) -> Vec<PathBuf> {
    key.split(needed, of, &mut chance(day))
        .unwrap()
        .iter()
        .map(|part| {
            let path = folder.join(format!("part-{}.txt", part.number()));
            part.write(&path).unwrap();
            path
        })
        .collect()
}

fn read(paths: &[&PathBuf]) -> Vec<Part> {
    paths.iter().map(|path| Part::read(path).unwrap()).collect()
}

#[test]
fn any_two_of_three_open_the_key_and_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path());
    let parts = written(folder.path(), &key, 2, 3);
    for (one, other) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
        let joined = MasterKey::join(&read(&[&parts[one], &parts[other]])).unwrap();
        assert_eq!(joined.fingerprint(), key.fingerprint());
    }
    MasterKey::join(&read(&[&parts[0], &parts[1], &parts[2]])).unwrap();
    assert!(matches!(
        MasterKey::join(&read(&[&parts[1]])),
        Err(Fault::TooFewParts {
            given: 1,
            needed: 2
        })
    ));
    assert!(matches!(
        MasterKey::join(&read(&[&parts[1], &parts[1]])),
        Err(Fault::PartTwice { number: 2 })
    ));
    assert!(MasterKey::join(&[]).is_err());
}

#[test]
fn parts_of_two_keys_or_of_two_days_do_not_go_together() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let again = tempfile::tempdir().unwrap();
    let (first, second) = (key(one.path()), key(other.path()));
    let ours = written(one.path(), &first, 2, 3);
    for strange in [
        written(other.path(), &second, 2, 3),
        written_on(2, again.path(), &first, 2, 3),
    ] {
        let mixed = read(&[&ours[0], &strange[1]]);
        assert!(matches!(
            MasterKey::join(&mixed),
            Err(Fault::PartsOfSeveral)
        ));
    }
}

#[test]
fn a_slip_of_one_digit_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let part = &written(folder.path(), &key(folder.path()), 2, 3)[0];
    let sound = fs::read_to_string(part).unwrap();
    let typed = folder.path().join("typed.txt");
    let mut slips = 0;
    for (at, line) in sound.lines().enumerate().skip(4) {
        for (place, digit) in line.char_indices() {
            if !digit.is_ascii_hexdigit() || place == 0 || line[place..].starts_with("check") {
                continue;
            }
            let slip = if digit == '7' { '1' } else { '7' };
            let mut lines: Vec<String> = sound.lines().map(str::to_owned).collect();
            lines[at].replace_range(place..=place, &slip.to_string());
            fs::write(&typed, lines.join("\n")).unwrap();
            let told = Part::read(&typed).unwrap_err().to_string();
            let name = if at == 4 { "line" } else { &line[..1] };
            assert!(
                told.contains("look at the line") && told.contains(name),
                "{told}"
            );
            slips += 1;
        }
    }
    assert!(slips > 4 * 20, "{slips}");
}

#[test]
fn what_is_typed_from_paper_need_not_look_as_it_was_printed() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path());
    let parts = written(folder.path(), &key, 2, 2);
    let typed: String = fs::read_to_string(&parts[0])
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            format!(
                "  {}  \r\n\r\n",
                line.to_ascii_uppercase().replace("  ", " ")
            )
        })
        .collect();
    fs::write(&parts[0], typed).unwrap();
    let joined = MasterKey::join(&read(&[&parts[0], &parts[1]])).unwrap();
    assert_eq!(joined.fingerprint(), key.fingerprint());
}

#[test]
fn splits_that_protect_nothing_and_files_that_are_there_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path());
    for (needed, of) in [(1, 3), (0, 0), (3, 2), (2, 17)] {
        let split = key.split(needed, of, &mut chance(1));
        assert!(matches!(split, Err(Fault::NoSuchSplit { .. })));
    }
    let parts = key.split(2, 3, &mut chance(1)).unwrap();
    let path = folder.path().join("part.txt");
    parts[0].write(&path).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(parts[1].write(&path).is_err());
    assert_eq!(fs::read(&path).unwrap(), before);
    for text in ["", "opennrm part of a master key, form 1\n", "\u{0}", "Ä"] {
        fs::write(&path, text).unwrap();
        assert!(matches!(Part::read(&path), Err(Fault::PartMistyped { .. })));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let own = folder.path().join("own.txt");
        parts[2].write(&own).unwrap();
        assert_eq!(
            fs::metadata(own).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_parts_that_suffice_open_the_key(
        needed in 2_u8..=16,
        more in 0_u8..=14,
        seed: u64,
    ) {
        let of = needed.saturating_add(more).min(16);
        let folder = tempfile::tempdir().unwrap();
        let key = key(folder.path());
        let mut parts = key.split(needed, of, &mut chance(seed)).unwrap();
        // Whichever stay.
        parts.rotate_left(usize::from(needed) % usize::from(of));
        parts.truncate(usize::from(needed));
        let joined = MasterKey::join(&parts).unwrap();
        prop_assert_eq!(joined.fingerprint(), key.fingerprint());
        parts.pop();
        let too_few = matches!(MasterKey::join(&parts), Err(Fault::TooFewParts { .. }));
        prop_assert!(too_few);
    }
}
