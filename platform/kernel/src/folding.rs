//! Text without regard to case, in every alphabet at once.
//!
//! What is folded: capital and small letters of all scripts, by Unicode's
//! case folding (Ə and ə, Ş and ş, Д and д, Σ, σ and ς), and the four letters
//! I of the Turkic alphabets, which are taken as one (I, ı, İ, i): the capital
//! of i is İ in one language and I in another, and nobody who looks for a
//! name should have to know in which it was written. What is not folded:
//! marks of letters (ş is not s) and letters of other scripts (а of the
//! Cyrillic alphabet is not a).

use std::collections::BTreeSet;

use icu_casemap::{CaseMapCloser, CaseMapper, ClosureSink};
use icu_normalizer::ComposingNormalizerBorrowed;

/// The four letters I.
const LETTERS_I: [char; 4] = ['I', 'i', 'İ', 'ı'];

/// A text as it is compared without regard to case: two texts are alike when
/// their folded forms are equal.
///
/// ```
/// assert_eq!(kernel::folded("İSMAYILLI"), kernel::folded("ismayıllı"));
/// assert_ne!(kernel::folded("şam"), kernel::folded("sam"));
/// ```
pub fn folded(text: &str) -> String {
    let mapper = const { CaseMapper::new() };
    composed(text)
        .chars()
        .map(|letter| {
            if LETTERS_I.contains(&letter) {
                'i'
            } else {
                mapper.simple_fold(letter)
            }
        })
        .collect()
}

/// Every letter that a folded text does not tell from this one, itself
/// included: for a pattern that a database matches.
///
/// ```
/// assert_eq!(kernel::letters_alike('ə').into_iter().collect::<String>(), "Əə");
/// ```
pub fn letters_alike(letter: char) -> BTreeSet<char> {
    #[derive(Default)]
    struct Letters(BTreeSet<char>);
    impl ClosureSink for Letters {
        fn add_char(&mut self, letter: char) {
            self.0.insert(letter);
        }
        // What folds to several letters (ß) stays itself: a pattern is made
        // letter by letter.
        fn add_string(&mut self, _: &str) {}
    }
    if LETTERS_I.contains(&letter) {
        return LETTERS_I.into();
    }
    let closer = const { CaseMapCloser::new() };
    let mut alike = Letters::default();
    alike.add_char(letter);
    closer.add_case_closure_to(letter, &mut alike);
    alike.0
}

/// A text in which a letter and its mark are one sign wherever there is one
/// for both: the form in which texts are kept.
pub fn composed(text: &str) -> std::borrow::Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_alike_without_regard_to_case_in_each_alphabet() {
        for (one, other) in [
            ("isa", "İSA"),
            ("isa", "ISA"),
            ("ısa", "İsa"),
            ("ƏLİYEVA", "əliyeva"),
            ("ÇÖÜĞŞ", "çöüğş"),
            ("ДМИТРИЙ ЁЖ", "дмитрий ёж"),
            ("ΟΔΟΣ", "οδος"),
            ("Ş", "s\u{327}"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        for (one, other) in [("s", "ş"), ("e", "ə"), ("a", "а"), ("g", "ğ")] {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn a_letter_is_alike_to_those_that_fold_as_it_does_and_to_no_others() {
        // Signs that are kept as another sign never stand in a text.
        let letters: Vec<(char, String)> = ('\0'..='\u{2fff}')
            .map(|letter| (letter, letter.to_string()))
            .filter(|(_, text)| composed(text) == text.as_str())
            .map(|(letter, text)| (letter, folded(&text)))
            .collect();
        for letter in "aəşiıIİkKÇöüğЖжёΣσςß1-[ʼ".chars() {
            let alike = letters_alike(letter);
            assert!(alike.contains(&letter));
            let fold = folded(&letter.to_string());
            for (other, other_fold) in &letters {
                assert_eq!(
                    *other_fold == fold,
                    alike.contains(other),
                    "{letter} {other}"
                );
            }
        }
    }
}
