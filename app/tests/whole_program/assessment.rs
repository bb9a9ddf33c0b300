//! The data-protection impact assessment: it says what the system says, in
//! every language of every pack, and nothing of anybody.

use std::path::PathBuf;

use kernel::{Class, Field};

use crate::workbench::Workbench;

fn drawn(bench: &Workbench, language: &str) -> String {
    let bytes = assessment::draw(&bench.mechanism, language, "html").unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn it_names_every_register_and_every_sealed_field_in_every_language() {
    let bench = Workbench::empty();
    let pack = bench.mechanism.pack();
    assert!(pack.languages.len() > 1, "{:?}", pack.languages);
    for tag in &pack.languages {
        let html = drawn(&bench, tag);
        let language = pack.words.language(tag).unwrap();
        let says = |words: &str| html.contains(&words.replace('\'', "&#39;"));
        for kind in bench.mechanism.registers() {
            let register = language.say(&kind.register, &[]);
            assert!(says(&register), "{tag}: {register}");
            for field in kind.fields.iter().filter(|field| field.is_sealed()) {
                let name = format!("{}-{}", kind.register, field.name);
                let line = format!("{register}: {}", language.say(&name, &[]));
                assert!(says(&line), "{tag}: {line}");
            }
        }
        assert!(!html.contains("[assessment-"), "{tag}");
    }
    let gaps: Vec<String> = pack
        .words
        .gaps()
        .iter()
        .map(|gap| format!("{gap:?}"))
        .filter(|gap| gap.contains("assessment"))
        .collect();
    assert!(gaps.is_empty(), "{gaps:#?}");
}

#[test]
fn it_counts_records_and_shows_none() {
    let bench = Workbench::empty();
    let family_name = "Uydurulmuşzadə";
    bench.enter(
        "persons",
        &[("family_name", family_name), ("sex", "female")],
    );
    let pack = bench.mechanism.pack();
    let kind = pack.kind("persons").unwrap();
    let count =
        |is_one: fn(&Field) -> bool| kind.fields.iter().filter(|field| is_one(field)).count();
    let html = drawn(&bench, "en");
    assert!(!html.contains(family_name));
    // The row of the register: one record, and its fields by class.
    let row = html
        .split("<tr")
        .find(|row| row.contains(">Persons<"))
        .unwrap();
    let numbers: Vec<usize> = row
        .split(['<', '>'])
        .filter_map(|text| text.trim().parse().ok())
        .collect();
    let expected: [fn(&Field) -> bool; 3] = [
        |field| matches!(field.class, Class::Sealed(_)),
        |field| field.class == Class::Counted,
        |field| field.class == Class::Open,
    ];
    let expected = expected.map(count);
    assert_eq!(numbers, [&[1], &expected[..]].concat(), "{row}");
}

#[test]
fn it_is_drawn_for_print_and_refuses_what_there_is_not() {
    let bench =
        Workbench::of_pack(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../country/example"));
    let draw = |language: &str, format: &str| assessment::draw(&bench.mechanism, language, format);
    assert!(draw("en", "pdf").unwrap().starts_with(b"%PDF-"));
    assert!(draw("en", "docx").unwrap().starts_with(b"PK"));
    for (language, format, rule) in [
        ("xx", "html", "assessment.language"),
        ("en", "xlsx", "assessment.format"),
    ] {
        match draw(language, format).unwrap_err() {
            kernel::No::Refused(refusals) => assert_eq!(refusals[0].rule, rule),
            failed => panic!("{failed:?}"),
        }
    }
}

#[test]
fn it_tells_what_stands_outside_the_policies_and_how_long_things_are_kept() {
    let bench = Workbench::empty();
    let pack = bench.mechanism.pack();
    let html = drawn(&bench, "en");
    assert!(html.contains("Nobody signs for the policies"), "no signers");
    assert!(html.contains("0 persons, or records in nobody"), "erased");
    assert!(html.contains("is erased from every backup too"), "the key");
    let row = |caption: &str, first: &str| {
        // What the page calls the table's frame stands before it.
        let is_named = |table: &&str| {
            let own = table.split("</caption>").next().unwrap_or_default();
            own.contains("<caption") && own.contains(caption)
        };
        let table = html.split("<table").find(is_named);
        let mut rows = table.unwrap_or_default().split("<tr");
        rows.find(|row| row.contains(&format!(">{first}<")))
            .map(str::to_owned)
    };
    let mut kept = pack
        .settings
        .keepings_of("persons", bench.mechanism.today());
    let years = kept.next().unwrap().years;
    let kept = row("Times for keeping", "Persons").unwrap();
    assert!(kept.contains(&format!(">{years}<")), "{kept}");
    assert!(row("Times for keeping", "Defendants").is_some());
    assert_eq!(row("Times for keeping", "Shelters"), None);
    // Those who may break the glass, and nobody else.
    let opens = "an emergency opens which part";
    assert!(row(opens, "Case manager").is_some());
    assert_eq!(row(opens, "Investigator"), None);
    let documents = row("attach and open documents", "Statistician").unwrap();
    assert_eq!(documents.matches(">0<").count(), 3, "{documents}");
}
