//! Documents of records: who attaches, sees, takes out and voids them, and what
//! the log tells of it.

use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::{
    office::{Office, Visitor},
    rights::{Staff, administrator, enter, officer, person},
};

/// Where a camera says a picture was taken, to be found nowhere in a copy.
const PLACE: &[u8] = b"40.4093N 49.8671E";

/// A small photograph in which its camera says where it was taken.
pub fn photograph() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(600, 400, |x, y| {
        image::Rgb([(x % 256) as u8, (y % 256) as u8, 90])
    });
    let mut plain = Vec::new();
    let drawn = image::codecs::jpeg::JpegEncoder::new(&mut plain).encode_image(&picture);
    drawn.unwrap();
    let mut said = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
    said.extend_from_slice(PLACE);
    let length = u16::try_from(said.len() + 2).unwrap().to_be_bytes();
    let mut whole = plain[..2].to_vec();
    whole.extend_from_slice(b"\xff\xe1");
    whole.extend_from_slice(&length);
    whole.extend_from_slice(&said);
    whole.extend_from_slice(&plain[2..]);
    whole
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

fn a_person(visitor: &mut Visitor<'_>) -> (String, String) {
    person(visitor, "Uydurulmuş", "2020-02-01")
}

/// What is typed beside a file.
fn typed(part: &str) -> [(&str, &str); 3] {
    [
        ("kind", "passport"),
        ("part", part),
        ("title", "An invented title"),
    ]
}

