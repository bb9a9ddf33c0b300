//! Who merges and parts files, with which proof, and what is refused.

use super::*;

#[test]
fn two_files_are_merged_and_parted_by_programs_with_a_fresh_proof() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    // Five minutes after the proof neither is done.
    office.pass(301);
    let stale = merge(&mut finder, &kept, &second);
    assert_eq!(
        refused(&stale),
        (StatusCode::FORBIDDEN, "guard.not_fresh".to_owned())
    );
    let page = finder.get(&format!("{}/merge", kept.page()));
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.text.contains("/account/confirm"));
    finder.show_again();
    let merged = merge(&mut finder, &kept, &second);
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);
    assert_eq!(told(&merged)["reference"], json!(kept.reference));
    // The second one is void, and says where the person is.
    let void = told(&finder.get(&second.api()));
    assert_eq!(void["voided"], json!(true));
    assert_eq!(void["fields"]["same_as"], json!(kept.reference));
    let page = finder.get(&second.page()).text;
    assert!(page.contains(&kept.page()) && page.contains("it was merged into the file"));
    let page = finder.get(&kept.page()).text;
    assert!(page.contains(&format!("{}/part", second.page())), "{page}");
    // Again: it stands no more as it stood.
    let again = merge(&mut finder, &kept, &second);
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);

    office.pass(301);
    assert_eq!(refused(&part(&mut finder, &second, 2)).1, "guard.not_fresh");
    finder.show_again();
    let parted = part(&mut finder, &second, 1);
    assert_eq!(
        refused(&parted),
        (StatusCode::CONFLICT, "records.moved_on".to_owned())
    );
    let parted = part(&mut finder, &second, 2);
    assert_eq!(parted.status, StatusCode::OK, "{}", parted.text);
    assert_eq!(told(&finder.get(&second.api()))["voided"], json!(false));
    assert!(office.log_is_sound());
}

#[test]
fn what_is_unknown_is_refused_and_what_comes_again_is_done_once() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let path = format!("{}/merge", kept.api());
    for (body, status) in [
        (json!({ "second": second.reference }), 422),
        (
            json!({
                "second": second.reference, "version": 1, "second_version": 1, "reason": "x",
                "third": "y",
            }),
            400,
        ),
        (
            json!({
                "second": "PER-2020-09999", "version": 1, "second_version": 1, "reason": "x",
            }),
            422,
        ),
        (
            json!({
                "second": second.reference, "version": 1, "second_version": 1, "reason": " ",
            }),
            422,
        ),
    ] {
        let answer = finder.json(Method::POST, &path, &body);
        assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.text);
        assert!(answer.text.contains("\"rule\""), "{}", answer.text);
    }
    // By the pages: both files are shown first; the form sent twice merges once.
    let own = format!("{}/merge", kept.page());
    let asked = [
        ("second", second.reference.as_str()),
        ("_reason", "One document"),
    ];
    let shown = finder.send(&own, &own, &asked);
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    for there in [
        "Uydurulmuş",
        "Petrovskaya",
        "Decisions",
        "Make the two files one",
    ] {
        assert!(shown.text.contains(there), "{there} in {}", shown.text);
    }
    assert_eq!(told(&finder.get(&second.api()))["voided"], json!(false));
    let (key, token) = (shown.hidden("_key"), shown.hidden("_token"));
    let (version, other) = (shown.hidden("_version"), shown.hidden("_second_version"));
    let sent = [
        ("second", second.reference.as_str()),
        ("_reason", "One document"),
        ("_version", version.as_str()),
        ("_second_version", other.as_str()),
        ("_key", key.as_str()),
    ];
    for _ in 0..2 {
        let done = finder.send_with(&token, &own, &sent);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    }
    assert_eq!(told(&finder.get(&second.api()))["version"], json!(2));
    let own = format!("{}/part", second.page());
    let asking = finder.get(&own);
    let (key, token) = (asking.hidden("_key"), asking.hidden("_token"));
    let sent = [
        ("_version", "2"),
        ("_reason", "Two documents"),
        ("_key", key.as_str()),
    ];
    for _ in 0..2 {
        let done = finder.send_with(&token, &own, &sent);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    }
    assert_eq!(told(&finder.get(&second.api()))["version"], json!(3));
}

