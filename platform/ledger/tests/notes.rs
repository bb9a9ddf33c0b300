//! Notes and checkpoints from strangers: refused in a sentence, whatever they
//! are.
#![allow(clippy::unwrap_used)]

use ledger::{
    Checkpoint, Fault, Hash, NOTE_BYTES_MAX, Note, Offer, PublicKey, SIGNATURES_MAX, SecretKey,
    Statement,
};
use proptest::prelude::*;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};

fn key(name: &str, statement: Statement) -> SecretKey {
    let mut chance = ChaCha20Rng::seed_from_u64(11);
    SecretKey::draw(name, statement, &mut chance).unwrap()
}

fn log() -> SecretKey {
    key("nrm.example/log", Statement::Log)
}

fn checkpoint() -> Checkpoint {
    Checkpoint::new("nrm.example/log", 7, Hash::of_leaf(b"root")).unwrap()
}

fn note() -> String {
    checkpoint().sign(&log()).unwrap().to_string()
}

fn refusal(note: &str) -> String {
    Checkpoint::open(note, log().public())
        .unwrap_err()
        .to_string()
}

#[test]
fn every_altered_bit_of_a_signed_checkpoint_is_refused() {
    let note = note();
    let log = log();
    assert_eq!(
        Checkpoint::open(&note, log.public()).unwrap().0,
        checkpoint()
    );
    for position in 0..note.len() {
        for bit in 0..8 {
            let mut altered = note.clone().into_bytes();
            altered[position] ^= 1 << bit;
            let Ok(altered) = String::from_utf8(altered) else {
                continue;
            };
            assert!(
                Checkpoint::open(&altered, log.public()).is_err(),
                "byte {position}, bit {bit}: {altered}"
            );
        }
    }
    for (end, _) in note.char_indices() {
        assert!(Checkpoint::open(&note[..end], log.public()).is_err());
    }
}

proptest! {
    #[test]
    fn any_text_is_refused_or_is_a_note(text in "(\\PC|\n|— |[a-z]){0,200}") {
        if let Ok(note) = Note::parse(&text) {
            prop_assert_eq!(note.to_string(), text.clone());
        }
        if let Ok(checkpoint) = Checkpoint::from_text(&text) {
            prop_assert_eq!(checkpoint.text(), text.clone());
        }
        if let Ok(offer) = Offer::parse(&text) {
            prop_assert_eq!(offer.to_string(), text);
        }
    }
}

#[test]
fn what_is_wrong_with_a_checkpoint_is_said() {
    let note = note();
    let body = checkpoint().text();
    for (other, said) in [
        (note.replace("\n\n", "\n"), "there is no blank line"),
        (note.replace('—', "-"), "no signature"),
        (note.replacen('7', "\u{0}", 1), "control characters"),
        (body.clone(), "there is no blank line"),
        (format!("{body}\n"), "is not signed"),
        ("x".repeat(NOTE_BYTES_MAX + 1), "longer than a note"),
    ] {
        let refusal = refusal(&other);
        assert!(refusal.contains(said), "{refusal}");
    }
    let root = Hash::of_leaf(b"root").to_base64();
    for (text, said) in [
        (format!("nrm.example/log\n7\n{root}\nmore\n"), "three lines"),
        ("nrm.example/log\n7\n".to_owned(), "three lines"),
        (format!("nrm example\n7\n{root}\n"), "first line"),
        (format!("nrm.example/log\n07\n{root}\n"), "second line"),
        (format!("nrm.example/log\n+7\n{root}\n"), "second line"),
        (format!("nrm.example/log\n-7\n{root}\n"), "second line"),
        (
            format!("nrm.example/log\n18446744073709551615\n{root}\n"),
            "second line",
        ),
        (
            format!("nrm.example/log\n7\n{}\n", &root[1..]),
            "third line",
        ),
        (
            format!("nrm.example/log\n7\n{}\n", root.replace('=', "")),
            "third line",
        ),
        (format!("nrm.example/log\n0\n{root}\n"), "without leaves"),
    ] {
        let mut signed = Note::new(text).unwrap();
        signed.sign(&log()).unwrap();
        let refusal = refusal(&signed.to_string());
        assert!(refusal.contains(said), "{refusal}");
    }
}

#[test]
fn another_log_s_checkpoint_is_not_taken_for_this_one_s() {
    let other = key("other.example/log", Statement::Log);
    let note = Checkpoint::new("other.example/log", 7, Hash::of_leaf(b"root"))
        .unwrap()
        .sign(&other)
        .unwrap()
        .to_string();
    assert!(refusal(&note).contains("of the log other.example/log"));
    // Signed by another under this log's text.
    let mut forged = Note::new(checkpoint().text()).unwrap();
    forged.sign(&other).unwrap();
    assert!(refusal(&forged.to_string()).contains("is not signed by nrm.example/log"));
    assert!(matches!(
        checkpoint().sign(&other),
        Err(Fault::OtherOrigin { .. })
    ));
}

#[test]
fn a_key_of_the_same_name_is_another_key() {
    let mut chance = ChaCha20Rng::seed_from_u64(99);
    let namesake = SecretKey::draw("nrm.example/log", Statement::Log, &mut chance).unwrap();
    let note = checkpoint().sign(&namesake).unwrap().to_string();
    assert!(refusal(&note).contains("is not signed by"));
}

#[test]
fn one_false_signature_in_a_known_name_spoils_the_note() {
    let log = log();
    let note = note();
    let mut line = note.lines().last().unwrap().to_owned();
    // The last letter of the signature, so that name and id are the same.
    let letter = if line.ends_with("A=") { "B=" } else { "A=" };
    line.replace_range(line.len() - 2.., letter);
    let Ok(_) = line.parse::<ledger::SignatureLine>() else {
        // Not every letter can end base64; then it is no signature at all.
        assert!(Note::parse(&format!("{note}{line}\n")).is_err());
        return;
    };
    assert!(matches!(
        Checkpoint::open(&format!("{note}{line}\n"), log.public()),
        Err(Fault::SignatureFalse { .. })
    ));
}

#[test]
fn too_many_signatures_are_not_read() {
    let note = note();
    let line = "— w.example/1 AAAAAAAA\n";
    let sound = format!("{note}{}", line.repeat(SIGNATURES_MAX - 1));
    assert!(Checkpoint::open(&sound, log().public()).is_ok());
    assert!(refusal(&format!("{sound}{line}")).contains("more signatures than are read"));
}

#[test]
fn a_log_s_key_does_not_witness_and_a_witness_s_does_not_sign() {
    let witness = key("w.example/1", Statement::Witness);
    let note = Note::parse(&note()).unwrap();
    assert!(matches!(
        note.is_signed_by(witness.public()),
        Err(Fault::WrongKind { .. })
    ));
    assert!(matches!(
        note.cosigned_by(log().public()),
        Err(Fault::WrongKind { .. })
    ));
    let mut text = Note::new("text\n").unwrap();
    assert!(matches!(text.sign(&witness), Err(Fault::WrongKind { .. })));
}

#[test]
fn a_plain_signature_is_no_cosignature() {
    // The same key material under both statements: the ids differ.
    let text = key("w.example/1", Statement::Log).public().to_string();
    let as_witness = key("w.example/1", Statement::Witness).public().to_string();
    assert_ne!(text, as_witness);
    let mut note =
        Note::new("w.example/1\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n").unwrap();
    note.sign(&key("w.example/1", Statement::Log)).unwrap();
    let witness: PublicKey = as_witness.parse().unwrap();
    assert_eq!(note.cosigned_by(&witness).unwrap(), None);
}
