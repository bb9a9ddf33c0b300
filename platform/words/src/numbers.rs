//! Numbers as a language writes them: grouped digits, decimals, amounts of
//! money, and "2.5 million".

use std::str::FromStr;

use fluent_bundle::FluentValue;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_locale_core::Locale;
use icu_provider::DataError;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

use crate::language::formatting_locale;

/// Exponent of ten below which a number is never written with a word for its
/// size: "14.9 thousand" is harder to read than 14,900.
const MAGNITUDE_OF_WORDS: i16 = 6;

/// Groups of digits that CLDR writes with a point, which readers of an English
/// figure take for a decimal point. Official prints in these languages
/// separate groups with a space, which international standards ask for too
/// (ISO 80000-1); it is one that does not break over lines.
const GROUPED_BY_SPACE: [&str; 1] = ["az"];
const NO_BREAK_SPACE: &str = "\u{a0}";

/// Currencies whose smallest unit is not a hundredth (ISO 4217).
const WITHOUT_DECIMALS: [&str; 15] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "XAF",
    "XOF", "XPF",
];
const WITH_THREE_DECIMALS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// How a language writes numbers.
pub(crate) struct Numbers {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    large: CompactDecimalFormatter,
    /// The grouping sign of CLDR where a space takes its place.
    replaced_grouping: Option<char>,
}

impl Numbers {
    pub(crate) fn load(locale: &Locale) -> Result<Numbers, DataError> {
        let options = |strategy| DecimalFormatterOptions::from(strategy);
        let grouped = DecimalFormatter::try_new(locale.into(), options(GroupingStrategy::Always))?;
        let replaced_grouping = GROUPED_BY_SPACE
            .contains(&locale.id.language.as_str())
            .then(|| {
                let sample = grouped.format_to_string(&Decimal::from(1_000_000));
                sample.chars().find(|sign| !sign.is_numeric())
            })
            .flatten();
        Ok(Numbers {
            grouped,
            plain: DecimalFormatter::try_new(locale.into(), options(GroupingStrategy::Never))?,
            large: CompactDecimalFormatter::try_new_long(
                locale.into(),
                GroupingStrategy::Always.into(),
            )?,
            replaced_grouping,
        })
    }

    pub(crate) fn whole(&self, number: i64) -> String {
        self.group(&Decimal::from(number))
    }

    /// `number` divided by ten to the power of `scale`, all decimals written.
    pub(crate) fn decimal(&self, number: i64, scale: u8) -> String {
        let mut decimal = Decimal::from(number);
        decimal.multiply_pow10(-i16::from(scale));
        decimal.absolute.pad_end(-i16::from(scale));
        self.group(&decimal)
    }

    /// An amount given in the smallest unit of its currency; without decimals
    /// when there are none to tell.
    pub(crate) fn amount(&self, minor_units: i64, currency: &str) -> String {
        let scale = if WITHOUT_DECIMALS.contains(&currency) {
            0
        } else if WITH_THREE_DECIMALS.contains(&currency) {
            3
        } else {
            2
        };
        let unit = 10_i64.pow(u32::from(scale));
        if minor_units % unit == 0 {
            self.whole(minor_units / unit)
        } else {
            self.decimal(minor_units, scale)
        }
    }

    pub(crate) fn compact(&self, number: i64) -> String {
        let decimal = Decimal::from(number);
        let magnitude = decimal.absolute.nonzero_magnitude_start();
        if number == 0 || magnitude < MAGNITUDE_OF_WORDS {
            return self.whole(number);
        }
        let exponent = self.large.compact_exponent_for_magnitude(magnitude);
        let mut significand = decimal;
        significand.multiply_pow10(-i16::from(exponent));
        significand.absolute.trim_end();
        // More than one decimal is no longer a short way of saying it.
        if significand.absolute.nonzero_magnitude_end() < -1 {
            return self.whole(number);
        }
        match self.large.format_with_exponent(&significand, exponent) {
            Ok(written) => written.to_string(),
            Err(_) => self.whole(number),
        }
    }

    fn group(&self, decimal: &Decimal) -> String {
        let written = self.grouped.format_to_string(decimal);
        match self.replaced_grouping {
            Some(sign) => written.replace(sign, NO_BREAK_SPACE),
            None => written,
        }
    }
}

/// The form in which Fluent keeps the numbers of a language at hand.
struct NumbersOfSentences(Numbers);

impl Memoizable for NumbersOfSentences {
    type Args = ();
    type Error = String;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, String> {
        let locale = formatting_locale(&language.to_string()).map_err(|error| error.to_string())?;
        Numbers::load(&locale)
            .map(NumbersOfSentences)
            .map_err(|error| error.to_string())
    }
}

/// Writes the numbers that are set into sentences as the language does;
/// `NUMBER($n, useGrouping: "false")` in a sentence leaves them ungrouped.
pub(crate) fn in_sentences(
    value: &FluentValue<'_>,
    memory: &intl_memoizer::concurrent::IntlLangMemoizer,
) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimal = Decimal::from_str(&number.as_string()).ok()?;
    memory
        .with_try_get::<NumbersOfSentences, _, _>((), |numbers| {
            if number.options.use_grouping {
                numbers.0.group(&decimal)
            } else {
                numbers.0.plain.format_to_string(&decimal)
            }
        })
        .ok()
}
