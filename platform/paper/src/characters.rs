//! Which characters may be printed: what a name or a free text may hold and a
//! page, a spreadsheet of XML or a typesetter may not.

use std::borrow::Cow;

/// How long a word may run on before a place to break it is offered.
const UNBROKEN_SIGNS_MAX: usize = 40;

/// The text without control characters and without the signs that switch the
/// direction of what follows. Tabs and line ends become spaces. NUL and its
/// like are not allowed in XML; an override of direction could make a number
/// or a name read backwards.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter_map(|sign| match sign {
                '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
                sign if is_unprintable(sign) => None,
                sign => Some(sign),
            })
            .collect(),
    )
}

fn is_unprintable(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{FEFF}')
        || (u32::from(sign) & 0xFFFE) == 0xFFFE
}

/// The text escaped for HTML, SVG and XML, in elements and in quoted
/// attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in printable(text).chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// Puts `opportunity` into words that run on for longer than any line, so that
/// they break rather than leave the page.
pub(crate) fn with_breaks(text: &str, opportunity: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut unbroken = 0;
    for sign in text.chars() {
        if sign.is_whitespace() {
            unbroken = 0;
        } else {
            if unbroken == UNBROKEN_SIGNS_MAX {
                broken.push_str(opportunity);
                unbroken = 0;
            }
            unbroken += 1;
        }
        broken.push(sign);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_and_direction_overrides_are_left_out() {
        assert_eq!(printable("a\0b\u{202E}c\u{FFFF}d"), "abcd");
        assert_eq!(printable("a\tb\nc"), "a b c");
    }

    #[test]
    fn marks_of_right_to_left_writing_stay() {
        assert_eq!(printable("\u{200F}ab"), "\u{200F}ab");
    }

    #[test]
    fn a_word_of_forty_signs_is_whole_and_one_of_forty_one_is_broken() {
        assert_eq!(with_breaks(&"x".repeat(40), "|"), "x".repeat(40));
        assert_eq!(
            with_breaks(&"x".repeat(41), "|"),
            format!("{}|x", "x".repeat(40))
        );
    }
}
