//! Passwords: what is kept of them, how they are compared, which are refused.
//!
//! Argon2id with 64 MiB (RFC 9106, section 4, second recommendation, with one
//! lane): a stolen table of credentials is dear to guess from. Since each
//! comparison takes that memory, only a few are made at once, and only so many
//! wait.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Fault, Refusal};
use serde::{Deserialize, Serialize};

use crate::chance;

/// How many comparisons are made at once.
const AT_ONCE: usize = 2;
/// How many may wait for their turn.
const WAITING_MAX: usize = 32;

/// The shortest password, in characters (NIST SP 800-63B, section 3.1.1.2:
/// fifteen alone, eight with a second factor).
const CHARACTERS_MIN: usize = 10;
/// The longest password, in bytes.
const BYTES_MAX: usize = 256;

/// What is kept of a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hashed {
    memory_kib: u32,
    passes: u32,
    salt: String,
    hash: String,
}

/// What it costs to compare a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The memory, in KiB.
    memory_kib: u32,
    /// How often it is gone through.
    passes: u32,
}

impl Price {
    /// What every program asks.
    pub const FULL: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };
    /// Next to nothing, for tests that sign in by the hundred: whoever stole
    /// what is kept by it would soon have guessed.
    pub const FOR_TESTS: Self = Self {
        memory_kib: 8,
        passes: 1,
    };
}

/// Whoever compares passwords, a few at once.
pub(crate) struct Passwords {
    price: Price,
    busy: Mutex<Busy>,
    free: Condvar,
}

#[derive(Default)]
struct Busy {
    comparing: usize,
    waiting: usize,
}

/// A place among those who compare; given back when it goes.
struct Turn<'a>(&'a Passwords);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut busy = self.0.busy.lock().unwrap_or_else(PoisonError::into_inner);
        busy.comparing -= 1;
        drop(busy);
        self.0.free.notify_one();
    }
}

impl Passwords {
    /// Whoever compares them at this price.
    pub(crate) fn at(price: Price) -> Self {
        Self {
            price,
            busy: Mutex::default(),
            free: Condvar::new(),
        }
    }

    /// What is to be kept of a password.
    pub(crate) fn hash(&self, password: &str) -> Result<Hashed, No> {
        let mut hashed = Hashed {
            memory_kib: self.price.memory_kib,
            passes: self.price.passes,
            salt: chance::hexadecimal(&chance::bytes::<16>()?),
            hash: String::new(),
        };
        let _turn = self.turn()?;
        hashed.hash = computed(&hashed, password)?;
        Ok(hashed)
    }

    /// Whether this is the password. Without one that is kept, as much is
    /// computed, and it is not.
    pub(crate) fn is(&self, password: &str, kept: Option<&Hashed>) -> Result<bool, No> {
        let nobody = Hashed {
            memory_kib: self.price.memory_kib,
            passes: self.price.passes,
            salt: "00".repeat(16),
            hash: "00".repeat(32),
        };
        let _turn = self.turn()?;
        let against = kept.unwrap_or(&nobody);
        let computed = computed(against, password)?;
        Ok(chance::same(&computed, &against.hash) && kept.is_some())
    }

    fn turn(&self) -> Result<Turn<'_>, No> {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if busy.waiting >= WAITING_MAX {
            return Err(No::Busy);
        }
        busy.waiting += 1;
        while busy.comparing >= AT_ONCE {
            busy = self.free.wait(busy).unwrap_or_else(PoisonError::into_inner);
        }
        busy.waiting -= 1;
        busy.comparing += 1;
        Ok(Turn(self))
    }
}

/// Why a password was not compared.
#[derive(Debug)]
pub(crate) enum No {
    /// Too many wait already.
    Busy,
    /// The system failed.
    Failed(Fault),
}

impl From<Fault> for No {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault)
    }
}

impl From<No> for kernel::No {
    fn from(no: No) -> Self {
        match no {
            No::Busy => Refusal::by("access.busy").into(),
            No::Failed(fault) => fault.into(),
        }
    }
}

fn computed(hashed: &Hashed, password: &str) -> Result<String, Fault> {
    let failed =
        |error: argon2::Error| Fault::from("a password could not be hashed", error.to_string());
    let salt = chance::from_hexadecimal(&hashed.salt)
        .ok_or_else(|| Fault::new("a credential is damaged"))?;
    let params = Params::new(hashed.memory_kib, hashed.passes, 1, Some(32)).map_err(failed)?;
    let mut hash = [0; 32];
    // What is longer is refused before it is kept, so it is never right.
    let password = password.as_bytes();
    let password = password.get(..BYTES_MAX + 1).unwrap_or(password);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password, &salt, &mut hash)
        .map_err(failed)?;
    Ok(chance::hexadecimal(&hash))
}

/// Refuses a password that is short, long beyond reason, or easily guessed:
/// one that is common, or made of what is known of its owner. Nothing is asked
/// of the kinds of its characters.
pub(crate) fn fit(password: &str, about: &[&str]) -> Result<(), Refusal> {
    let refused = |rule: &str| Err(Refusal::by(rule).at("password"));
    if password.chars().count() < CHARACTERS_MIN {
        return Err(Refusal::by("access.password_short")
            .at("password")
            .naming("min", CHARACTERS_MIN));
    }
    if password.len() > BYTES_MAX {
        return Err(Refusal::by("access.password_long")
            .at("password")
            .naming("max", BYTES_MAX));
    }
    if zxcvbn::zxcvbn(password, about).score() < zxcvbn::Score::Three {
        return refused("access.password_guessed");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other_is() {
        let passwords = Passwords::at(Price::FULL);
        let kept = passwords.hash("several invented words").unwrap();
        assert!(passwords.is("several invented words", Some(&kept)).unwrap());
        assert!(!passwords.is("several invented wordz", Some(&kept)).unwrap());
        assert!(!passwords.is("several invented words", None).unwrap());
        assert!(kept.memory_kib >= 64 * 1024);
        assert_ne!(kept, passwords.hash("several invented words").unwrap());
    }

    #[test]
    fn short_common_and_own_words_are_refused_and_ten_good_characters_are_not() {
        let rule = |password: &str| fit(password, &["Invented Officer"]).map_err(|no| no.rule);
        assert_eq!(rule("kT7,vq2;w"), Err("access.password_short".to_owned()));
        assert_eq!(rule("kT7,vq2;wX"), Ok(()));
        assert_eq!(
            rule("password123"),
            Err("access.password_guessed".to_owned())
        );
        assert_eq!(
            rule("InventedOfficer"),
            Err("access.password_guessed".to_owned())
        );
        assert_eq!(
            rule(&"kT7,vq2;wX".repeat(26)),
            Err("access.password_long".to_owned())
        );
        assert_eq!(rule("four lamps under the quiet bridge"), Ok(()));
    }
}
