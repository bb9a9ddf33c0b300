//! Witnesses: they co-sign what grew out of what they co-signed, and nothing
//! else.
#![allow(clippy::unwrap_used)]

use ledger::{
    Checkpoint, ConsistencyProof, Fault, Hash, KeptTree, Note, Offer, Refusal, SecretKey,
    SignatureLine, Statement, Witness,
};
use proptest::prelude::*;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};

const TIME: u64 = 1_511_175_600;

fn key(name: &str, statement: Statement) -> SecretKey {
    let mut chance = ChaCha20Rng::seed_from_u64(21);
    SecretKey::draw(name, statement, &mut chance).unwrap()
}

fn log() -> SecretKey {
    key("nrm.example/log", Statement::Log)
}

fn witness() -> Witness {
    holding(None)
}

fn holding(note: Option<&str>) -> Witness {
    let own = key("ombudsman.example/w", Statement::Witness);
    Witness::new(own, log().public().clone(), note).unwrap()
}

fn tree(word: &str, size: usize) -> KeptTree {
    let mut tree = KeptTree::default();
    for number in 0..size {
        tree.append(Hash::of_leaf(format!("{word} {number}").as_bytes()))
            .unwrap();
    }
    tree
}

fn offer(tree: &KeptTree, old: u64) -> Offer {
    let new = tree.tree().size();
    let proof = ConsistencyProof::of(tree, old, new).unwrap();
    let checkpoint = Checkpoint::of("nrm.example/log", tree.tree()).unwrap();
    Offer::new(proof, checkpoint.sign(&log()).unwrap().to_string())
}

/// Co-signs without a disk.
fn cosign(witness: &mut Witness, offer: &Offer) -> Result<SignatureLine, Refusal> {
    witness.cosign(offer, TIME, |_| Ok(()))
}

#[test]
fn a_log_that_grows_is_co_signed_step_by_step() {
    let mut witness = witness();
    let mut old = 0;
    for size in [0, 1, 2, 2, 255, 256, 300] {
        let tree = tree("leaf", size);
        let offer = offer(&tree, old);
        // It travels as text.
        let offer = Offer::parse(&offer.to_string()).unwrap();
        let line = cosign(&mut witness, &offer).unwrap();
        let mut note = Note::parse(&offer.checkpoint).unwrap();
        note.add(line.to_string().parse().unwrap());
        let own = key("ombudsman.example/w", Statement::Witness);
        assert_eq!(note.cosigned_by(own.public()).unwrap(), Some(TIME));
        assert_eq!(witness.held(), Some(&note));
        old = size as u64;
        assert_eq!(witness.size().unwrap(), old);
    }
}

#[test]
fn a_log_that_went_back_is_refused() {
    let mut witness = witness();
    cosign(&mut witness, &offer(&tree("leaf", 9), 0)).unwrap();
    let refusal = cosign(&mut witness, &offer(&tree("leaf", 5), 5)).unwrap_err();
    assert!(matches!(
        refusal,
        Refusal::WentBack {
            held: 9,
            offered: 5
        }
    ));
    assert!(refusal.to_string().contains("4 of them are gone"));
    assert_eq!(witness.size().unwrap(), 9);
}

#[test]
fn a_log_of_the_same_size_with_another_root_is_a_fork() {
    let mut witness = witness();
    cosign(&mut witness, &offer(&tree("leaf", 9), 0)).unwrap();
    assert!(matches!(
        cosign(&mut witness, &offer(&tree("other", 9), 9)),
        Err(Refusal::Forked { held: 9, .. })
    ));
    // Nor when it is offered as if to somebody who knew nothing.
    assert!(matches!(
        cosign(&mut witness, &offer(&tree("other", 9), 0)),
        Err(Refusal::Forked { held: 9, .. })
    ));
}

#[test]
fn a_log_whose_past_was_rewritten_cannot_prove_that_it_grew() {
    let mut witness = witness();
    cosign(&mut witness, &offer(&tree("leaf", 9), 0)).unwrap();
    assert!(matches!(
        cosign(&mut witness, &offer(&tree("other", 12), 9)),
        Err(Refusal::Unproven {
            held: 9,
            offered: 12
        })
    ));
    assert!(matches!(
        cosign(&mut witness, &offer(&tree("other", 12), 0)),
        Err(Refusal::OtherStart { given: 0, held: 9 })
    ));
    // And the true one is still taken.
    cosign(&mut witness, &offer(&tree("leaf", 12), 9)).unwrap();
}

