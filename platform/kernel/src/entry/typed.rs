//! The parts that entries are typed in: numbers, dates and amounts in one
//! shape each, and the signs that no text may hold.

use crate::{Date, No, Refusal};

/// Signs that nobody sees and that change what is seen, or how a text sorts
/// and compares: control characters, separators of lines, marks that turn
/// the direction of others, spaces without width.
pub(super) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// Unseen signs that some scripts are written with: they have no place where
/// a text says which person a record is about, since the same number with
/// and without one would be two persons.
pub(super) fn is_joining(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200c}'..='\u{200f}')
}

pub(super) fn within(typed: &str, characters_max: usize, field: &str) -> Result<String, No> {
    if typed.chars().count() > characters_max {
        return Err(Refusal::by("entry.too_long")
            .at(field)
            .naming("max", characters_max)
            .into());
    }
    Ok(typed.to_owned())
}

pub(super) fn read_date(typed: &str) -> Option<Date> {
    // Exactly YYYY-MM-DD: anything looser makes 03/04 somebody's guess.
    let shape = typed.len() == 10
        && typed.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shape.then(|| typed.parse().ok()).flatten()
}

pub(super) fn read_whole(typed: &str) -> Option<i64> {
    let digits = typed.strip_prefix('-').unwrap_or(typed);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| typed.parse().ok())
        .flatten()
}

pub(super) fn read_money(typed: &str) -> Option<i64> {
    let (whole, part) = typed.split_once('.').unwrap_or((typed, ""));
    let minor = match part.len() {
        0 if !typed.ends_with('.') => 0,
        1 => read_whole(part)?.checked_mul(10)?,
        2 => read_whole(part)?,
        _ => return None,
    };
    if whole.starts_with('-') || part.starts_with('-') {
        return None;
    }
    read_whole(whole)?.checked_mul(100)?.checked_add(minor)
}
