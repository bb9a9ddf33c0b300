//! Two files of one person at the doors: who makes them one and two again, with
//! which proof, and who learns of it.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    at_once::{at_once, how_many},
    office::{Answer, Office, Visitor},
    rights::{Staff, enter, person, refused},
};

/// A file: its reference, and its address.
#[derive(Clone)]
pub(super) struct File {
    pub(super) reference: String,
    address: String,
}

impl File {
    fn api(&self) -> String {
        format!("/api/v1/persons/{}", self.address)
    }

    pub(super) fn page(&self) -> String {
        format!("/registers/persons/{}", self.address)
    }
}

/// A file about whose person the officer's body decides.
fn decided(finder: &mut Visitor<'_>, name: &str, body: &str) -> File {
    let (reference, address) = person(finder, name, "2020-02-01");
    let decision = json!({
        "person": reference, "decided_on": "2020-02-03", "outcome": "recognised",
        "authority": body,
    });
    let (status, said) = enter(finder, "decisions", decision);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    File { reference, address }
}

/// An identification officer with two files of one person.
pub(super) fn two_files<'o>(staff: &mut Staff<'o>) -> (Visitor<'o>, [File; 2]) {
    let body = staff.bodies[1].clone();
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let files = ["Uydurulmuş", "Petrovskaya"].map(|name| decided(&mut finder, name, &body));
    (finder, files)
}

pub(super) fn merge(visitor: &mut Visitor<'_>, kept: &File, second: &File) -> Answer {
    let body = json!({
        "second": second.reference, "version": 1, "second_version": 1, "reason": "One document",
    });
    visitor.json(Method::POST, &format!("{}/merge", kept.api()), &body)
}

pub(super) fn part(visitor: &mut Visitor<'_>, second: &File, version: i64) -> Answer {
    let body = json!({ "version": version, "reason": "Two documents" });
    visitor.json(Method::POST, &format!("{}/part", second.api()), &body)
}

fn told(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap()
}

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

/// Who has declared a tie to the person of the second file finds neither file,
/// before and after: what was said of the one holds of both.
#[test]
fn a_declared_tie_closes_both_files() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let (mut cousin, post) = staff.posted("Sample Cousin", "identification_officer", 1);
    let tie = json!({
        "officer": post["fields"]["officer"], "kind": "family", "declared_on": "2020-01-02",
        "person": second.reference,
    });
    let (status, said) = enter(&mut cousin, "declared_ties", tie);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(cousin.get(&kept.api()).status, StatusCode::OK);
    assert_eq!(
        merge(&mut cousin, &kept, &second).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let merged = merge(&mut finder, &kept, &second);
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);
    for file in [&kept, &second] {
        assert_eq!(cousin.get(&file.api()).status, StatusCode::NOT_FOUND);
        assert_eq!(cousin.get(&file.page()).status, StatusCode::NOT_FOUND);
    }
    assert_eq!(part(&mut cousin, &second, 2).status, StatusCode::NOT_FOUND);
    let parted = part(&mut finder, &second, 2);
    assert_eq!(parted.status, StatusCode::OK, "{}", parted.text);
    assert_eq!(cousin.get(&kept.api()).status, StatusCode::OK);
    assert_eq!(cousin.get(&second.api()).status, StatusCode::NOT_FOUND);
}

/// Looks at the second file, before and after, are looks at the person.
#[test]
fn who_looked_at_either_file_has_looked_at_the_person() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let mut colleague = staff.takes_on("Sample Colleague", "identification_officer", 1);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    assert_eq!(colleague.get(&second.api()).status, StatusCode::OK);
    let looked = format!("{}/log", kept.page());
    let names = "Sample Colleague";
    assert!(!overseer.get(&looked).text.contains(names));
    merge(&mut finder, &kept, &second);
    assert!(overseer.get(&looked).text.contains(names));
    part(&mut finder, &second, 2);
    assert!(!overseer.get(&looked).text.contains(names));
    assert!(
        overseer
            .get(&format!("{}/log", second.page()))
            .text
            .contains(names)
    );
}

