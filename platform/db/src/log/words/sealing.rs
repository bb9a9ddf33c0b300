//! How words are sealed with their entry, and read.

use kernel::Fault;
use ledger::Entry;
use vault::{Vault, Words, WordsOf, WordsPlace};

use super::{Asked, ToSeal, told};
use crate::{
    Session,
    engine::Failure,
    log::{
        Event,
        appending::{place, sealed_part},
    },
};

/// The setting that names the words key.
const WORDS_KEY: &str = "words_key";
/// The act by which a new words key was made: words from before open no more.
pub(super) const KEY_MADE: &str = "words_key_made";
/// What begins a part that holds words and what is kept beside them: then how
/// many bytes the words take, highest first, the words, and what is kept.
const SUITE_OF_BOTH: u8 = 4;
const MICROSECONDS_A_DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The day of a moment, in days since 1970 began.
pub(super) fn day_of(microseconds: i64) -> u32 {
    u32::try_from(microseconds.div_euclid(MICROSECONDS_A_DAY)).unwrap_or(0)
}

fn not_sealed(fault: vault::Fault) -> Fault {
    Fault::from("what was asked could not be sealed", fault)
}

fn not_opened(fault: vault::Fault) -> Fault {
    Fault::from("a part of the log cannot be opened", fault)
}

fn text_of(opened: Vec<u8>) -> Result<String, Fault> {
    String::from_utf8(opened).map_err(|error| Fault::from("a part of the log is damaged", error))
}

/// What is sealed with an entry: the words, and what of it is kept where both
/// are there.
fn words_and_kept(sealed: &[u8]) -> (&[u8], Option<&[u8]>) {
    let both = || {
        let (suite, rest) = sealed.split_first()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        (*suite == SUITE_OF_BOTH).then(|| rest.split_at_checked(length))?
    };
    both().map_or((sealed, None), |(words, kept)| (words, Some(kept)))
}

/// The place of the words that are sealed with an entry.
pub(super) fn place_of(vault: &Vault, sealed: &[u8]) -> Option<WordsPlace> {
    vault.words_place(words_and_kept(sealed).0)
}

impl Session<'_> {
    /// What is sealed with an entry of this time that is appended next.
    pub(in crate::log) fn seal(&self, time: i64, asked: &ToSeal) -> Result<Vec<u8>, Failure> {
        let (text, kept) = match asked {
            ToSeal::Kept(text) => return self.sealed_to_keep(text),
            ToSeal::Words(text, kept) => (text, kept),
        };
        let of = WordsOf {
            day: day_of(time),
            number: u64::try_from(self.next_log_number()?).unwrap_or(0),
        };
        let words = {
            let vault = &self.shared.vault;
            let mut chance = self.chance.borrow_mut();
            vault.seal_words(of, &sealed_part(), *chance, text.as_bytes())
        };
        match (words.map_err(not_sealed)?, kept) {
            (None, _) => self.sealed_to_keep(text),
            (Some(words), None) => Ok(words),
            (Some(words), Some(kept)) => {
                let length = u32::try_from(words.len())
                    .map_err(|error| Fault::from("what was asked is too long", error))?;
                let kept = self.sealed_to_keep(kept)?;
                Ok([&[SUITE_OF_BOTH], &length.to_be_bytes()[..], &words, &kept].concat())
            }
        }
    }

    /// What is sealed under the log's own key.
    fn sealed_to_keep(&self, text: &str) -> Result<Vec<u8>, Failure> {
        let key = self.log_key()?;
        let mut chance = self.chance.borrow_mut();
        let sealed = key.seal(&sealed_part(), place(), *chance, text.as_bytes());
        Ok(sealed.map_err(not_sealed)?)
    }

    fn opened_of_kept(&self, sealed: &[u8]) -> Result<String, Failure> {
        let opened = self.log_key()?.open(&sealed_part(), place(), sealed);
        Ok(text_of(opened.map_err(not_opened)?)?)
    }

    /// What was sealed with an entry.
    pub(in crate::log) fn unsealed(&self, entry: &Entry) -> Result<Option<Asked>, Failure> {
        let Some(sealed) = entry.sealed.as_deref() else {
            return Ok(None);
        };
        let (words, kept) = words_and_kept(sealed);
        let opened = self.shared.vault.open_words(&sealed_part(), words);
        Ok(Some(match opened.map_err(not_opened)? {
            Some(Words::Read(words)) => Asked::Told(text_of(words)?),
            Some(Words::Forgotten) => Asked::Forgotten {
                kept: kept.map(|kept| self.opened_of_kept(kept)).transpose()?,
            },
            None => Asked::Told(self.opened_of_kept(sealed)?),
        }))
    }

    /// Begins with the words key, which is made where there is none. That a
    /// new one was made stands in the log, but for a log that has just begun.
    pub(crate) fn begin_words(&self) -> Result<(), Failure> {
        let name = {
            let mut chance = self.chance.borrow_mut();
            self.shared.vault.begin_words(*chance).map_err(told)?
        };
        let known = self.setting(WORDS_KEY)?;
        let Some(name) = name.filter(|name| known.as_ref() != Some(name)) else {
            return Ok(());
        };
        if known.is_some() || self.next_log_number()? > 1 {
            let event = Event::new(None, KEY_MADE, None, self.shared.clock.now())?;
            self.append(event)?;
        }
        Ok(self.set(WORDS_KEY, &name)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_counted_from_1970_and_a_moment_before_it_is_its_first() {
        assert_eq!(day_of(-1), 0);
        assert_eq!(day_of(MICROSECONDS_A_DAY - 1), 0);
        assert_eq!(day_of(MICROSECONDS_A_DAY), 1);
    }
}
