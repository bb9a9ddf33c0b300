//! What can be put into a sentence.

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};

/// A value for a place in a sentence, such as `$count`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number: written as the language groups its digits, and able to choose
    /// between singular and plural.
    Number(i64),
    /// A text, set in as it is.
    Text(String),
    /// A year or another number that is a name: its digits are never grouped.
    Year(i16),
}

impl Value {
    pub(crate) fn fluent(&self) -> FluentValue<'_> {
        match self {
            // Fluent counts in floating point: whole numbers are exact in it up to
            // nine thousand million million; a larger one is set in as text, since
            // a wrong digit is worse than a wrong plural.
            Value::Number(number) if number.unsigned_abs() < (1 << 53) => FluentValue::Number(
                FluentNumber::new(*number as f64, FluentNumberOptions::default()),
            ),
            Value::Number(number) => FluentValue::from(number.to_string()),
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Year(year) => FluentValue::Number(FluentNumber::new(
                f64::from(*year),
                FluentNumberOptions {
                    use_grouping: false,
                    ..FluentNumberOptions::default()
                },
            )),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Value {
        Value::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Number(number.into())
    }
}
