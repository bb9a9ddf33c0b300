//! Single cases, each with the sentence that it is told in.

use ledger::{
    Checkpoint, CheckpointWrong, Hash, Note, SecretKey, Source, Statement, Tree, Verification,
    Wrong,
};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};

use crate::workshop::{Log, ORIGIN, WITNESS, entry, log_key, run, witness_public};

fn grown(seed: u64) -> Log {
    Log::grown(&mut ChaCha20Rng::seed_from_u64(seed))
}

/// A log of thirty entries with checkpoints at 10, 20 and 30, signed by the
/// log alone.
fn thirty() -> Log {
    let mut chance = ChaCha20Rng::seed_from_u64(60);
    let mut tree = Tree::default();
    let mut log = Log {
        entries: Vec::new(),
        checkpoints: Vec::new(),
        head: (0, Hash::of_empty_tree()),
        brought: None,
        copy: Vec::new(),
        witnessed: 0,
    };
    for number in 0..30 {
        let entry = entry(number, &mut chance);
        tree.append(entry.leaf).unwrap();
        log.copy.push(entry.leaf);
        log.entries.push(entry);
        if tree.size() % 10 == 0 {
            let checkpoint = Checkpoint::of(ORIGIN, &tree).unwrap();
            log.checkpoints
                .push(checkpoint.sign(log_key()).unwrap().to_string());
        }
    }
    log.head = (tree.size(), tree.root());
    log
}

fn unwitnessed() -> Verification {
    Verification::new(log_key().public().clone(), Vec::new())
}

fn exchange(log: &mut Log, number: usize) {
    log.entries[number] = entry(number as u64, &mut ChaCha20Rng::seed_from_u64(61));
}

#[test]
fn a_sound_log_says_what_is_proven_and_by_whom() {
    let log = grown(1);
    let verdict = log.check(true);
    assert!(verdict.is_sound());
    let said = verdict.to_string();
    assert!(said.starts_with(&format!("The log is sound: {} entries", log.entries.len())));
    assert!(said.contains(&format!(
        "{} of them were co-signed by {WITNESS}.",
        log.witnessed
    )));
    let verdict = run(&unwitnessed(), &thirty(), &[]);
    assert!(
        verdict
            .to_string()
            .contains("No witness has co-signed any of them")
    );
    assert_eq!((verdict.proven, verdict.checkpoints), (30, 3));
}

#[test]
fn a_log_without_entries_is_sound() {
    let mut log = thirty();
    log.entries.clear();
    log.checkpoints.clear();
    let verdict = run(
        &unwitnessed().with_head(0, Hash::of_empty_tree()),
        &log,
        &[],
    );
    assert!(verdict.is_sound());
    assert_eq!((verdict.size, verdict.root), (0, Hash::of_empty_tree()));
}

#[test]
fn a_rewritten_entry_lies_between_two_checkpoints() {
    let mut log = thirty();
    exchange(&mut log, 13);
    let bad = run(&unwitnessed(), &log, &[]).bad_entry.unwrap();
    assert_eq!((bad.first, bad.last, bad.proven), (10, 19, 10));
    assert_eq!(
        bad.to_string(),
        "The first bad entry is one of 10 to 19: these are not what was written, for the tree does \
         not reach the checkpoint at 20 entries. The entries 0 to 9 are proven."
    );
    let bad = run(&unwitnessed(), &log, &log.copy).bad_entry.unwrap();
    assert_eq!((bad.first, bad.last), (13, 13));
    assert!(bad.to_string().starts_with("Entry 13 was altered"));
}

#[test]
fn what_was_done_is_told_from_a_copy() {
    let clean = thirty();
    let told = |work: fn(&mut Log)| {
        let mut log = clean.clone();
        work(&mut log);
        log.renumber();
        let bad = run(&unwitnessed(), &log, &clean.copy).bad_entry.unwrap();
        (bad.first, bad.wrong)
    };
    assert_eq!(told(|log| drop(log.entries.remove(7))), (7, Wrong::Missing));
    assert_eq!(
        told(|log| drop(log.entries.drain(7..11))),
        (7, Wrong::Missing)
    );
    assert_eq!(
        told(|log| log
            .entries
            .insert(7, entry(7, &mut ChaCha20Rng::seed_from_u64(62)))),
        (7, Wrong::Inserted)
    );
    assert_eq!(told(|log| log.entries.swap(7, 8)), (7, Wrong::Reordered));
    assert_eq!(told(|log| log.entries.swap(7, 25)), (7, Wrong::Reordered));
    assert_eq!(told(|log| exchange(log, 7)), (7, Wrong::Altered));
    assert_eq!(told(|log| log.entries.truncate(7)), (7, Wrong::Missing));
}

#[test]
fn an_altered_entry_among_sound_leaves_is_named_exactly() {
    let mut log = thirty();
    log.entries[13].encoding.push(b' ');
    log.entries[27].encoding.push(b' ');
    let bad = run(&unwitnessed(), &log, &[]).bad_entry.unwrap();
    assert_eq!((bad.first, bad.last, bad.proven), (13, 13, 13));
}

#[test]
fn an_altered_entry_behind_a_rewritten_one_does_not_hide_it() {
    let mut log = thirty();
    exchange(&mut log, 11);
    log.entries[13].encoding.push(b' ');
    let bad = run(&unwitnessed(), &log, &[]).bad_entry.unwrap();
    assert_eq!((bad.first, bad.last), (10, 13));
    assert!(bad.to_string().contains("it may not be the first"));
    // Nor does one that is missing.
    let mut log = thirty();
    exchange(&mut log, 11);
    log.entries.remove(25);
    let bad = run(&unwitnessed(), &log, &[]).bad_entry.unwrap();
    assert_eq!((bad.first, bad.last), (10, 19));
}

