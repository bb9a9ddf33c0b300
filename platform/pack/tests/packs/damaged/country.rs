//! The country file, and files that nothing reads.

use super::*;

#[test]
fn faults_of_the_country_file_are_named() {
    let file = "country.toml";
    Damaged::new().with(file, "currency", "curency").names(
        "country.toml:4",
        "there is no key `curency`",
        "did you mean \"currency\"?",
    );
    Damaged::new()
        .with(file, "\"XG\"", "\"Gardenia\"")
        .faults_contain("country.toml:1", "is not a country code");
    Damaged::new()
        .with(file, "\"UTC\"", "\"Mars/Olympus\"")
        .names("country.toml:3", "is not a time zone", "IANA");
    Damaged::new()
        .with(file, "[0, 18, 60]", "[0, 60, 18]")
        .names(
            "country.toml:6",
            "do not begin with 0 and rise",
            "from 0 upwards",
        );
    Damaged::new()
        .with(file, "fewer_than = 3", "fewer_than = -3")
        .names("country.toml:5", "below nought", "small number");
    Damaged::new()
        .with(file, "fewer_than = 3", "fewer_than = \"three\"")
        .names("country.toml:5", "invalid type", "");
    Damaged::new()
        .with(file, "\"outlook\"", "\"outlok\"")
        .names("country.toml:7", "no chapter \"outlok\"", "");
    Damaged::new().with(file, "eo = \"Ĝardenio\"\n", "").names(
        "country.toml:9",
        "is missing in \"eo\"",
        "add eo = ",
    );
    Damaged::new().with(file, "1990", "19900").names(
        "country.toml:14",
        "is not a year",
        "four digits",
    );
    Damaged::new()
        .with(file, "XTS\"", "XTS")
        .names("country.toml:4", "", "");
}

#[test]
fn a_missing_country_file_is_told_as_such() {
    let pack = Damaged::new().without("country.toml");
    assert!(pack.is_refused());
    pack.names(
        "country.toml",
        "there is no country pack here",
        "country/example",
    );
}

#[test]
fn a_file_that_nothing_reads_is_told() {
    Damaged::new().with_file("setings.toml", "").names(
        "setings.toml",
        "nothing reads this file",
        "did you mean \"settings.toml\"?",
    );
}

#[test]
fn what_only_a_reader_would_miss_does_not_stop_the_program() {
    let pack = Damaged::new().with("report/speech.en.md", "{{ T1 }}", "{{ T11 }}");
    assert!(!pack.is_refused());
    let pack = Damaged::new().with("lists/species.csv", "2015-12-31", "31.12.2015");
    assert!(pack.is_refused());
}
