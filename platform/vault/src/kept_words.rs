//! The words key in its file, and the words that lie under it.
//!
//! It is a file of its own beside the erasable key's and not a part of it. It
//! changes day by day, and a copy from before gives back what was forgotten
//! since; who loses it loses words of searches and nobody's file. So there is
//! one of it, and no copy.
//!
//! What is sealed under a place:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | suite: 3 |
//! | 8 | the name of the words key |
//! | 8 | the place, highest byte first |
//! | … | a sealed field under the place's own key, bound to name and place |

use std::path::PathBuf;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use aes_gcm_siv::Aes256GcmSiv;
use rand::CryptoRng;

use crate::erasable::{NAME_LENGTH, in_digits};
use crate::key_file::{Form, LONGEST_FILE};
use crate::sealed_field::Column;
use crate::words_key::{WordsKey, WordsOf, WordsPlace};
use crate::{Fault, RootKey};

/// The suite of words that lie under a place of their own.
const SUITE: u8 = 3;
const FORM: Form = Form {
    header: b"opennrm words key, form 1\n",
    purpose: "opennrm words key file 1",
    associated: "opennrm words key file",
};
/// Suite, name and place stand before the sealed field.
const HEAD_LENGTH: usize = 1 + NAME_LENGTH + size_of::<u64>();

/// Words of a search, as they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// As they were sealed.
    Read(Vec<u8>),
    /// Their place was taken out, or the words key that they lie under is lost.
    Forgotten,
}

/// The name and the place that stand before sealed words.
fn head(sealed: &[u8]) -> Option<([u8; NAME_LENGTH], WordsPlace, &[u8])> {
    let (suite, rest) = sealed.split_first()?;
    let (name, rest) = rest.split_first_chunk()?;
    let (place, rest) = rest.split_first_chunk()?;
    let place = WordsPlace::from_number(u64::from_be_bytes(*place));
    (*suite == SUITE).then_some((*name, place, rest))
}

/// Whether these bytes are words under a place of their own.
pub(crate) fn is_words(sealed: &[u8]) -> bool {
    sealed.first() == Some(&SUITE)
}

/// The words key of a database and its file; the key is made when it is begun
/// with.
pub(crate) struct KeptWordsKey {
    path: PathBuf,
    sealing: Aes256GcmSiv,
    key: RwLock<Option<WordsKey>>,
}

impl KeptWordsKey {
    /// The words key in this file, if there is one.
    pub(crate) fn open(root: &RootKey, path: PathBuf) -> Result<Self, Fault> {
        let kept = Self {
            path,
            sealing: FORM.sealing(root),
            key: RwLock::new(None),
        };
        kept.take(kept.on_disk()?);
        Ok(kept)
    }

