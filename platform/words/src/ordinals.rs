//! Numbers that tell a place in an order: 6th.

use fluent_bundle::FluentValue;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use icu_provider::DataError;

use crate::language::LanguageRules;

/// How a language writes ordinals.
pub(crate) struct Ordinals {
    language: String,
    rules: PluralRules,
}

impl Ordinals {
    pub(crate) fn load(locale: &Locale) -> Result<Ordinals, DataError> {
        Ok(Ordinals {
            language: locale.id.language.as_str().to_owned(),
            rules: PluralRules::try_new(locale.into(), PluralRuleType::Ordinal.into())?,
        })
    }

    /// The ordinal of a number whose digits are already written.
    pub(crate) fn of(&self, number: i64, digits: &str) -> String {
        match self.language.as_str() {
            "en" => {
                let suffix = match self.rules.category_for(number.unsigned_abs()) {
                    PluralCategory::One => "st",
                    PluralCategory::Two => "nd",
                    PluralCategory::Few => "rd",
                    _ => "th",
                };
                format!("{digits}{suffix}")
            }
            "az" => format!("{digits}-{}", az_suffix(number)),
            // A point after the digits is read as an ordinal in most languages
            // that have no suffix here.
            _ => format!("{digits}."),
        }
    }

    /// A written number as it stands before "more than" or "fewer than": some
    /// languages give it an ending there, which follows its last spoken vowel.
    pub(crate) fn compared_with(&self, number: i64, written: &str) -> String {
        if self.language != "az" {
            return written.to_owned();
        }
        let last_vowel = written
            .chars()
            .last()
            .filter(|last| last.is_alphabetic())
            .and_then(|_| {
                written
                    .chars()
                    .rev()
                    .find(|sign| "aıoueəiöü".contains(*sign))
            });
        let (back, joint) = match last_vowel {
            Some(vowel) => ("aıou".contains(vowel), ""),
            None => (matches!(az_suffix(number), "cı" | "cu"), "-"),
        };
        format!("{written}{joint}{}", if back { "dan" } else { "dən" })
    }
}

/// The ending after the digits follows the vowels of the last word in which
/// the number is spoken: altı gives 6-cı, but iyirmi 20-ci.
fn az_suffix(number: i64) -> &'static str {
    const OF_UNITS: [&str; 10] = ["cı", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu"];
    const OF_TENS: [&str; 10] = ["", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı"];
    let number = number.unsigned_abs();
    let digit = |place: u64| usize::try_from(number / place % 10).unwrap_or(0);
    let ends_with_zeros = |zeros: u32| number.is_multiple_of(10_u64.pow(zeros));
    if number == 0 || !ends_with_zeros(1) {
        OF_UNITS[digit(1)]
    } else if !ends_with_zeros(2) {
        OF_TENS[digit(10)]
    } else if !ends_with_zeros(3) {
        "cü" // yüz
    } else if !ends_with_zeros(6) {
        "ci" // min
    } else if !ends_with_zeros(9) {
        "cu" // milyon
    } else if !ends_with_zeros(12) {
        "cı" // milyard
    } else {
        "cu" // trilyon
    }
}

/// `ORDINAL($n)` in a sentence.
pub(crate) fn in_sentences<'value>(
    rules: &LanguageRules,
    positional: &[FluentValue<'value>],
) -> FluentValue<'value> {
    match positional.first() {
        // Whole numbers beyond what Fluent counts exactly come as text already.
        Some(FluentValue::Number(number)) if number.value.fract() == 0.0 => {
            let grouped = number.options.use_grouping;
            let number = number.value as i64;
            // A year stays a year: 2017-ci, not 2 017-ci.
            let digits = if grouped {
                rules.numbers.whole(number)
            } else {
                number.to_string()
            };
            FluentValue::from(rules.ordinals.of(number, &digits))
        }
        _ => FluentValue::Error,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn ordinals(tag: &str) -> Ordinals {
        Ordinals::load(&Locale::try_from_str(tag).unwrap()).unwrap()
    }

    #[test]
    fn a_number_that_is_compared_with_ends_as_it_is_spoken() {
        for (number, written, ended) in [
            (3, "3", "3-dən"),
            (6, "6", "6-dan"),
            (10, "10", "10-dan"),
            (100, "100", "100-dən"),
            (80_000, "80 000", "80 000-dən"),
            (2_500_000, "2,5 milyon", "2,5 milyondan"),
        ] {
            assert_eq!(ordinals("az").compared_with(number, written), ended);
            assert_eq!(ordinals("en").compared_with(number, written), written);
        }
    }

    #[test]
    fn endings_follow_the_vowels_of_the_last_spoken_word() {
        for (number, suffix) in [
            (1, "ci"),
            (2, "ci"),
            (3, "cü"),
            (4, "cü"),
            (5, "ci"),
            (6, "cı"),
            (7, "ci"),
            (8, "ci"),
            (9, "cu"),
            (10, "cu"),
            (11, "ci"),
            (16, "cı"),
            (20, "ci"),
            (30, "cu"),
            (40, "cı"),
            (50, "ci"),
            (60, "cı"),
            (70, "ci"),
            (80, "ci"),
            (90, "cı"),
            (100, "cü"),
            (106, "cı"),
            (1_000, "ci"),
            (2_017, "ci"),
            (1_000_000, "cu"),
            (1_000_000_000, "cı"),
            (0, "cı"),
        ] {
            assert_eq!(az_suffix(number), suffix, "{number}");
        }
    }
}
