//! Erasing a person on the command line: one officer proposes, another agrees.

use std::fs;

use super::program::{Program, says};

/// A proposal of one officer's.
fn propose(program: &Program, proposal: &str) {
    let proposals = program.written("proposals.csv", proposal);
    program.done(&[
        "import",
        "destruction_proposals",
        &proposals,
        "--as",
        "First Officer",
    ]);
}

/// A person, and a proposal of one officer's to erase them.
pub fn proposed() -> Program {
    let program = Program::fresh();
    let persons = program.written(
        "persons.csv",
        "reference,registered_on,family_name,age_status,sex,citizenship\nPER-2017-00001,2017-03-04,Sampleova,adult,female,unknown\n",
    );
    program.done(&["import", "persons", &persons]);
    propose(
        &program,
        "reference,person,proposed_on,ground,provision\nDES-2017-00001,PER-2017-00001,2017-05-01,request,Article 5\n",
    );
    program
}

/// …whom a court holds.
fn held() -> Program {
    let program = proposed();
    let holds = program.written(
        "holds.csv",
        "reference,person,ordered_on,ordered_by,order_number\nHLD-2017-00001,PER-2017-00001,2017-04-01,supreme_court,17/4\n",
    );
    program.done(&["import", "holds", &holds]);
    program
}

#[test]
fn who_proposed_does_not_agree_and_nobody_does_while_a_court_holds_it() {
    let program = held();
    let agree = |officer: &str| program.refused(&["erase", "DES-2017-00001", "--as", officer]);
    says(&agree("First Officer"), &["You proposed this yourself"]);
    says(&agree("Second Officer"), &["HLD-2017-00001"]);
    program.refused(&["erase", "DES-2017-00002", "--as", "Second Officer"]);
    says(&program.done(&["export", "persons"]), &["Sampleova"]);
}

#[test]
fn what_two_officers_agree_to_is_gone_from_a_backup_of_before_and_the_log_stays_sound() {
    let program = held();
    let lifted = program.written(
        "lifted.csv",
        "reference,person,ordered_on,ordered_by,order_number,lifted_on\nHLD-2017-00001,PER-2017-00001,2017-04-01,supreme_court,17/4,2017-06-01\n",
    );
    program.done(&["import", "holds", &lifted]);
    let backup = program.file("before.backup");
    program.done(&["backup", &backup]);

    let certificate = program.done(&["erase", "DES-2017-00001", "--as", "Second Officer"]);
    says(
        &certificate,
        &[
            "Certificate of destruction",
            "First Officer",
            "Second Officer",
            "persons: 1 records",
        ],
    );
    for secret in ["Sampleova", "PER-2017-00001"] {
        assert!(
            !certificate.contains(secret),
            "the certificate says {secret}"
        );
    }
    let export = program.done(&["export", "persons"]);
    says(&export, &["female"]);
    assert!(!export.contains("Sampleova"));
    program.done(&["verify"]);
    program.done(&["doctor"]);
    program.refused(&["erase", "DES-2017-00001", "--as", "Second Officer"]);

    // The key can still be changed, and a backup of before gives the name back
    // to nobody.
    program.done(&["restore", &backup, "--over-living"]);
    let restored = program.done(&["export", "persons"]);
    says(&restored, &["female"]);
    assert!(!restored.contains("Sampleova"));
    program.done(&["verify"]);
    program.done(&["key", "change"]);
    program.done(&["export", "persons"]);
}

#[test]
fn a_lost_erasable_key_comes_back_from_its_copy_and_without_one_nothing_opens() {
    let program = proposed();
    let file = format!("{}.erasable-key", program.database.display());
    let copy = program.file("second.erasable-key");
    let kept = ["export", "persons", "--erasable-key-copy", &copy];
    program.done(&kept);
    assert!(fs::exists(&copy).unwrap());
    fs::remove_file(&file).unwrap();
    says(
        &program.refused(&["export", "persons"]),
        &["its erasable key", "newest copy"],
    );
    says(&program.done(&kept), &["Sampleova"]);
    assert!(fs::exists(&file).unwrap());
}

#[test]
fn what_callers_said_is_erased_by_two_and_no_backup_gives_it_back() {
    let program = Program::fresh();
    let appeals = program.written(
        "appeals.csv",
        "reference,received_on,channel,topic,account\nAPP-2008-00001,2008-03-04,telephone,other,Sampletold\nAPP-2017-00001,2017-03-04,telephone,other,Laterova\n",
    );
    program.done(&["import", "appeals", &appeals]);
    propose(
        &program,
        "reference,register,up_to,proposed_on,ground,provision\nDES-2019-00001,appeals,2008-12-31,2019-05-01,time_over,Article 5\n",
    );
    let own = program.refused(&["erase", "DES-2019-00001", "--as", "First Officer"]);
    says(&own, &["You proposed this yourself"]);
    let backup = program.file("before.backup");
    program.done(&["backup", &backup]);
    let certificate = program.done(&["erase", "DES-2019-00001", "--as", "Second Officer"]);
    says(
        &certificate,
        &[
            "Up to 2008-12-31",
            "appeals: 1 records",
            "Entry",
            "Second Officer",
        ],
    );
    for secret in ["Sampletold", "APP-2008-00001"] {
        assert!(
            !certificate.contains(secret),
            "the certificate says {secret}"
        );
    }
    let erased = |program: &Program| {
        let export = program.done(&["export", "appeals"]);
        says(&export, &["APP-2008-00001", "2008-03-04", "Laterova"]);
        assert!(!export.contains("Sampletold"));
        program.done(&["verify"]);
    };
    erased(&program);
    program.refused(&["erase", "DES-2019-00001", "--as", "Second Officer"]);
    program.done(&["restore", &backup, "--over-living"]);
    erased(&program);
}
