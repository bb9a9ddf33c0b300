//! The overseer's pages: who has looked at a person, and who was touched.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    office::{Office, PASSWORD, Visitor},
    rights::{administrator, enter, officer},
};

const NAME: &str = "Uydurulmuş";

/// An office in which one officer enters files and another oversees.
struct Watched<'o> {
    finder: Visitor<'o>,
    overseer: Visitor<'o>,
    other: Visitor<'o>,
    finder_post: Value,
    other_post: Value,
    overseer_post: Value,
}

fn watched(office: &Office) -> Watched<'_> {
    let bodies = office.bodies();
    let mut first = administrator(office);
    let mut of = |name, role, body: usize| {
        let post = (name, role, bodies[body].as_str());
        officer(office, &mut first, post, &[])
    };
    let (finder, finder_post) = of("Sample Finder", "identification_officer", 1);
    let (overseer, overseer_post) = of("Sample Overseer", "independent_rapporteur", 3);
    let (other, other_post) = of("Sample Other", "case_manager", 8);
    Watched {
        finder,
        overseer,
        other,
        finder_post,
        other_post,
        overseer_post,
    }
}

pub fn person(finder: &mut Visitor<'_>) -> (String, String) {
    let fields = json!({
        "registered_on": "2020-02-01", "family_name": NAME, "birth_year": 1990,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
    });
    let (status, person) = enter(finder, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let text = |name: &str| person[name].as_str().unwrap().to_owned();
    (text("reference"), text("address"))
}

fn find(visitor: &mut Visitor<'_>, reference: &str) -> super::office::Answer {
    let page = "/oversight/person";
    visitor.send(page, page, &[("reference", reference)])
}

#[test]
fn everybody_who_looked_at_a_person_stands_on_one_page_by_account() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = person(&mut all.finder);
    let (_, second) = person(&mut all.finder);
    let page = format!("/registers/persons/{address}");
    for _ in 0..3 {
        assert_eq!(all.finder.get(&page).status, StatusCode::OK);
    }
    // A list shows both, and a stranger asks in vain.
    assert_eq!(all.finder.get("/registers/persons").status, StatusCode::OK);
    assert_eq!(all.other.get(&page).status, StatusCode::NOT_FOUND);

    let found = find(&mut all.overseer, &reference);
    assert_eq!(found.status, StatusCode::SEE_OTHER, "{}", found.text);
    assert!(!found.location.contains(&reference));
    let looked = all.overseer.get(&found.location);
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text);
    for shown in [
        "Sample Finder",
        "Opened 3",
        "Saw a list",
        "Entered 1",
        "the officer entered it",
        "identity",
        "Sample Other",
        "refused 1",
    ] {
        assert!(looked.text.contains(shown), "{shown} in {}", looked.text);
    }
    assert!(!looked.text.contains(NAME));
    // Each account opens to its entries.
    let by = looked.text.split("/log?by=").nth(1).unwrap();
    let by = by.split('"').next().unwrap();
    let entries = all.overseer.get(&format!("{}?by={by}", found.location));
    assert_eq!(entries.status, StatusCode::OK, "{}", entries.text);
    assert!(entries.text.contains("role=\"rowheader\""));
    // Reading here is an entry about the same.
    let again = all.overseer.get(&found.location).text;
    assert!(
        again.contains("Sample Overseer") && again.contains("Read the log 2"),
        "{again}"
    );
    let other = all
        .overseer
        .get(&format!("/registers/persons/{second}/log"));
    assert!(!other.text.contains("Sample Other"), "{}", other.text);
    assert!(office.log_is_sound());
}

#[test]
fn who_looked_is_for_the_overseer_and_hidden_beats_forbidden() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = person(&mut all.finder);
    let page = format!("/registers/persons/{address}/log");
    // Whoever may know of files is told no; to others nothing is there.
    assert_eq!(all.finder.get(&page).status, StatusCode::FORBIDDEN);
    assert_eq!(
        all.finder.get("/oversight/person").status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        all.finder.get("/oversight/touched").status,
        StatusCode::FORBIDDEN
    );
    let missing = find(&mut all.overseer, "PER-2020-99999");
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.text.contains("There is no file of this reference"));
    assert_eq!(
        find(&mut all.overseer, &reference).status,
        StatusCode::SEE_OTHER
    );
}

