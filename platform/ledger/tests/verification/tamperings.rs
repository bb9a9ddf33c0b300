//! Ten thousand tamperings by somebody who can write everything in the store
//! and has the log's key, but not a witness's; and ten thousand clean logs.

use std::collections::BTreeMap;

use ledger::{Commitment, Hash, Note, Wrong};
use rand_chacha::{
    ChaCha20Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

use crate::workshop::{Log, below, entry};

const RUNS: u64 = 10_000;

type Tamper = fn(&mut Log, &mut ChaCha20Rng) -> Option<u64>;

/// Everything that is done to logs. Each returns the first bad entry, or
/// nothing where no entry was touched.
const KINDS: [(&str, Tamper); 19] = [
    ("an entry's bytes", |log, chance| {
        let at = below(chance, log.entries.len());
        flip(&mut log.entries[at].encoding, chance);
        Some(at as u64)
    }),
    ("an entry's salt", |log, chance| {
        let at = below(chance, log.entries.len());
        let mut salt = *log.entries[at].salt.as_bytes();
        flip(&mut salt, chance);
        log.entries[at].salt = salt.into();
        Some(at as u64)
    }),
    ("a leaf", |log, chance| {
        let at = below(chance, log.entries.len());
        let mut leaf = *log.entries[at].leaf.as_bytes();
        flip(&mut leaf, chance);
        log.entries[at].leaf = Hash::from(leaf);
        Some(at as u64)
    }),
    ("an entry and its leaf", |log, chance| {
        let at = below(chance, log.witnessed as usize);
        rewrite(log, at, chance);
        Some(at as u64)
    }),
    ("two entries, the first with its leaf", |log, chance| {
        let at = below(chance, log.witnessed as usize);
        let later = at + below(chance, log.entries.len() - at);
        flip(&mut log.entries[later].encoding, chance);
        rewrite(log, at, chance);
        Some(at as u64)
    }),
    ("an entry taken out, with a gap", |log, chance| {
        let at = below(chance, log.entries.len());
        log.entries.remove(at);
        Some(at as u64)
    }),
    ("several entries taken out, with a gap", |log, chance| {
        let at = below(chance, log.entries.len());
        let end = at + 1 + below(chance, log.entries.len() - at);
        log.entries.drain(at..end);
        Some(at as u64)
    }),
    (
        "an entry taken out, the rest numbered anew",
        |log, chance| {
            let at = below(chance, log.witnessed as usize);
            log.entries.remove(at);
            log.renumber();
            Some(at as u64)
        },
    ),
    (
        "an entry put in under a number that is taken",
        |log, chance| {
            let at = below(chance, log.entries.len());
            log.entries.insert(at + 1, entry(at as u64, chance));
            Some(at as u64)
        },
    ),
    ("an entry put in, the rest numbered anew", |log, chance| {
        let at = below(chance, log.witnessed as usize);
        log.entries.insert(at, entry(at as u64, chance));
        log.renumber();
        Some(at as u64)
    }),
    (
        "an entry repeated, the rest numbered anew",
        |log, chance| {
            let at = 1 + below(chance, log.witnessed as usize - 1);
            let earlier = below(chance, at);
            log.entries.insert(at, log.entries[earlier].clone());
            log.renumber();
            Some(at as u64)
        },
    ),
    ("two entries exchanged", |log, chance| {
        let at = below(chance, log.witnessed as usize);
        let other = below(chance, log.entries.len());
        log.entries.swap(at, other);
        if at == other {
            rewrite(log, at, chance);
        }
        log.renumber();
        Some(at.min(other) as u64)
    }),
    ("two rows exchanged", |log, chance| {
        let at = below(chance, log.entries.len() - 1);
        let other = at + 1 + below(chance, log.entries.len() - at - 1);
        log.entries.swap(at, other);
        Some(at as u64)
    }),
    ("the end cut off", |log, chance| {
        let at = below(chance, log.witnessed as usize);
        log.entries.truncate(at);
        log.renumber();
        Some(at as u64)
    }),
    ("the end cut off, and its checkpoints", |log, chance| {
        let at = below(chance, log.witnessed as usize);
        log.entries.truncate(at);
        log.renumber();
        log.sign_anew();
        Some(at as u64)
    }),
    (
        "an entry rewritten and everything signed anew",
        |log, chance| {
            let at = below(chance, log.witnessed as usize);
            rewrite(log, at, chance);
            log.renumber();
            log.sign_anew();
            Some(at as u64)
        },
    ),
    (
        "an entry taken out and everything signed anew",
        |log, chance| {
            let at = below(chance, log.witnessed as usize);
            log.entries.remove(at);
            log.entries.push(entry(0, chance));
            log.renumber();
            log.sign_anew();
            Some(at as u64)
        },
    ),
    ("a checkpoint", |log, chance| {
        let at = below(chance, log.checkpoints.len());
        loop {
            let mut note = log.checkpoints[at].clone().into_bytes();
            flip(&mut note, chance);
            let Ok(note) = String::from_utf8(note) else {
                continue;
            };
            // The name or the id of a signature says whose it is: altered, it
            // is a stranger's, which says nothing and is as good as absent.
            let strangers = Note::parse(&note)
                .is_ok_and(|altered| altered.signatures().len() == 2 && !log.is_refused(&note));
            if !strangers {
                log.checkpoints[at] = note;
                return None;
            }
        }
    }),
    ("the head", |log, chance| {
        if below(chance, 2) == 0 {
            let mut root = *log.head.1.as_bytes();
            flip(&mut root, chance);
            log.head.1 = Hash::from(root);
        } else {
            log.head.0 = below(chance, log.signed() as usize) as u64;
        }
        None
    }),
];

impl Log {
    /// Whether a note is refused as one of this log's checkpoints.
    fn is_refused(&self, note: &str) -> bool {
        let mut alone = self.clone();
        alone.checkpoints = vec![note.to_owned()];
        !alone.check(false).bad_checkpoints.is_empty()
    }
}

fn flip(bytes: &mut [u8], chance: &mut ChaCha20Rng) {
    let at = below(chance, bytes.len());
    bytes[at] ^= 1 << below(chance, 8);
}

/// Another entry in the place of one, with its leaf.
fn rewrite(log: &mut Log, at: usize, chance: &mut ChaCha20Rng) {
    let entry = &mut log.entries[at];
    flip(&mut entry.encoding, chance);
    entry.leaf = Commitment::of(&entry.salt, &entry.encoding).leaf();
}

fn logs(seed: u64, count: usize) -> Vec<Log> {
    let mut chance = ChaCha20Rng::seed_from_u64(seed);
    (0..count).map(|_| Log::grown(&mut chance)).collect()
}

#[test]
fn ten_thousand_tamperings_are_all_found_and_the_first_bad_entry_is_named() {
    let logs = logs(41, 60);
    let mut chance = ChaCha20Rng::seed_from_u64(42);
    let mut exact: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for run in 0..RUNS {
        let log = &logs[below(&mut chance, logs.len())];
        let (kind, tamper) = KINDS[run as usize % KINDS.len()];
        let mut log = log.clone();
        let first = tamper(&mut log, &mut chance);
        let with_copy = chance.next_u32() % 2 == 0;
        let verdict = log.check(with_copy);
        let said = format!("run {run}, {kind}, copy {with_copy}, at {first:?}: {verdict}");
        assert!(!verdict.is_sound(), "{said}");
        assert!(!verdict.to_string().is_empty());
        let count = exact.entry(kind).or_default();
        count.1 += 1;
        match (first, &verdict.bad_entry) {
            (Some(first), Some(bad)) => {
                assert!(bad.first <= first && first <= bad.last, "{said}");
                assert!(bad.proven <= first, "{said}");
                let named = bad.first == first
                    && (bad.first == bad.last || matches!(bad.wrong, Wrong::Missing));
                // Where the copy reaches, the entry itself is named.
                if with_copy && first < log.witnessed {
                    assert!(named, "{said}");
                }
                count.0 += u64::from(named);
            }
            // Beyond the last checkpoint nobody can say whether the head was
            // altered or an entry.
            (None, Some(bad)) => {
                assert_eq!(bad.wrong, Wrong::HeadMissed, "{said}");
                assert!(bad.first >= log.signed(), "{said}");
            }
            (None, None) => count.0 += 1,
            (Some(_), None) => panic!("{said}"),
        }
    }
    assert_eq!(exact.len(), KINDS.len());
    // What leaves its own traces is named without a copy, too.
    for kind in ["an entry's bytes", "an entry's salt"] {
        let (named, of) = exact[kind];
        assert_eq!(named, of, "{kind}");
    }
}

/// The first row that is not what it was, or is missing or too many.
fn first_unlike(clean: &Log, log: &Log) -> Option<u64> {
    let pairs = clean.entries.iter().zip(&log.entries);
    let unlike = pairs.take_while(|(clean, entry)| clean == entry).count();
    (unlike < clean.entries.len().max(log.entries.len())).then_some(unlike as u64)
}

#[test]
fn one_tampering_does_not_hide_another() {
    let logs = logs(43, 30);
    let mut chance = ChaCha20Rng::seed_from_u64(44);
    // A number that is put in twice is named by the number, which the first
    // of the two rows has rightly; checkpoints and heads are no entries.
    let kinds: Vec<_> = KINDS
        .into_iter()
        .filter(|(kind, _)| {
            !kind.contains("is taken") && !["a checkpoint", "the head"].contains(kind)
        })
        .collect();
    for run in 0..2_000 {
        let clean = &logs[below(&mut chance, logs.len())];
        let mut log = clean.clone();
        let mut done = Vec::new();
        while done.len() < 3 && log.entries.len() as u64 > log.witnessed {
            let (kind, tamper) = kinds[below(&mut chance, kinds.len())];
            tamper(&mut log, &mut chance);
            done.push(kind);
        }
        let Some(first) = first_unlike(clean, &log) else {
            continue;
        };
        let with_copy = chance.next_u32() % 2 == 0;
        let verdict = log.check(with_copy);
        let said = format!("run {run}, {done:?}, copy {with_copy}, at {first}: {verdict}");
        let Some(bad) = &verdict.bad_entry else {
            panic!("{said}");
        };
        assert!(bad.proven <= first && first <= bad.last, "{said}");
        if with_copy && first < log.witnessed {
            assert_eq!(bad.first, first, "{said}");
        }
    }
}

#[test]
fn ten_thousand_clean_logs_are_not_accused() {
    let logs = logs(51, 60);
    let mut chance = ChaCha20Rng::seed_from_u64(52);
    for run in 0..RUNS {
        let mut log = logs[below(&mut chance, logs.len())].clone();
        // As it was at some time before: with fewer entries and checkpoints.
        let whole = log.entries.len();
        if chance.next_u32() % 2 == 0 {
            let size =
                log.witnessed as usize + below(&mut chance, whole - log.witnessed as usize + 1);
            log.entries.truncate(size);
            log.checkpoints.retain(|note| {
                let note = Note::parse(note).unwrap();
                ledger::Checkpoint::from_text(note.text()).unwrap().size() <= size as u64
            });
            log.renumber();
        }
        // Not everything need be kept or brought.
        if chance.next_u32() % 3 == 0 {
            log.checkpoints
                .remove(below(&mut chance, log.checkpoints.len()));
        }
        if chance.next_u32() % 3 == 0 {
            let copied = below(&mut chance, log.copy.len() + 1);
            log.copy.truncate(copied);
        }
        let verdict = log.check(chance.next_u32() % 2 == 0);
        assert!(verdict.is_sound(), "run {run}: {verdict}");
        assert_eq!(verdict.size, log.entries.len() as u64);
        assert_eq!(verdict.root, log.head.1);
        let witnessed = verdict.witnessed.iter().map(|(_, size)| *size).max();
        assert_eq!(witnessed, Some(log.witnessed), "run {run}");
    }
}
