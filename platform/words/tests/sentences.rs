//! Words: fallback, overriding, faults in files, and what a pack check needs.
#![allow(clippy::unwrap_used)]

use words::{Direction, Language, Value, Words, WordsError};

/// A pack of an invented second language over an invented desk.
fn words() -> Words {
    Words::builder()
        .add(
            "en",
            "desk.ftl",
            "trainings = Trainings\ntrainings-held_on = Held on\n    .help = The first day.\n",
        )
        .unwrap()
        .add(
            "az",
            "desk.az.ftl",
            "trainings-held_on = Tarix\n    .help = Birinci gün.\n",
        )
        .unwrap()
        .add("az", "pack.az.ftl", "trainings-held_on = Keçirildiyi gün\n")
        .unwrap()
        .build()
        .unwrap()
}

fn language(words: &Words, tag: &str) -> Language {
    words.language(tag).unwrap()
}

#[test]
fn a_later_source_replaces_the_word_and_keeps_the_help() {
    let words = words();
    let az = language(&words, "az");
    assert_eq!(az.say("trainings-held_on", &[]), "Keçirildiyi gün");
    assert_eq!(
        az.attribute("trainings-held_on", "help").unwrap(),
        "Birinci gün."
    );
    assert_eq!(words.keys("az")["trainings-held_on"].source, "pack.az.ftl");
    assert_eq!(
        words.keys("az")["trainings-held_on.help"].source,
        "desk.az.ftl"
    );
}

#[test]
fn a_pack_may_replace_a_help_alone() {
    let words = Words::builder()
        .add(
            "en",
            "desk.ftl",
            "a = Word\n    .help = Old.\n    .hint = Stays.\n",
        )
        .unwrap()
        .add("en", "pack.ftl", "a =\n    .help = New.\n")
        .unwrap()
        .build()
        .unwrap();
    let english = language(&words, "en");
    assert_eq!(english.say("a", &[]), "Word");
    assert_eq!(english.attribute("a", "help").unwrap(), "New.");
    assert_eq!(english.attribute("a", "hint").unwrap(), "Stays.");
}

#[test]
fn what_a_language_lacks_is_said_in_english_and_remembered() {
    let words = words();
    let az = language(&words, "az");
    assert_eq!(az.say("trainings", &[]), "Trainings");
    assert!(!az.has("trainings"));
    assert_eq!(az.say("nowhere-at_all", &[]), "[nowhere-at_all]");
    let gaps = words.gaps();
    let keys: Vec<(&str, &str)> = gaps
        .iter()
        .map(|gap| (gap.language.as_str(), gap.key.as_str()))
        .collect();
    assert_eq!(keys, [("az", "nowhere-at_all"), ("az", "trainings")]);
}

#[test]
fn a_word_that_is_there_leaves_no_gap() {
    let words = words();
    let english = language(&words, "en");
    assert_eq!(english.say("trainings", &[]), "Trainings");
    assert_eq!(english.attribute("trainings", "help"), None);
    assert!(words.gaps().is_empty());
}

#[test]
fn a_sentence_without_its_value_is_remembered() {
    let words = words();
    let english = language(&words, "en");
    let said = english.say("cell-fewer_than", &[]);
    assert!(said.contains("{$than}"), "{said}");
    let gap = &words.gaps()[0];
    assert_eq!(gap.key, "cell-fewer_than");
    assert!(gap.fault.contains("$than"), "{}", gap.fault);
}

#[test]
fn faults_name_the_file_and_every_line() {
    let refused = Words::builder()
        .add(
            "en",
            "broken.ftl",
            "good = Good\nbad = { $\nalso-good = Good\n\n= no key\ngood = Again\n",
        )
        .unwrap_err();
    let WordsError::Source { faults } = &refused else {
        panic!("{refused}");
    };
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 5, 6], "{refused}");
    assert!(
        refused
            .to_string()
            .contains("broken.ftl:6: \"good\" stands here a second time (first on line 1)")
    );
    let tag = Words::builder().add("not a tag", "x.ftl", "").unwrap_err();
    assert!(tag.to_string().contains("BCP 47"));
}

#[test]
fn a_pack_check_can_name_missing_words_and_values() {
    let words = words();
    assert_eq!(words.languages().collect::<Vec<_>>(), ["az", "en"]);
    let missing: Vec<&str> = words.missing("az").map(|(key, _)| key).collect();
    assert!(missing.contains(&"button-save"));
    assert!(missing.contains(&"trainings"));
    assert!(!missing.contains(&"trainings-held_on"));
    let place = &words.keys("en")["records-count"];
    assert!(place.line > 1);
    assert_eq!(place.values.iter().collect::<Vec<_>>(), ["count"]);
    assert!(words.keys("xx").is_empty());
    assert!(words.language("xx").is_none());
}

#[test]
fn the_base_words_have_no_fault() {
    let read = Words::builder().add("fr", words::BASE_ENGLISH_NAME, words::BASE_ENGLISH);
    assert!(read.is_ok(), "{:?}", read.err());
    assert!(words().keys("en").contains_key("state-not_reported.help"));
}

#[test]
fn values_are_set_in_as_they_are_even_if_they_look_like_words_of_the_file() {
    let words = words();
    let english = language(&words, "en");
    let hostile = "{ $n } <script> \u{202e}\" =cmd()";
    let said = english.say(
        "refusal-choice",
        &[("value", hostile.into()), ("field", "Sex".into())],
    );
    assert_eq!(said, format!("\"{hostile}\" is not in the list of \"Sex\""));
}

#[test]
fn a_year_is_not_grouped_and_a_number_is() {
    let words = Words::builder()
        .add(
            "en",
            "x.ftl",
            "x = { $n } in { $year }, { NUMBER($n, useGrouping: \"false\") }\n",
        )
        .unwrap()
        .build()
        .unwrap();
    let said =
        language(&words, "en").say("x", &[("n", 20_285.into()), ("year", Value::Year(2017))]);
    assert_eq!(said, "20,285 in 2017, 20285");
}

#[test]
fn a_refusal_says_why_and_what_to_do_next() {
    let words = words();
    let english = language(&words, "en");
    assert_eq!(
        english.refusal("required", &[("field", "Date".into())]),
        "\"Date\" has to be filled in"
    );
    assert_eq!(
        english.refusal_next("required", &[]).unwrap(),
        "Fill it in and save again."
    );
    assert_eq!(
        english.refusal("shelters.capacity", &[]),
        "[refusal-shelters-capacity]"
    );
    assert_eq!(english.refusal_next("shelters.capacity", &[]), None);
}

#[test]
fn threads_share_the_words() {
    let words = words();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let english = language(&words, "en");
            scope.spawn(move || {
                let said = english.say("records-count", &[("count", (number + 1_000).into())]);
                assert_eq!(said, format!("1,00{number} records"));
            });
        }
    });
}

#[test]
fn the_direction_of_a_language_is_known() {
    let words = Words::builder()
        .add("ar", "x.ftl", "x = x\n")
        .unwrap()
        .add("az", "x.ftl", "x = x\n")
        .unwrap()
        .build()
        .unwrap();
    assert_eq!(language(&words, "ar").direction(), Direction::RightToLeft);
    assert_eq!(language(&words, "en").direction().html(), "ltr");
    // A language that is written in more than one script goes by its first.
    assert_eq!(language(&words, "az").direction().html(), "ltr");
}