#[test]
fn a_breach_is_told_by_account_sign_in_body_and_day() {
    let office = Office::new();
    let mut all = watched(&office);
    let (one, address) = person(&mut all.finder);
    let (two, _) = person(&mut all.finder);
    all.finder.get(&format!("/registers/persons/{address}"));
    let page = "/oversight/touched";
    let bodies = office.bodies();
    let mut ask = |fields: &[(&str, &str)]| all.overseer.send(page, page, fields);
    let nothing = ask(&[]);
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let no_sign_in = ask(&[("sign_in", "not a sign-in")]);
    assert_eq!(no_sign_in.status, StatusCode::UNPROCESSABLE_ENTITY);
    let officer = all.finder_post["fields"]["officer"].as_str().unwrap();
    for asked in [
        ("officer", officer),
        ("officer", "Sample Finder"),
        ("body", bodies[1].as_str()),
        ("from", "2020-01-01"),
    ] {
        let answer = ask(&[asked]);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let text = &answer.text;
        assert!(
            text.contains("2 persons’ files were touched"),
            "{asked:?}: {text}"
        );
        assert!(text.contains(&one) && text.contains(&two) && !text.contains(NAME));
    }
    for asked in [
        ("officer", "Sample Other"),
        ("body", bodies[8].as_str()),
        ("until", "2010-01-01"),
    ] {
        let answer = ask(&[asked]);
        assert!(
            answer.text.contains("No person’s file was touched."),
            "{asked:?}"
        );
    }
    let answer = ask(&[("officer", "Sample Finder")]);
    let sign_in = answer.text.split("Sign-ins</h2>").nth(1).unwrap();
    let sign_in = sign_in.split("data-label=\"Sign-in\">").nth(1).unwrap();
    let sign_in = sign_in.split('<').next().unwrap().to_owned();
    let answer = ask(&[("sign_in", &sign_in)]);
    assert!(
        answer.text.contains("2 persons’ files were touched"),
        "{}",
        answer.text
    );

    let before = office.log_size();
    let file = all
        .overseer
        .send(page, "/oversight/touched/file", &[("sign_in", &sign_in)]);
    assert_eq!(file.status, StatusCode::OK, "{}", file.text);
    assert!(file.text.contains(&one) && file.text.contains(&two));
    let lines = office.log(before);
    let taken: Vec<_> = lines.iter().filter(|line| line.act == "exported").collect();
    assert_eq!((taken.len(), taken[0].rows), (1, Some(2)), "{lines:#?}");
    // As other exports, it asks to be shown again who takes it out.
    office.pass(301);
    let stale = all
        .overseer
        .send(page, "/oversight/touched/file", &[("sign_in", &sign_in)]);
    assert!(!stale.text.contains(&one), "{}", stale.text);
}

