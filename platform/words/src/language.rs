//! One language: a cheap handle that says words and writes numbers and dates.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use fluent_bundle::FluentArgs;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;
use jiff::civil::{Date, DateTime};
use unic_langid::CharacterDirection;

use crate::Value;
use crate::collation::Collation;
use crate::dates::Dates;
use crate::numbers::Numbers;
use crate::ordinals::Ordinals;
use crate::source::WordsError;
use crate::vocabulary::{BASE_LANGUAGE, Spoken, Words};

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right: `ltr` in HTML.
    LeftToRight,
    /// Right to left: `rtl` in HTML.
    RightToLeft,
}

impl Direction {
    /// The value of the `dir` attribute in HTML.
    #[must_use]
    pub fn html(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// How a language writes what is not a word.
pub(crate) struct LanguageRules {
    pub(crate) numbers: Numbers,
    pub(crate) dates: Dates,
    pub(crate) ordinals: Ordinals,
    pub(crate) collation: Collation,
    lists: ListFormatter,
}

impl LanguageRules {
    pub(crate) fn load(tag: &str) -> Result<LanguageRules, WordsError> {
        let locale = formatting_locale(tag)?;
        let failed = |reason: String| WordsError::LanguageRules {
            tag: tag.to_owned(),
            reason,
        };
        Ok(LanguageRules {
            numbers: Numbers::load(&locale).map_err(|error| failed(error.to_string()))?,
            dates: Dates::load(&locale).map_err(failed)?,
            ordinals: Ordinals::load(&locale).map_err(|error| failed(error.to_string()))?,
            collation: Collation::load(&locale).map_err(|error| failed(error.to_string()))?,
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .map_err(|error| failed(error.to_string()))?,
        })
    }
}

/// The locale whose formats a language uses. Plain "en" would be that of one
/// country; reports between states are written in the English of the world
/// (8 May 2018; a, b and c).
pub(crate) fn formatting_locale(tag: &str) -> Result<Locale, WordsError> {
    let tag = if tag == "en" { "en-001" } else { tag };
    Locale::try_from_str(tag).map_err(|_| WordsError::LanguageTag {
        tag: tag.to_owned(),
    })
}

/// A handle on one language of [`Words`]. Cloning it is cheap.
#[derive(Clone)]
pub struct Language {
    pub(crate) words: Words,
    tag: String,
    rules: Arc<LanguageRules>,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Language").field(&self.tag).finish()
    }
}

/// What became of a key in one language.
enum Said {
    /// The sentence, and what was wrong in it, if something was.
    Sentence(String, Option<String>),
    Absent,
}

impl Language {
    pub(crate) fn new(words: Words, spoken_tag: &str, rules: Arc<LanguageRules>) -> Language {
        Language {
            words,
            tag: spoken_tag.to_owned(),
            rules,
        }
    }

