//! How much room words take, and how they are broken into lines.
//!
//! A drawing is shown in whatever sans the reader's machine has, so widths are
//! estimates after the widest of the common ones.

/// The width of the words in letters of this size.
pub(super) fn width(words: &str, size: f64) -> f64 {
    words.chars().map(sign_width).sum::<f64>() * size
}

fn sign_width(sign: char) -> f64 {
    match sign {
        'i' | 'ı' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' => 0.32,
        'I' | 'İ' | ' ' | '-' => 0.37,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '!' => 0.42,
        'm' | 'W' | '%' | '@' | 'Щ' | 'Ш' | 'Ж' | 'Ю' | '—' | '…' => 1.0,
        'M' | 'w' | 'ш' | 'щ' | 'ж' | 'ю' => 0.88,
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{00AD}' => 0.0,
        'A'..='Z' | 'Ə' | 'Ç' | 'Ş' | 'Ğ' | 'Ö' | 'Ü' | 'А'..='Я' => 0.74,
        // Numbers stand in bold.
        '0'..='9' => 0.7,
        'a'..='z' | 'ə' | 'ç' | 'ş' | 'ğ' | 'ö' | 'ü' => 0.63,
        '\u{0020}'..='\u{05FF}' => 0.65,
        _ => 1.0,
    }
}

/// The words in lines no wider than `room`, at most `lines_max` of them. What
/// does not fit ends in an ellipsis; the table beside the chart has it whole.
pub(super) fn wrapped(words: &str, room: f64, size: f64, lines_max: usize) -> Vec<String> {
    let words = crate::characters::printable(words);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut pieces = pieces(word, room, size);
        line = pieces.pop().unwrap_or_default();
        lines.append(&mut pieces);
        if lines.len() > lines_max {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > lines_max {
        lines.truncate(lines_max);
        if let Some(last) = lines.last_mut() {
            *last = shortened(&format!("{last}…"), room, size);
        }
    }
    lines
}

/// One line no wider than `room`, with an ellipsis if it had to be shortened.
pub(super) fn shortened(words: &str, room: f64, size: f64) -> String {
    if width(words, size) <= room {
        return words.to_owned();
    }
    let ellipsis = sign_width('…') * size;
    let mut short = String::new();
    let mut taken = 0.0;
    for sign in words.chars() {
        taken += sign_width(sign) * size;
        if taken + ellipsis > room {
            break;
        }
        short.push(sign);
    }
    format!("{}…", short.trim_end().trim_end_matches('…'))
}

/// A word cut into pieces that fit; most words are one piece.
fn pieces(word: &str, room: f64, size: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut taken = 0.0;
    for sign in word.chars() {
        let wide = sign_width(sign) * size;
        if taken + wide > room && taken > 0.0 {
            pieces.push(String::new());
            taken = 0.0;
        }
        taken += wide;
        if let Some(piece) = pieces.last_mut() {
            piece.push(sign);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_fits_stays_whole() {
        assert_eq!(
            wrapped("Labour activity", 200.0, 15.0, 2),
            ["Labour activity"]
        );
    }

    #[test]
    fn a_long_label_is_broken_between_words_and_then_ends_in_an_ellipsis() {
        let lines = wrapped(
            "Temporary registration of migrants at their place of stay",
            120.0,
            15.0,
            2,
        );
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|line| width(line, 15.0) <= 120.0));
    }

    #[test]
    fn a_word_without_end_is_cut_and_takes_no_more_lines_than_allowed() {
        let lines = wrapped(&"x".repeat(10_000), 120.0, 15.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| width(line, 15.0) <= 120.0));
    }
}