fn person_page(reference: &str) -> [(&str, &str); 2] {
    [
        ("reference", reference),
        ("reason", "Invented: somebody is in danger now."),
    ]
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "how long an answer takes is what is looked at"
)]
fn an_emergency_answers_the_same_whether_or_not_there_is_a_file() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = person(&mut all.finder);
    let page = "/emergency";
    assert_eq!(
        all.overseer.get("/").text.matches("Oversight (0)").count(),
        1
    );
    let short = all.other.send(
        page,
        page,
        &[("reference", &reference), ("reason", "Why not")],
    );
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = all.other.send(page, page, &person_page(""));
    assert!(nobody.text.contains("Say whose file"), "{}", nobody.text);
    let file = format!("/registers/persons/{address}");
    assert_eq!(all.other.get(&file).status, StatusCode::NOT_FOUND);
    // Nobody, somebody, and somebody from whom a declared tie shuts off.
    let (close, _) = person(&mut all.finder);
    let officer = all.other_post["fields"]["officer"].as_str().unwrap();
    let tie = json!({
        "officer": officer, "person": close, "kind": "family", "declared_on": "2020-02-01",
    });
    let (status, said) = enter(&mut all.other, "declared_ties", tie);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let before = office.log_size();
    let mut told = Vec::new();
    for typed in ["PER-2020-99999", &reference, &close] {
        let from = std::time::Instant::now();
        let answer = all.other.send(page, page, &person_page(typed));
        assert!(from.elapsed() >= std::time::Duration::from_secs(1));
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        told.push(answer.text.replace(typed, ""));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0], told[2]);
    // It opens what the role sees in an emergency, and nothing else.
    for (typed, wanted) in [
        ("PER-2020-99999", StatusCode::NOT_FOUND),
        (&reference, StatusCode::SEE_OTHER),
        (&close, StatusCode::NOT_FOUND),
    ] {
        let answer = all
            .other
            .send(page, "/emergency/file", &[("reference", typed)]);
        assert_eq!(answer.status, wanted, "{typed}: {}", answer.text);
    }
    assert!(all.other.get(&file).text.contains(NAME));
    let lines = office.log(before);
    let nothing = |line: &&db::LogLine| line.refused.as_deref() == Some("oversight.nothing_opened");
    assert_eq!(lines.iter().filter(nothing).count(), 2, "{lines:#?}");

    // The overseer is told on every page, and reviews it in time.
    assert!(all.overseer.get("/").text.contains("Oversight (1)"));
    let desk = all.overseer.get("/oversight");
    assert_eq!(desk.status, StatusCode::OK, "{}", desk.text);
    for shown in [
        "Sample Other",
        "wait for a review: 1",
        "closed to the officer: 2",
    ] {
        assert!(desk.text.contains(shown), "{shown} in {}", desk.text);
    }
    assert!(!desk.text.contains("Overdue"));
    // Once the time is over the file is shut again.
    office.pass(3 * 3_600);
    assert!(office.log_is_sound());
}

#[test]
fn an_opening_is_overdue_until_its_review_is_written() {
    let office = Office::new();
    let bodies = office.bodies();
    let (_, secret) = office.first_administrator();
    let first = || {
        office.pass(60);
        let mut first = office.visitor();
        first.sign_in("first", PASSWORD, &office.code(&secret));
        first
    };
    let of = |name, role, body: usize| {
        let post = (name, role, bodies[body].as_str());
        officer(&office, &mut first(), post, &[]).0
    };
    let mut finder = of("Sample Finder", "identification_officer", 1);
    let (reference, _) = person(&mut finder);
    let mut other = of("Sample Other", "case_manager", 8);
    let page = "/emergency";
    let answer = other.send(page, page, &person_page(&reference));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    office.pass(73 * 3_600);
    let mut overseer = of("Sample Overseer", "independent_rapporteur", 3);
    let desk = overseer.get("/oversight");
    assert!(desk.text.contains("Overdue: 1"), "{}", desk.text);
    let opening = desk.text.split("/registers/openings/").nth(1).unwrap();
    let opening = opening.split('"').next().unwrap();
    let path = format!("/api/v1/openings/{opening}");
    let opening: Value = serde_json::from_str(&overseer.get(&path).text).unwrap();
    let review = json!({
        "opening": opening["reference"], "reviewed_on": office.bench.mechanism.today().to_string(),
        "finding": "justified",
    });
    let (status, said) = enter(&mut overseer, "opening_reviews", review);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let desk = overseer.get("/oversight");
    assert!(
        desk.text.contains("Every opening has been reviewed."),
        "{}",
        desk.text
    );
}

