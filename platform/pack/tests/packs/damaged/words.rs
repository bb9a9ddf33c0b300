//! Words.

use super::*;

#[test]
fn words_that_a_language_lacks_are_told_with_where_english_says_them() {
    let pack = Damaged::new();
    let faults = check(pack.0.path(), &fixture::desks());
    let missing: Vec<&Fault> = faults.iter().filter(|fault| is_base_word(fault)).collect();
    assert!(missing.len() > 50);
    assert!(missing[0].right.contains("platform/words/words/en.ftl:"));
}

#[test]
fn faults_of_words_are_named() {
    let file = "words/gardens.eo.ftl";
    Damaged::new()
        .with(file, "plantings-species = ", "plantings-specie = ")
        .faults_contain(
            "words/gardens.eo.ftl:11",
            "nothing in the program is called \"plantings-specie\"",
        );
    Damaged::new()
        .with(file, "list-soils = Grundoj\n", "")
        .faults_contain(
            "words/gardens.eo.ftl:34",
            "\"list-soils\" is missing in \"eo\"",
        );
    Damaged::new()
        .with(file, "{ $currency }", "{ $curency }")
        .names("words/gardens.eo.ftl:30", "uses $curency", "use $currency");
    Damaged::new()
        .with(file, "plantings-count = Nombro", "plantings-count Nombro")
        .faults_contain("words/gardens.eo.ftl:13", "");
    Damaged::new()
        .with(file, "figure-T1 = Plantoj", "list-soils = Plantoj")
        .faults_contain("words/gardens.eo.ftl:19", "a second time");
    Damaged::new()
        .with_file("words/gardens.ru.ftl", "desk-gardens = x\n")
        .names(
            "words/gardens.ru.ftl",
            "does not end in one of the pack's languages",
            "en, eo",
        );
}
