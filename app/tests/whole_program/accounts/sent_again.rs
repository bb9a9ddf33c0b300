//! A form for something new that is sent again: pressed twice, or reloaded
//! after an answer that was lost.

use axum::http::StatusCode;

use super::{
    at_once::{at_once, how_many},
    documents::photograph,
    office::{Answer, Office, Visitor},
    rights::{Staff, person},
};

const NEW: &str = "/registers/persons/new";
const NAME: &str = "Twicepressedova";
/// What stands in the form of a person.
const PERSON: [(&str, &str); 7] = [
    ("registered_on.day", "1"),
    ("registered_on.month", "2"),
    ("registered_on.year", "2020"),
    ("age_status", "adult"),
    ("sex", "female"),
    ("citizenship", "AZ"),
    ("family_name", NAME),
];

fn finder(office: &Office) -> Visitor<'_> {
    Staff::of(office).takes_on("Sample Finder", "identification_officer", 1)
}

/// A form as it was drawn: its token and its key.
fn drawn(visitor: &mut Visitor<'_>, page: &str) -> (String, String) {
    of(&visitor.get(page))
}

fn of(page: &Answer) -> (String, String) {
    (page.hidden("_token"), page.hidden("_key"))
}

/// A person's form, sent with what its page had and with more.
fn press(
    visitor: &mut Visitor<'_>,
    (token, key): &(String, String),
    more: &[(&str, &str)],
) -> Answer {
    let typed = [&PERSON, more, &[("_key", key.as_str())]].concat();
    visitor.send_with(token, NEW, &typed)
}

/// The record to which an answer leads.
fn record_of(answer: &Answer) -> &str {
    answer.location.split('?').next().unwrap()
}

fn persons(office: &Office) -> usize {
    records(office, "persons")
}

fn records(office: &Office, register: &str) -> usize {
    let db = office.bench.mechanism.db();
    db.read(|session| Ok(kernel::Look::records(session, register, &[])?.len()))
        .unwrap()
}

#[test]
fn a_form_that_is_sent_twice_enters_one_record_and_answers_the_same() {
    let office = Office::new();
    let mut finder = finder(&office);
    let form = drawn(&mut finder, NEW);
    assert_ne!(form.1, drawn(&mut finder, NEW).1);
    let first = press(&mut finder, &form, &[]);
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    // Its name is like that of nobody else.
    let again = press(&mut finder, &form, &[]);
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text);
    assert_eq!(record_of(&again), record_of(&first));
    assert_eq!(persons(&office), 1);
    // Who means another one alike is told that there is none yet.
    for (answer, told) in [
        (&first, "Version 1 is saved"),
        (&again, "Nothing new was entered"),
    ] {
        let page = finder.get(&answer.location).text;
        assert!(page.contains(told), "{page}");
    }
    // A form without its key is done each time that it comes.
    let similar = [&PERSON[..], &[("_similar", NAME)]].concat();
    let without = finder.send_with(&form.0, NEW, &similar);
    assert_eq!(without.status, StatusCode::SEE_OTHER, "{}", without.text);
    assert_eq!(persons(&office), 2);
}

#[test]
fn whoever_was_shown_similar_names_has_not_saved_yet() {
    let office = Office::new();
    let mut finder = finder(&office);
    person(&mut finder, NAME, "2020-02-01");
    let form = drawn(&mut finder, NEW);
    let asked = press(&mut finder, &form, &[]);
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    assert_eq!(asked.hidden("_key"), form.1);
    let seen = [("_similar", NAME)];
    let saved = press(&mut finder, &form, &seen);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    for seen in [&seen[..], &[]] {
        let again = press(&mut finder, &form, seen);
        assert_eq!(record_of(&again), record_of(&saved), "{}", again.text);
    }
    assert_eq!(persons(&office), 2);
}