    /// The tag of the language, such as `en`: the value of `lang` in HTML.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The direction in which it is written.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let right_to_left = self.words.spoken(&self.tag).is_some_and(|spoken| {
            spoken.identifier.character_direction() == CharacterDirection::RTL
        });
        if right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// Whether this language itself has the word; `key.attribute` asks for an attribute.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.words.keys(&self.tag).contains_key(key)
    }

    /// The sentence of a key: in this language, or else in English, or else the
    /// key in brackets. The last two, and a sentence that lacks a value, are
    /// kept in [`Words::gaps`].
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.said(key, None, values)
            .unwrap_or_else(|| format!("[{key}]"))
    }

    /// …with values that are all texts.
    pub fn say_texts(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value)> = values
            .iter()
            .map(|(name, value)| (*name, (*value).into()))
            .collect();
        self.say(key, &values)
    }

    /// An attribute of a key, such as the help of a field: in this language, or
    /// else in English. Nothing where neither has it, since most attributes
    /// need not be there.
    #[must_use]
    pub fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        self.attribute_with(key, attribute, &[])
    }

    /// As [`Language::attribute`], with values.
    #[must_use]
    pub fn attribute_with(
        &self,
        key: &str,
        attribute: &str,
        values: &[(&str, Value)],
    ) -> Option<String> {
        let whole = format!("{key}.{attribute}");
        let somewhere = self.has(&whole) || self.words.keys(BASE_LANGUAGE).contains_key(&whole);
        somewhere
            .then(|| self.said(key, Some(attribute), values))
            .flatten()
    }

    fn said(&self, key: &str, attribute: Option<&str>, values: &[(&str, Value)]) -> Option<String> {
        let whole: Cow<'_, str> = match attribute {
            Some(attribute) => format!("{key}.{attribute}").into(),
            None => key.into(),
        };
        let own = self.words.spoken(&self.tag).map(|spoken| (spoken, true));
        let base = self
            .words
            .spoken(BASE_LANGUAGE)
            .filter(|_| self.tag != BASE_LANGUAGE)
            .map(|spoken| (spoken, false));
        for (spoken, is_own) in own.into_iter().chain(base) {
            if let Said::Sentence(sentence, fault) = format(spoken, key, attribute, values) {
                if !is_own {
                    let fault = format!("not written in \"{}\": said in English", self.tag);
                    self.words.remember(&self.tag, &whole, &fault);
                }
                if let Some(fault) = fault {
                    self.words.remember(&spoken.tag, &whole, &fault);
                }
                return Some(sentence);
            }
        }
        self.words
            .remember(&self.tag, &whole, "not written in any language");
        None
    }

    /// Why the system says no, in a sentence. The rule `shelters.capacity` has
    /// the key `refusal-shelters-capacity`.
    #[must_use]
    pub fn refusal(&self, rule: &str, values: &[(&str, Value)]) -> String {
        self.say(&refusal_key(rule), values)
    }

    /// What to do next after a refusal: the attribute `.next` of its key.
    #[must_use]
    pub fn refusal_next(&self, rule: &str, values: &[(&str, Value)]) -> Option<String> {
        self.attribute_with(&refusal_key(rule), "next", values)
    }

    /// A whole number with its digits grouped: 20,285.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.rules.numbers.whole(number)
    }

    /// Hundredths as a number with two decimals: 123450 is 1,234.50.
    #[must_use]
    pub fn decimal(&self, hundredths: i64) -> String {
        self.rules.numbers.decimal(hundredths, 2)
    }

    /// A number of `scale` decimals given without its point: 1234 with scale 1
    /// is 123.4.
    #[must_use]
    pub fn decimal_scaled(&self, number: i64, scale: u8) -> String {
        self.rules.numbers.decimal(number, scale)
    }

    /// An amount in the currency's smallest unit, with the currency's word
    /// (key `currency-` and its code in small letters) or else its code. Whole
    /// amounts are written without decimals.
    #[must_use]
    pub fn money(&self, minor_units: i64, currency: &str) -> String {
        let amount = self.rules.numbers.amount(minor_units, currency);
        let word = format!("currency-{}", currency.to_ascii_lowercase());
        let currency = if self.has(&word) || self.words.keys(BASE_LANGUAGE).contains_key(&word) {
            self.say(&word, &[])
        } else {
            currency.to_owned()
        };
        self.say(
            "money",
            &[("amount", amount.into()), ("currency", currency.into())],
        )
    }

    /// A large number in words where that is exact and short: 2.5 million,
    /// 32 billion. Any other number is written in full, since nothing is
    /// rounded here.
    #[must_use]
    pub fn compact(&self, number: i64) -> String {
        self.rules.numbers.compact(number)
    }

    /// A number that tells a place in an order: 6th.
    #[must_use]
    pub fn ordinal(&self, number: i64) -> String {
        let digits = self.number(number);
        self.rules.ordinals.of(number, &digits)
    }

    /// A written number as it stands before "more than" or "fewer than".
    pub(crate) fn compared_with(&self, number: i64, written: &str) -> String {
        self.rules.ordinals.compared_with(number, written)
    }

    /// A day in words: 8 May 2018.
    #[must_use]
    pub fn date(&self, day: Date) -> String {
        self.rules.dates.long(day)
    }

    /// A day in digits, the year in full: 08/05/2018.
    #[must_use]
    pub fn date_short(&self, day: Date) -> String {
        self.rules.dates.short(day)
    }

    /// A day in words and the time of day, of 24 hours: 8 May 2018, 09:30.
    #[must_use]
    pub fn date_and_time(&self, moment: DateTime) -> String {
        format!(
            "{}, {:02}:{:02}",
            self.date(moment.date()),
            moment.hour(),
            moment.minute()
        )
    }

    /// The name of a month, 1 to 12, standing alone. Another number is shown
    /// as it is.
    #[must_use]
    pub fn month_name(&self, month: i8) -> String {
        self.rules
            .dates
            .month(month)
            .unwrap_or_else(|| month.to_string())
    }

    /// Several texts in a sentence: a, b and c.
    #[must_use]
    pub fn list<Item: AsRef<str>>(&self, items: &[Item]) -> String {
        self.rules
            .lists
            .format_to_string(items.iter().map(|item| item.as_ref()))
    }

    /// The text with its first letter as a capital, for a phrase that begins a
    /// sentence: in some alphabets the capital of i is İ.
    #[must_use]
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the place that knows the alphabets in which it would be wrong"
    )]
    pub fn capitalised(&self, text: &str) -> String {
        const DOTTED_CAPITAL: [&str; 3] = ["az", "tr", "crh"];
        let mut letters = text.chars();
        let Some(first) = letters.next() else {
            return String::new();
        };
        let language = self.tag.split('-').next().unwrap_or_default();
        let capital = if first == 'i' && DOTTED_CAPITAL.contains(&language) {
            "İ".to_owned()
        } else {
            first.to_uppercase().to_string()
        };
        capital + letters.as_str()
    }

    /// The order of two texts in the language's alphabet.
    #[must_use]
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.rules.collation.compare(left, right)
    }

    /// Bytes whose order is the order of the texts in the language's alphabet,
    /// for sorting in a database. A new version of the alphabet's data may
    /// change them: they are to be made again after an upgrade.
    #[must_use]
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        self.rules.collation.sort_key(text)
    }
}

fn refusal_key(rule: &str) -> String {
    format!("refusal-{}", rule.replace('.', "-"))
}

fn format(spoken: &Spoken, key: &str, attribute: Option<&str>, values: &[(&str, Value)]) -> Said {
    let Some(message) = spoken.bundle.get_message(key) else {
        return Said::Absent;
    };
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
        None => message.value(),
    };
    let Some(pattern) = pattern else {
        return Said::Absent;
    };
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set(*name, value.fluent());
    }
    let mut errors = Vec::new();
    let sentence = spoken
        .bundle
        .format_pattern(pattern, Some(&arguments), &mut errors)
        .into_owned();
    let fault = (!errors.is_empty()).then(|| {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    });
    Said::Sentence(sentence, fault)
}