/// A document of a record that moved is opened, copied and voided as before, and
/// another one is added.
#[test]
fn documents_go_with_their_records() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let screening = office
        .bench
        .enter("screenings", &[("person", &second.reference)]);
    let address = office.bench.mechanism.address("screenings", screening.id);
    let own = format!("/api/v1/screenings/{address}/documents");
    let attach = |finder: &mut Visitor<'_>, text: &str| {
        let fields = [("kind", "other"), ("part", "testimony")];
        let file = ("invented.txt", "text/plain", text.as_bytes());
        let answer = finder.hand_in(&own, &fields, file);
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        told(&answer)["address"].as_str().unwrap().to_owned()
    };
    let before = attach(&mut finder, "Before.");
    let merged = merge(&mut finder, &kept, &second);
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);
    let since = attach(&mut finder, "Since.");
    for (document, text) in [(&before, "Before."), (&since, "Since.")] {
        for file in ["copy", "original"] {
            let read = finder.get(&format!("{own}/{document}/{file}"));
            assert_eq!(read.status, StatusCode::OK, "{}", read.text);
            assert_eq!(read.text, text);
        }
    }
    let reason = json!({ "reason": "Test" });
    let voided = finder.json(Method::DELETE, &format!("{own}/{before}"), &reason);
    assert_eq!(voided.status, StatusCode::OK, "{}", voided.text);
    let deeds = told(&finder.get(&format!("{own}/{before}")))["history"].clone();
    let deeds = deeds.as_array().unwrap().iter();
    let deeds: Vec<&str> = deeds.map(|deed| deed["deed"].as_str().unwrap()).collect();
    assert_eq!(deeds, ["attached", "voided"]);
    let parted = part(&mut finder, &second, 2);
    assert_eq!(parted.status, StatusCode::OK, "{}", parted.text);
    let read = finder.get(&format!("{own}/{since}/copy"));
    assert_eq!(
        (read.status, read.text.as_str()),
        (StatusCode::OK, "Since.")
    );
    // What was attached meanwhile is the second person's now, and stays when the
    // other one is erased.
    let kept_id = office.bench.standing("persons", &kept.reference).id;
    crate::merging::erase(&office.bench, &kept.reference).unwrap();
    let db = office.bench.mechanism.db();
    assert!(
        db.read(|session| Ok(session.erased()?))
            .unwrap()
            .contains(&kept_id)
    );
    let read = finder.get(&format!("{own}/{since}/copy"));
    assert_eq!(
        (read.status, read.text.as_str()),
        (StatusCode::OK, "Since.")
    );
    assert!(office.log_is_sound());
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

/// Two who merge the same files in both directions at once: one is done, and of
/// the other nothing.
#[test]
fn two_files_are_merged_in_one_direction_alone() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (finder, [kept, second]) = two_files(&mut staff);
    let colleague = staff.takes_on("Sample Colleague", "identification_officer", 1);
    let files = [(&kept, &second), (&second, &kept)];
    let answers = at_once(vec![finder, colleague], |number, visitor| {
        let (kept, second) = files[number];
        merge(visitor, kept, second)
    });
    assert_eq!(how_many(&answers, StatusCode::OK), 1);
    let lost = answers
        .iter()
        .find(|answer| answer.status != StatusCode::OK)
        .unwrap();
    let (status, rule) = refused(lost);
    assert!(
        status == StatusCode::CONFLICT || rule == "records.is_void",
        "{}",
        lost.text
    );
    let bench = &office.bench;
    let [one, other] =
        [&kept, &second].map(|file| bench.standing("persons", &file.reference).voided);
    assert!(one != other);
    let stands = if one { &second } else { &kept };
    let stands = bench.standing("persons", &stands.reference).id;
    let decisions = bench.mechanism.kind("decisions").unwrap();
    let leading = bench
        .mechanism
        .db()
        .read(|session| Ok(session.leading_to(&decisions, ("persons", stands))?));
    assert_eq!(leading.unwrap().len(), 2);
    assert!(office.log_is_sound());
}

/// Whoever opened the second file in an emergency has opened the person's: the
/// kept one is open to them, and the overseer judges one opening.
#[test]
fn who_opened_the_second_file_has_opened_the_one_that_is_kept() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let mut other = staff.takes_on("Sample Other", "case_manager", 8);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let asked = [
        ("reference", second.reference.as_str()),
        ("reason", "Invented: somebody is in danger now."),
    ];
    let opened = other.send("/emergency", "/emergency", &asked);
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.text);
    assert_eq!(other.get(&second.page()).status, StatusCode::OK);
    assert_eq!(other.get(&kept.page()).status, StatusCode::NOT_FOUND);
    let waits = |overseer: &mut Visitor<'_>| overseer.get("/").text.contains("Oversight (1)");
    assert!(waits(&mut overseer));
    merge(&mut finder, &kept, &second);
    for file in [&kept, &second] {
        assert_eq!(other.get(&file.page()).status, StatusCode::OK);
    }
    assert!(waits(&mut overseer));
    part(&mut finder, &second, 2);
    assert_eq!(other.get(&second.page()).status, StatusCode::OK);
    assert_eq!(other.get(&kept.page()).status, StatusCode::NOT_FOUND);
    assert!(waits(&mut overseer));
}

