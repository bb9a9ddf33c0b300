//! Numbers, dates, ordinals, lists and the alphabet, in two languages.
#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use words::{Language, Qualifier, Words};

const SPACE: char = '\u{a0}';

fn language(tag: &str) -> Language {
    let words = Words::builder()
        .add(
            "az",
            "base.az.ftl",
            "money = { $amount } { $currency }\nnth = { ORDINAL($n) }\nshare = { 2.5 } { $n }\n",
        )
        .unwrap()
        .add(
            "en",
            "test.ftl",
            "nth = the { ORDINAL($n) }\ncurrency-xts = thalers\n",
        )
        .unwrap()
        .build()
        .unwrap();
    words.language(tag).unwrap()
}

#[test]
fn digits_are_grouped_as_the_language_prints_them() {
    assert_eq!(language("en").number(20_285), "20,285");
    assert_eq!(language("en").number(570), "570");
    assert_eq!(language("en").number(9_000), "9,000");
    assert_eq!(language("az").number(20_285), format!("20{SPACE}285"));
    assert_eq!(
        language("az").number(1_234_567),
        format!("1{SPACE}234{SPACE}567")
    );
    assert_eq!(language("en").number(i64::MAX), "9,223,372,036,854,775,807");
    assert_eq!(language("en").number(-5), "-5");
}

#[test]
fn decimals_keep_every_digit() {
    assert_eq!(language("en").decimal(123_450), "1,234.50");
    assert_eq!(language("az").decimal(123_450), format!("1{SPACE}234,50"));
    assert_eq!(language("en").decimal(5), "0.05");
    assert_eq!(language("en").decimal(0), "0.00");
    assert_eq!(language("en").decimal(-5), "-0.05");
    assert_eq!(language("en").decimal_scaled(125, 1), "12.5");
    assert_eq!(
        language("az").say("share", &[("n", 1_000.into())]),
        format!("2,5 1{SPACE}000")
    );
}

#[test]
fn amounts_show_decimals_only_when_there_are_some() {
    assert_eq!(language("en").money(10_300_000, "XTS"), "103,000 thalers");
    assert_eq!(language("en").money(10_300_050, "XXX"), "103,000.50 XXX");
    assert_eq!(language("en").money(103, "JPY"), "103 JPY");
    assert_eq!(language("en").money(1_500, "KWD"), "1.500 KWD");
}

#[test]
fn large_round_numbers_are_written_in_words_and_others_in_full() {
    assert_eq!(language("en").compact(2_500_000), "2.5 million");
    assert_eq!(language("en").compact(32_000_000_000), "32 billion");
    assert_eq!(language("en").compact(9_000), "9,000");
    assert_eq!(language("en").compact(999_999), "999,999");
    assert_eq!(language("en").compact(1_000_000), "1 million");
    assert_eq!(language("en").compact(2_567_890), "2,567,890");
    assert_eq!(language("en").compact(0), "0");
    assert_eq!(language("az").compact(2_500_000), "2,5 milyon");
    assert_eq!(language("az").compact(32_000_000_000), "32 milyard");
}

#[test]
fn days_are_written_in_words_and_in_digits() {
    let day = date(2018, 5, 8);
    assert_eq!(language("en").date(day), "8 May 2018");
    assert_eq!(language("en").date_short(day), "08/05/2018");
    assert_eq!(language("az").date(day), "8 may 2018");
    assert_eq!(language("az").date_short(day), "08.05.2018");
    assert_eq!(language("en").month_name(12), "December");
    assert_eq!(language("az").month_name(2), "fevral");
    assert_eq!(language("en").month_name(13), "13");
    assert_eq!(
        language("en").date_and_time(day.at(9, 5, 59, 0)),
        "8 May 2018, 09:05"
    );
}

#[test]
fn ordinals_follow_each_language_s_rules() {
    let english = language("en");
    for (number, written) in [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (6, "6th"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (113, "113th"),
    ] {
        assert_eq!(english.ordinal(number), written);
    }
    assert_eq!(language("az").ordinal(6), "6-cı");
    assert_eq!(language("az").ordinal(20), "20-ci");
    assert_eq!(english.say("nth", &[("n", 6.into())]), "the 6th");
    assert_eq!(language("az").say("nth", &[("n", 3.into())]), "3-cü");
}

#[test]
fn qualifiers_are_said_around_the_number() {
    let english = language("en");
    let said = |qualifier, number| english.qualified(qualifier, number);
    assert_eq!(said(Qualifier::Exact, 20_285), "20,285");
    assert_eq!(said(Qualifier::MoreThan, 80_000), "more than 80,000");
    assert_eq!(said(Qualifier::About, 9_000), "about 9,000");
    assert_eq!(said(Qualifier::About, 2_500_000), "about 2.5 million");
    assert_eq!(said(Qualifier::About, 32_000_000_000), "about 32 billion");
    assert_eq!(said(Qualifier::AtLeast, 12), "at least 12");
    assert_eq!(said(Qualifier::Ordinal, 6), "the 6th");
    assert_eq!(said(Qualifier::All, 12), "all");
    assert_eq!(said(Qualifier::Some, 12), "took place");
    assert_eq!(english.fewer_than(5), "fewer than 5");
}

#[test]
fn every_qualifier_has_its_own_word_and_code() {
    let mut codes: Vec<&str> = Qualifier::EVERY.iter().map(|each| each.code()).collect();
    codes.dedup();
    assert_eq!(codes.len(), 7);
}

#[test]
fn a_year_is_compared_with_another_in_words() {
    let english = language("en");
    assert_eq!(english.compared(41, 14, 2017), "27 more than in 2017");
    assert_eq!(english.compared(4, 14, 2023), "10 fewer than in 2023");
    assert_eq!(english.compared(14, 14, 2017), "the same as in 2017");
}

#[test]
fn lists_are_joined_as_people_join_them() {
    assert_eq!(language("en").list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(language("en").list(&["a"]), "a");
    assert_eq!(language("en").list::<&str>(&[]), "");
    assert_eq!(language("az").list(&["a", "b", "c"]), "a, b və c");
}

#[test]
fn names_stand_in_the_order_of_the_alphabet() {
    let az = language("az");
    let sorted = ["Cavid", "Çingiz", "Elçin", "Əli", "Ismayıl", "İsmayıl"];
    let mut names = ["İsmayıl", "Əli", "Çingiz", "Ismayıl", "Elçin", "Cavid"];
    names.sort_by(|left, right| az.compare(left, right));
    assert_eq!(names, sorted);
    let mut by_key = sorted;
    by_key.reverse();
    by_key.sort_by_key(|name| az.sort_key(name));
    assert_eq!(by_key, sorted);
}

#[test]
fn a_phrase_that_begins_a_sentence_takes_the_capital_of_its_alphabet() {
    assert_eq!(language("en").capitalised("about 9,000"), "About 9,000");
    assert_eq!(language("en").capitalised("in 2017"), "In 2017");
    assert_eq!(language("az").capitalised("il"), "İl");
    assert_eq!(language("az").capitalised("ılıq"), "Ilıq");
    assert_eq!(language("az").capitalised("əlavə"), "Əlavə");
    assert_eq!(language("en").capitalised(""), "");
}
