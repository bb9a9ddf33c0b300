//! Draws the report of a country with some invented records in every language
//! and format, to be looked at.
//!
//! `cargo run -p annual_report --example draw -- COUNTRY-FOLDER OUTPUT-FOLDER`
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/report/fixture.rs"]
#[allow(dead_code)]
mod fixture;

use std::path::PathBuf;

use annual_report::{Format, Report};
use fixture::{Fixture, Victim};

fn main() {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let country = arguments.next().expect("name the folder of a country pack");
    let output = arguments.next().expect("name a folder to write into");
    std::fs::create_dir_all(&output).unwrap();
    let fixture = Fixture::of(&country);
    let pack = fixture.mechanism.pack().clone();
    let authority = pack.list("agencies").codes().next().unwrap().to_owned();
    let abroad: Vec<String> = pack
        .list("countries")
        .codes()
        .filter(|code| *code != pack.code)
        .take(5)
        .map(str::to_owned)
        .collect();
    for (year, many) in [(2015, 21), (2016, 23), (2017, 31)] {
        for number in 0..many {
            fixture.victim(&Victim {
                year,
                number,
                sex: if number == 7 { "male" } else { "female" },
                age: 16 + number % 40,
                citizenship: if number < 3 { &abroad[0] } else { &pack.code },
                forms: if number % 9 == 0 {
                    "SexualExploitation;ForcedLabour"
                } else {
                    "SexualExploitation"
                },
                destination: if number == 5 {
                    &pack.code
                } else {
                    &abroad[usize::try_from(number % 7).unwrap() % 4]
                },
                authority: &authority,
            });
        }
        for number in 0..many * 2 {
            let day = format!("{year}-06-{:02}", 1 + number % 28);
            let topic = ["education", "adoption", "labour_activity"];
            fixture.enter(
                "appeals",
                &[
                    ("received_on", &day),
                    ("channel", "telephone"),
                    ("topic", topic[usize::try_from(number % 5).unwrap() % 3]),
                ],
            );
        }
    }
    let empty = Report::draft(&fixture.mechanism, 2012).unwrap();
    let report = Report::draft(&fixture.mechanism, 2017).unwrap();
    for language in &pack.languages {
        for format in Format::ALL {
            let name = annual_report::file_name(2017, language, format);
            let bytes = annual_report::issue(&pack, &report, language, format);
            std::fs::write(output.join(name), bytes.unwrap()).unwrap();
        }
        let bytes = annual_report::issue(&pack, &empty, language, Format::Html);
        std::fs::write(
            output.join(format!("empty.{language}.html")),
            bytes.unwrap(),
        )
        .unwrap();
    }
    if std::env::args().nth(3).as_deref() == Some("freeze") {
        let frozen = annual_report::freeze_and_issue(&fixture.mechanism, 2017).unwrap();
        for language in &pack.languages {
            for format in Format::ALL {
                let name = format!(
                    "frozen-{}",
                    annual_report::file_name(2017, language, format)
                );
                let bytes =
                    annual_report::issued(&fixture.mechanism, &frozen, language, format).unwrap();
                std::fs::write(output.join(name), bytes).unwrap();
            }
        }
    }
}
