//! What names sound like, across scripts and spellings, and what is kept of
//! them. Every name here is invented or one that many people bear.

#![allow(clippy::unwrap_used)]

use names::{Likeness, Name, Script, Sounds, Term, TermKind, Truncation};
use proptest::prelude::*;

fn name(fields: &[&str]) -> Name {
    Sounds::standard().name(fields)
}

/// Whether a question finds what is kept.
fn finds(asked: &str, kept: &[&str]) -> bool {
    let kept = name(kept).kept_terms();
    name(&[asked])
        .asked_terms()
        .iter()
        .any(|term| kept.contains(term))
}

#[track_caller]
fn alike(asked: &str, kept: &[&str]) -> f32 {
    assert!(finds(asked, kept), "{asked} finds {kept:?}");
    name(&[asked]).compare(&name(kept)).score
}

#[test]
fn one_name_is_found_in_every_script_and_spelling() {
    for (asked, kept) in [
        ("Гюнель Гусейнова", ["Hüseynova", "Günel"]),
        ("Ҝүнел Һүсејнова", ["Hüseynova", "Günel"]),
        ("Gunel Huseinova", ["Hüseynova", "Günel"]),
        ("Gyunel Guseynova", ["Hüseynova", "Günel"]),
        ("Gunel Huseynowa", ["Hüseynova", "Günel"]),
        ("گونل حسینوا", ["Hüseynova", "Günel"]),
        ("Джавид Мамедов", ["Məmmədov", "Cavid"]),
        ("Javid Mammadov", ["Məmmədov", "Cavid"]),
        ("Cavit Memmedov", ["Məmmədov", "Cavid"]),
        ("جاوید محمدی", ["Məhəmmədi", "Cavid"]),
        ("Khadija Alizade", ["Əlizadə", "Xədicə"]),
        ("Хадиджа Ализаде", ["Əlizadə", "Xədicə"]),
        ("خدیجه علی‌زاده", ["Əlizadə", "Xədicə"]),
        ("Hatice Alizade", ["Əlizadə", "Xədicə"]),
        ("Jeyhun Gasymov", ["Qasımov", "Ceyhun"]),
        ("Джейхун Касымов", ["Qasımov", "Ceyhun"]),
        ("Zhala Agayeva", ["Ağayeva", "Jalə"]),
        ("Aleksandra Shcherbina", ["Щербина", "Александра"]),
        ("Alexandra Scherbina", ["Щербина", "Александра"]),
        ("Soheila Shahnavaz", ["شهنواز", "سهیلا"]),
        ("Nawruz Dawudi", ["Davudi", "Novruz"]),
    ] {
        let score = alike(asked, &kept);
        assert!(score > 0.8, "{asked} and {kept:?}: {score}");
    }
}

#[test]
fn the_order_of_words_and_fields_does_not_matter() {
    for asked in ["Sınaqzadə Aysel", "Aysel Sınaqzadə", "aysel  SINAQZADƏ"] {
        assert!(alike(asked, &["Sınaqzadə", "Aysel"]) > 0.97, "{asked}");
        assert!(alike(asked, &["Aysel", "Sınaqzadə"]) > 0.97, "{asked}");
        assert!(alike(asked, &["Sınaqzadə Aysel"]) > 0.97, "{asked}");
    }
}

#[test]
fn a_father_s_name_may_be_asked_for_or_not() {
    let kept = ["Təcrübəyev", "Rəşad Kamran oğlu"];
    assert!(alike("Rəşad Təcrübəyev", &kept) > 0.95);
    assert!(alike("Təcrübəyev Rəşad Kamran oğlu", &kept) > 0.99);
    assert!(alike("Таджрубаев Рашад Кямранович", &kept) > 0.85);
    assert!(alike("Таджрубаев Рашад Кямран оглы", &kept) > 0.85);
    // Another father's name weighs against it, and finds it all the same.
    let other = alike("Təcrübəyev Rəşad Namiq oğlu", &kept);
    assert!(other < alike("Təcrübəyev Rəşad Kamran oğlu", &kept) - 0.2);
}

