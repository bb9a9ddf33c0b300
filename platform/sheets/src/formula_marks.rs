//! The mark that keeps a spreadsheet from taking a text for a formula.
//!
//! A spreadsheet that opens a CSV file runs every cell that begins like a
//! formula. So on the way out such a text gets an apostrophe before it, and
//! on the way in it loses it again. The rule is exact, so that every value
//! comes back as it was:
//!
//! * A text is *marked* when, after any number of apostrophes (none included),
//!   it goes on with one of `=` `+` `-` `@`, a tabulator, a carriage return, a
//!   line feed, or one of the wide forms `＝` `＋` `－` `＠`.
//! * Writing puts one apostrophe before a marked text, and leaves any other.
//! * Reading takes one apostrophe from a marked text that begins with one, and
//!   leaves any other.
//!
//! So `=1` is written `'=1`, `'=1` is written `''=1`, and a name like `'Abd`
//! is written as it is. A `=1` without an apostrophe, as other programs
//! write it, is read as the text `=1`.

use std::borrow::Cow;

const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The text as a CSV cell may hold it.
#[must_use]
pub fn written(value: &str) -> Cow<'_, str> {
    if is_marked(value) {
        Cow::Owned(format!("'{value}"))
    } else {
        Cow::Borrowed(value)
    }
}

/// The text that a CSV cell stands for.
#[must_use]
pub fn read_back(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| is_marked(rest))
        .unwrap_or(cell)
}

fn is_marked(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_marked_and_names_are_left_alone() {
        for (value, cell) in [
            ("=1+1", "'=1+1"),
            ("+994 12 000 00 00", "'+994 12 000 00 00"),
            ("-5", "'-5"),
            ("@cmd", "'@cmd"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'Abd", "'Abd"),
            ("'", "'"),
            ("''", "''"),
            ("", ""),
            ("a=1", "a=1"),
            (" =1", " =1"),
        ] {
            assert_eq!(written(value), cell);
            assert_eq!(read_back(cell), value);
        }
    }

    #[test]
    fn a_formula_that_others_wrote_without_the_mark_is_the_text_itself() {
        assert_eq!(read_back("=1+1"), "=1+1");
        assert_eq!(read_back("-5"), "-5");
    }

    proptest! {
        #[test]
        fn every_value_comes_back_and_no_cell_begins_like_a_formula(
            value in "['=+@\t\r\n＝a-]{0,5}|\\PC*"
        ) {
            let cell = written(&value);
            prop_assert!(!cell.starts_with(STARTS));
            prop_assert_eq!(read_back(&cell), &value);
        }
    }
}
