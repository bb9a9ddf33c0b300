//! What a log hands to a witness: a checkpoint, and the proof that it grew
//! out of the one which the witness co-signed last. The text is the body of
//! C2SP tlog-witness's request, so that it can travel as a file as well as
//! over a network.

use crate::{
    Fault, Hash,
    note::NOTE_BYTES_MAX,
    proof::{ConsistencyProof, PROOF_HASHES_MAX},
};

/// A checkpoint to be co-signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The size of the tree that the witness co-signed last, 0 at first.
    pub old: u64,
    /// The proof.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: String,
}

impl Offer {
    /// The offer of a checkpoint with its proof.
    #[must_use]
    pub fn new(proof: ConsistencyProof, checkpoint: String) -> Self {
        Self {
            old: proof.old,
            hashes: proof.hashes,
            checkpoint,
        }
    }

    /// Reads an offer.
    ///
    /// # Errors
    /// [`Fault::Offer`], with what is wrong. Whether the checkpoint is one,
    /// the witness says.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let refused = |reason| Fault::Offer { reason };
        if text.len() > 2 * NOTE_BYTES_MAX {
            return Err(refused("it is longer than an offer can be"));
        }
        let (proof, checkpoint) = text
            .split_once("\n\n")
            .ok_or(refused("there is no blank line before its checkpoint"))?;
        let mut lines = proof.split('\n');
        let old = lines
            .next()
            .and_then(|line| line.strip_prefix("old "))
            .and_then(|size| {
                size.parse()
                    .ok()
                    .filter(|old: &u64| old.to_string() == size)
            })
            .ok_or(refused("its first line is not `old` and a size"))?;
        let hashes = lines
            .map(|line| Hash::from_base64(line).ok_or(refused("a line of its proof is no hash")))
            .collect::<Result<Vec<Hash>, Fault>>()?;
        if hashes.len() > PROOF_HASHES_MAX {
            return Err(refused("its proof is longer than a proof can be"));
        }
        Ok(Self {
            old,
            hashes,
            checkpoint: checkpoint.to_owned(),
        })
    }
}

impl std::fmt::Display for Offer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(formatter, "old {}", self.old)?;
        for hash in &self.hashes {
            writeln!(formatter, "{}", hash.to_base64())?;
        }
        write!(formatter, "\n{}", self.checkpoint)
    }
}
