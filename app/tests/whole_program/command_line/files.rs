//! Files on the command line: templates, imports, exports, backups and packs.

use std::fs;

use super::program::{Program, says};
use crate::{
    places,
    workbench::{self, Workbench},
};

#[test]
fn a_template_filled_in_is_imported_whole_or_not_at_all_and_once() {
    let program = Program::fresh();
    let template = program.done(&["template", "trainings"]);
    let header = template
        .lines()
        .find(|line| line.contains("held_on"))
        .unwrap()
        .to_owned();
    let columns: Vec<&str> = header.trim_start_matches('\u{feff}').split(',').collect();
    assert_eq!(columns[0], "reference");
    let row = |title: &str, held_on: &str, country: &str, audiences: &str| {
        columns
            .iter()
            .map(|column| match *column {
                "title" => title,
                "held_on" => held_on,
                "format" => "seminar",
                "country" => country,
                "audiences" => audiences,
                _ => "",
            })
            .collect::<Vec<_>>()
            .join(",")
    };
    let home = workbench::pack().code.clone();
    let rows = |last: &str| {
        format!(
            "{header}\n{}\n{}\n{last}\n",
            row("First", "2017-03-01", &home, "special_police"),
            row("Second", "2017-04-01", &home, "judges;special_police"),
        )
    };
    let count = |state: &str| {
        let told = program.json(&["figures", "T1", "--year", "2017", "--format", "json"]);
        assert_eq!(told[0]["state"], state);
        told[0]["value"].clone()
    };

    // A line that is wrong is named, and nothing of the file is kept.
    let wrong = program.written(
        "wrong.csv",
        &rows(&row("Third", "01.05.2017", &home, "special_polise")),
    );
    let complaint = program.refused(&["import", "trainings", &wrong]);
    says(
        &complaint,
        &[
            "line 4",
            "held_on",
            "01.05.2017",
            "audiences",
            "special_polise",
            "special_police",
        ],
    );
    assert!(!complaint.contains("line 2"), "{complaint}");
    count("not_reported");

    let right = program.written(
        "right.csv",
        &rows(&row("Third", "2017-05-01", &home, "judges")),
    );
    says(
        &program.done(&["import", "trainings", &right, "--preview"]),
        &["3 new"],
    );
    count("not_reported");
    says(
        &program.done(&["import", "trainings", &right]),
        &["3 new, 0 changed, 0 unchanged"],
    );
    assert_eq!(count("counted"), 2);
    says(
        &program.done(&["import", "trainings", &right]),
        &["0 new, 0 changed, 3 unchanged"],
    );
    assert_eq!(count("counted"), 2);

    // A column that the register does not have is named with those it has.
    let strange = program.written("strange.csv", "title,heldon\nFirst,2017-03-01\n");
    says(
        &program.refused(&["import", "trainings", &strange]),
        &["heldon", "held_on"],
    );
}

#[test]
fn damaged_and_hostile_files_are_refused_with_a_sentence() {
    let program = Program::fresh();
    let files: [(&str, &[u8]); 6] = [
        ("empty.csv", b""),
        ("not-a-zip.xlsx", b"title,held_on\n"),
        ("truncated.xlsx", b"PK\x03\x04\x14\x00"),
        ("zeros.csv", b"title,held_on\na\0b,2017-01-01\n"),
        ("other-encoding.csv", b"title,held_on\nGen\xe7,2017-01-01\n"),
        ("letter.txt", b"Dear colleagues"),
    ];
    for (name, bytes) in files {
        let path = program.file(name);
        fs::write(&path, bytes).unwrap();
        program.refused(&["import", "trainings", &path]);
    }
    assert_eq!(program.done(&["export", "trainings"]).lines().count(), 1);
}

