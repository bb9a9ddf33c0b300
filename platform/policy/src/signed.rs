//! Which policies are in force, and who signed for a change of them.
//!
//! A country may name signers in `policies/signed.note`: people who each keep
//! a key. From the day on which two of them have signed such a note, other
//! policies are taken only with a note that two of those have signed. The note
//! says what it is of by a hash of everything that decides who may see what and
//! when it was made, and names the signers of the next change. One that is no
//! later than the last is not taken: former policies are not put back by what
//! was signed for them then.

use std::{fs, io};

use clockwork::{Moment, SignedDuration};
use ledger::{Note, PublicKey, SecretKey, Statement};

use crate::Edition;

/// The note of a pack, within its folder.
pub const NOTE: &str = "policies/signed.note";
/// How many must have signed.
const SIGNED_BY: usize = 2;
/// The most signers there may be.
const SIGNERS_MAX: usize = 20;
const TITLE: &str = "opennrm policies";
const MADE: &str = "made ";
const SIGNER: &str = "signer ";
/// So many hours the clock of a signer may be before the program's: a note of
/// another year would keep every later one out until then.
const HOURS_BEFORE: i64 = 24;

/// Why policies are not taken, or not signed.
#[derive(Debug, thiserror::Error)]
pub enum Unsigned {
    /// The note cannot be written.
    #[error("{path}: {error}")]
    Unwritten {
        /// The file.
        path: String,
        /// Why not.
        error: io::Error,
    },
    /// The note or a key is none.
    #[error("{path}: {fault}", path = NOTE)]
    Note {
        /// What is wrong.
        fault: ledger::Fault,
    },
    /// The note is of other policies than those beside it.
    #[error(
        "{NOTE} is of other policies than those beside it: have them signed by `opennrm policy \
         sign`, or put back those that were signed"
    )]
    OfOthers,
    /// Too few of those who may have signed.
    #[error(
        "the policies of this folder are not those that were last in force, and {signed} of the \
         signers have signed for them where {SIGNED_BY} must: {signers}; have two of them sign by \
         `opennrm policy sign`, or put the former policies back"
    )]
    TooFew {
        /// How many have.
        signed: usize,
        /// Who may, by name.
        signers: String,
    },
    /// The note is no later than that of the policies that were last in force.
    #[error(
        "{NOTE} was signed before that of the policies that were last in force: former policies \
         come back with new signatures alone; have two of the signers sign for them once more by \
         `opennrm policy sign`"
    )]
    Former,
    /// The note is of a day that has not come.
    #[error(
        "{NOTE} was made on a day that has not come ({made}): look at the clocks of this machine \
         and of the signers, then have it signed anew by `opennrm policy sign`"
    )]
    NotYet {
        /// When it is said to have been made.
        made: Moment,
    },
    /// What is signed must name enough signers and not too many.
    #[error("name {SIGNED_BY} to {SIGNERS_MAX} signers, each by a key of their own")]
    Signers,
    /// Whoever signs is none of the signers that the note names.
    #[error("{name} is none of the signers")]
    NoSigner {
        /// The name of the key.
        name: String,
    },
}

/// The text of a note: what it is of, when it was made, and who signs for the
/// next change.
struct Said {
    of: String,
    /// Nothing where there is no note.
    made: Option<Moment>,
    signers: Vec<PublicKey>,
}

impl Said {
    fn text(&self) -> String {
        let signers: String = self
            .signers
            .iter()
            .map(|key| format!("{SIGNER}{key}\n"))
            .collect();
        let made = self.made.map(|made| format!("{MADE}{made}\n"));
        format!(
            "{TITLE}\n{}\n{}{signers}",
            self.of,
            made.unwrap_or_default()
        )
    }

    fn read(text: &str) -> Result<Self, Unsigned> {
        let none = || Unsigned::Note {
            fault: ledger::Fault::Note {
                reason: "its text is not that of policies",
            },
        };
        let mut lines = text.lines().peekable();
        if lines.next() != Some(TITLE) {
            return Err(none());
        }
        let of = lines.next().ok_or_else(none)?.to_owned();
        let made = lines
            .next_if(|line| line.starts_with(MADE))
            .and_then(|line| line.strip_prefix(MADE))
            .map(|made| made.parse().map_err(|_| none()))
            .transpose()?;
        let signers = lines.map(|line| {
            let key = line.strip_prefix(SIGNER).ok_or_else(none)?;
            key.parse().map_err(noted)
        });
        let signers: Vec<PublicKey> = signers.collect::<Result<_, _>>()?;
        if signers.is_empty() {
            return Ok(Self { of, made, signers });
        }
        check_signers(&signers)?;
        Ok(Self { of, made, signers })
    }
}

