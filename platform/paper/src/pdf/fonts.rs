//! The fonts that are built in, and which characters they can draw.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::Font;

/// The sans of headings, tables and charts.
pub(crate) const SANS: &[u8] = include_bytes!("../../fonts/SourceSans3-Regular.ttf");
/// The same, strong.
pub(crate) const SANS_STRONG: &[u8] = include_bytes!("../../fonts/SourceSans3-Semibold.ttf");

const FILES: [&[u8]; 7] = [
    include_bytes!("../../fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("../../fonts/LibertinusSerif-Italic.otf"),
    include_bytes!("../../fonts/LibertinusSerif-Semibold.otf"),
    SANS,
    SANS_STRONG,
    include_bytes!("../../fonts/NotoSans-CurrencySigns.ttf"),
    include_bytes!("../../fonts/DejaVuSansMono.ttf"),
];

/// The last two fonts, which stand in for signs that the others lack.
pub(crate) fn coverage_last_resorts() -> [&'static [u8]; 2] {
    [FILES[5], FILES[6]]
}

/// The fonts in the order of the files.
pub(super) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    FILES
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .collect()
});

/// Whether one of the fonts can draw the character.
fn can_draw(sign: char) -> bool {
    sign == '\u{200B}'
        || FONTS
            .iter()
            .any(|font| font.info().coverage.contains(u32::from(sign)))
}

/// The text with every character that no font can draw written as its number
/// in Unicode, such as `[U+4E2D]`. A file for keeping may hold no sign without
/// a shape, and a sign that vanished would be worse than its number.
pub(super) fn drawable(text: &str) -> String {
    let mut drawable = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            // Marks without a shape, which some of the fonts lack. They steer
            // writing systems that these pages do not set.
            '\u{00AD}' | '\u{200C}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => {}
            sign if can_draw(sign) => drawable.push(sign),
            sign => drawable.push_str(&format!("[U+{:04X}]", u32::from(sign))),
        }
    }
    drawable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_file_is_read() {
        assert_eq!(FONTS.len(), FILES.len());
    }

    #[test]
    fn the_letters_of_the_languages_are_in_each_font_for_text() {
        let letters = "AaƏəĞğIıİiÖöŞşÜüÇçXxQqЁёЙйЩщ–—“”‘’«»…№%0123456789";
        for font in FONTS.iter().take(5) {
            for letter in letters.chars() {
                assert!(
                    font.info().coverage.contains(u32::from(letter)),
                    "{} has no {letter}",
                    font.info().family
                );
            }
        }
    }

    #[test]
    fn a_currency_sign_is_drawn_and_an_unknown_sign_is_numbered() {
        assert_eq!(drawable("12 ₼"), "12 ₼");
        assert_eq!(drawable("中"), "[U+4E2D]");
    }
}