#[test]
fn a_form_that_is_sent_twice_at_once_enters_one_record() {
    let office = Office::new();
    let mut finder = finder(&office);
    let form = drawn(&mut finder, NEW);
    let mut visitors: Vec<_> = (0..4).map(|_| office.visitor()).collect();
    for visitor in &mut visitors {
        visitor.cookies.clone_from(&finder.cookies);
    }
    let answers = at_once(visitors, |_, visitor| press(visitor, &form, &[]));
    assert_eq!(how_many(&answers, StatusCode::SEE_OTHER), 4);
    let first = record_of(&answers[0]);
    assert!(answers.iter().all(|answer| record_of(answer) == first));
    assert_eq!(persons(&office), 1);
}

#[test]
fn a_form_that_was_refused_is_corrected_and_saved_under_its_key() {
    let office = Office::new();
    let mut finder = finder(&office);
    let (token, key) = drawn(&mut finder, NEW);
    let wrong = [("_reference", "no reference"), ("_key", key.as_str())];
    let wrong = [&PERSON[..], &wrong].concat();
    for _ in 0..2 {
        let refused = finder.send_with(&token, NEW, &wrong);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.hidden("_key"), key);
    }
    let corrected = press(&mut finder, &(token, key), &[]);
    assert_eq!(
        corrected.status,
        StatusCode::SEE_OTHER,
        "{}",
        corrected.text
    );
    assert_eq!(persons(&office), 1);
}

#[test]
fn a_form_that_was_saved_with_something_else_in_it_says_so_and_keeps_what_was_typed() {
    let office = Office::new();
    let mut finder = finder(&office);
    let form = drawn(&mut finder, NEW);
    press(&mut finder, &form, &[]);
    let (token, key) = &form;
    let changed = |key: &str| {
        let mut typed = PERSON
            .map(|(name, value)| (name, value.to_owned()))
            .to_vec();
        typed[6].1 = "Unlikelyova".to_owned();
        typed.push(("_key", key.to_owned()));
        typed
    };
    let mut send = |key: &str| {
        let typed = changed(key);
        let typed: Vec<_> = typed
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        finder.send_with(token, NEW, &typed)
    };
    let other = send(key);
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["This form was saved before", "Unlikelyova"] {
        assert!(other.text.contains(said), "{said} in {}", other.text);
    }
    assert_eq!(persons(&office), 1);
    // Whoever means another record saves what came back.
    let anew = other.hidden("_key");
    assert_ne!(anew, *key);
    let saved = send(&anew);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    assert_eq!(persons(&office), 2);
    let no_key = send(&"x".repeat(256));
    assert_eq!(no_key.status, StatusCode::BAD_REQUEST);
}

#[test]
fn the_key_of_another_officer_is_another_one() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut one = staff.takes_on("Sample One", "identification_officer", 1);
    let mut other = staff.takes_on("Sample Other", "identification_officer", 1);
    let form = drawn(&mut one, NEW);
    let first = press(&mut one, &form, &[]);
    let own = (drawn(&mut other, NEW).0, form.1);
    let second = press(&mut other, &own, &[("_similar", NAME)]);
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text);
    assert_ne!(record_of(&second), record_of(&first));
    assert_eq!(persons(&office), 2);
}

#[test]
fn a_form_that_comes_back_when_the_sign_in_has_ended_keeps_its_key() {
    let office = Office::new();
    let mut finder = finder(&office);
    let form = drawn(&mut finder, NEW);
    let saved = press(&mut finder, &form, &[]);
    finder.cookies.clear();
    let held = press(&mut finder, &form, &[]);
    assert_eq!(held.status, StatusCode::UNAUTHORIZED);
    assert_eq!(held.hidden("_key"), form.1);
    finder.sign_in_anew("sample.finder");
    let token = finder.get(NEW).hidden("_token");
    let again = press(&mut finder, &(token, form.1), &[]);
    assert_eq!(record_of(&again), record_of(&saved), "{}", again.text);
    assert_eq!(persons(&office), 1);
}