#[test]
fn what_is_exported_imports_as_equal_records() {
    let bench = Workbench::empty();
    for register in ["persons", "trainings"] {
        bench.enter_full(register);
        bench.enter_full(register);
    }
    let program = Program::on(&bench, &bench.key());
    for ending in ["csv", "xlsx"] {
        let other = Program::fresh();
        for register in ["persons", "trainings"] {
            let file = program.file(&format!("{register}.{ending}"));
            program.done(&["export", register, "--output", &file]);
            let told = other.done(&["import", register, &file]);
            says(&told, &["2 new, 0 changed, 0 unchanged"]);
            let told = other.done(&["import", register, &file]);
            says(&told, &["0 new, 0 changed, 2 unchanged"]);
            assert_eq!(
                other.done(&["export", register]),
                program.done(&["export", register]),
                "{register} by {ending}"
            );
        }
    }
    // What a spreadsheet would take for a formula is quoted.
    let trainings = program.done(&["export", "trainings"]);
    assert!(
        !trainings.contains(",=1+1") && !trainings.contains(",\"=1+1"),
        "{trainings}"
    );
    says(&trainings, &["=1+1"]);
}

#[test]
fn a_backup_comes_back_whole_and_a_damaged_one_does_not() {
    let bench = Workbench::empty();
    for register in ["persons", "trainings", "appeals"] {
        bench.enter_full(register);
    }
    let program = Program::on(&bench, &bench.key());
    says(&program.done(&["doctor"]), &["Nothing is broken"]);
    let backup = program.file("country.backup");
    program.done(&["backup", &backup]);
    program.refused(&["backup", &backup]);

    let mut other = Program::nowhere();
    other.key = Some(bench.key());
    says(&other.done(&["restore", &backup]), &["are back"]);
    for register in ["persons", "trainings", "appeals"] {
        assert_eq!(
            other.done(&["export", register]),
            program.done(&["export", register])
        );
    }
    other.done(&["doctor"]);
    // Never over a living database without being told.
    other.refused(&["restore", &backup]);
    other.done(&["restore", &backup, "--over-living"]);

    let whole = fs::read(&backup).unwrap();
    let mut damaged = Program::nowhere();
    damaged.key = Some(bench.key());
    for (name, bytes) in [
        ("short.backup", whole[..whole.len() - 1].to_vec()),
        ("half.backup", whole[..whole.len() / 2].to_vec()),
        ("empty.backup", Vec::new()),
        ("flipped.backup", {
            let mut bytes = whole.clone();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            bytes
        }),
    ] {
        let path = damaged.file(name);
        fs::write(&path, bytes).unwrap();
        damaged.refused(&["restore", &path]);
        // Refused before anything was touched.
        damaged.refused(&["export", "trainings"]);
    }
}

#[test]
fn the_records_of_one_country_are_not_read_with_the_pack_of_another() {
    let mut program = Program::fresh();
    let backup = program.file("country.backup");
    program.done(&["backup", &backup]);
    program.pack = places::example_pack();
    for act in [&["figures", "--year", "2017"][..], &["doctor"], &["init"]] {
        says(&program.refused(act), &["is the pack of XA", "--country"]);
    }
    let mut other = Program::nowhere();
    other.key = Some(program.database.with_added_extension("key"));
    other.pack = places::example_pack();
    says(
        &other.refused(&["restore", &backup]),
        &["is the pack of XA"],
    );
    program.pack = places::practice_pack();
    program.done(&["doctor"]);
}

#[test]
fn a_country_pack_is_checked_and_its_faults_are_named_with_file_and_line() {
    let program = Program::nowhere();
    for pack in [places::practice_pack(), places::example_pack()] {
        says(
            &program.done(&["country", "check", &pack.display().to_string()]),
            &["is right"],
        );
    }
    let broken = program.folder.path().join("broken");
    places::copy_folder(&places::example_pack(), &broken);
    let path = broken.join("settings.toml");
    let text = fs::read_to_string(&path).unwrap();
    let line = text
        .lines()
        .position(|line| line.starts_with("hours = "))
        .unwrap();
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, own)| {
            if at == line {
                "hours = -3".to_owned()
            } else {
                own.to_owned()
            }
        })
        .collect();
    fs::write(&path, lines.join("\n")).unwrap();
    says(
        &program.refused(&["country", "check", &broken.display().to_string()]),
        &["settings.toml", &format!(":{}", line + 1), "-3"],
    );
    program.refused(&["country", "check", &program.file("nowhere")]);
}
