//! Where there are accounts a command asks who gives it, and does what its
//! officer may.

use std::{
    io::Write as _,
    process::{Output, Stdio},
};

use axum::http::StatusCode;

use super::program::{Program, ended, says};
use crate::accounts::office::{Office, PASSWORD};

fn typing(program: &Program, arguments: &[&str], lines: &str) -> Output {
    let mut command = program.command(arguments);
    let mut running = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = running.stdin.take().unwrap();
    // Who is refused may not have read to the end.
    input.write_all(lines.as_bytes()).unwrap_or(());
    drop(input);
    running.wait_with_output().unwrap()
}

#[test]
fn a_command_asks_who_gives_it_and_whoever_keeps_the_machine_sees_no_record() {
    let office = Office::new();
    let path = office.access.first_link(&office.bench.mechanism);
    let path = path.unwrap().unwrap();
    let agency = office.bodies().remove(0);
    let more = [("officer", "First Sample"), ("agency", agency.as_str())];
    let (made, _) = office.visitor().enrol(&path, "first", &more);
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let mut papers = made.text.split("<strong dir=\"ltr\">").skip(1);
    let mut paper = || {
        let code = papers.next().unwrap().split('<').next().unwrap();
        format!("{PASSWORD}\n{code}\n")
    };
    let program = Program::on(&office.bench, &office.bench.key());
    let export = ["export", "officers", "--as", "first"];

    let wrong = typing(&program, &export, "a wrong password\n000000\n");
    says(&ended(&wrong, 1, &export), &["do not fit together"]);
    let right = typing(&program, &export, &paper());
    says(&ended(&right, 0, &export), &["First Sample"]);

    // An administrator reads no person's file and sees no figures.
    let persons = ["export", "persons", "--as", "first"];
    let refused = typing(&program, &persons, &paper());
    says(&ended(&refused, 1, &persons), &["There is no register"]);
    let figures = ["figures", "--year", "2017", "--as", "first"];
    let refused = typing(&program, &figures, &paper());
    says(&ended(&refused, 1, &figures), &["post in which you work"]);

    // Whoever keeps the machine lets an officer in anew, once.
    let officers = typing(&program, &["export", "officers", "--as", "first"], &paper());
    let exported = ended(&officers, 0, &export);
    let at = exported.find("OFF-").unwrap();
    let reference = exported[at..].split(',').next().unwrap().to_owned();
    let recovered = program.done(&["recover", &reference, "--as", "Keeper Sample"]);
    says(&recovered, &["First Sample", "/sign-in-link/"]);
    let gone = typing(&program, &export, &paper());
    says(&ended(&gone, 1, &export), &["do not fit together"]);

    // Whoever holds the files is asked nothing, and is shown no record.
    program.done(&["backup", &program.file("copy.backup")]);
    says(&program.done(&["doctor"]), &["nobody signs the policies"]);
    program.done(&["verify"]);
    let lines = office.log(0);
    let tells = |act: &str, by: &str, refused: Option<&str>| {
        lines.iter().any(|line| {
            line.act == act
                && line.officer.as_deref() == Some(by)
                && line.refused.as_deref() == refused
        })
    };
    assert!(tells("exported", "First Sample", None), "{lines:#?}");
    let unlike = Some("records.register_unlike_any");
    assert!(tells("exported", "First Sample", unlike), "{lines:#?}");
    let denied = Some("guard.not_permitted");
    assert!(tells("figures_seen", "First Sample", denied), "{lines:#?}");
    assert!(tells("backed_up", "Local officer", None), "{lines:#?}");
}
