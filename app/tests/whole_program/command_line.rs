//! The built program on its command line: what it prints, how it ends, and
//! that a person with nothing else can load a year and get its report.

mod accounts;
mod documents;
mod erase;
mod files;
mod key;
mod log;
mod network;
mod policies;
pub mod program;
mod reports;
mod traced;

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use self::program::{Program, ended, says};
use crate::places;

#[test]
fn it_ends_with_0_when_done_1_when_refused_and_2_when_called_wrongly() {
    let program = Program::nowhere();
    program.done(&["registers"]);
    let complaint = program.refused(&["figures", "--year", "2017"]);
    says(&complaint, &["there is no database", "opennrm init"]);
    for wrong in [
        &["figurs"][..],
        &["figures", "--nonsense"],
        &["figures", "--year", "the last one"],
        &["figures", "--year", "2017", "--format", "pdf"],
        &["practice", "--years", "2018-2015"],
        &["import", "trainings"],
        &["serve", "--listen", "8080"],
        &["registers", "--database", "mysql://localhost/nrm"],
    ] {
        let output = program.run(wrong);
        ended(&output, 2, wrong);
    }
    let nothing = Command::new(env!("CARGO_BIN_EXE_opennrm"))
        .output()
        .unwrap();
    ended(&nothing, 2, &[]);
}

#[test]
fn a_script_learns_from_the_exit_code_whether_policies_differ() {
    let program = Program::nowhere();
    let pack = places::practice_pack().display().to_string();
    let same = program.done(&["policy", "diff", &pack, &pack]);
    says(&same, &["Nobody gains anything"]);
    let example = places::example_pack().display().to_string();
    let other = program.run(&["policy", "diff", &pack, &example]);
    assert_eq!(other.status.code(), Some(1));
    let said = String::from_utf8(other.stdout).unwrap();
    says(&said, &["The role public is no more."]);
}

#[test]
fn every_command_has_a_help_with_an_example() {
    let program = Program::nowhere();
    let help = program.done(&["--help"]);
    for command in [
        "init",
        "practice",
        "serve",
        "figures",
        "freeze",
        "revisions",
        "report",
        "registers",
        "template",
        "import",
        "export",
        "erase",
        "country",
        "backup",
        "restore",
        "key",
        "doctor",
    ] {
        says(&help, &[command]);
        let own = program.done(&[command, "--help"]);
        says(&own, &["Example", "opennrm ", "--database", "--country"]);
    }
}

#[test]
fn a_database_is_made_once_and_never_over_another() {
    let program = Program::nowhere();
    says(&program.done(&["init"]), &["was made", "master key"]);
    says(&program.done(&["init"]), &["was there already"]);
    // Without its key the database cannot be opened, and no other is made.
    let key = format!("{}.key", program.database.display());
    fs::remove_file(&key).unwrap();
    program.refused(&["figures", "--year", "2017"]);
    program.refused(&["init"]);
    assert!(!Path::new(&key).exists());
}

#[test]
fn the_folder_of_the_country_is_remembered() {
    let program = Program::fresh();
    let output = Command::new(env!("CARGO_BIN_EXE_opennrm"))
        .env_remove("OPENNRM_COUNTRY")
        .args([
            OsStr::new("figures"),
            OsStr::new("G6"),
            OsStr::new("--year"),
            OsStr::new("2017"),
        ])
        .arg("--database")
        .arg(&program.database)
        .output()
        .unwrap();
    says(&ended(&output, 0, &["figures"]), &["15"]);
}

#[test]
fn a_practice_year_is_entered_once_and_never_among_other_records() {
    let program = Program::fresh();
    says(
        &program.done(&["practice", "--years", "2017"]),
        &["invented people"],
    );
    program.refused(&["practice", "--years", "2017"]);
    let figures = program.json(&["figures", "V1", "J1", "--year", "2017", "--format", "json"]);
    assert_eq!(figures[0]["value"], 71);
    assert_eq!(figures[1]["value"], 142);

    let real = Program::fresh();
    let file = real.written(
        "curricula.csv",
        "title,taught_on,institution\nSubject,2017-05-15,interior\n",
    );
    real.done(&["import", "curricula", &file]);
    real.refused(&["practice", "--years", "2017"]);
}

#[test]
fn what_is_unknown_is_refused_with_what_is_nearest() {
    let program = Program::fresh();
    says(
        &program.refused(&["figures", "V61", "--year", "2017"]),
        &["V61", "V15"],
    );
    says(&program.refused(&["figures", "explain", "v1x"]), &["V1"]);
    // A letter that was taken for the digit it looks like.
    says(
        &program.refused(&["figures", "VI", "--year", "2017"]),
        &["The nearest is V1."],
    );
    program.refused(&["figures", "--year", "1492"]);
    program.refused(&["figures", "--year", "20177"]);
    says(
        &program.refused(&["figures", "--year", "2017", "--language", "xx"]),
        &["xx", "en"],
    );
    says(
        &program.refused(&["report", "2017", "--language", "xx"]),
        &["xx", "en", "az"],
    );
    for command in ["template", "export"] {
        says(
            &program.refused(&[command, "trainigns"]),
            &["trainigns", "trainings"],
        );
    }
    let file = program.written("any.csv", "title\nx\n");
    says(
        &program.refused(&["import", "trainigns", &file]),
        &["trainings"],
    );
    says(
        &program.refused(&["figures", "V1", "--year", "2017", "--by", "sexx"]),
        &["sexx", "sex"],
    );
    says(
        &program.refused(&["figures", "N4", "--year", "2017", "--by", "sex"]),
        &["N4", "sex"],
    );
    says(
        &program.refused(&["figures", "V1", "--year", "2017", "--by", "sex,form,sex"]),
        &["\"sex\" is named twice"],
    );
    for command in ["template", "export"] {
        let file = program.file("trainings.ods");
        says(
            &program.refused(&[command, "trainings", "--output", &file]),
            &["neither in .csv nor in .xlsx"],
        );
        assert!(!Path::new(&file).exists());
    }
    program.refused(&["revisions", "2017"]);
    program.refused(&["import", "trainings", &program.file("nowhere.csv")]);
}

#[test]
fn pages_are_served_on_this_machine_alone() {
    let program = Program::fresh();
    let mut served = program
        .command(&["serve", "--listen", "0.0.0.0:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It ends by itself, without a line that says where it listens.
    let mut line = String::new();
    BufReader::new(served.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    if !line.is_empty() {
        served.kill().unwrap();
    }
    let output = served.wait_with_output().unwrap();
    assert_eq!(line, "", "an address of the network is refused");
    ended(&output, 1, &["serve"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_crash_leaves_no_image_of_the_memory() {
    let program = Program::fresh();
    let served = program.serve();
    let limits = fs::read_to_string(format!("/proc/{}/limits", served.id()));
    let limits = limits.unwrap();
    let core = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"))
        .unwrap();
    let core: Vec<&str> = core.split_whitespace().collect();
    assert_eq!(core, ["0", "0", "bytes"]);
}
