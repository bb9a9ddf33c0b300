//! Whether a value is what was typed.

use kernel::Value;

/// Whether a value is, or contains, what was typed.
pub(super) fn holds(value: &Value, typed: &str) -> bool {
    match value {
        Value::Absent => typed.is_empty(),
        Value::Text(text) | Value::Code(text) => text == typed,
        Value::Codes(codes) => codes.0.contains(typed),
        Value::Date(date) => date.to_string() == typed,
        Value::Time(time) => time.to_string() == typed,
        Value::Whole(number) => number.to_string() == typed,
        Value::YesNo(answer) => typed == if *answer { "yes" } else { "no" },
        Value::Link(_) => false,
    }
}
