//! Small logs as they lie in a store, with what their witnesses keep.

use std::sync::LazyLock;

use ledger::{
    Checkpoint, Commitment, ConsistencyProof, Hash, KeptTree, Note, Offer, PublicKey, Salt,
    SecretKey, Statement, StoredEntry, Tree, Verdict, Verification, Witness,
};
use rand_chacha::{
    ChaCha20Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

pub const ORIGIN: &str = "nrm.example/log";
pub const WITNESS: &str = "ombudsman.example/w";

/// A store, and beside it what lies elsewhere.
#[derive(Clone)]
pub struct Log {
    pub entries: Vec<StoredEntry>,
    pub checkpoints: Vec<String>,
    pub head: (u64, Hash),
    /// The last checkpoint that the witness keeps.
    pub brought: Option<String>,
    /// The leaves up to it, as the witness keeps them.
    pub copy: Vec<Hash>,
    /// How many entries the witness has co-signed.
    pub witnessed: u64,
}

/// A number below a bound.
pub fn below(chance: &mut ChaCha20Rng, bound: usize) -> usize {
    (chance.next_u64() % bound as u64) as usize
}

fn drawn(name: &str, statement: Statement) -> SecretKey {
    let mut chance = ChaCha20Rng::seed_from_u64(31);
    SecretKey::draw(name, statement, &mut chance).unwrap()
}

pub fn log_key() -> &'static SecretKey {
    static KEY: LazyLock<SecretKey> = LazyLock::new(|| drawn(ORIGIN, Statement::Log));
    &KEY
}

fn witness_key() -> SecretKey {
    drawn(WITNESS, Statement::Witness)
}

pub fn witness_public() -> PublicKey {
    static KEY: LazyLock<PublicKey> = LazyLock::new(|| witness_key().public().clone());
    KEY.clone()
}

pub fn entry(sequence: u64, chance: &mut ChaCha20Rng) -> StoredEntry {
    let salt = Salt::draw(chance);
    let encoding = format!(
        r#"{{"form":1,"time":{},"act":"looked","outcome":"done","rows":{}}}"#,
        1_511_175_600_000_000 + sequence,
        chance.next_u32() % 10,
    )
    .into_bytes();
    StoredEntry {
        sequence,
        salt,
        leaf: Commitment::of(&salt, &encoding).leaf(),
        encoding,
    }
}

impl Log {
    /// A log that grew in a few steps, with a checkpoint after each. The
    /// witness came by after some of them; entries may have come since.
    pub fn grown(chance: &mut ChaCha20Rng) -> Self {
        let log = log_key();
        let mut witness = Witness::new(witness_key(), log.public().clone(), None).unwrap();
        let mut kept = KeptTree::default();
        let mut grown = Self {
            entries: Vec::new(),
            checkpoints: Vec::new(),
            head: (0, Hash::of_empty_tree()),
            brought: None,
            copy: Vec::new(),
            witnessed: 0,
        };
        let steps = 2 + below(chance, 2);
        let visited = below(chance, steps);
        for step in 0..steps {
            for _ in 0..2 + below(chance, 14) {
                let entry = entry(kept.tree().size(), chance);
                kept.append(entry.leaf).unwrap();
                grown.entries.push(entry);
            }
            let checkpoint = Checkpoint::of(ORIGIN, kept.tree()).unwrap();
            let mut note = checkpoint.sign(log).unwrap();
            if step == visited || below(chance, 3) == 0 {
                let proof = ConsistencyProof::of(&kept, witness.size().unwrap(), checkpoint.size())
                    .unwrap();
                let offer = Offer::new(proof, note.to_string());
                let line = witness
                    .cosign(&offer, 1_511_175_600 + step as u64, |_| Ok(()))
                    .unwrap();
                note.add(line);
                grown.witnessed = checkpoint.size();
                grown.brought = witness.held().map(Note::to_string);
                grown.copy = kept.leaves().to_vec();
            }
            grown.checkpoints.push(note.to_string());
        }
        for _ in 0..below(chance, 6) {
            let entry = entry(kept.tree().size(), chance);
            kept.append(entry.leaf).unwrap();
            grown.entries.push(entry);
        }
        grown.head = (kept.tree().size(), kept.tree().root());
        grown
    }

    /// The size of the largest checkpoint of the store.
    pub fn signed(&self) -> u64 {
        let note = self.checkpoints.last().unwrap();
        let (checkpoint, _) = Checkpoint::open(note, log_key().public()).unwrap();
        checkpoint.size()
    }

    /// Numbers the entries anew and makes the head of what is there.
    pub fn renumber(&mut self) {
        let mut tree = Tree::default();
        for (number, entry) in (0..).zip(&mut self.entries) {
            entry.sequence = number;
            tree.append(entry.leaf).unwrap();
        }
        self.head = (tree.size(), tree.root());
    }

    /// What somebody with the log's key can do: every checkpoint anew, of
    /// the entries as they are now. No witness signs them.
    pub fn sign_anew(&mut self) {
        let log = log_key();
        let sizes: Vec<u64> = self
            .checkpoints
            .iter()
            .map(|note| Checkpoint::open(note, log.public()).unwrap().0.size())
            .collect();
        self.checkpoints.clear();
        let mut tree = Tree::default();
        let mut entries = self.entries.iter();
        for size in sizes {
            while tree.size() < size {
                let Some(entry) = entries.next() else { break };
                tree.append(entry.leaf).unwrap();
            }
            let checkpoint = Checkpoint::of(ORIGIN, &tree).unwrap();
            self.checkpoints
                .push(checkpoint.sign(log).unwrap().to_string());
        }
    }

    /// A check with everything that there is.
    pub fn check(&self, with_copy: bool) -> Verdict {
        let check = Verification::new(log_key().public().clone(), vec![witness_public()])
            .with_head(self.head.0, self.head.1)
            .with_brought(self.brought.clone());
        let copy = if with_copy { &self.copy[..] } else { &[] };
        run(&check, self, copy)
    }
}

/// Runs a check over a store.
pub fn run(check: &Verification, log: &Log, copy: &[Hash]) -> Verdict {
    let entries = log.entries.iter().cloned().map(Ok::<_, ()>);
    let checkpoints = log.checkpoints.iter().cloned().map(Ok);
    check
        .run(entries, checkpoints, copy.iter().copied().map(Ok))
        .unwrap()
}
