//! Words.

use super::*;

#[test]
fn words_that_a_language_lacks_are_told_with_where_english_says_them() {
    let missing = |pack: &Damaged| -> Vec<Fault> {
        let mut faults = check(pack.0.path(), &fixture::desks());
        faults.retain(is_base_word);
        faults
    };
    // Once a file is begun each word that it lacks is told, at its end.
    let begun = missing(&Damaged::new());
    assert!(begun.len() > 50);
    assert!(begun.iter().all(|fault| fault.line == 1));
    assert!(begun[0].right.contains("platform/words/words/en.ftl:"));
    // That nobody has begun it is told once, with how much it is.
    let unwritten = missing(&Damaged::new().without("words/base.eo.ftl"));
    assert_eq!(unwritten.len(), 1, "{}", sentences(&unwritten));
    let words = begun.len() + 1;
    assert!(unwritten[0].what.starts_with(&format!("{words} words ")));
    assert!(unwritten[0].right.ends_with("platform/words/words/en.ftl"));
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
