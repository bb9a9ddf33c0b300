//! A sound pack damaged in one place at a time: each fault is named at its
//! line, with what would be right.
#![allow(clippy::unwrap_used)]

mod fixture;

use std::fs;
use std::path::Path;

use kernel::{Figure, Measure, Unit, condition, dimension, source};
use pack::{Fault, Pack, check, figures_fit};

/// A pack in a folder of its own, damaged as told.
struct Damaged(tempfile::TempDir);

impl Damaged {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&fixture::sound(), folder.path());
        Self(folder)
    }

    /// Replaces the first place of a text in a file.
    fn with(self, file: &str, from: &str, to: &str) -> Self {
        let path = self.0.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
        self
    }

    fn with_file(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.path().join(file), text).unwrap();
        self
    }

    fn without(self, file: &str) -> Self {
        fs::remove_file(self.0.path().join(file)).unwrap();
        self
    }

    fn faults(&self) -> Vec<Fault> {
        check(self.0.path(), &fixture::desks())
            .into_iter()
            // The program's own words are not all said in the invented
            // language; that they are told is a test of its own.
            .filter(|fault| !is_base_word(fault))
            .collect()
    }

    /// Exactly one fault, at this place, with these words in it.
    fn names(&self, place: &str, what: &str, right: &str) {
        let faults = self.faults();
        assert_eq!(faults.len(), 1, "{}", sentences(&faults));
        let sentence = faults[0].to_string();
        let colon = if place.contains("md") && !place.contains(':') {
            ":"
        } else {
            ": "
        };
        let start = format!("{}/{place}{colon}", self.0.path().display());
        assert!(sentence.starts_with(&start), "{sentence} is not at {place}");
        assert!(
            faults[0].what.contains(what),
            "{sentence} does not say {what:?}"
        );
        assert!(
            sentence.contains(right),
            "{sentence} does not say {right:?}"
        );
    }

    fn is_refused(&self) -> bool {
        Pack::load(self.0.path(), fixture::desks()).is_err()
    }
}

fn is_base_word(fault: &Fault) -> bool {
    fault.file.ends_with("words/base.eo.ftl") && fault.what.contains("is missing in \"eo\"")
}

