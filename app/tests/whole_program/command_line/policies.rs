//! Which policies are in force: the log keeps each change, and where there are
//! signers two of them answer for it.

use std::{fs, io::Write as _, path::Path, process::Command};

use super::program::{Program, ended, says};
use crate::places;

/// The program with a pack that may be changed.
fn with_own_pack() -> Program {
    let mut program = Program::nowhere();
    program.takes_own_pack();
    program.done(&["init"]);
    program
}

/// Changes the policies, as anybody can who may write into the folder.
fn change(pack: &Path) {
    let file = pack.join("policies/public.cedar");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\n// Changed.\n")).unwrap();
}

#[track_caller]
fn does_not_start(program: &Program, why: &str) {
    let arguments = ["serve", "--listen", "127.0.0.1:0"];
    says(
        &ended(&program.run(&arguments), 1, &arguments),
        &[why, "opennrm policy sign"],
    );
}

#[test]
fn changed_policies_are_taken_with_the_signatures_of_two_of_the_signers() {
    let program = with_own_pack();
    let pack = program.pack.display().to_string();
    let changes = || program.done(&["log"]).matches("policies_changed").count();
    drop(program.serve());
    drop(program.serve());
    assert_eq!(changes(), 1);
    // Without signers a change is kept in mind, and that is all.
    change(&program.pack);
    drop(program.serve());
    assert_eq!(changes(), 2);

    let names = ["ministry.example", "justice.example", "ombudsman.example"];
    let keys = names.map(|name| program.signer(name));
    let [first, second, third] = keys.each_ref().map(|(file, _)| file.as_str());
    let all: Vec<&str> = keys
        .iter()
        .flat_map(|(_, public)| ["--signer", public.as_str()])
        .collect();
    let naming = |key: &str, signers: &[&str]| {
        let arguments = [&["policy", "sign", key, &pack], signers].concat();
        program.run(&arguments)
    };
    ended(&naming(first, &all[..2]), 1, &[]);
    ended(&naming(first, &all), 0, &[]);
    does_not_start(&program, "1 of the signers have signed");
    ended(&naming(second, &[]), 0, &[]);
    drop(program.serve());
    assert_eq!(changes(), 3);

    let former = program.folder.path().join("former");
    places::copy_folder(&program.pack.join("policies"), &former);

    // From now on nothing goes without two of them: not with the former note,
    // not without one, not with one of other signers.
    change(&program.pack);
    does_not_start(&program, "is of other policies");
    let note = program.pack.join("policies/signed.note");
    fs::remove_file(&note).unwrap();
    does_not_start(&program, "0 of the signers have signed");
    let (stranger, public) = program.signer("stranger.example");
    let (friend, other) = program.signer("friend.example");
    let strangers = ["--signer", public.as_str(), "--signer", other.as_str()];
    ended(&naming(&stranger, &strangers), 0, &[]);
    ended(&naming(&friend, &strangers), 0, &[]);
    does_not_start(&program, "0 of the signers have signed");
    fs::remove_file(&note).unwrap();
    ended(&naming(&stranger, &all), 1, &[]);
    ended(&naming(third, &all), 0, &[]);
    ended(&naming(third, &[]), 0, &[]);
    does_not_start(&program, "1 of the signers have signed");
    ended(&naming(first, &[]), 0, &[]);
    drop(program.serve());
    assert_eq!(changes(), 4);

    // What was signed before does not come back by it, but by new signatures.
    let in_force = program.folder.path().join("in_force");
    places::copy_folder(&program.pack.join("policies"), &in_force);
    places::copy_folder(&former, &program.pack.join("policies"));
    does_not_start(&program, "was signed before");
    ended(&naming(first, &[]), 0, &[]);
    does_not_start(&program, "1 of the signers have signed");
    ended(&naming(second, &[]), 0, &[]);
    drop(program.serve());
    assert_eq!(changes(), 5);
    places::copy_folder(&in_force, &program.pack.join("policies"));
    does_not_start(&program, "was signed before");
    ended(&naming(first, &[]), 0, &[]);
    ended(&naming(third, &[]), 0, &[]);
    drop(program.serve());

    // Nor is one taken of a day that has not come: it would keep out all others
    // until then.
    let text = fs::read_to_string(&note).unwrap();
    let at = text.find("made 20").unwrap();
    let tomorrow = format!(
        "{}made 2999{}",
        &text[..at],
        &text[at + "made 20..".len()..]
    );
    fs::write(&note, tomorrow).unwrap();
    does_not_start(&program, "has not come");
    fs::write(&note, text).unwrap();

    // What decides who may see what beside the policies is signed with them.
    let fields = program.pack.join("fields.toml");
    let kept = fs::read_to_string(&fields).unwrap();
    fs::write(&fields, format!("{kept}\n# Changed.\n")).unwrap();
    does_not_start(&program, "is of other policies");
    fs::write(&fields, kept).unwrap();
    drop(program.serve());
    // So are the marks of bodies; a body without any is not.
    let bodies = program.pack.join("lists/agencies.csv");
    let kept = fs::read_to_string(&bodies).unwrap();
    let columns = kept.lines().next().unwrap().split(',');
    let body: Vec<&str> = columns
        .map(|column| match column {
            "code" => "new_body",
            "kind" => "ministry",
            "region" | "marks" => "",
            _ => "New body",
        })
        .collect();
    let body = body.join(",");
    fs::write(&bodies, format!("{kept}{body}\n")).unwrap();
    drop(program.serve());
    let office = format!("{kept}{body}prosecutors_office\n");
    fs::write(&bodies, office).unwrap();
    does_not_start(&program, "is of other policies");
    fs::write(&bodies, kept).unwrap();
    drop(program.serve());

    // One key under two names is one signer.
    let twice = fs::read_to_string(first).unwrap();
    let again = program.written("again.example", &twice.replace(names[0], "again.example"));
    assert!(!naming(&again, &all).status.success());

    // A signature that is none stops the start, and says whose it is.
    let signed = fs::read_to_string(&note).unwrap();
    change(&program.pack);
    let said = program.done(&["policy", "sign", first, &pack]);
    says(&said, &["opennrm policies", names[0]]);
    let false_one = fs::read_to_string(&note)
        .unwrap()
        .lines()
        .last()
        .unwrap()
        .to_owned();
    let forged = signed.replace(signed.lines().last().unwrap(), &false_one);
    fs::write(&note, forged).unwrap();
    let arguments = ["serve", "--listen", "127.0.0.1:0"];
    assert!(!program.run(&arguments).status.success());
}

