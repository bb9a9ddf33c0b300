//! Entries: one form of bytes, nothing in clear that a person said, and a
//! leaf that stands when what was sealed can no longer be read.
#![allow(clippy::unwrap_used)]

use ledger::{
    Code, Commitment, ENTRY_BYTES_MAX, Entry, Fault, Hash, InclusionProof, KeptTree, Officer,
    Outcome, Pseudonym, Salt,
};
use proptest::prelude::*;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};

fn code(text: &str) -> Code {
    Code::new(text).unwrap()
}

fn full() -> Entry {
    Entry {
        time: 1_511_175_600_000_000,
        officer: Some(Officer {
            id: code("o-17"),
            name: "Növbətçi \"A\"".to_owned(),
            post: Some(code("case_manager")),
        }),
        agency: Some(code("shelter-2")),
        sign_in: None,
        purpose: Some(code("care")),
        act: code("searched"),
        register: Some(code("persons")),
        record: Some(Pseudonym::from([0x5a; 16])),
        person: Some(Pseudonym::from([0x0f; 16])),
        outcome: Outcome::Refused(code("guard.not_yours")),
        parts: Vec::new(),
        rows: Some(0),
        found: Some(12),
        shown: None,
        version_hash: Some(Hash::of_leaf(b"version")),
        sealed: Some(vec![0, 1, 2, 255]),
    }
}

fn bare() -> Entry {
    Entry {
        time: 0,
        officer: None,
        agency: None,
        sign_in: None,
        purpose: None,
        act: code("signed_in"),
        register: None,
        record: None,
        person: None,
        outcome: Outcome::Done,
        parts: Vec::new(),
        rows: None,
        found: None,
        shown: None,
        version_hash: None,
        sealed: None,
    }
}

/// The bytes are hashed for ever: a change of them would make every log false.
#[test]
fn the_bytes_of_an_entry_do_not_change() {
    let written = String::from_utf8(full().encode().unwrap()).unwrap();
    assert_eq!(
        written,
        concat!(
            r#"{"form":1,"time":1511175600000000,"officer":"o-17","name":"Növbətçi \"A\"","#,
            r#""post":"case_manager","agency":"shelter-2","purpose":"care","act":"searched","#,
            r#""register":"persons","record":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a","#,
            r#""person":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f","outcome":"refused","#,
            r#""rule":"guard.not_yours","rows":0,"found":12,"#,
            r#""version":"07b01a8b827b2b6d08cb0859289dc71c78cf5d52fc00c86b93010cb24657b58a","#,
            r#""sealed":"AAEC/w=="}"#
        )
    );
    let bare = bare().encode().unwrap();
    assert_eq!(
        bare,
        br#"{"form":1,"time":0,"act":"signed_in","outcome":"done"}"#
    );
    // As anybody can compute it: sha256(00 ‖ sha256(salt ‖ bytes)).
    assert_eq!(
        Commitment::of(&Salt::from([1; 16]), &bare)
            .leaf()
            .to_string(),
        "811436d1f8a4885e832e5a561f57761cf0ff32fe276cdac64a9c8e21c074c165"
    );
}

/// A look of form 2.
fn look() -> Entry {
    Entry {
        sign_in: Some(code("a1b2")),
        parts: vec![code("counted"), code("identity")],
        shown: Some(Hash::of_leaf(b"shown")),
        ..full()
    }
}

#[test]
fn what_is_told_of_looks_stands_in_a_form_of_its_own() {
    let written = String::from_utf8(look().encode().unwrap()).unwrap();
    let before = String::from_utf8(full().encode().unwrap()).unwrap();
    let shown = Hash::of_leaf(b"shown");
    let expected = before
        .replace("\"form\":1", "\"form\":2")
        .replace("\"purpose\"", "\"sign_in\":\"a1b2\",\"purpose\"")
        .replace("\"rows\"", "\"parts\":[\"counted\",\"identity\"],\"rows\"")
        .replace("\"version\"", &format!("\"shown\":\"{shown}\",\"version\""));
    assert_eq!(written, expected);
    // Each is written in its own form and in no other.
    for (text, form, other) in [(&written, 2, 1), (&before, 1, 2)] {
        let (form, other) = (format!("\"form\":{form}"), format!("\"form\":{other}"));
        assert!(Entry::decode(text.replace(&form, &other).as_bytes()).is_err());
    }
}

#[test]
fn an_entry_is_read_back_as_it_was_written() {
    for entry in [full(), bare(), look()] {
        assert_eq!(Entry::decode(&entry.encode().unwrap()).unwrap(), entry);
    }
}

#[test]
fn other_ways_to_write_the_same_are_refused() {
    let text = String::from_utf8(full().encode().unwrap()).unwrap();
    for (from, to) in [
        ("{\"form\":1,", "{ \"form\":1,"),
        ("\"form\":1", "\"form\":1.0"),
        ("\"rows\":0", "\"rows\":00"),
        ("\"rows\":0", "\"rows\":null"),
        ("\"rows\":0,\"found\":12", "\"found\":12,\"rows\":0"),
        ("\"rows\":0", "\"rows\":0,\"rows\":0"),
        ("ö", "\\u00f6"),
        ("5a5a", "5A5A"),
        ("AAEC/w==", "AAEC/w"),
        ("AAEC/w==", "AAEC/x=="),
        ("\"act\":\"searched\"", "\"act\":\"searched\",\"other\":1"),
        ("\"outcome\":\"refused\"", "\"outcome\":\"done\""),
        (",\"rule\":\"guard.not_yours\"", ""),
        (",\"name\":\"Növbətçi \\\"A\\\"\"", ""),
        ("\"officer\":\"o-17\",", ""),
        ("\"time\":1511175600000000,", ""),
        ("\"act\":\"searched\"", "\"act\":\"searched for\""),
    ] {
        let other = text.replacen(from, to, 1);
        assert_ne!(other, text, "{from} is in the text");
        assert!(Entry::decode(other.as_bytes()).is_err(), "{other}");
    }
    assert!(Entry::decode(format!("{text}\n").as_bytes()).is_err());
    assert!(Entry::decode(&text.as_bytes()[..text.len() - 1]).is_err());
}