#[test]
fn a_damaged_copy_accuses_nobody_but_itself() {
    let log = thirty();
    let mut copy = log.copy.clone();
    copy[5] = Hash::of_leaf(b"damage");
    let verdict = run(&unwitnessed(), &log, &copy);
    assert!(verdict.bad_entry.is_none());
    assert_eq!(verdict.copy_missed, Some(10));
    assert_eq!(verdict.proven, 30);
    assert!(verdict.to_string().contains("was set aside"));
    // And hides nobody.
    let mut log = log;
    log.entries[8].encoding.push(b' ');
    let bad = run(&unwitnessed(), &log, &copy).bad_entry.unwrap();
    assert_eq!((bad.first, bad.last), (8, 8));
}

#[test]
fn a_false_checkpoint_does_not_accuse_entries_that_reach_the_next() {
    let mut log = thirty();
    // Somebody with the log's key puts in a checkpoint of another log.
    let other = Checkpoint::new(ORIGIN, 15, Hash::of_leaf(b"other")).unwrap();
    log.checkpoints
        .insert(1, other.sign(log_key()).unwrap().to_string());
    let verdict = run(&unwitnessed(), &log, &[]);
    assert!(verdict.bad_entry.is_none());
    assert!(matches!(
        verdict.bad_checkpoints[..],
        [ref bad] if matches!(bad.wrong, CheckpointWrong::Forked { size: 15 })
            && bad.source == Source::Stored(1)
    ));
}

#[test]
fn a_witness_outweighs_the_log_s_own_key() {
    let mut log = grown(3);
    let at = log.witnessed - 1;
    log.entries[at as usize] = entry(at, &mut ChaCha20Rng::seed_from_u64(63));
    log.renumber();
    log.sign_anew();
    // By the log's key alone nothing is wrong.
    let verdict = run(&unwitnessed(), &log, &[]);
    assert!(verdict.is_sound());
    let verdict = log.check(false);
    let bad = verdict.bad_entry.unwrap();
    assert!(bad.first <= at && at <= bad.last);
    assert!(
        bad.to_string()
            .contains(&format!("which {WITNESS} co-signed"))
    );
    assert!(verdict.witnessed.is_empty());
}

#[test]
fn what_a_witness_signed_cannot_be_taken_away() {
    let mut log = grown(4);
    log.entries.clear();
    log.checkpoints.clear();
    log.renumber();
    let verdict = log.check(false);
    let bad = verdict.bad_entry.unwrap();
    assert_eq!((bad.first, bad.last), (0, log.witnessed - 1));
    assert_eq!(bad.wrong, Wrong::Missing);
}

#[test]
fn a_cosignature_made_up_is_found_out() {
    let mut log = thirty();
    let mut chance = ChaCha20Rng::seed_from_u64(64);
    let impostor = SecretKey::draw(WITNESS, Statement::Witness, &mut chance).unwrap();
    let note = Note::parse(&log.checkpoints[1]).unwrap();
    // Its key's id betrays an impostor: the line is a stranger's.
    let offer = ledger::Offer {
        old: 0,
        hashes: Vec::new(),
        checkpoint: note.to_string(),
    };
    let mut witness = ledger::Witness::new(impostor, log_key().public().clone(), None).unwrap();
    let line = witness.cosign(&offer, 1, |_| Ok(())).unwrap().to_string();
    let check = Verification::new(log_key().public().clone(), vec![witness_public()]);
    let sound = log.checkpoints[1].clone();
    log.checkpoints[1] = format!("{sound}{line}\n");
    assert!(run(&check, &log, &[]).witnessed.is_empty());
    // With the id of the true key the signature is false.
    let own = grown(1).brought.unwrap();
    let true_line = own.lines().last().unwrap();
    log.checkpoints[1] = format!("{sound}{true_line}\n");
    let verdict = run(&check, &log, &[]);
    assert!(matches!(
        verdict.bad_checkpoints[..],
        [ref bad] if bad.to_string().contains("does not belong to the note")
    ));
    assert!(verdict.bad_entry.is_none());
}

#[test]
fn checkpoints_out_of_order_are_named() {
    let mut log = thirty();
    log.checkpoints.swap(0, 1);
    let verdict = run(&unwitnessed(), &log, &[]);
    assert!(verdict.bad_entry.is_none());
    assert_eq!(
        verdict.bad_checkpoints[0].to_string(),
        "Checkpoint 1 of the store, at 10 entries, comes after one of a larger log."
    );
}

#[test]
fn what_keeps_a_log_from_being_read_comes_back() {
    let log = thirty();
    let entries = log.entries.iter().cloned().map(Ok).take(3);
    let entries = entries.chain([Err("the disk")]);
    assert_eq!(unwitnessed().run(entries, [], []).unwrap_err(), "the disk");
    assert_eq!(
        unwitnessed().run([], [Err("the disk")], []).unwrap_err(),
        "the disk"
    );
}

#[test]
fn ten_thousand_bad_checkpoints_do_not_fill_the_memory() {
    let mut log = thirty();
    log.checkpoints = vec!["nonsense".to_owned(); 10_000];
    let verdict = run(&unwitnessed(), &log, &[]);
    assert_eq!(verdict.bad_checkpoints.len(), 100);
}