/// A tie that was declared, and a consent that was taken, while two files were
/// one: nobody knows of which of the two persons.
#[test]
fn what_was_said_while_two_files_were_one_closes_both() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let (mut cousin, post) = staff.posted("Sample Cousin", "identification_officer", 1);
    let mut helper = staff.takes_on("Sample Helper", "case_manager", 8);
    let helping = staff.bodies[8].clone();
    for file in [&kept, &second] {
        let referral = [
            ("person", file.reference.as_str()),
            ("from", staff.bodies[1].as_str()),
            ("to", helping.as_str()),
            ("service", "shelter"),
            ("stage", "accepted"),
        ];
        office.bench.enter("referrals", &referral);
    }
    merge(&mut finder, &kept, &second);
    let tie = json!({
        "officer": post["fields"]["officer"], "kind": "family", "declared_on": "2020-03-01",
        "person": kept.reference,
    });
    let (status, said) = enter(&mut cousin, "declared_ties", tie);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let consent = json!({
        "person": kept.reference, "purpose": "assistance", "given_to": helping,
        "covers": ["identity"], "given_on": "2020-03-01",
    });
    let (status, said) = enter(&mut finder, "consents", consent);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(helper.get(&second.api()).status, StatusCode::OK);
    let mut prosecutor = staff.takes_on("Sample Prosecutor", "prosecutor", 4);
    finder.show_again();
    let hold = json!({
        "person": kept.reference, "ordered_on": "2020-03-01", "ordered_by": staff.bodies[4],
        "order_number": "1/20",
    });
    let (status, said) = enter(&mut prosecutor, "holds", hold);
    assert_eq!(status, StatusCode::CREATED, "{said}");

    // Whoever parts them is told what stays, and what both get.
    let page = finder.get(&format!("{}/part", second.page()));
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for there in ["Consents: 1 record", "Declared ties", "Holds"] {
        assert!(page.text.contains(there), "{there} in {}", page.text);
    }
    // The tie is not for them, and is not counted.
    assert!(!page.text.contains("Declared ties:") && !page.text.contains("Decisions:"));
    let parted = part(&mut finder, &second, 2);
    assert_eq!(parted.status, StatusCode::OK, "{}", parted.text);

    for file in [&kept, &second] {
        assert_eq!(cousin.get(&file.api()).status, StatusCode::NOT_FOUND);
    }
    assert_eq!(helper.get(&kept.api()).status, StatusCode::OK);
    assert_eq!(helper.get(&second.api()).status, StatusCode::NOT_FOUND);
    // Nobody sees a tie because they parted the files; the consent is given
    // again by whoever works with the person.
    let list = told(&finder.get("/api/v1/declared_ties"));
    assert_eq!(list["total"], json!(0));
    let list = told(&finder.get("/api/v1/consents"));
    let consents = list["records"].as_array().unwrap();
    let noted = consents
        .iter()
        .find(|consent| consent["fields"]["person"] == json!(second.reference))
        .unwrap();
    let mut fields = noted["fields"].clone();
    fields["given_again_on"] = json!("2020-03-02");
    let again = json!({ "version": 1, "fields": fields });
    let own = format!("/api/v1/consents/{}", noted["address"].as_str().unwrap());
    let again = finder.json(Method::PUT, &own, &again);
    assert_eq!(again.status, StatusCode::OK, "{}", again.text);
    assert_eq!(helper.get(&second.api()).status, StatusCode::OK);
    // The hold is lifted by the body that ordered it.
    let list = told(&prosecutor.get("/api/v1/holds"));
    let holds = list["records"].as_array().unwrap();
    assert_eq!(holds.len(), 2, "{list}");
    for hold in holds {
        let mut fields = hold["fields"].clone();
        fields["lifted_on"] = json!("2020-03-02");
        let lifted = json!({ "version": 1, "fields": fields });
        let own = format!("/api/v1/holds/{}", hold["address"].as_str().unwrap());
        let lifted = prosecutor.json(Method::PUT, &own, &lifted);
        assert_eq!(lifted.status, StatusCode::OK, "{}", lifted.text);
    }
    assert!(office.log_is_sound());
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