#[test]
fn unusual_looks_say_why_and_leave_the_list_once_they_are_reviewed() {
    let office = Office::new();
    let mut all = watched(&office);
    let (_, address) = person(&mut all.finder);
    let file = format!("/registers/persons/{address}");
    for _ in 0..5 {
        assert_eq!(all.other.get(&file).status, StatusCode::NOT_FOUND);
    }
    let page = "/oversight/unusual";
    let today = office.bench.mechanism.today().to_string();
    let unusual = all.overseer.get(page);
    assert_eq!(unusual.status, StatusCode::OK, "{}", unusual.text);
    for shown in [
        "false alarms are to be expected",
        "Nothing ties the officer to whom they asked for; entries: 5.",
        "5 attempts were refused on one day; 5 or more are unusual.",
        "To review: 2",
    ] {
        assert!(unusual.text.contains(shown), "{shown} in {}", unusual.text);
    }
    assert!(!unusual.text.contains(NAME));
    assert_eq!(all.finder.get(page).status, StatusCode::FORBIDDEN);
    let last = |text: &str| {
        let line = text
            .split("value=\"without_tie\"")
            .nth(1)
            .unwrap()
            .to_owned();
        let value = |name: &str| {
            let rest = line
                .split(&format!("name=\"{name}\" value=\""))
                .nth(1)
                .unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        (value("account"), value("last_entry"))
    };
    let (account, last_entry) = last(&unusual.text);
    let fields = [
        ("rule", "without_tie"),
        ("day", today.as_str()),
        ("account", account.as_str()),
        ("last_entry", last_entry.as_str()),
        ("finding", "justified"),
        (
            "note",
            "Invented: a wrong reference was given by telephone.",
        ),
    ];
    let reviewed = all
        .overseer
        .send(page, "/oversight/unusual/review", &fields);
    assert_eq!(reviewed.status, StatusCode::SEE_OTHER, "{}", reviewed.text);
    let after = all.overseer.get(page).text;
    assert!(
        after.contains("To review: 1") && after.contains("Reviewed already: 1"),
        "{after}"
    );
    // Nobody reviews their own.
    let own = json!({
        "rule": "without_tie", "officer": all.overseer_post["fields"]["officer"],
        "day": today, "last_entry": 1, "finding": "justified",
    });
    let (status, said) = enter(&mut all.overseer, "use_reviews", own);
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
    assert!(
        said.to_string().contains("oversight.reviewed_by_another"),
        "{said}"
    );
    // More of the kind brings it back.
    assert_eq!(all.other.get(&file).status, StatusCode::NOT_FOUND);
    assert!(all.overseer.get(page).text.contains("To review: 2"));

    let wrong = all.overseer.get(&format!("{page}?from=yesterday"));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let before = all
        .overseer
        .get(&format!("{page}?from=2010-01-01&until=2010-02-01"));
    assert!(before.text.contains("To review: 0"), "{}", before.text);
}

#[test]
fn a_look_at_somebody_of_the_same_name_is_told_and_no_name_is_opened() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let finder = (
        "Sample Uydurulmus",
        "identification_officer",
        bodies[1].as_str(),
    );
    let (mut finder, _) = officer(&office, &mut first, finder, &[]);
    let (_, address) = person(&mut finder);
    finder.get(&format!("/registers/persons/{address}"));
    let overseer = (
        "Sample Overseer",
        "independent_rapporteur",
        bodies[3].as_str(),
    );
    let (mut overseer, _) = officer(&office, &mut first, overseer, &[]);
    let unusual = overseer.get("/oversight/unusual").text;
    assert!(
        unusual.contains("may bear the officer’s family name"),
        "{unusual}"
    );
    assert!(!unusual.contains(NAME));
}

#[test]
fn a_person_is_told_which_bodies_opened_the_file_and_no_officer() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = person(&mut all.finder);
    all.finder.get(&format!("/registers/persons/{address}"));
    let page = format!("/oversight/told/{address}");
    // Whoever does not work with the person tells them nothing.
    for stranger in [&mut all.other, &mut all.overseer] {
        let asked = stranger.get(&page).status;
        assert!(
            [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&asked),
            "{asked}"
        );
    }
    let bodies = office.bodies();
    let decision = json!({
        "person": reference, "decided_on": "2020-02-03", "outcome": "recognised",
        "authority": bodies[1],
    });
    let (status, said) = enter(&mut all.finder, "decisions", decision);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let told = all.finder.get(&page);
    assert_eq!(told.status, StatusCode::OK, "{}", told.text);
    for shown in [
        &reference,
        "Identification officer",
        "wrote it down",
        "is told later",
    ] {
        assert!(told.text.contains(shown), "{shown} in {}", told.text);
    }
    let main = told
        .text
        .split("<main")
        .nth(1)
        .unwrap()
        .split("</main>")
        .next()
        .unwrap();
    assert!(
        !main.contains("Sample Finder") && !main.contains(NAME),
        "{main}"
    );
    let before = office.log_size();
    let paper = all.finder.send(&page, &page, &[("language", "az")]);
    assert_eq!(paper.status, StatusCode::OK, "{}", paper.text);
    assert!(paper.text.starts_with("%PDF-"));
    let lines = office.log(before);
    assert!(
        lines.iter().any(|line| line.act == "looks_told"),
        "{lines:#?}"
    );
}