#[test]
fn a_file_exchanged_while_the_program_starts_is_not_read_again() {
    let program = with_own_pack();
    program.names_signers();
    drop(program.serve());
    let changes = || program.done(&["log"]).matches("policies_changed").count();
    assert_eq!(changes(), 1);

    for (name, other) in [
        ("policies/public.cedar", "permit (principal, action =="),
        ("policies/files.toml", "[files"),
        ("policies/signed.note", "nothing"),
        ("settings.toml", "[[deadline"),
        ("fields.toml", "[[field"),
        ("lists/roles.csv", "code,en\npublic,A,B\n"),
    ] {
        // Whoever reads the file first finds what was signed, and has not read
        // it to its end when there is another one in its place.
        let file = program.pack.join(name);
        let signed = fs::read_to_string(&file).unwrap();
        let other = program.written("other", other);
        fs::remove_file(&file).unwrap();
        let made = Command::new("mkfifo").arg(&file).status();
        assert!(made.unwrap().success());
        let exchanged = std::thread::spawn({
            let (file, signed) = (file.clone(), signed.clone());
            move || {
                let mut pipe = fs::OpenOptions::new().write(true).open(&file).unwrap();
                fs::rename(other, file).unwrap();
                pipe.write_all(signed.as_bytes()).unwrap();
            }
        });
        drop(program.serve());
        exchanged.join().unwrap();
        // The next start reads what was put there.
        let arguments = ["serve", "--listen", "127.0.0.1:0"];
        ended(&program.run(&arguments), 1, &arguments);
        fs::write(&file, signed).unwrap();
    }
    assert_eq!(changes(), 1);
}

