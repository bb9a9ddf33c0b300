//! The order of names in a language's alphabet.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use icu_provider::DataError;

/// The alphabet of a language.
pub(crate) struct Collation(CollatorBorrowed<'static>);

impl Collation {
    pub(crate) fn load(locale: &Locale) -> Result<Collation, DataError> {
        Collator::try_new(locale.into(), CollatorOptions::default()).map(Collation)
    }

    pub(crate) fn compare(&self, left: &str, right: &str) -> Ordering {
        self.0.compare(left, right)
    }

    pub(crate) fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.0.write_sort_key_to(text, &mut key);
        key
    }
}