#[test]
fn a_document_that_is_handed_in_twice_is_attached_once() {
    let office = Office::new();
    let mut finder = finder(&office);
    let (_, host) = person(&mut finder, NAME, "2020-02-01");
    let page = format!("/registers/persons/{host}/documents/new");
    let (token, key) = drawn(&mut finder, &page);
    let picture = photograph();
    let hand_in = |finder: &mut Visitor<'_>, path: &str, kind: &str, title: &str| {
        let typed = [
            ("_token", token.as_str()),
            ("_key", &key),
            ("kind", kind),
            ("part", "identity"),
            ("title", title),
        ];
        finder.hand_in(path, &typed, ("one.jpg", "image/jpeg", &picture))
    };
    let refused = hand_in(&mut finder, &page, "no kind", "One");
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.hidden("_key"), key);
    let first = hand_in(&mut finder, &page, "passport", "One");
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let again = hand_in(&mut finder, &page, "passport", "One");
    assert_eq!(again.location, first.location, "{}", again.text);
    // Another title, and the page of another person, are another document.
    let other = hand_in(&mut finder, &page, "passport", "Other");
    came_back(&other, &key, &["value=\"Other\""]);
    let (_, second) = person(&mut finder, "Unlikelyova", "2020-02-01");
    let elsewhere = format!("/registers/persons/{second}/documents/new");
    let other = hand_in(&mut finder, &elsewhere, "passport", "One");
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (host, documents) in [(host, 1), (second, 0)] {
        let listed = finder.get(&format!("/api/v1/persons/{host}/documents"));
        assert_eq!(listed.text.matches("\"reference\"").count(), documents);
    }
}

#[test]
fn an_emergency_that_is_pressed_twice_is_one_and_another_reason_is_another() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut other = staff.takes_on("Sample Other", "case_manager", 8);
    let (reference, _) = person(&mut finder, NAME, "2020-02-01");
    let (token, key) = drawn(&mut other, "/emergency");
    let mut press = |reason: &str| {
        let typed = [
            ("reference", reference.as_str()),
            ("reason", reason),
            ("_key", &key),
        ];
        let answer = other.send_with(&token, "/emergency", &typed);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.text
    };
    let reason = "Invented: somebody is in danger now.";
    assert_eq!(press(reason), press(reason));
    assert_eq!(records(&office, "openings"), 1);
    // Whoever needs a file is never told that a form was used up.
    press("Invented: somebody else is in danger now.");
    assert_eq!(records(&office, "openings"), 2);
}

#[test]
fn an_emergency_whose_time_is_over_is_opened_anew_by_the_same_form() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut other = staff.takes_on("Sample Other", "case_manager", 8);
    let (reference, _) = person(&mut finder, NAME, "2020-02-01");
    let (token, key) = drawn(&mut other, "/emergency");
    let typed = [
        ("reference", reference.as_str()),
        ("reason", "Invented: somebody is in danger now."),
        ("_key", &key),
    ];
    let first = other.send_with(&token, "/emergency", &typed);
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    // A sign-in ends by then: the same form comes by a new one.
    office.pass(25 * 3600);
    other.sign_in_anew("sample.other");
    let token = other.get("/emergency").hidden("_token");
    let again = other.send_with(&token, "/emergency", &typed);
    assert_eq!(again.status, StatusCode::OK, "{}", again.text);
    assert_eq!(records(&office, "openings"), 2);
}

#[test]
fn who_is_proposed_twice_to_be_erased_is_proposed_once() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut keeper = staff.takes_on("Sample Keeper", "national_coordinator", 0);
    let (_, address) = person(&mut finder, NAME, "2005-01-01");
    let (token, key) = drawn(&mut keeper, "/retention");
    let typed = [("person", address.as_str()), ("_key", &key)];
    let mut press = || keeper.send_with(&token, "/retention/propose", &typed);
    let first = press();
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let again = press();
    assert_eq!(again.location, first.location, "{}", again.text);
    assert_eq!(records(&office, "destruction_proposals"), 1);
}

/// A form that came back under the key of another: what it says, and the key
/// with which it came.
fn came_back(answer: &Answer, key: &str, typed: &[&str]) -> (String, String) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [&["This form was saved before"], typed].concat() {
        assert!(answer.text.contains(said), "{said} in {}", answer.text);
    }
    let (token, anew) = of(answer);
    assert_ne!(anew, key);
    (token, anew)
}

