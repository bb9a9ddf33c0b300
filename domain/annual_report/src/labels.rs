//! The names of what stands in tables: codes of lists, bands of ages, months,
//! years, and the states of an answer that is none.

use kernel::{Dimension, DimensionSource, NON_ANSWERS};
use pack::Pack;
use statistics::NOT_RECORDED;
use words::{Language, Value};

/// Lists of at most this many values are told in their own order; longer
/// ones by size or by name.
pub(crate) const IN_OWN_ORDER_MAX: usize = 12;

/// What one value of a dimension is called.
pub(crate) fn label(
    pack: &Pack,
    language: &Language,
    dimension: Option<&Dimension>,
    list: Option<&str>,
    code: &str,
) -> String {
    if code == NOT_RECORDED {
        return language.say("annual_report-not_recorded", &[]);
    }
    if NON_ANSWERS.contains(&code) {
        return language.say(&format!("state-{code}"), &[]);
    }
    if let Some(list) = list {
        return pack.name_of(list, code, language.tag());
    }
    match dimension.map(|dimension| &dimension.from) {
        Some(DimensionSource::AgeBand { .. }) => match code.strip_suffix('+') {
            Some(from) => language.say("annual_report-age_from", &[("age", from.into())]),
            None => code.replace('-', "–"),
        },
        Some(DimensionSource::Month(_)) => match code.parse::<i8>() {
            Ok(month) => language.month_name(month),
            Err(_) => code.to_owned(),
        },
        _ => match code {
            "yes" => language.say("record-yes", &[]),
            "no" => language.say("record-no", &[]),
            _ => code.to_owned(),
        },
    }
}

/// The name of a figure.
pub(crate) fn figure_name(language: &Language, id: &str) -> String {
    language.say(&format!("figure-{id}"), &[])
}

/// The name of a dimension as it stands above a column.
pub(crate) fn dimension_name(language: &Language, id: &str) -> String {
    language.say(&format!("dimension-{id}"), &[])
}

/// A year for a sentence: its digits are never grouped.
pub(crate) fn year_value(year: i16) -> Value {
    Value::Year(year)
}

/// A name within a sentence: one that is no name of its own begins with a
/// capital only where it stands alone.
#[allow(
    clippy::disallowed_methods,
    reason = "the letters in which it would be wrong are told apart first"
)]
pub(crate) fn within_sentence(language: &Language, name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some('I') if language.capitalised("i") == "İ" => format!("ı{}", letters.as_str()),
        Some('İ') => format!("i{}", letters.as_str()),
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Names one after the other in a sentence. Names that hold commas of their
/// own are parted by semicolons, so that one is not taken for two.
pub(crate) fn one_after_the_other(language: &Language, names: &[String]) -> String {
    if names.iter().any(|name| name.contains(',')) {
        names.join("; ")
    } else {
        language.list(names)
    }
}