#[test]
fn a_stranger_s_checkpoint_is_refused() {
    let mut witness = witness();
    let stranger = key("other.example/log", Statement::Log);
    let note = Checkpoint::new("other.example/log", 0, Hash::of_empty_tree())
        .unwrap()
        .sign(&stranger)
        .unwrap();
    let mut forged = Note::new(format!(
        "nrm.example/log\n0\n{}\n",
        Hash::of_empty_tree().to_base64()
    ))
    .unwrap();
    forged.sign(&stranger).unwrap();
    for (checkpoint, said) in [
        (note.to_string(), "of the log other.example/log"),
        (forged.to_string(), "not signed by nrm.example/log"),
        ("nonsense".to_owned(), "no signed note"),
    ] {
        let offer = Offer {
            old: 0,
            hashes: Vec::new(),
            checkpoint,
        };
        let refusal = cosign(&mut witness, &offer).unwrap_err();
        assert!(matches!(refusal, Refusal::NotTheLogs { .. }));
        assert!(refusal.to_string().contains(said), "{refusal}");
    }
    assert!(witness.held().is_none());
}

#[test]
fn nothing_is_co_signed_that_could_not_be_kept() {
    let mut witness = witness();
    let refusal = witness
        .cosign(&offer(&tree("leaf", 3), 0), TIME, |_| {
            Err(std::io::Error::other("the disk is full"))
        })
        .unwrap_err();
    assert!(matches!(refusal, Refusal::NotKept(_)));
    assert!(witness.held().is_none());
}

#[test]
fn a_witness_goes_on_from_what_it_kept_and_from_nothing_else() {
    let mut first = witness();
    let mut kept = String::new();
    first
        .cosign(&offer(&tree("leaf", 9), 0), TIME, |note| {
            kept = note.to_string();
            Ok(())
        })
        .unwrap();
    let mut again = holding(Some(&kept));
    assert!(matches!(
        cosign(&mut again, &offer(&tree("leaf", 5), 5)),
        Err(Refusal::WentBack { .. })
    ));
    cosign(&mut again, &offer(&tree("leaf", 12), 9)).unwrap();

    // A memory that somebody made smaller is not the witness's own.
    let own = || key("ombudsman.example/w", Statement::Witness);
    let smaller = offer(&tree("leaf", 5), 0).checkpoint;
    assert!(matches!(
        Witness::new(own(), log().public().clone(), Some(&smaller)),
        Err(Fault::NotSigned { .. })
    ));
    let altered = kept.replacen("\n9\n", "\n8\n", 1);
    assert!(matches!(
        Witness::new(own(), log().public().clone(), Some(&altered)),
        Err(Fault::SignatureFalse { .. })
    ));
    assert!(matches!(
        Witness::new(log(), log().public().clone(), None),
        Err(Fault::WrongKind {
            right: "witness",
            ..
        })
    ));
    assert!(matches!(
        Witness::new(own(), own().public().clone(), None),
        Err(Fault::WrongKind { right: "log", .. })
    ));
}

#[test]
fn offers_that_are_none_are_refused_with_what_is_wrong() {
    let note = offer(&tree("leaf", 3), 0).checkpoint;
    let hash = Hash::of_leaf(b"").to_base64();
    for (text, said) in [
        (note.clone(), "first line"),
        (format!("old 3\n{note}"), "hash"),
        (format!("old 03\n\n{note}"), "first line"),
        (format!("new 3\n\n{note}"), "first line"),
        (format!("old 3\nnonsense\n\n{note}"), "no hash"),
        (
            format!("old 3\n{}\n{note}", format!("{hash}\n").repeat(64)),
            "longer than a proof",
        ),
        ("old 3".to_owned(), "no blank line"),
        ("x".repeat(200_000), "longer than an offer"),
    ] {
        let refusal = Offer::parse(&text).unwrap_err().to_string();
        assert!(refusal.contains(said), "{refusal}");
    }
}

proptest! {
    /// Whatever is offered in whatever order, what a witness co-signed last
    /// is an extension of all that it co-signed before.
    #[test]
    fn what_is_co_signed_never_goes_back_and_never_forks(
        steps in prop::collection::vec((0_usize..40, any::<bool>(), 0_u64..40), 1..12),
    ) {
        let mut witness = witness();
        let mut line: Option<&str> = None;
        let mut size = 0;
        for (new, other, old) in steps {
            let word = if other { "other" } else { "leaf" };
            let tree = tree(word, new);
            if old > new as u64 {
                continue;
            }
            let taken = cosign(&mut witness, &offer(&tree, old)).is_ok();
            let right = old == size && new as u64 >= size && (size == 0 || line == Some(word));
            prop_assert_eq!(taken, right);
            if taken {
                size = new as u64;
                line = (size > 0).then_some(word);
            }
        }
    }
}
