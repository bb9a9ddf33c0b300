//! What is told so that a parliament can read it: names in the order of their
//! list, no frame without a picture, and no number of what is only said to
//! have taken place.

use std::fs;

use annual_report::{Format, Report};
use paper::Block;
use paper::document::plain_text;

use crate::fixture::{Fixture, Victim, copy, example};

/// The example country with a document that says this.
fn saying(document: &str) -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    copy(&example(), folder.path());
    fs::write(folder.path().join("report/document.en.md"), document).unwrap();
    Fixture::of(folder.path())
}

fn blocks(fixture: &Fixture) -> Vec<Block> {
    let report = Report::draft(&fixture.mechanism, 2017).unwrap();
    annual_report::document(&report, fixture.mechanism.pack(), "en")
        .unwrap()
        .blocks
}

fn paragraphs(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph { content } => Some(plain_text(content)),
            _ => None,
        })
        .collect()
}

fn appeal(fixture: &Fixture, topic: &str) {
    fixture.enter(
        "appeals",
        &[
            ("received_on", "2017-04-01"),
            ("channel", "telephone"),
            ("topic", topic),
        ],
    );
}

#[test]
fn values_are_told_in_the_order_of_their_list_and_small_where_the_text_asks_for_it() {
    let fixture = saying(
        "# Report\n\nAs named: {{ values(\"H2\") }}.\n\nIn a sentence: {{ values(\"H2\", \"lower\") }}.\n",
    );
    for topic in ["other", "adoption", "labour_activity"] {
        appeal(&fixture, topic);
    }
    let told = paragraphs(&blocks(&fixture));
    let has = |sentence: &str| told.iter().any(|paragraph| paragraph == sentence);
    assert!(
        has("As named: Labour activity, Adoption and Other."),
        "{told:?}"
    );
    assert!(
        has("In a sentence: labour activity, adoption and other."),
        "{told:?}"
    );
}

#[test]
fn names_that_hold_commas_are_parted_by_semicolons() {
    let fixture = saying("# Report\n\nSectors: {{ values(\"F4\", \"lower\") }}.\n");
    for sector in ["01", "97"] {
        let person = fixture.enter(
            "persons",
            &[
                ("registered_on", "2017-03-01"),
                ("sex", "female"),
                ("citizenship", "XA"),
            ],
        );
        let exploitation = fixture.enter(
            "exploitations",
            &[
                ("person", &person),
                ("recorded_on", "2017-03-01"),
                ("forms", "ForcedLabour"),
                ("sector", sector),
            ],
        );
        fixture.enter(
            "decisions",
            &[
                ("person", &person),
                ("exploitation", &exploitation),
                ("decided_on", "2017-03-01"),
                ("authority", "protection_panel"),
                ("outcome", "recognised"),
            ],
        );
    }
    let told = paragraphs(&blocks(&fixture)).join("\n");
    assert!(
        told.contains("crop and animal production, hunting and related service activities; activities of households")
            || told.contains("domestic personnel; crop and animal production, hunting"),
        "{told}"
    );
}

#[test]
fn a_breakdown_without_a_number_to_draw_is_a_table_and_no_empty_frame() {
    let document = "# Report\n\n::chart bars V1 destination\n\n::table V1 destination\n";
    let with_victims = |first: i16, second: i16| {
        let fixture = saying(document);
        for number in 0..first + second {
            fixture.victim(&Victim {
                year: 2017,
                number,
                sex: "female",
                age: 30,
                citizenship: "XA",
                forms: "SexualExploitation",
                destination: if number < first { "AT" } else { "IT" },
                authority: "protection_panel",
            });
        }
        let blocks = blocks(&fixture);
        let count = |is: fn(&Block) -> bool| blocks.iter().filter(|block| is(block)).count();
        (
            count(|block| matches!(block, Block::Chart(_))),
            count(|block| matches!(block, Block::Table(_))),
        )
    };
    // Two small numbers tell nothing; large ones are drawn, with the table
    // beside them.
    assert_eq!(with_victims(2, 6), (0, 1));
    assert_eq!(with_victims(6, 7), (1, 0));
}

#[test]
fn of_what_took_place_no_number_is_told_against_the_year_before() {
    let fixture = saying("# Report\n\n::chapter-figures training\n");
    let training = |day: &str, audience: &str, title: &str| {
        fixture.enter(
            "trainings",
            &[
                ("held_on", day),
                ("title", title),
                ("format", "training"),
                ("country", "XA"),
                ("audiences", audience),
            ],
        );
    };
    training("2016-05-01", "special_police", "One");
    training("2016-05-01", "health_staff", "Two");
    for (number, day) in ["2017-05-01", "2017-05-02", "2017-05-03"]
        .iter()
        .enumerate()
    {
        training(day, "special_police", &format!("Police {number}"));
        training(day, "health_staff", &format!("Health {number}"));
    }
    let rows: Vec<Vec<String>> = blocks(&fixture)
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .flat_map(|table| &table.rows)
        .map(|row| {
            row.cells
                .iter()
                .map(|cell| plain_text(&cell.content))
                .collect()
        })
        .collect();
    let against = |shown: &str| {
        rows.iter()
            .find(|row| row[2] == shown)
            .map(|row| row[4].as_str())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(against("3"), "2 more", "{rows:?}");
    assert_eq!(against("took place"), "–", "{rows:?}");
}

#[test]
fn values_are_asked_for_in_no_other_way() {
    let fixture = saying("# Report\n\nFine.\n\n{{ values(\"H2\", \"upper\") }}\n");
    let no = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Html).unwrap_err();
    let kernel::No::Refused(refusals) = no else {
        panic!("{no}");
    };
    assert_eq!(refusals[0].named["line"], "5");
    assert!(refusals[0].named["what"].contains("upper"));
}