#[test]
fn a_broken_policy_or_tie_stops_the_start_and_is_told_with_its_line_and_remedy() {
    let program = with_own_pack();
    // How many lines behind the last of the file, and what is told.
    for (name, change, line, told) in [
        (
            "public.cedar",
            "permit (principal, action ==\n",
            Some(1),
            ["this is not Cedar", "unexpected end of input"],
        ),
        (
            "public.cedar",
            "@id(\"public.looks\")\n@reason(\"A mistake.\")\n@source(\"A mistake.\")\npermit \
             (principal in Role::\"public\", action == Action::\"lok\", resource);\n",
            Some(4),
            ["`public.looks`", "did you mean `Action::\"look\"`"],
        ),
        (
            "public.cedar",
            "permit (principal in Role::\"public\", action == Action::\"look\", resource);\n",
            Some(1),
            ["@id", "@id(\"public."],
        ),
        (
            "ties.toml",
            "[[tie]]\nfact = \"holder\"\nregister = \"referals\"\nbody = \"to\"\n",
            Some(1),
            [
                "no register \"referals\"",
                "`opennrm registers` names those",
            ],
        ),
        (
            "files.toml",
            "secrets = [\"persens\"]\n",
            Some(1),
            ["no register \"persens\"", "`opennrm registers` names those"],
        ),
    ] {
        let file = program.pack.join("policies").join(name);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{text}{change}")).unwrap();
        let arguments = ["serve", "--listen", "127.0.0.1:0"];
        let said = ended(&program.run(&arguments), 1, &arguments);
        let line = line.map(|line| format!(":{}", text.lines().count() + line));
        says(&said, &told);
        says(&said, &[&format!("{name}{}: ", line.unwrap_or_default())]);
        fs::write(&file, text).unwrap();
    }
    // What was right before is right again.
    drop(program.serve());
}

#[test]
fn ties_that_close_nothing_by_a_field_that_names_somebody_are_refused_with_line_and_remedy() {
    let program = with_own_pack();
    let pack = program.pack.display().to_string();
    let file = program.pack.join("policies/ties.toml");
    let sound = fs::read_to_string(&file).unwrap();
    let begin = sound.find("[ways.whom]").unwrap();
    let end = begin + sound[begin..].find("\n\n").unwrap();
    let without_ways = format!("{}{}", &sound[..begin], &sound[end..]);
    let number = |from: &str, to: &str| sound.replacen(from, to, 1);
    let criminal = "criminal_file = [\n    \"defendants.person_file\"";
    for (text, line_of, told) in [
        // The ways are not there, and the entries reach a person's file alone.
        (
            without_ways.replace("reaches_by = \"whom\"", "reaches = \"person\""),
            "fact = \"conflict\"",
            [
                "\"declared_ties\" may name whom it is about by migration_file, criminal_file, \
                 child_file, case_number, appeal, and that would close nothing",
                "say under [ways.NAME]",
            ],
        ),
        (
            without_ways.clone(),
            "fact = \"conflict\"",
            ["there are no ways \"whom\"", "say under [ways.whom]"],
        ),
        // One of the fields is not there…
        (
            number("appeal = [\"court_orders.appeal\"]\n", ""),
            "fact = \"sealed_by_court\"",
            [
                "\"court_orders\" may name whom it is about by appeal, and",
                "say under [ways.NAME]",
            ],
        ),
        // …or is one that there is not, here or there.
        (
            number(criminal, "criminal_fil = [\n    \"defendants.person_file\""),
            "fact = \"conflict\"",
            ["has no field \"criminal_fil\"", "name a field"],
        ),
        (
            number(criminal, "criminal_file = [\n    \"defendants.person_fil\""),
            "fact = \"conflict\"",
            ["has no field \"person_fil\"", "name a field"],
        ),
    ] {
        assert_ne!(text, sound);
        fs::write(&file, &text).unwrap();
        let line = text.lines().position(|line| line == line_of).unwrap();
        let place = format!("ties.toml:{line}: ");
        let serve = ["serve", "--listen", "127.0.0.1:0"];
        let check = ["policy", "check", pack.as_str()];
        for arguments in [&serve[..], &check[..]] {
            let said = ended(&program.run(arguments), 1, arguments);
            says(&said, &told);
            says(&said, &[&place]);
        }
        let examined = program.run(&["doctor"]);
        let said = String::from_utf8_lossy(&examined.stdout);
        assert_eq!(examined.status.code(), Some(1), "{said}");
        says(&said, &told);
        says(&said, &["BROKEN", &place]);
    }
    fs::write(&file, sound).unwrap();
    program.done(&["policy", "check", &pack]);
    says(&program.done(&["doctor"]), &["Nothing is broken."]);
    drop(program.serve());
}