/// How often anybody has seen or changed the file, as the person is told.
fn times_told(visitor: &mut Visitor<'_>, address: &str) -> u64 {
    let text = visitor.get(&format!("/oversight/told/{address}")).text;
    let cells = text
        .split("<td role=\"cell\" class=\"nrm-table__number\"")
        .skip(1);
    cells
        .map(|cell| {
            let number = cell.split('>').nth(1).unwrap().split('<').next().unwrap();
            number.trim().parse::<u64>().unwrap()
        })
        .sum()
}

#[test]
fn a_document_that_is_opened_is_one_look_and_its_entry_says_which_part_by_which_tie() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = person(&mut all.finder);
    let bodies = office.bodies();
    let decision = json!({
        "person": reference, "decided_on": "2020-02-03", "outcome": "recognised",
        "authority": bodies[1],
    });
    let (status, said) = enter(&mut all.finder, "decisions", decision);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let path = format!("/api/v1/persons/{address}/documents");
    let typed = [
        ("kind", "passport"),
        ("part", "identity"),
        ("title", "An invented title"),
    ];
    let photograph = super::documents::photograph();
    let answer = all
        .finder
        .hand_in(&path, &typed, ("a.jpg", "image/jpeg", &photograph));
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let document: Value = serde_json::from_str(&answer.text).unwrap();
    let copy = format!("{}/copy", document["self"].as_str().unwrap());
    let before = times_told(&mut all.finder, &address);
    let size = office.log_size();
    assert_eq!(all.finder.fetch(&copy).0, StatusCode::OK);
    assert_eq!(times_told(&mut all.finder, &address), before + 1);
    let lines = office.log(size);
    let opened = lines.iter().find(|line| line.act == "copy_opened").unwrap();
    assert_eq!(opened.parts, ["identity"]);
    assert_eq!(opened.tie.as_deref(), Some("decides"));
    let looked = find(&mut all.overseer, &reference).location;
    let looked = all.overseer.get(&looked).text;
    assert!(looked.contains("Took the copy of a document 1"), "{looked}");
}

#[test]
fn a_figure_that_is_opened_stands_with_everybody_whose_reference_it_showed() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut all = watched(&office);
    let (reference, address) = person(&mut all.finder);
    let decision = json!({
        "person": reference, "decided_on": "2020-02-03", "outcome": "recognised",
        "authority": bodies[1],
    });
    let (status, said) = enter(&mut all.finder, "decisions", decision);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let before = times_told(&mut all.finder, &address);
    let mechanism = &office.bench.mechanism;
    let members =
        statistics::members(mechanism, "V1", statistics::Asked::now(2020), 10, 0).unwrap();
    assert_eq!(members.unwrap().records.len(), 1);
    let looked = find(&mut all.overseer, &reference).location;
    let looked = all.overseer.get(&looked).text;
    assert!(
        looked.contains("Opened a figure to its records 1"),
        "{looked}"
    );
    assert_eq!(times_told(&mut all.finder, &address), before + 1);
    assert!(office.log_is_sound());
}

#[test]
fn no_number_that_an_overseer_types_covers_what_is_done_afterwards() {
    let office = Office::new();
    let mut all = watched(&office);
    let (_, address) = person(&mut all.finder);
    let file = format!("/registers/persons/{address}");
    assert_eq!(all.other.get(&file).status, StatusCode::NOT_FOUND);
    let review = json!({
        "rule": "without_tie", "officer": all.other_post["fields"]["officer"],
        "day": office.bench.mechanism.today().to_string(), "last_entry": 999_999_999,
        "finding": "justified",
    });
    office.pass(1);
    let (status, said) = enter(&mut all.overseer, "use_reviews", review);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let page = "/oversight/unusual";
    assert!(all.overseer.get(page).text.contains("To review: 0"));
    office.pass(1);
    assert_eq!(all.other.get(&file).status, StatusCode::NOT_FOUND);
    assert!(all.overseer.get(page).text.contains("To review: 1"));
}