#[test]
fn double_names_are_found_by_each_half_and_written_as_one() {
    let kept = ["Misalova-Xəyalova", "Gül-Bəniz"];
    for asked in [
        "Gülbəniz Misalova",
        "Gül Bəniz Xəyalova",
        "Misalova Xəyalova Gülbəniz",
        "Gül Misalova",
    ] {
        assert!(alike(asked, &kept) > 0.8, "{asked}");
    }
    assert!(alike("Gül Bəniz Xəyalova", &["Xəyalova", "Gülbəniz"]) > 0.9);
}

#[test]
fn an_initial_is_weighed_and_an_apostrophe_is_not() {
    let asked = name(&["E. Sınaqov"]);
    let same = asked.compare(&name(&["Sınaqov", "Elçin"]));
    assert_eq!(same.words[0].likeness, Likeness::Initial);
    assert!(same.score > asked.compare(&name(&["Sınaqov", "Rəşad"])).score + 0.1);
    assert!(finds("E. Sınaqov", &["Sınaqov", "Elçin"]));
    for written in [
        "Otkir Gayratov",
        "O'tkir G'ayratov",
        "Oʻtkir Gʻayratov",
        "O’tkir G’ayratov",
    ] {
        assert!(alike(written, &["Gʻayratov", "Oʻtkir"]) > 0.95, "{written}");
    }
}

#[test]
fn one_mistake_in_one_word_is_forgiven_wherever_it_is() {
    let kept = ["Qaralamayev", "Vüsal"];
    let right = "Qaralamayev";
    let letters: Vec<char> = right.chars().collect();
    for at in 0..letters.len() {
        let mut left_out = letters.clone();
        left_out.remove(at);
        let mut wrong = letters.clone();
        wrong[at] = 'z';
        let mut doubled = letters.clone();
        doubled.insert(at, letters[at]);
        let mut exchanged = letters.clone();
        if at + 1 < letters.len() {
            exchanged.swap(at, at + 1);
        }
        for mistyped in [left_out, wrong, doubled, exchanged] {
            let asked = format!("{} Vüsal", mistyped.iter().collect::<String>());
            assert!(alike(&asked, &kept) > 0.75, "{asked}");
        }
    }
}

#[test]
fn one_word_alone_finds_too_even_mistyped() {
    for asked in [
        "Qaralamayev",
        "Караламаев",
        "Qarlamayev",
        "Qaralanayev",
        "Vüsal",
    ] {
        assert!(finds(asked, &["Qaralamayev", "Vüsal"]), "{asked}");
    }
}

#[test]
fn other_names_are_not_found() {
    for asked in [
        "Nigar Məşqova",
        "Anna Probnik",
        "Kamran",
        "1234",
        "",
        "- . '",
    ] {
        assert!(!finds(asked, &["Qaralamayev", "Vüsal"]), "{asked}");
    }
    assert!(name(&["", " - "]).is_empty());
    assert_eq!(name(&[""]).compare(&name(&["Vüsal"])).score, 0.0);
}

#[test]
fn the_comparison_says_why() {
    let kept = name(&["Hüseynova", "Günel"]);
    for (asked, likeness) in [
        ("Hüseynova", Likeness::SameLetters),
        ("huseynova", Likeness::SamePlain),
        ("Гусейнова", Likeness::SameInOtherScript),
        ("Huseinova", Likeness::SameSounds),
        ("Hüseymova", Likeness::OneLetter),
        ("Hüsemnoda", Likeness::SeveralLetters),
        ("Probnik", Likeness::Missing),
    ] {
        let alike = name(&[asked]).compare(&kept);
        assert_eq!(alike.words[0].likeness, likeness, "{asked}");
        assert_eq!(alike.words[0].asked, asked);
    }
    let alike = name(&["Гусейнова"]).compare(&kept);
    assert_eq!(alike.words[0].found, "Hüseynova");
    assert_eq!(alike.words[0].script, Script::Latin);
    assert_eq!(alike.not_asked, 1);
}

#[test]
fn the_nearer_name_comes_first() {
    let asked = name(&["Aysel Misalova"]);
    let names = [
        ["Misalova", "Aysel"],
        ["Misalova", "Aysəl"],
        ["Misalova", "Aynur"],
        ["Nümunəyeva", "Aynur"],
    ];
    let scores = names.map(|kept| asked.compare(&name(&kept)).score);
    assert!(scores.is_sorted_by(|one, other| one > other), "{scores:?}");
}