    fn read(&self) -> RwLockReadGuard<'_, Option<WordsKey>> {
        self.key.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, key: Option<WordsKey>) {
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = key;
    }

    fn on_disk(&self) -> Result<Option<WordsKey>, Fault> {
        let sealed = match owner_file::read(&self.path, LONGEST_FILE) {
            Err(owner_file::Fault::System { cause, .. })
                if cause.kind() == std::io::ErrorKind::NotFound =>
            {
                return Ok(None);
            }
            sealed => sealed?,
        };
        let plain = FORM.opened(&self.sealing, &sealed);
        let key = plain.and_then(|plain| WordsKey::from_bytes(&plain));
        key.map(Some).ok_or_else(|| Fault::WordsKeyRefused {
            path: self.path.clone(),
        })
    }

    /// Makes the key where there is none; gives its name.
    pub(crate) fn begin(&self, chance: &mut dyn CryptoRng) -> Result<String, Fault> {
        if self.name().is_none() {
            let _alone = owner_file::hold(&self.path)?;
            let key = match self.on_disk()? {
                Some(key) => key,
                None => {
                    let key = WordsKey::draw(chance);
                    let sealed = FORM.sealed(&self.sealing, &key.to_bytes(), chance);
                    owner_file::create(&self.path, &sealed)?;
                    key
                }
            };
            self.take(Some(key));
        }
        Ok(self.name().unwrap_or_default())
    }

    /// The name of the key.
    pub(crate) fn name(&self) -> Option<String> {
        Some(in_digits(self.read().as_ref()?.name))
    }

    /// Seals words; nothing where no key was begun with.
    pub(crate) fn seal(
        &self,
        of: WordsOf,
        column: &Column,
        chance: &mut dyn CryptoRng,
        plain: &[u8],
    ) -> Result<Option<Vec<u8>>, Fault> {
        let kept = self.read();
        let Some(key) = kept.as_ref() else {
            return Ok(None);
        };
        let place = key.place(of, chance);
        let Some((place, (own, lies))) = place.and_then(|place| Some((place, key.key(place)?)))
        else {
            return Ok(None);
        };
        let sealed = own.seal(column, lies, chance, plain)?;
        let mut words = Vec::with_capacity(HEAD_LENGTH + sealed.len());
        words.push(SUITE);
        words.extend_from_slice(&key.name);
        words.extend_from_slice(&place.number().to_be_bytes());
        words.extend_from_slice(&sealed);
        Ok(Some(words))
    }

    /// Opens words.
    pub(crate) fn open_words(&self, column: &Column, sealed: &[u8]) -> Result<Words, Fault> {
        let kept = self.read();
        let Some(key) = kept.as_ref() else {
            return Ok(Words::Forgotten);
        };
        let Some((name, place, sealed)) = head(sealed) else {
            return Err(Fault::WordsRefused);
        };
        match key.key(place) {
            Some((own, lies)) if name == key.name => own
                .open(column, lies, sealed)
                .map(Words::Read)
                .map_err(|_| Fault::WordsRefused),
            _ => Ok(Words::Forgotten),
        }
    }

    /// The place of words that this key still opens.
    pub(crate) fn place_of(&self, sealed: &[u8]) -> Option<WordsPlace> {
        let (name, place, _) = head(sealed)?;
        let kept = self.read();
        let key = kept.as_ref()?;
        (name == key.name && key.has(place)).then_some(place)
    }

    /// The first day whose words were not forgotten as a whole, as the file
    /// says: another program may have written it meanwhile.
    pub(crate) fn first_day(&self) -> Result<u32, Fault> {
        self.take(self.on_disk()?);
        Ok(self.read().as_ref().map_or(0, WordsKey::first_day))
    }

    /// Takes places out, and all of the days before one, in the file and here.
    pub(crate) fn forget(
        &self,
        places: &[WordsPlace],
        before: Option<u32>,
        chance: &mut dyn CryptoRng,
    ) -> Result<(), Fault> {
        let _alone = owner_file::hold(&self.path)?;
        let Some(mut key) = self.on_disk()? else {
            self.take(None);
            return Ok(());
        };
        key.take_out(places, before);
        let sealed = FORM.sealed(&self.sealing, &key.to_bytes(), chance);
        owner_file::replace(&self.path, &sealed)?;
        self.take(Some(key));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::*;
    use crate::MasterKey;

    const DAY: u32 = 20_000;

    fn chance() -> ChaCha20Rng {
        ChaCha20Rng::seed_from_u64(7)
    }

    fn column() -> Column {
        Column::new("log", "asked")
    }

    struct Kept {
        folder: tempfile::TempDir,
        key: KeptWordsKey,
    }

    impl Kept {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            drop(MasterKey::create(&folder.path().join("master.key")).unwrap());
            let key = Self::again(folder.path());
            key.begin(&mut chance()).unwrap();
            Self { folder, key }
        }

        fn again(folder: &std::path::Path) -> KeptWordsKey {
            let master = MasterKey::open(&folder.join("master.key")).unwrap();
            KeptWordsKey::open(&RootKey::itself(&master), folder.join("words-key")).unwrap()
        }

        fn seal(&self, day: u32, number: u64, words: &str) -> Vec<u8> {
            let of = WordsOf { day, number };
            let sealed = self
                .key
                .seal(of, &column(), &mut chance(), words.as_bytes());
            sealed.unwrap().unwrap()
        }

        fn read(&self, sealed: &[u8]) -> Option<String> {
            read_by(&self.key, sealed)
        }

        fn bytes(&self) -> usize {
            std::fs::read(self.folder.path().join("words-key"))
                .unwrap()
                .len()
        }
    }

    fn read_by(key: &KeptWordsKey, sealed: &[u8]) -> Option<String> {
        match key.open_words(&column(), sealed).unwrap() {
            Words::Read(words) => Some(String::from_utf8(words).unwrap()),
            Words::Forgotten => None,
        }
    }

    #[test]
    fn words_of_one_search_go_and_those_beside_it_stay() {
        let kept = Kept::new();
        let all: Vec<_> = (0..9)
            .map(|number| kept.seal(DAY, number, &format!("words {number}")))
            .collect();
        let place = kept.key.place_of(&all[4]).unwrap();
        kept.key.forget(&[place], None, &mut chance()).unwrap();
        for key in [&kept.key, &Kept::again(kept.folder.path())] {
            for (number, sealed) in all.iter().enumerate() {
                let words = (number != 4).then(|| format!("words {number}"));
                assert_eq!(read_by(key, sealed), words);
            }
            assert_eq!(key.place_of(&all[4]), None);
        }
    }

    #[test]
    fn the_last_day_of_the_term_goes_and_the_next_stays() {
        let kept = Kept::new();
        let last = kept.seal(DAY - 1, u64::MAX, "too old");
        let next = kept.seal(DAY, 0, "kept");
        kept.key.forget(&[], Some(DAY), &mut chance()).unwrap();
        assert_eq!(kept.read(&last), None);
        assert_eq!(kept.read(&next).as_deref(), Some("kept"));
        assert_eq!(kept.key.first_day().unwrap(), DAY);
        // A day before that one does not come back.
        kept.key.forget(&[], Some(DAY - 9), &mut chance()).unwrap();
        assert_eq!(kept.key.first_day().unwrap(), DAY);
    }

    #[test]
    fn new_words_are_read_where_their_own_place_is_gone_already() {
        let kept = Kept::new();
        let gone = kept.seal(DAY, 3, "gone");
        let place = kept.key.place_of(&gone).unwrap();
        kept.key
            .forget(&[place], Some(DAY - 1), &mut chance())
            .unwrap();
        // An older copy of a database counts again; a clock was put back.
        for day in [DAY, DAY - 400] {
            let sealed = kept.seal(day, 3, "said again");
            assert_eq!(kept.read(&sealed).as_deref(), Some("said again"));
        }
        assert_eq!(kept.read(&gone), None);
    }

    #[test]
    fn words_under_a_key_that_was_lost_are_forgotten_and_others_are_damaged() {
        let kept = Kept::new();
        let sealed = kept.seal(DAY, 1, "lost");
        let mut altered = sealed.clone();
        *altered.last_mut().unwrap() ^= 1;
        let told = kept.key.open_words(&column(), &altered);
        assert!(matches!(told, Err(Fault::WordsRefused)), "{told:?}");
        // Laid under another place it does not open either.
        altered.clone_from(&sealed);
        altered[HEAD_LENGTH - 1] ^= 1;
        assert!(kept.key.open_words(&column(), &altered).is_err());

        let path = kept.folder.path().join("words-key");
        std::fs::remove_file(path).unwrap();
        let other = Kept::again(kept.folder.path());
        assert_eq!(read_by(&other, &sealed), None);
        let first = kept.key.name().unwrap();
        let other_name = other.begin(&mut ChaCha20Rng::seed_from_u64(8)).unwrap();
        assert_ne!(other_name, first);
        assert_eq!(read_by(&other, &sealed), None);
    }

    #[test]
    fn another_databases_file_is_refused_and_left_as_it_is() {
        let kept = Kept::new();
        let path = kept.folder.path().join("master.key");
        std::fs::remove_file(&path).unwrap();
        let master = MasterKey::create(&path).unwrap();
        let before = kept.bytes();
        let words = kept.folder.path().join("words-key");
        let opened = KeptWordsKey::open(&RootKey::itself(&master), words);
        assert!(matches!(opened, Err(Fault::WordsKeyRefused { .. })));
        assert_eq!(kept.bytes(), before);
    }

    /// How large the file is after words of so many searches went one by one:
    /// each on a day of its own, which costs most.
    #[test]
    fn what_goes_one_by_one_takes_little_room_and_none_once_its_term_is_over() {
        let sizes = |apart: u32| -> Vec<usize> {
            let of = |searches: u32| {
                let kept = Kept::new();
                let places: Vec<_> = (0..searches)
                    .map(|one| WordsPlace::of(DAY + one * apart / 100, u64::from(one) * 7_919))
                    .collect();
                kept.key.forget(&places, None, &mut chance()).unwrap();
                let size = kept.bytes();
                kept.key
                    .forget(&[], Some(DAY + 1_000), &mut chance())
                    .unwrap();
                assert!(kept.bytes() < 800, "{} bytes stay", kept.bytes());
                size
            };
            [0, 1, 100, 1_000].into_iter().map(of).collect()
        };
        // After none, one, a hundred and a thousand: one on each day, and a
        // hundred on each.
        assert_eq!(sizes(100), BYTES_A_DAY_EACH);
        assert_eq!(sizes(1), BYTES_A_HUNDRED_A_DAY);
    }

    const BYTES_A_DAY_EACH: [usize; 4] = [100, 1_430, 76_594, 760_632];
    const BYTES_A_HUNDRED_A_DAY: [usize; 4] = [100, 1_430, 49_804, 493_720];
}