#[test]
fn a_proposal_under_the_key_of_another_comes_back_and_is_made_under_a_new_one() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut keeper = staff.takes_on("Sample Keeper", "national_coordinator", 0);
    let mut due = || person(&mut finder, NAME, "2005-01-01");
    let ((_, one), (reference, other)) = (due(), due());
    let (token, key) = drawn(&mut keeper, "/retention");
    let mut propose = |token: &str, key: &str, person: &str| {
        let typed = [("person", person), ("_key", key)];
        keeper.send_with(token, "/retention/propose", &typed)
    };
    let first = propose(&token, &key, &one);
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let second = propose(&token, &key, &other);
    let (token, anew) = came_back(&second, &key, &[&reference]);
    let second = propose(&token, &anew, &other);
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text);
    assert_eq!(records(&office, "destruction_proposals"), 2);
}

#[test]
fn a_review_under_the_key_of_another_comes_back_with_what_was_found() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut other = staff.takes_on("Sample Other", "case_manager", 8);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let (_, address) = person(&mut finder, NAME, "2020-02-01");
    other.get(&format!("/registers/persons/{address}"));
    let list = overseer.get("/oversight/unusual");
    let (token, key) = of(&list);
    let (account, day) = (list.hidden("account"), list.hidden("day"));
    let mut review = |token: &str, key: &str, note: &str| {
        let typed = [
            ("rule", "without_tie"),
            ("day", day.as_str()),
            ("who", "Sample Other"),
            ("account", account.as_str()),
            ("last_entry", "1"),
            ("finding", "not_justified"),
            ("note", note),
            ("_key", key),
        ];
        overseer.send_with(token, "/oversight/unusual/review", &typed)
    };
    let first = review(&token, &key, "Invented: nobody was asked.");
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let note = "Invented: the officer was asked.";
    let typed = [
        note,
        "Sample Other",
        "value=\"not_justified\" selected",
        "value=\"without_tie\"",
    ];
    let second = review(&token, &key, note);
    let (token, anew) = came_back(&second, &key, &typed);
    let second = review(&token, &anew, note);
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text);
    assert_eq!(records(&office, "use_reviews"), 2);
}

#[test]
fn a_year_that_is_frozen_under_the_key_of_another_is_confirmed_once_more() {
    let office = Office::new();
    let mut coordinator =
        Staff::of(&office).takes_on("Sample Coordinator", "national_coordinator", 0);
    let (token, key) = drawn(&mut coordinator, "/report/freeze?year=2019");
    let mut freeze = |token: &str, key: &str, year: &str| {
        let typed = [("year", year), ("confirmed", "yes"), ("_key", key)];
        coordinator.send_with(token, "/report/freeze", &typed)
    };
    let first = freeze(&token, &key, "2019");
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let second = freeze(&token, &key, "2018");
    let typed = ["name=\"year\" value=\"2018\"", "value=\"yes\" checked"];
    let (token, anew) = came_back(&second, &key, &typed);
    let second = freeze(&token, &anew, "2018");
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text);
    let sets = statistics::frozen_sets(&office.bench.mechanism, 2018);
    assert_eq!(sets.unwrap().len(), 1);
}

#[test]
fn a_year_that_is_frozen_twice_by_one_form_is_one_set() {
    let office = Office::new();
    let mut coordinator =
        Staff::of(&office).takes_on("Sample Coordinator", "national_coordinator", 0);
    let page = "/report/freeze?year=2019";
    let (token, key) = drawn(&mut coordinator, page);
    let typed = [("year", "2019"), ("confirmed", "yes"), ("_key", &key)];
    for _ in 0..2 {
        let frozen = coordinator.send_with(&token, "/report/freeze", &typed);
        assert_eq!(frozen.status, StatusCode::SEE_OTHER, "{}", frozen.text);
    }
    let mechanism = &office.bench.mechanism;
    assert_eq!(statistics::frozen_sets(mechanism, 2019).unwrap().len(), 1);
}