/// Whoever decides about one of two persons alone merges nothing, and hears of
/// the other file nothing that they may not know.
#[test]
fn both_files_are_the_officers_own_to_decide_about() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let mut other = staff.takes_on("Sample Other", "identification_officer", 2);
    let body = staff.bodies[2].clone();
    let foreign = decided(&mut other, "Başqa", &body);
    let mut carer = staff.takes_on("Sample Carer", "case_manager", 1);

    // Not hers: as if it were not there, whether it is there or not.
    let nobody = File {
        reference: "PER-2020-09999".to_owned(),
        ..foreign.clone()
    };
    let hidden = merge(&mut finder, &kept, &foreign);
    assert_eq!(hidden.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hidden.text, merge(&mut finder, &kept, &nobody).text);
    assert_eq!(
        merge(&mut finder, &foreign, &kept).status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        merge(&mut other, &kept, &foreign).status,
        StatusCode::NOT_FOUND
    );
    // Opened by the own body, and decided about by nobody.
    let (reference, address) = person(&mut finder, "Yalnız", "2020-02-01");
    let own = File { reference, address };
    let undecided = merge(&mut finder, &own, &kept);
    assert_eq!(refused(&undecided).1, "guard.not_permitted");
    let undecided = merge(&mut finder, &kept, &own);
    assert_eq!(refused(&undecided).1, "guard.not_permitted");
    assert_eq!(
        merge(&mut carer, &kept, &second).status,
        StatusCode::FORBIDDEN
    );
    merge(&mut finder, &kept, &second);
    assert_eq!(part(&mut other, &second, 2).status, StatusCode::NOT_FOUND);
    assert_eq!(other.get(&second.api()).status, StatusCode::NOT_FOUND);
    // Her body opened both: she sees them, and parts them as little.
    assert_eq!(part(&mut carer, &second, 2).status, StatusCode::FORBIDDEN);
    assert_eq!(carer.get(&second.api()).status, StatusCode::OK);
}

/// A rule's no may tell what stands in a record: whoever may not see it hears of
/// which register it is, and no more.
#[test]
fn of_a_record_that_is_not_for_the_officer_no_rule_is_told() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let proposed = [("person", kept.reference.as_str()), ("ground", "request")];
    let proposal = office.bench.enter("destruction_proposals", &proposed);
    for (kept, second) in [(&kept, &second), (&second, &kept)] {
        let no = merge(&mut finder, kept, second);
        assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", no.text);
        let errors = told(&no)["errors"].clone();
        let errors = errors.as_array().unwrap().iter();
        let rules: Vec<&str> = errors.map(|no| no["rule"].as_str().unwrap()).collect();
        assert_eq!(rules, ["records.not_moved_unnamed"]);
        assert!(!no.text.contains(&proposal.reference));
    }
}

/// What is recorded of a child stays a child's: the file that is kept says so
/// first.
#[test]
fn a_child_s_records_are_not_made_those_of_an_adult() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let of_age = |finder: &mut Visitor<'_>, file: &File, age: &str| {
        // Of an age in which it can be either.
        let stands = told(&finder.get(&file.api()));
        let mut fields = stands["fields"].clone();
        fields["age_status"] = json!(age);
        fields["birth_year"] = json!(2003);
        let body = json!({ "fields": fields, "version": stands["version"] });
        let edited = finder.json(Method::PUT, &file.api(), &body);
        assert_eq!(edited.status, StatusCode::OK, "{}", edited.text);
    };
    of_age(&mut finder, &second, "disputed");
    let merge = |finder: &mut Visitor<'_>, kept: &File, second: &File| {
        let version = |finder: &mut Visitor<'_>, file: &File| {
            told(&finder.get(&file.api()))["version"].clone()
        };
        let body = json!({
            "second": second.reference, "version": version(finder, kept),
            "second_version": version(finder, second), "reason": "One document",
        });
        finder.json(Method::POST, &format!("{}/merge", kept.api()), &body)
    };
    let no = merge(&mut finder, &kept, &second);
    let rule = "records.merged_with_adult".to_owned();
    assert_eq!(refused(&no), (StatusCode::UNPROCESSABLE_ENTITY, rule));
    of_age(&mut finder, &kept, "child");
    let done = merge(&mut finder, &kept, &second);
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
}