fn attached(visitor: &mut Visitor<'_>, host: &str, part: &str, bytes: &[u8]) -> Value {
    let path = format!("/api/v1/persons/{host}/documents");
    let file = ("../\u{202e}gpj.exe.jpg", "image/jpeg", bytes);
    let answer = visitor.hand_in(&path, &typed(part), file);
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

fn place(document: &Value) -> String {
    document["self"].as_str().unwrap().to_owned()
}

#[test]
fn a_document_is_never_wider_than_its_record_and_its_part() {
    let office = Office::new();
    let bodies = office.bodies();
    let (finding, helping) = (bodies[1].as_str(), bodies[8].as_str());
    let mut first = administrator(&office);
    let finder = ("Sample Finder", "identification_officer", finding);
    let (mut finder, _) = officer(&office, &mut first, finder, &[]);
    let helper = ("Sample Helper", "case_manager", helping);
    let (mut helper, _) = officer(&office, &mut first, helper, &[]);
    let (reference, host) = a_person(&mut finder);
    let photograph = photograph();
    let document = attached(&mut finder, &host, "identity", &photograph);
    let path = place(&document);

    // The copy is for the writer's body, and says nothing of where it was made.
    let (status, headers, copy) = finder.fetch(&format!("{path}/copy"));
    assert_eq!(status, StatusCode::OK);
    assert!(holds(&photograph, PLACE) && !holds(&copy, PLACE) && !holds(&copy, b"Exif"));
    assert!(image::load_from_memory(&copy).is_ok());
    let said = |name: header::HeaderName| headers[name].to_str().unwrap().to_owned();
    assert_eq!(
        said(header::CONTENT_DISPOSITION),
        "attachment; filename=\"DOC-2020-00001-copy.jpg\""
    );
    assert_eq!(said(header::CONTENT_TYPE), "image/jpeg");
    assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(said(header::CACHE_CONTROL), "no-store");
    assert!(said(header::CONTENT_SECURITY_POLICY).ends_with("; sandbox"));
    // The original needs a right of its own: whoever decides has it, not
    // whoever wrote it.
    let (status, ..) = finder.fetch(&format!("{path}/original"));
    assert_eq!(status, StatusCode::FORBIDDEN);

    // To a stranger neither the person nor the document is there.
    let list = format!("/api/v1/persons/{host}/documents");
    for sought in [
        &path,
        &format!("{path}/copy"),
        &format!("{path}/preview"),
        &list,
    ] {
        assert_eq!(helper.fetch(sought).0, StatusCode::NOT_FOUND, "{sought}");
    }
    let answer = helper.hand_in(
        &list,
        &typed("identity"),
        ("a.jpg", "image/jpeg", &photograph),
    );
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.text);

    // Whoever was referred to sees the person, and not the documents; whoever
    // has taken the person on sees those of the parts that they see.
    let referral = json!({
        "person": reference, "sent_on": "2020-02-02", "from": finding, "to": helping,
        "service": "shelter", "stage": "sent",
    });
    let (status, sent) = enter(&mut finder, "referrals", referral.clone());
    assert_eq!(status, StatusCode::CREATED, "{sent}");
    assert_eq!(
        helper.get(&format!("/api/v1/persons/{host}")).status,
        StatusCode::OK
    );
    let listed: Value = serde_json::from_str(&helper.get(&list).text).unwrap();
    assert_eq!(listed["documents"], json!([]));
    assert_eq!(
        helper.fetch(&format!("{path}/copy")).0,
        StatusCode::NOT_FOUND
    );
    let mut accepted = referral;
    accepted["stage"] = json!("accepted");
    let referral = format!("/api/v1/referrals/{}", sent["address"].as_str().unwrap());
    let change = json!({ "version": 1, "fields": accepted });
    let answer = helper.json(Method::PUT, &referral, &change);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(helper.fetch(&format!("{path}/copy")).0, StatusCode::OK);
    let health = attached(&mut helper, &host, "health", &photograph);
    let listed: Value = serde_json::from_str(&finder.get(&list).text).unwrap();
    assert_eq!(listed["documents"].as_array().unwrap().len(), 1, "{listed}");
    assert_eq!(finder.fetch(&place(&health)).0, StatusCode::NOT_FOUND);
    assert_eq!(helper.fetch(&place(&health)).0, StatusCode::OK);
    // A part that the writer does not see cannot be chosen either.
    let answer = finder.hand_in(
        &list,
        &typed("health"),
        ("a.jpg", "image/jpeg", &photograph),
    );
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.text
    );
    assert!(answer.text.contains("documents.part"), "{}", answer.text);

    // What another body has attached, nobody voids for it.
    let reason = json!({ "reason": "It is somebody else's." });
    let answer = helper.json(Method::DELETE, &path, &reason);
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.text
    );
    let answer = finder.json(Method::DELETE, &path, &json!({}));
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.text
    );
    let more = json!({ "reason": "It is somebody else's.", "surprise": 1 });
    let answer = finder.json(Method::DELETE, &path, &more);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
    assert!(answer.text.contains("/surprise"), "{}", answer.text);
    let answer = finder.json(Method::DELETE, &path, &reason);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(answer.text.contains("It is somebody else's."));
    // Neither opened nor voided once more: it is not in that state.
    assert_eq!(
        finder.fetch(&format!("{path}/copy")).0,
        StatusCode::CONFLICT
    );
    let again = finder.json(Method::DELETE, &path, &reason);
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);

    // Each of it stands in the log, with which file was opened.
    let log = office.log(0);
    let done = |act: &str| {
        let lines = log
            .iter()
            .filter(|line| line.act == act && line.register.as_deref() == Some("documents"));
        lines.filter(|line| line.refused.is_none()).count()
    };
    assert_eq!((done("entered"), done("voided")), (2, 1));
    assert_eq!((done("copy_opened"), done("original_opened")), (2, 0));
    assert!(office.log_is_sound());
}