#[test]
fn whoever_declares_a_tie_after_a_look_is_told() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = person(&mut all.finder);
    let file = format!("/registers/persons/{address}");
    assert_eq!(all.finder.get(&file).status, StatusCode::OK);
    let page = "/oversight/unusual";
    let declared = "declared it after they had looked";
    assert!(!all.overseer.get(page).text.contains(declared));
    let tie = json!({
        "officer": all.finder_post["fields"]["officer"], "person": reference, "kind": "family",
        "declared_on": "2020-02-01",
    });
    let (status, said) = enter(&mut all.finder, "declared_ties", tie);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert!(all.overseer.get(page).text.contains(declared));
}

#[test]
fn a_look_at_a_colleague_is_told_and_a_look_at_others_is_not() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let mut new = |name, role, body: usize| {
        let post = (name, role, bodies[body].as_str());
        officer(&office, &mut first, post, &[]).0
    };
    let mut finder = new("Sample Finder", "identification_officer", 1);
    new("Aysel Uydurulmus", "case_manager", 8);
    let mut overseer = new("Sample Overseer", "independent_rapporteur", 3);
    let mut named = |given: &str, family: &str| {
        let fields = json!({
            "registered_on": "2020-02-01", "family_name": family, "given_names": given,
            "birth_year": 1990, "age_status": "adult", "sex": "female", "citizenship": "AZ",
        });
        let (status, person) = enter(&mut finder, "persons", fields);
        assert_eq!(status, StatusCode::CREATED, "{person}");
        let address = person["address"].as_str().unwrap();
        format!("/registers/persons/{address}")
    };
    let colleague = named("Aysel", NAME);
    // Many others, whose names share some of the index.
    let others: Vec<String> = (0..20)
        .map(|number| {
            named(
                ["Nigar", "Leyla"][number % 2],
                ["Nümunə", "Qondarma"][number % 2],
            )
        })
        .collect();
    for other in &others {
        assert_eq!(finder.get(other).status, StatusCode::OK);
    }
    let page = "/oversight/unusual";
    let unusual = overseer.get(page).text;
    assert!(
        !unusual.contains("the name of another officer"),
        "{unusual}"
    );
    assert_eq!(finder.get(&colleague).status, StatusCode::OK);
    let unusual = overseer.get(page).text;
    assert!(unusual.contains("the name of another officer"), "{unusual}");
    assert!(
        !unusual.contains("Aysel") && !unusual.contains(NAME),
        "{unusual}"
    );
}

#[test]
fn many_lists_are_unusual_and_so_are_many_searches_beside_one_look() {
    let office = Office::new();
    let mut all = watched(&office);
    let (_, address) = person(&mut all.finder);
    for _ in 0..49 {
        person(&mut all.finder);
    }
    let page = "/oversight/unusual";
    let bulk = "records were listed or taken out";
    // Fifty stand on a page, and five hundred in a day are usual.
    for _ in 0..10 {
        assert_eq!(all.finder.get("/registers/persons").status, StatusCode::OK);
    }
    assert!(!all.overseer.get(page).text.contains(bulk));
    assert_eq!(all.finder.get("/registers/persons").status, StatusCode::OK);
    assert!(all.overseer.get(page).text.contains(bulk));

    let searched = "more searches than files that were opened";
    let file = format!("/registers/persons/{address}");
    assert_eq!(all.finder.get(&file).status, StatusCode::OK);
    for _ in 0..10 {
        all.finder
            .send("/search", "/search", &[("search", "PER-2020-99999")]);
    }
    assert!(!all.overseer.get(page).text.contains(searched));
    all.finder
        .send("/search", "/search", &[("search", "PER-2020-99999")]);
    assert!(all.overseer.get(page).text.contains(searched));
}
