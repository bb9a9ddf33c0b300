//! The papers of a pack: wrong references are refused with file and line, and
//! hostile text stays text.

use std::fs;
use std::path::Path;

use annual_report::Format;
use kernel::No;

use crate::fixture::{Fixture, copy, example};

/// A copy of the example country whose document says this.
fn country_saying(document: &str, folder: &Path) {
    copy(&example(), folder);
    fs::write(folder.join("report/document.en.md"), document).unwrap();
}

fn refused(document: &str) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    country_saying(document, folder.path());
    let fixture = Fixture::of(folder.path());
    let no = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Html).unwrap_err();
    let No::Refused(refusals) = no else {
        panic!("{no}");
    };
    let refusal = &refusals[0];
    assert_eq!(refusal.rule, "annual_report.narrative");
    assert!(refusal.named["file"].ends_with("document.en.md"));
    (refusal.named["line"].clone(), refusal.named["what"].clone())
}

#[test]
fn a_wrong_reference_is_refused_at_its_line() {
    let head = "# Report\n\nFine: {{ V1 }}.\n\n";
    for (wrong, expected) in [
        ("{{ V99x }}", "undefined"),
        ("{{ compare(\"V999\") }}", "V999"),
        ("{{ values(\"V1\") }}", "V1"),
        ("{{ cell(\"V1\", \"shoe\", \"x\") }}", "shoe"),
        ("::table V1 shoe", "shoe"),
        ("::table V999 sex", "V999"),
        ("::chart pie V1", "pie"),
        ("`code`", "code"),
    ] {
        let (line, what) = refused(&format!("{head}{wrong}\n"));
        assert_eq!(line, "5", "{wrong}: {what}");
        assert!(what.contains(expected), "{wrong}: {what}");
    }
}

#[test]
fn hostile_words_in_names_and_narrative_stay_words() {
    let folder = tempfile::tempdir().unwrap();
    let sly = "<script>alert(1)</script> [x](javascript:1) ::table V1 sex *b* {{ V1 }}";
    country_saying(
        "# Report of {{ country }}\n\n## First\n\nOf {{ country }}: {{ coordinator }}.\n\n::annex\n",
        folder.path(),
    );
    let path = folder.path().join("country.toml");
    let country = fs::read_to_string(&path).unwrap();
    let name = country
        .lines()
        .find(|line| line.starts_with("en = "))
        .unwrap();
    let sly_country = country.replacen(name, &format!("en = \"{sly}\""), 1);
    assert_ne!(country, sly_country);
    fs::write(&path, sly_country).unwrap();
    let words = folder.path().join("words");
    fs::create_dir_all(&words).unwrap();
    fs::write(
        words.join("zz.en.ftl"),
        "figure-V1 = <img src=x onerror=alert(1)> #read(\"/etc/passwd\")\n",
    )
    .unwrap();
    let fixture = Fixture::of(folder.path());
    let draft = |format| annual_report::draft(&fixture.mechanism, 2017, "en", format).unwrap();
    let html = String::from_utf8(draft(Format::Html)).unwrap();
    assert!(!html.contains("<script>alert"));
    assert!(!html.contains("<img"));
    assert!(!html.contains("href=\"javascript"));
    assert!(html.contains(
        "&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:1) ::table V1 sex *b* {{ V1 }}"
    ));
    assert!(draft(Format::Pdf).starts_with(b"%PDF"));
    assert!(draft(Format::Docx).starts_with(b"PK"));
}

#[test]
fn no_reference_of_the_example_country_is_left_open() {
    let fixture = Fixture::of(&example());
    let document = annual_report::Report::draft(&fixture.mechanism, 2017)
        .and_then(|report| annual_report::document(&report, fixture.mechanism.pack(), "en"));
    let mut document = document.unwrap();
    let mut seen = 0;
    document.each_figure(&mut |figure| {
        seen += 1;
        assert!(!figure.shown.is_empty(), "{}", figure.id);
        assert!(fixture.mechanism.pack().figure(&figure.id).is_some());
    });
    assert!(seen > 70, "{seen} references");
    let html = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Html).unwrap();
    let html = String::from_utf8(html).unwrap();
    assert!(!html.contains("{{") && !html.contains("}}") && !html.contains("{%"));
    assert!(!html.contains("annual_report-"), "a word is missing");
    assert!(!html.contains("[figure-") && !html.contains("[unit-"));
}
