//! How far two words lie apart, as they sound.

/// What adding, leaving out or changing a sound costs, and an exchange of two.
const CONSONANT: f32 = 1.0;
const VOWEL: f32 = 0.4;
const OTHER_VOWEL: f32 = 0.3;
const EXCHANGE: f32 = 0.8;
/// g stands for h as well, which is often not heard.
const BREATH: f32 = 0.7;
/// Where one of the two scripts leaves out short vowels.
const UNWRITTEN: f32 = 0.1;

/// No word has more sounds.
const MAX: usize = 80;

fn is_vowel(sound: u8) -> bool {
    matches!(sound, b'a' | b'i' | b'u')
}

fn weight(sound: u8, unwritten: bool) -> f32 {
    match sound {
        b'a' | b'i' | b'u' if unwritten => UNWRITTEN,
        b'a' | b'i' | b'u' | b'w' => VOWEL,
        b'g' => BREATH,
        _ => CONSONANT,
    }
}

fn change(one: u8, other: u8, unwritten: bool) -> f32 {
    if one == other {
        return 0.0;
    }
    match (one, other) {
        (b'w', b'f' | b'u') | (b'f' | b'u', b'w') => 0.0,
        _ if is_vowel(one) && is_vowel(other) => {
            if unwritten {
                UNWRITTEN
            } else {
                OTHER_VOWEL
            }
        }
        _ => CONSONANT,
    }
}

/// What a word weighs where vowels are written; nothing where a letter of it
/// may be a consonant or a vowel.
pub(crate) fn word_weight(sounds: &[u8]) -> Option<f32> {
    (!sounds.contains(&b'w')).then(|| sounds.iter().map(|&sound| weight(sound, false)).sum())
}

/// The distance, and the heavier of the two words: with nothing in common they
/// lie that far apart.
pub(crate) fn distance(one: &[u8], other: &[u8], unwritten: bool) -> (f32, f32) {
    let one = &one[..one.len().min(MAX)];
    let other = &other[..other.len().min(MAX)];
    // Three lines of the table of distances are looked at: they change places.
    let mut lines = [[0.0_f32; MAX + 1]; 3];
    let [first, second, third] = &mut lines;
    let (mut before, mut above, mut row) = (first, second, third);
    for (at, &sound) in other.iter().enumerate() {
        above[at + 1] = above[at] + weight(sound, unwritten);
    }
    let heavy = above[other.len()];
    for (line, &left) in one.iter().enumerate() {
        row[0] = above[0] + weight(left, unwritten);
        for (at, &right) in other.iter().enumerate() {
            let mut least = (above[at] + change(left, right, unwritten))
                .min(above[at + 1] + weight(left, unwritten))
                .min(row[at] + weight(right, unwritten));
            if line > 0 && at > 0 && left == other[at - 1] && right == one[line - 1] {
                least = least.min(before[at - 1] + EXCHANGE);
            }
            row[at + 1] = least;
        }
        (before, above, row) = (above, row, before);
    }
    let own: f32 = one.iter().map(|&sound| weight(sound, unwritten)).sum();
    (above[other.len()], heavy.max(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(one: &str, other: &str) -> f32 {
        distance(one.as_bytes(), other.as_bytes(), false).0
    }

    #[test]
    fn the_same_sounds_lie_nowhere_apart() {
        assert_eq!(apart("mamadaf", "mamadaf"), 0.0);
        assert_eq!(apart("", ""), 0.0);
    }

    #[test]
    fn a_vowel_costs_less_than_a_consonant_and_both_ways_cost_the_same() {
        assert_eq!(apart("nrn", "nurn"), VOWEL);
        assert_eq!(apart("nurn", "nrn"), VOWEL);
        assert_eq!(apart("nan", "nun"), OTHER_VOWEL);
        assert_eq!(apart("nan", "man"), CONSONANT);
        assert_eq!(apart("", "mn"), 2.0);
    }

    #[test]
    fn two_sounds_that_changed_places_are_one_mistake() {
        assert_eq!(apart("asmar", "amsar"), EXCHANGE);
    }

    #[test]
    fn a_letter_that_may_be_v_or_a_vowel_is_either() {
        assert_eq!(apart("nwruz", "nfruz"), 0.0);
        assert_eq!(apart("nwruz", "nuruz"), 0.0);
    }

    #[test]
    fn unwritten_vowels_cost_next_to_nothing() {
        let (far, heavy) = distance(b"msn", b"musin", true);
        assert!(far < 0.3 && heavy > 3.0);
    }
}
