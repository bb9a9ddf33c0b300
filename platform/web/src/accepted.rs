//! The language that a browser asks for (RFC 9110, section 12.5.4). What the
//! person chose on a page beats it.

use std::cmp::Reverse;

/// What one range of the header asks for: its tag, and how much it is wanted
/// in thousandths.
type Range<'h> = (&'h str, u16);

/// The language that fits best to what an `Accept-Language` header says;
/// nothing when it names none of them.
pub(crate) fn accepted<'l>(header: &str, languages: &'l [String]) -> Option<&'l str> {
    let mut ranges: Vec<Range<'_>> = header.split(',').filter_map(range).collect();
    // Of ranges that are wanted alike the first comes first: sorting is stable.
    ranges.sort_by_key(|(_, weight)| Reverse(*weight));
    let unwanted = |language: &str| {
        ranges
            .iter()
            .any(|(tag, weight)| *weight == 0 && tag.eq_ignore_ascii_case(language))
    };
    ranges
        .iter()
        .filter(|(_, weight)| *weight > 0)
        .find_map(|(tag, _)| {
            languages.iter().find(|language| {
                (*tag == "*" || is_one_language(tag, language)) && !unwanted(language)
            })
        })
        .map(String::as_str)
}

/// A range without a weight is wanted wholly; one with a weight that is none
/// is passed over.
fn range(part: &str) -> Option<Range<'_>> {
    let mut parts = part.split(';').map(str::trim);
    let tag = parts.next().filter(|tag| !tag.is_empty())?;
    let weight = match parts.find_map(|parameter| parameter.split_once('=')) {
        None => 1000,
        Some((name, weight)) if name.trim().eq_ignore_ascii_case("q") => {
            let weight: f32 = weight.trim().parse().ok()?;
            if !(0.0..=1.0).contains(&weight) {
                return None;
            }
            (weight * 1000.0) as u16
        }
        Some(_) => return None,
    };
    Some((tag, weight))
}

/// Whether two tags are of one language: equal, or one names a region or a
/// script of the other.
fn is_one_language(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long.get(..short.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(short))
        && matches!(long.as_bytes().get(short.len()), None | Some(b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(header: &str) -> Option<String> {
        let languages = ["en", "az", "pt-BR"].map(str::to_owned);
        accepted(header, &languages).map(str::to_owned)
    }

    #[test]
    fn the_most_wanted_language_that_there_is_is_chosen() {
        for (header, language) in [
            ("az", Some("az")),
            ("AZ", Some("az")),
            ("az-Latn-AZ,en;q=0.5", Some("az")),
            ("ru, az;q=0.4, en;q=0.6", Some("en")),
            ("ru;q=1, az;q=0.8", Some("az")),
            ("az;q=0.5, en;q=0.5", Some("az")),
            ("pt", Some("pt-BR")),
            ("ru, *;q=0.1", Some("en")),
            ("en;q=0, *", Some("az")),
            ("az ; q=0.9 , en;Q=0.8", Some("az")),
        ] {
            assert_eq!(chosen(header).as_deref(), language, "{header}");
        }
    }

    #[test]
    fn what_names_no_language_of_ours_chooses_none() {
        for header in [
            "", ",", "ru", "aze", "a", "en;q=0", "en;q=2", "en;q=-1", "en;q=NaN", "en;q=",
            "en;x=1", ";q=1",
        ] {
            assert_eq!(chosen(header), None, "{header}");
        }
    }
}