#[test]
fn a_newer_form_is_told_apart_from_damage() {
    let newer = br#"{"form":3,"time":0,"what":"signed_in"}"#;
    assert!(matches!(
        Entry::decode(newer),
        Err(Fault::EntryFromNewerVersion { form: 3 })
    ));
    assert!(matches!(
        Entry::decode(br#"{"form":0,"time":0,"act":"signed_in","outcome":"done"}"#),
        Err(Fault::EntryUnreadable { .. })
    ));
}

#[test]
fn what_somebody_said_is_no_code() {
    for text in [
        "",
        "her sister called",
        "Gülnar",
        "a\nb",
        "<b>",
        "a+b",
        &"a".repeat(97),
    ] {
        assert!(matches!(Code::new(text), Err(Fault::NoCode)), "{text:?}");
    }
    assert!(Code::new("a".repeat(96)).is_ok());
    assert!(Code::new("guard.not_yours:2017-03/a_b").is_ok());
}

#[test]
fn an_officer_s_name_is_one_line() {
    for name in ["", "A\nB", "A\u{0}", &"x".repeat(201)] {
        let mut entry = full();
        entry.officer.as_mut().unwrap().name = name.to_owned();
        assert!(
            matches!(entry.encode(), Err(Fault::OfficerName)),
            "{name:?}"
        );
    }
}

#[test]
fn an_entry_that_is_too_long_is_refused_before_it_is_written() {
    let mut entry = bare();
    entry.sealed = Some(vec![7; ENTRY_BYTES_MAX * 3 / 4 - 100]);
    let bytes = entry.encode().unwrap();
    assert!(bytes.len() <= ENTRY_BYTES_MAX);
    assert_eq!(Entry::decode(&bytes).unwrap(), entry);
    entry.sealed = Some(vec![7; ENTRY_BYTES_MAX]);
    assert!(matches!(entry.encode(), Err(Fault::EntryTooLong { .. })));
    assert!(Entry::decode(&vec![b' '; ENTRY_BYTES_MAX + 1]).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_refused_or_are_an_entry(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(entry) = Entry::decode(&bytes) {
            prop_assert_eq!(entry.encode().unwrap(), bytes);
        }
    }

    #[test]
    fn an_altered_bit_is_refused_or_another_entry(at: prop::sample::Index, bit in 0_u8..8) {
        let bytes = full().encode().unwrap();
        let mut altered = bytes.clone();
        altered[at.index(bytes.len())] ^= 1 << bit;
        if let Ok(entry) = Entry::decode(&altered) {
            prop_assert_ne!(entry, full());
        }
    }
}

#[test]
fn a_salt_hides_what_could_be_guessed() {
    let mut chance = ChaCha20Rng::seed_from_u64(4);
    let bytes = bare().encode().unwrap();
    let (one, other) = (Salt::draw(&mut chance), Salt::draw(&mut chance));
    assert_ne!(
        Commitment::of(&one, &bytes).leaf(),
        Commitment::of(&other, &bytes).leaf()
    );
    assert_eq!(
        Commitment::of(&one, &bytes).hash(),
        Commitment::of(&Salt::from(*one.as_bytes()), &bytes).hash()
    );
}

/// The sealed part is enciphered before it comes here: without its key it is
/// bytes of chance, and the entry is proven as before.
#[test]
fn an_entry_of_an_erased_person_is_still_proven_and_tells_nothing_of_them() {
    let mut chance = ChaCha20Rng::seed_from_u64(5);
    let asked = b"Example Person, born in a village";
    let person = uuid::Uuid::from_u128(7);
    let place = vault::Place {
        subject: person,
        record: person,
    };
    let column = vault::Column::new("ledger", "sealed");
    let mut entry = full();
    {
        let key = new_key(person, &mut chance);
        let sealed = key.seal(&column, place, &mut chance, asked).unwrap();
        assert_eq!(key.open(&column, place, &sealed).unwrap(), asked);
        entry.sealed = Some(sealed);
    }
    // The vault is gone, and the key with it.
    let bytes = entry.encode().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    for word in ["Example", "Person", "village"] {
        assert!(!text.contains(word));
    }
    let salt = Salt::draw(&mut chance);
    let mut tree = KeptTree::default();
    for number in 0..5_u8 {
        tree.append(Hash::of_leaf(&[number])).unwrap();
    }
    let commitment = Commitment::of(&salt, &bytes);
    tree.append(commitment.leaf()).unwrap();
    let proof = InclusionProof::of(&tree, 5, 6).unwrap();
    proof
        .verify(commitment.as_bytes(), &tree.tree().root())
        .unwrap();
    // Another key opens nothing.
    let read = Entry::decode(&bytes).unwrap();
    let other = new_key(person, &mut chance);
    assert!(other.open(&column, place, &read.sealed.unwrap()).is_err());
}

/// A person's key, of a vault of its own.
fn new_key(person: uuid::Uuid, chance: &mut ChaCha20Rng) -> vault::DataKey {
    let folder = tempfile::tempdir().unwrap();
    let master = vault::MasterKey::create(&folder.path().join("master.key")).unwrap();
    let vault = vault::Vault::new(master);
    let wrapped = vault.new_data_key(person, chance).unwrap();
    vault.unwrap(person, &wrapped).unwrap()
}
