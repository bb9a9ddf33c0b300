//! Checkpoints: what a log signs of itself at one moment (C2SP
//! tlog-checkpoint). Three lines: whose log it is, how many leaves its tree
//! has, and the root.

use crate::{Fault, Hash, Note, PublicKey, SecretKey, Tree, key, tree::LEAVES_MAX};

/// A log at one size.
///
/// ```
/// use ledger::{Checkpoint, Hash, Note};
/// # use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
/// # use ledger::{SecretKey, Statement};
/// # let mut chance = ChaCha20Rng::seed_from_u64(1);
/// let key = SecretKey::draw("nrm.example/log", Statement::Log, &mut chance)?;
/// let checkpoint = Checkpoint::new("nrm.example/log", 0, Hash::of_empty_tree())?;
/// let note = checkpoint.sign(&key)?.to_string();
/// assert_eq!(Checkpoint::open(&note, key.public())?.0, checkpoint);
/// # Ok::<(), ledger::Fault>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
}

impl Checkpoint {
    /// The checkpoint of a log of this name.
    ///
    /// # Errors
    /// [`Fault::KeyName`] when the name cannot be a key's, [`Fault::TreeFull`]
    /// when the size is beyond [`LEAVES_MAX`].
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Self, Fault> {
        key::check_name(origin)?;
        if size > LEAVES_MAX {
            return Err(Fault::TreeFull);
        }
        Ok(Self {
            origin: origin.to_owned(),
            size,
            root,
        })
    }

    /// The checkpoint of a tree as it stands.
    ///
    /// # Errors
    /// As [`Checkpoint::new`].
    pub fn of(origin: &str, tree: &Tree) -> Result<Self, Fault> {
        Self::new(origin, tree.size(), tree.root())
    }

    /// Whose log it is: the name of the key that signs.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many leaves the tree has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The tree's root.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.root
    }

    /// The three lines.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "{}\n{}\n{}\n",
            self.origin,
            self.size,
            self.root.to_base64()
        )
    }

    /// The checkpoint of a note's text, whoever signed it.
    ///
    /// # Errors
    /// [`Fault::Checkpoint`], with what is wrong. Lines beyond the third are
    /// refused: no log of this program writes any, and nobody could check
    /// what they say.
    pub fn from_text(text: &str) -> Result<Self, Fault> {
        let refused = |reason| Fault::Checkpoint { reason };
        let text = text
            .strip_suffix('\n')
            .ok_or(refused("its last line does not end"))?;
        let lines: Vec<&str> = text.splitn(4, '\n').collect();
        let [origin, size, root] = lines[..] else {
            return Err(refused("it has not three lines: name, size, root"));
        };
        key::check_name(origin).map_err(|_| refused("its first line cannot be a log's name"))?;
        let number = size
            .parse::<u64>()
            .ok()
            .filter(|number| *number <= LEAVES_MAX && number.to_string() == size)
            .ok_or(refused("its second line is no size, in digits alone"))?;
        let root = Hash::from_base64(root).ok_or(refused("its third line is no root"))?;
        if number == 0 && root != Hash::of_empty_tree() {
            return Err(refused("a tree without leaves has another root"));
        }
        Self::new(origin, number, root)
    }

    /// The checkpoint as a note, signed by its log.
    ///
    /// # Errors
    /// [`Fault::OtherOrigin`] when the key has another name,
    /// [`Fault::WrongKind`] when it is a witness's.
    pub fn sign(&self, key: &SecretKey) -> Result<Note, Fault> {
        self.expect(key.public())?;
        let mut note = Note::new(self.text())?;
        note.sign(key)?;
        Ok(note)
    }

    /// The checkpoint of a signed note, and the note for its cosignatures:
    /// only if the log signed it.
    ///
    /// # Errors
    /// [`Fault::Note`] or [`Fault::Checkpoint`] when it is none,
    /// [`Fault::OtherOrigin`] when it is another log's,
    /// [`Fault::SignatureFalse`] or [`Fault::NotSigned`].
    pub fn open(note: &str, log: &PublicKey) -> Result<(Self, Note), Fault> {
        let note = Note::parse(note)?;
        let checkpoint = Self::from_text(note.text())?;
        checkpoint.expect(log)?;
        if note.is_signed_by(log)? {
            Ok((checkpoint, note))
        } else {
            Err(Fault::NotSigned {
                name: log.name().to_owned(),
            })
        }
    }

    fn expect(&self, key: &PublicKey) -> Result<(), Fault> {
        if self.origin == key.name() {
            return Ok(());
        }
        Err(Fault::OtherOrigin {
            origin: self.origin.clone(),
            known: key.name().to_owned(),
        })
    }
}