impl Edition {
    /// Holds the policies against those that were last in force. Gives
    /// the text to keep of them, and how many of the signers have signed it; or
    /// nothing where they are the same.
    ///
    /// # Errors
    /// [`Unsigned`], where the change is not signed by two, or the note is wrong.
    pub fn taken(
        &self,
        last: Option<&str>,
        today: Moment,
    ) -> Result<Option<(String, usize)>, Unsigned> {
        let note = self.signed()?;
        let now = match &note {
            Some(note) => Said::read(note.text())?,
            None => Said {
                of: self.of.clone(),
                made: None,
                signers: Vec::new(),
            },
        };
        if now.of != self.of {
            return Err(Unsigned::OfOthers);
        }
        if last == Some(now.text().as_str()) {
            return Ok(None);
        }
        if let Some(made) = now.made
            && made.since(today) > SignedDuration::from_hours(HOURS_BEFORE)
        {
            return Err(Unsigned::NotYet { made });
        }
        let before = last.map(Said::read).transpose()?;
        // The first note is signed by those whom it names itself.
        let signers = match &before {
            Some(before) if !before.signers.is_empty() => &before.signers,
            _ => &now.signers,
        };
        let mut signed = 0;
        if let Some(note) = &note {
            for signer in signers {
                signed += usize::from(note.is_signed_by(signer).map_err(noted)?);
            }
        }
        if signers.is_empty() {
            return Ok(Some((now.text(), signed)));
        }
        if signed >= SIGNED_BY {
            let last = before.and_then(|before| before.made);
            if last.is_some() && now.made <= last {
                return Err(Unsigned::Former);
            }
            Ok(Some((now.text(), signed)))
        } else {
            let names: Vec<&str> = signers.iter().map(PublicKey::name).collect();
            Err(Unsigned::TooFew {
                signed,
                signers: names.join(", "),
            })
        }
    }

    /// Signs for the policies as they were read: adds to its note, or makes
    /// it, at this moment. Without signers it names those of the note that is
    /// there. Whoever has signed and signs once more makes it anew.
    ///
    /// # Errors
    /// [`Unsigned`]; nothing is written then.
    pub fn sign(
        &self,
        key: &SecretKey,
        signers: Vec<PublicKey>,
        now: Moment,
    ) -> Result<Note, Unsigned> {
        let there = self.signed()?;
        let said = there
            .as_ref()
            .map(|note| Said::read(note.text()))
            .transpose()?;
        let signers = match &said {
            Some(said) if signers.is_empty() => said.signers.clone(),
            _ => signers,
        };
        check_signers(&signers)?;
        let mut wanted = Said {
            of: self.of.clone(),
            made: said.as_ref().and_then(|said| said.made),
            signers,
        };
        // Whoever was a signer until now may sign for those who are next.
        let may = |said: &Said| said.signers.iter().any(|known| known == key.public());
        if !may(&wanted) && !said.as_ref().is_some_and(may) {
            return Err(Unsigned::NoSigner {
                name: key.public().name().to_owned(),
            });
        }
        let mut note = match there {
            Some(note)
                if note.text() == wanted.text()
                    && !note.is_signed_by(key.public()).map_err(noted)? =>
            {
                note
            }
            _ => {
                wanted.made = Some(now);
                Note::new(wanted.text()).map_err(noted)?
            }
        };
        note.sign(key).map_err(noted)?;
        fs::write(&self.note_file, note.to_string()).map_err(|error| Unsigned::Unwritten {
            path: self.note_file.display().to_string(),
            error,
        })?;
        Ok(note)
    }

    fn signed(&self) -> Result<Option<Note>, Unsigned> {
        let note = self.note.as_deref().map(Note::parse);
        note.transpose().map_err(noted)
    }
}

/// Who signs for the next change of the policies that [`Edition::taken`] gave the text
/// of; nobody where there are no signers.
///
/// # Errors
/// [`Unsigned`], where the text is none of policies.
pub fn signers(taken: &str) -> Result<Vec<PublicKey>, Unsigned> {
    Ok(Said::read(taken)?.signers)
}

fn check_signers(signers: &[PublicKey]) -> Result<(), Unsigned> {
    let enough = (SIGNED_BY..=SIGNERS_MAX).contains(&signers.len());
    let of_their_own = signers.iter().enumerate().all(|(at, key)| {
        let mut others = signers.iter().skip(at + 1);
        key.statement() == Statement::Log && others.all(|other| !other.signs_as(key))
    });
    if enough && of_their_own {
        Ok(())
    } else {
        Err(Unsigned::Signers)
    }
}

fn noted(fault: ledger::Fault) -> Unsigned {
    Unsigned::Note { fault }
}
