//! Known answers: the tree of RFC 6962's own test vectors, signed notes of
//! Go's documentation and of C2SP, and a checkpoint that real witnesses
//! co-signed.
#![allow(clippy::unwrap_used)]

use std::str::FromStr as _;

use ledger::{
    Checkpoint, Commitment, ConsistencyProof, Fault, Hash, InclusionProof, KeptTree, Note,
    PublicKey, Statement, Tile, Tree, bundle,
};

/// The eight leaves that implementations of RFC 6962 are tested with.
const LEAVES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];

/// The root after each of them.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn bytes(digits: &str) -> Vec<u8> {
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

fn hashes(digits: &[&str]) -> Vec<Hash> {
    digits
        .iter()
        .map(|digits| digits.parse().unwrap())
        .collect()
}

fn tree() -> KeptTree {
    let mut tree = KeptTree::default();
    for leaf in LEAVES {
        tree.append(Hash::of_leaf(&bytes(leaf))).unwrap();
    }
    tree
}

#[test]
fn the_tree_has_the_known_roots() {
    let mut tree = Tree::default();
    assert_eq!(
        tree.root().to_string(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    for (leaf, root) in LEAVES.iter().zip(ROOTS) {
        tree.append(Hash::of_leaf(&bytes(leaf))).unwrap();
        assert_eq!(tree.root().to_string(), root);
    }
}

#[test]
fn proofs_of_inclusion_are_the_known_ones() {
    let tree = tree();
    let known: [(u64, u64, &[&str]); 4] = [
        (0, 1, &[]),
        (
            0,
            8,
            &[
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            &[
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            3,
            &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
        ),
    ];
    for (leaf, size, known) in known {
        let proof = InclusionProof::of(&tree, leaf, size).unwrap();
        assert_eq!(proof.hashes, hashes(known), "leaf {leaf} of {size}");
        let root = ROOTS[size as usize - 1].parse().unwrap();
        proof.verify(&bytes(LEAVES[leaf as usize]), &root).unwrap();
    }
}

#[test]
fn proofs_of_consistency_are_the_known_ones() {
    let tree = tree();
    let known: [(u64, u64, &[&str]); 4] = [
        (1, 1, &[]),
        (
            1,
            8,
            &[
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            6,
            8,
            &[
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            5,
            &[
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ];
    for (old, new, known) in known {
        let proof = ConsistencyProof::of(&tree, old, new).unwrap();
        assert_eq!(proof.hashes, hashes(known), "from {old} to {new}");
        let root = |size: u64| ROOTS[size as usize - 1].parse().unwrap();
        proof.verify(&root(old), &root(new)).unwrap();
    }
}

#[test]
fn the_note_of_the_go_documentation_is_read_and_its_signature_right() {
    let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    let key = PublicKey::from_str(key).unwrap();
    let text = "If you think cryptography is the answer to your problem,\n\
                then you don't know what your problem is.\n\
                \n\
                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let note = Note::parse(text).unwrap();
    assert!(note.is_signed_by(&key).unwrap());
    assert_eq!(note.to_string(), text);
    let altered = Note::parse(&text.replace("your problem,", "my problem,")).unwrap();
    assert!(matches!(
        altered.is_signed_by(&key),
        Err(Fault::SignatureFalse { .. })
    ));
}

#[test]
fn the_secret_key_of_the_go_documentation_signs_as_there() {
    use std::os::unix::fs::OpenOptionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let mut file = std::fs::OpenOptions::new();
    let mut file = file
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .unwrap();
    std::io::Write::write_all(
        &mut file,
        b"opennrm ledger key, form 1\n\
          # Whoever holds this file can sign in this name. It belongs to the body of that name alone.\n\
          PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n",
    )
    .unwrap();
    let key = ledger::SecretKey::read(&path).unwrap();
    let mut note = Note::new(
        "If you think cryptography is the answer to your problem,\n\
         then you don't know what your problem is.\n",
    )
    .unwrap();
    note.sign(&key).unwrap();
    assert_eq!(
        note.signatures()[0].to_string(),
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    );
}

#[test]
fn the_example_key_of_c2sp_opens_its_note() {
    let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    let key = PublicKey::from_str(key).unwrap();
    let note = "This is an example message.\n\n\
                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    assert!(Note::parse(note).unwrap().is_signed_by(&key).unwrap());
}

#[test]
fn the_checkpoint_and_the_offer_of_the_c2sp_pages_are_read() {
    let checkpoint = "example.com/behind-the-sofa\n\
                      20852163\n\
                      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
                      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    let note = Note::parse(checkpoint).unwrap();
    let read = Checkpoint::from_text(note.text()).unwrap();
    assert_eq!(read.origin(), "example.com/behind-the-sofa");
    assert_eq!(read.size(), 20_852_163);
    assert_eq!(read.text(), note.text());

    let offer = format!(
        "old 20852014\n\
         PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n\
         jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n\
         5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n\
         /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n{checkpoint}"
    );
    let read = ledger::Offer::parse(&offer).unwrap();
    assert_eq!((read.old, read.hashes.len()), (20_852_014, 4));
    assert_eq!(read.to_string(), offer);
}

/// A checkpoint of a public log with cosignatures of public witnesses.
const WITNESSED: &str = "arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
";

#[test]
fn a_real_checkpoint_opens_and_its_witnesses_are_recognised() {
    let log = "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";
    let log = PublicKey::from_str(log).unwrap();
    let (checkpoint, note) = Checkpoint::open(WITNESSED, &log).unwrap();
    assert_eq!(checkpoint.size(), 1_432_088_532);
    assert_eq!(note.to_string(), WITNESSED);
    for witness in [
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
        "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv",
        "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM",
        "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
    ] {
        let key = PublicKey::from_str(witness).unwrap();
        assert_eq!(key.statement(), Statement::Witness);
        assert_eq!(key.to_string(), witness);
        assert_eq!(
            note.cosigned_by(&key).unwrap(),
            Some(0x6a12_2120),
            "{witness}"
        );
        // One more leaf, and it is nobody's.
        let other = WITNESSED.replace("1432088532", "1432088533");
        let other = Note::parse(&other).unwrap();
        assert!(matches!(
            other.cosigned_by(&key),
            Err(Fault::SignatureFalse { .. })
        ));
    }
    let stranger =
        "witness.navigli.sunlight.geomys.org+a3e00fe2+BNy/co4C1Hn1p+INwJrfUlgz7W55dSZReusH/GhUhJ/G";
    let stranger = PublicKey::from_str(stranger).unwrap();
    assert_eq!(note.cosigned_by(&stranger).unwrap(), None);
}

#[test]
fn the_tiles_of_c2sp_s_example_are_counted_as_there() {
    // The size of the example, as its tiles make it up.
    let size = 273 * 256 + 112;
    let tiles: Vec<Tile> = Tile::since(0, size).collect();
    let count = |level: u8, width: u16| {
        let is = |tile: &&Tile| tile.level == level && tile.width == width;
        tiles.iter().filter(is).count()
    };
    assert_eq!(count(0, 256), 273);
    assert_eq!(count(0, 112), 1);
    assert_eq!(count(1, 256), 1);
    assert_eq!(count(1, 17), 1);
    assert_eq!(count(2, 1), 1);
    assert_eq!(tiles.len(), 277);
    // A tree of 256 is a full tile and the first of the level above.
    let paths: Vec<String> = Tile::since(0, 256).map(|tile| tile.path()).collect();
    assert_eq!(paths, ["tile/0/000", "tile/1/000.p/1"]);
}

#[test]
fn a_bundle_is_each_commitment_behind_its_length() {
    let commitment = Commitment::of(&ledger::Salt::from([0; 16]), b"");
    let bundle = bundle(&[commitment, commitment]);
    assert_eq!(bundle.len(), 68);
    assert_eq!(&bundle[..2], [0, 32]);
    // What the bundle shows of an entry makes the leaf, as C2SP has it.
    assert_eq!(Hash::of_leaf(&bundle[2..34]), commitment.leaf());
}
