//! What moves with a file: documents, looks, openings.

use super::*;

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