#[test]
fn a_country_adds_endings_and_a_wrong_table_is_told_by_line() {
    let table = "kind,ending,reason\npatronymic,filius,Latin\n";
    let sounds = Sounds::standard().and_endings(table).unwrap();
    let with = sounds.name(&["Marcus Publii filius"]);
    assert_eq!(with.words.len(), 2);
    assert!(with.words[1].patronymic);
    assert_eq!(name(&["Marcus Publii filius"]).words.len(), 3);

    let wrong = "kind,ending,reason\npatronymic,filius,Latin\nprefix,mac,Scottish\n";
    let told = Sounds::standard()
        .and_endings(wrong)
        .unwrap_err()
        .to_string();
    assert_eq!(
        told,
        "line 3 of the table of endings: `prefix` where patronymic, attached or article would be right"
    );
}

#[test]
fn tokens_of_pairs_and_singles_are_apart_and_as_short_as_is_said() {
    let truncation = Truncation {
        pair_bits: 19,
        single_bits: 15,
    };
    assert_eq!(
        truncation.token(TermKind::Pair, u64::MAX),
        ((1 << 19) - 1) << 1
    );
    assert_eq!(
        truncation.token(TermKind::Single, u64::MAX),
        ((1 << 15) - 1) << 1 | 1
    );
    assert_eq!(truncation.token(TermKind::Pair, 0), 0);
    assert_eq!(truncation.token(TermKind::Single, 0), 1);
    // The first bits count, not the last.
    assert_eq!(truncation.token(TermKind::Pair, (1 << 45) - 1), 0);
    assert_eq!(truncation.token(TermKind::Pair, 1 << 45), 2);
    for count in [0, 1, 1_000, 1_000_000, u64::MAX] {
        let truncation = Truncation::for_names(count);
        assert!((8..=24).contains(&truncation.pair_bits));
        assert!((4..=20).contains(&truncation.single_bits));
    }
}

#[test]
fn no_term_is_kept_of_a_father_s_name_alone_and_none_of_nothing() {
    let singles = |fields: &[&str]| {
        name(fields)
            .kept_terms()
            .into_iter()
            .filter(|term| term.kind == TermKind::Single)
            .collect::<Vec<Term>>()
    };
    assert_eq!(
        singles(&["Misalov", "Anar Kamran oğlu"]),
        singles(&["Misalov", "Anar"])
    );
    assert!(name(&["", ""]).kept_terms().is_empty());
    // But of whoever is known by it and by nothing else.
    assert_eq!(singles(&["Kamran oğlu"]), singles(&["Kamran"]));
    assert_eq!(singles(&["Kamranovich", ""]), singles(&["Kamran"]));
    assert!(alike("Kamran oğlu", &["Kamran oğlu"]) > 0.97);
    // A family may be called so: whoever asks for it in one line finds it.
    let kept = name(&["Ulu", "Mehmet"]).kept_terms();
    let asked = name(&["Mehmet Ulu"]);
    assert!(asked.asked_terms().iter().any(|term| kept.contains(term)));
    assert!(alike("Mehmet Ulu", &["Ulu", "Mehmet"]) > 0.7);
}

#[test]
fn a_name_without_end_makes_a_bounded_number_of_terms() {
    let long = "Qaralamayevqaralamayevqaralamayevqaralamayev ".repeat(500);
    let name = name(&[&long, &long]);
    assert!(name.words.len() <= 12);
    assert!(name.kept_terms().len() < 5_000);
    assert!(name.asked_terms().len() < 5_000);
}

proptest! {
    #[test]
    fn any_text_is_a_name_and_is_like_itself(text in "\\PC{0,60}") {
        let name = name(&[&text]);
        let alike = name.compare(&name);
        prop_assert!(name.is_empty() || alike.score > 0.8, "{}", alike.score);
        prop_assert!(alike.score <= 1.0);
        let kept = name.kept_terms();
        let asked = name.asked_terms();
        prop_assert!(asked.is_empty() || asked.iter().any(|term| kept.contains(term)));
    }

    #[test]
    fn what_is_kept_does_not_depend_on_the_order_of_fields(one in "[a-zəğıöşüç]{1,12}", other in "[а-я]{1,12}") {
        prop_assert_eq!(name(&[&one, &other]).kept_terms(), name(&[&other, &one]).kept_terms());
    }
}
