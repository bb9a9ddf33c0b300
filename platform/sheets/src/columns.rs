//! Columns as people see them: by letters.

/// The letters above a column in a spreadsheet: 1 is A, 27 is AA.
///
/// ```
/// assert_eq!(sheets::column_letters(1), "A");
/// assert_eq!(sheets::column_letters(27), "AA");
/// ```
#[must_use]
pub fn column_letters(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
