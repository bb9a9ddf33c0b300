//! What was probably meant: the nearest of several names.

use kernel::folded;
use strsim::normalized_damerau_levenshtein;

/// Names less alike than this are not suggested.
const ALIKE_MIN: f64 = 0.55;

/// The name nearest to what was typed, if one is near. Of two that are
/// equally near the first wins.
pub(crate) fn nearest<'name>(
    typed: &str,
    names: impl IntoIterator<Item = &'name str>,
) -> Option<&'name str> {
    nearest_of(typed, names.into_iter().map(|name| (name, name)))
}

/// As [`nearest`], where each name stands for something else.
pub(crate) fn nearest_of<'name, T>(
    typed: &str,
    names: impl IntoIterator<Item = (&'name str, T)>,
) -> Option<T> {
    let typed = folded(typed.trim());
    let mut best: Option<(f64, T)> = None;
    for (name, meant) in names {
        let name = folded(name);
        let alike = if name == typed {
            2.0
        } else if typed.chars().count() >= 3 && name.starts_with(&typed) {
            1.0
        } else {
            normalized_damerau_levenshtein(&typed, &name)
        };
        if alike >= ALIKE_MIN && best.as_ref().is_none_or(|(most, _)| alike > *most) {
            best = Some((alike, meant));
        }
    }
    best.map(|(_, meant)| meant)
}

/// "did you mean …?", or a sentence that names what there is.
pub(crate) fn meant<'name>(
    typed: &str,
    names: impl IntoIterator<Item = &'name str> + Clone,
) -> String {
    if let Some(near) = nearest(typed, names.clone()) {
        return format!("did you mean \"{near}\"?");
    }
    let names: Vec<&str> = names.into_iter().collect();
    if names.len() > 40 {
        let some = names[..40].join(", ");
        format!("use one of: {some} and {} more", names.len() - 40)
    } else {
        format!("use one of: {}", names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keys_finds_the_name_and_something_else_finds_none() {
        let names = ["trainings", "persons", "V1"];
        assert_eq!(nearest("trianings", names), Some("trainings"));
        assert_eq!(nearest("person", names), Some("persons"));
        assert_eq!(nearest("v1", names), Some("V1"));
        assert_eq!(nearest("ledger", names), None);
        assert_eq!(nearest("SUMQAYIT", ["sumqayıt"]), Some("sumqayıt"));
    }
}