fn sentences(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_sound_pack_has_no_fault() {
    let pack = Damaged::new();
    assert_eq!(sentences(&pack.faults()), "");
    assert!(!pack.is_refused());
}

#[test]
fn words_that_a_language_lacks_are_told_with_where_english_says_them() {
    let pack = Damaged::new();
    let faults = check(pack.0.path(), &fixture::desks());
    let missing: Vec<&Fault> = faults.iter().filter(|fault| is_base_word(fault)).collect();
    assert!(missing.len() > 50);
    assert!(missing[0].right.contains("platform/words/words/en.ftl:"));
}

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
fn faults_of_the_settings_are_named() {
    let file = "settings.toml";
    Damaged::new().with(file, "2018-01-01", "2009-01-01").names(
        "settings.toml:10",
        "two values hold on 2009-01-01",
        "leave its end out",
    );
    Damaged::new()
        .with(file, "2018-01-01", "2018-02-30")
        .faults_contain("settings.toml:10", "date is not valid");
    Damaged::new().with(file, "hours = 48", "hours = 0").names(
        "settings.toml:3",
        "no length of a deadline",
        "more than 0",
    );
    Damaged::new()
        .with(file, "12.50", "12,50")
        .faults_contain("settings.toml:15", "is not an amount");
    Damaged::new()
        .with(file, "[[entitlement]]", "[[entitlment]]")
        .faults_contain("settings.toml:13", "there is no key `entitlment`");
    Damaged::new().with(file, "seed_money", "seeds").names(
        "settings.toml:1",
        "figure T4: there is no entitlement \"seed_money\"",
        "add [[entitlement]]",
    );
    Damaged::new()
        .with(file, "\"Decision 1 of the council\"", "\" \"")
        .names("settings.toml:17", "names no source", "the law");
}

impl Damaged {
    /// At least this fault, where one mistake brings others with it.
    fn faults_contain(&self, place: &str, what: &str) {
        let faults = self.faults();
        let start = format!("{}/{place}: ", self.0.path().display());
        let found = faults
            .iter()
            .any(|fault| fault.to_string().starts_with(&start) && fault.what.contains(what));
        assert!(found, "{}", sentences(&faults));
    }
}

#[test]
fn faults_of_added_fields_are_named() {
    let file = "fields.toml";
    Damaged::new()
        .with(file, "register = \"plantings\"", "register = \"planting\"")
        .faults_contain("fields.toml:2", "there is no register \"planting\"");
    Damaged::new()
        .with(file, "name = \"soil\"", "name = \"species\"")
        .faults_contain("fields.toml:3", "has a field \"species\" already");
    Damaged::new()
        .with(file, "name = \"soil\"", "name = \"version\"")
        .faults_contain("fields.toml:3", "already");
    Damaged::new()
        .with(file, "name = \"soil\"", "name = \"Soil type\"")
        .faults_contain("fields.toml:3", "cannot be the name of a field");
    Damaged::new()
        .with(file, "kind = \"code\"", "kind = \"cod\"")
        .faults_contain("fields.toml:4", "cod");
    Damaged::new()
        .with(file, "class = \"counted\"", "class = \"secret\"")
        .faults_contain("fields.toml:5", "secret");
    Damaged::new()
        .with(file, "list = \"soils\"", "list = \"soil\"")
        .faults_contain("fields.toml:3", "there is no list \"soil\"");
    Damaged::new()
        .with(file, "list = \"soils\"\n", "")
        .faults_contain("fields.toml:4", "names no list");
    Damaged::new()
        .with(file, ", eo = \"Grundo\"", "")
        .faults_contain("fields.toml:7", "label is missing in \"eo\"");
    Damaged::new()
        .with(file, "field = \"species\"", "field = \"specie\"")
        .faults_contain("fields.toml:12", "has no field \"specie\"");
    Damaged::new()
        .with(file, "kind = \"code\"", "kind = \"text\"")
        .with(file, "list = \"soils\"\n", "")
        .faults_contain("fields.toml:5", "cannot be counted");
}

#[test]
fn faults_of_lists_are_named() {
    let file = "lists/species.csv";
    Damaged::new()
        .with(file, "lime,", "rose,")
        .faults_contain("lists/species.csv:5", "a second time (first on line 2)");
    Damaged::new().with(file, "2015-12-31", "31.12.2015").names(
        "lists/species.csv:4",
        "is not a day",
        "2018-05-08",
    );
    Damaged::new()
        .with(file, "2012-01-01,", "2012-01-01,2011-01-01")
        .names("lists/species.csv:5", "before it begins", "later day");
    Damaged::new()
        .with(file, "elm,", "-elm,")
        .faults_contain("lists/species.csv:4", "cannot be taken away");
    Damaged::new()
        .with(file, "elm,,Ulmo,,,2015-12-31", "elm,,Ulmo,,2015-12-31")
        .faults_contain("lists/species.csv:4", "5 columns and the header 6");
    Damaged::new()
        .with(file, "lime,Lime,Tilio", "lime,Lime,")
        .names(
            "lists/species.csv:5",
            "\"lime\" has no name in \"eo\"",
            "column \"eo\"",
        );
    Damaged::new()
        .with(file, "elm,,Ulmo,,,2015-12-31\n", "")
        .names(
            "lists/species.csv:4",
            "no name in this language (\"eo\"): elm",
            "add a row",
        );
    Damaged::new()
        .with(file, "marks", "mark")
        .faults_contain("lists/species.csv:1", "column \"mark\"");
    Damaged::new()
        .with(file, "code,en,eo", "code,en,ru")
        .faults_contain("lists/species.csv:1", "none of the pack's languages");
    Damaged::new().with(file, "thorny", "torny").names(
        "lists/species.csv:1",
        "no value has the mark \"thorny\"",
        "\"torny\" is there",
    );
    Damaged::new().with(file, "lime,", "unknown,").names(
        "lists/species.csv:5",
        "belongs to every list already",
        "leave it out",
    );
    Damaged::new()
        .with("lists/countries.csv", "XG,Gardenia,Ĝardenio\n", "")
        .names(
            "lists/countries.csv",
            "the country itself, \"XG\"",
            "row of its own",
        );
    Damaged::new()
        .without("lists/soils.csv")
        .faults_contain("fields.toml:3", "there is no list \"soils\"");
    Damaged::new()
        .with_file("lists/soil.csv", "code,en,eo\nloam,Loam,Lomo\n")
        .faults_contain("lists/soil.csv:1", "no field takes its values");
    Damaged::new()
        .with_file(
            "lists/soils.csv",
            b"code,en,eo\nclay,Clay,Argilo\nsand,Sand,Sabl\xff\n",
        )
        .faults_contain("lists/soils.csv:3", "not written in UTF-8");
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

#[test]
fn faults_of_the_report_s_templates_are_named() {
    let speech = "report/speech.en.md";
    Damaged::new().with(speech, "{{ T1 }}", "{{ T11 }}").names(
        "report/speech.en.md:3",
        "there is no figure T11",
        "did you mean T4?",
    );
    Damaged::new()
        .with(speech, "compare(\"T1\")", "compare(\"X1\")")
        .names(
            "report/speech.en.md:3",
            "there is no figure X1",
            "did you mean T1?",
        );
    Damaged::new()
        .with(speech, "{{ year }}", "{{ yaer }}")
        .names(
            "report/speech.en.md:1",
            "nothing is called \"yaer\"",
            "did you mean \"year\"?",
        );
    Damaged::new().with(speech, "T2.value", "T2.number").names(
        "report/speech.en.md:4",
        "a figure has no \"number\"",
        "value",
    );
    Damaged::new()
        .with(speech, "values(\"T2\")", "values(\"T1\")")
        .names(
            "report/speech.en.md:4",
            "does not count different values",
            "values()",
        );
    Damaged::new().with(speech, "\"rose\"", "\"rosa\"").names(
        "report/speech.en.md:5",
        "has no value \"rosa\"",
        "did you mean \"rose\"?",
    );
    Damaged::new()
        .with(speech, "\"species\"", "\"colour\"")
        .names(
            "report/speech.en.md:5",
            "cannot be broken down by \"colour\"",
            "use one of",
        );
    Damaged::new()
        .with(speech, "beside(\"T2\")", "beside(\"T22\")")
        .names(
            "report/speech.en.md:7",
            "there is no figure T22",
            "did you mean T4?",
        );
    Damaged::new()
        .with(speech, "{% endif %}", "")
        .names("report/speech.en.md", "", "{% endif %}");
    let document = "report/document.en.md";
    Damaged::new()
        .with(document, "::contents", "::content")
        .names(
            "report/document.en.md:1",
            "\"::content\" is not understood",
            "did you mean \"contents\"?",
        );
    Damaged::new()
        .with(document, "species,country", "species,county")
        .names(
            "report/document.en.md:5",
            "by \"county\"",
            "did you mean \"country\"?",
        );
    Damaged::new()
        .with(document, "::years T1 T2", "::years T1 T7")
        .names(
            "report/document.en.md:7",
            "there is no figure T7",
            "did you mean T4?",
        );
    Damaged::new()
        .with(
            document,
            "chapter-figures gardens",
            "chapter-figures garden",
        )
        .names(
            "report/document.en.md:3",
            "chapter \"garden\"",
            "did you mean \"gardens\"?",
        );
    Damaged::new()
        .with(document, "::chart funnel T1 T2", "::chart funnel T1")
        .names(
            "report/document.en.md:13",
            "is not understood",
            "at least two figures",
        );
    Damaged::new().without("report/speech.eo.md").names(
        "report/speech.eo.md",
        "no template in \"eo\"",
        "write one",
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

#[test]
fn a_figure_that_names_what_is_not_there_is_told() {
    let wrong = |id, measure| Figure::new(id, "gardens", Unit::Event, measure);
    let over = |source| Measure::Count(source);
    let cases = [
        (
            wrong("T1", over(source("plantngs"))),
            "no register \"plantngs\"; did you mean \"plantings\"?",
        ),
        (
            wrong("T1", over(source("plantings").during("planted"))),
            "no field \"planted\"; did you mean \"planted_on\"?",
        ),
        (
            wrong("T1", over(source("plantings").during("species"))),
            "plantings.species is not a date or a year",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::is("species", "rse"))),
            ),
            "the list \"species\" has no value \"rse\"; did you mean \"rose\"?",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::is("species", "lime"))),
            ),
            "is the country's own value",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::has("species", "rose"))),
            ),
            "plantings.species is not several codes",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::is("species.colour", "red"))),
            ),
            "plantings.species is not a link",
        ),
        (
            wrong("T1", over(source("plantings").once("count"))),
            "plantings.count is not a link or a key",
        ),
        (
            wrong(
                "T1",
                over(source("gardeners").when(condition::linked(
                    "plantings",
                    "gardener",
                    "",
                    [condition::yes("count")],
                ))),
            ),
            "plantings.count is not a yes or no",
        ),
        (
            wrong("T1", over(source("plantings"))).by([dimension("country", "gardener.contry")]),
            "\"gardeners\" has no field \"contry\"; did you mean \"country\"?",
        ),
        (
            wrong("T1", Measure::Sum(source("plantings"), "species".into())),
            "plantings.species is not a number",
        ),
        (
            wrong("T1", Measure::SameAs("T9")),
            "there is no figure T9 to repeat",
        ),
        (
            wrong("T1", Measure::Total(&["T9"])),
            "there is no figure T9 to add",
        ),
    ];
    let pack = Pack::load(&fixture::sound(), fixture::desks());
    let Ok(pack) = pack else {
        panic!("the sound pack is refused")
    };
    assert_eq!(sentences(&figures_fit(&fixture::desks(), &pack)), "");
    for (figure, sentence) in cases {
        let faults = figures_fit(&[fixture::desk_with(vec![figure])], &pack);
        assert!(
            faults.len() == 1 && faults[0].to_string().contains(sentence),
            "{sentence}: {}",
            sentences(&faults)
        );
        assert!(
            faults[0]
                .to_string()
                .starts_with("domain/gardens/src/figures.rs: figure T1: ")
        );
    }
}