#[test]
fn a_request_that_comes_again_attaches_once_and_what_is_wrong_is_told() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let finder = (
        "Sample Finder",
        "identification_officer",
        bodies[1].as_str(),
    );
    let (mut finder, _) = officer(&office, &mut first, finder, &[]);
    let (_, host) = a_person(&mut finder);
    let photograph = photograph();
    let page = format!("/registers/persons/{host}/documents/new");
    let form = finder.get(&page);
    assert_eq!(form.status, StatusCode::OK, "{}", form.text);
    assert!(
        !form.text.contains("value=\"health\""),
        "a part that is not seen"
    );
    let token = form.hidden("_token");

    // What was typed is there again, and what would be right is said.
    let html = (
        "photo.jpg",
        "image/jpeg",
        b"<html><script>x</script>".as_slice(),
    );
    let fields = [
        ("_token", token.as_str()),
        ("kind", "passport"),
        ("title", "An invented title"),
    ];
    let answer = finder.hand_in(&page, &fields, html);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in [
        "An invented title",
        "A file of this kind is not taken",
        "href=\"#part-1\"",
    ] {
        assert!(answer.text.contains(told), "{told}: {}", answer.text);
    }
    assert!(!answer.text.contains("photo.jpg"));
    let mut whole = fields.to_vec();
    whole.push(("part", "identity"));
    let answer = finder.hand_in(&page, &whole, ("x.jpg", "image/jpeg", &photograph));
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let shown = finder.get(answer.location.trim_end_matches("?saved"));
    assert!(shown.text.contains("DOC-2020-00001"), "{}", shown.text);
    let listed = finder.get(&format!("/registers/persons/{host}"));
    assert!(listed.text.contains("DOC-2020-00001"), "{}", listed.text);
    // Names are never used: not one that no name can be, not a long one.
    let long = format!("{}.jpg", "x".repeat(10_000));
    for (name, status) in [
        ("a\0b.jpg", StatusCode::BAD_REQUEST),
        (&long, StatusCode::SEE_OTHER),
        ("..\\..\\con.jpg", StatusCode::SEE_OTHER),
    ] {
        let answer = finder.hand_in(&page, &whole, (name, "image/jpeg", &photograph));
        assert_eq!(answer.status, status, "{name}: {}", answer.text);
    }
    // Nor is anything lost that was typed beside a file that is too long.
    let wall = vec![0; (16 << 20) + 1];
    let answer = finder.hand_in(&page, &whole, ("x.jpg", "image/jpeg", &wall));
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    for told in ["An invented title", "larger than 16 megabytes"] {
        assert!(answer.text.contains(told), "{told}: {}", answer.text);
    }
    // A form from elsewhere does nothing.
    whole[0].1 = "another";
    let answer = finder.hand_in(&page, &whole, ("x.jpg", "image/jpeg", &photograph));
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(office.log_is_sound());
}

#[test]
fn of_whoever_may_import_nothing_nothing_is_read() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let statistician = ("Sample Counter", "statistician", bodies[1].as_str());
    let (mut statistician, _) = officer(&office, &mut first, statistician, &[]);
    // A name that no name can be ends the reading.
    let file = ("a\0b.csv", "text/csv", b"title\n".as_slice());
    let answer = statistician.hand_in("/registers/persons/import", &[], file);
    let denied = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
    assert!(denied.contains(&answer.status), "{}", answer.status);
}

/// Five minutes after, a document is known, and attached, and not read.
#[test]
fn what_a_document_says_is_read_by_whoever_has_just_shown_who_they_are() {
    let office = Office::new();
    let mut finder = Staff::of(&office).takes_on("Sample Finder", "identification_officer", 1);
    let (_, host) = a_person(&mut finder);
    let photograph = photograph();
    let document = place(&attached(&mut finder, &host, "identity", &photograph));
    let page = document.replace("/api/v1/", "/registers/");
    office.pass(301);
    attached(&mut finder, &host, "identity", &photograph);
    let list = finder.get(&format!("/api/v1/persons/{host}/documents"));
    let list: Value = serde_json::from_str(&list.text).unwrap();
    assert_eq!(list["documents"].as_array().unwrap().len(), 2, "{list}");
    let parts = [format!("{document}/copy"), format!("{document}/preview")];
    let reads = |finder: &mut Visitor<'_>, reads: bool| {
        for part in &parts {
            let status = finder.fetch(part).0;
            let wanted = if reads {
                StatusCode::OK
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(status, wanted, "{part}");
        }
        let (told, page) = (finder.get(&document), finder.get(&page));
        for told in [&told, &page] {
            assert_eq!(told.status, StatusCode::OK, "{}", told.text);
            assert_eq!(
                told.text.contains("An invented title"),
                reads,
                "{}",
                told.text
            );
        }
        assert_eq!(page.text.contains("/account/confirm"), !reads);
        assert_eq!(page.text.contains("/preview"), reads);
    };
    reads(&mut finder, false);
    finder.show_again();
    reads(&mut finder, true);
}
