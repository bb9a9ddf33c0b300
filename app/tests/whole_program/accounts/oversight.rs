//! The overseer's pages: who has looked at a person, and who was touched.

mod elsewhere;
mod emergency;
mod merged;
mod unusual;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    office::{Office, PASSWORD, Visitor},
    rights::{Staff, appeal, enter, officer, person, refused},
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
    let mut staff = Staff::of(office);
    let (finder, finder_post) = staff.posted("Sample Finder", "identification_officer", 1);
    let (overseer, overseer_post) = staff.posted("Sample Overseer", "independent_rapporteur", 3);
    let (other, other_post) = staff.posted("Sample Other", "case_manager", 8);
    Watched {
        finder,
        overseer,
        other,
        finder_post,
        other_post,
        overseer_post,
    }
}

fn a_person(finder: &mut Visitor<'_>) -> (String, String) {
    person(finder, NAME, "2020-02-01")
}

fn find(visitor: &mut Visitor<'_>, reference: &str) -> super::office::Answer {
    let page = "/oversight/person";
    visitor.send(page, page, &[("reference", reference)])
}

#[test]
fn everybody_who_looked_at_a_person_stands_on_one_page_by_account() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = a_person(&mut all.finder);
    let (_, second) = a_person(&mut all.finder);
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
    let (reference, address) = a_person(&mut all.finder);
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
    let (one, address) = a_person(&mut all.finder);
    let (two, _) = a_person(&mut all.finder);
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

#[test]
fn a_breach_tells_of_people_who_are_in_no_person_s_file() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut operator = staff.takes_on("Sample Operator", "hotline_operator", 1);
    let mut lister = staff.takes_on("Sample Lister", "hotline_operator", 1);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let given = appeal(&mut operator);
    let other = appeal(&mut operator);
    let own = format!("/registers/appeals/{}", given["address"].as_str().unwrap());
    assert_eq!(operator.get(&own).status, StatusCode::OK);
    assert_eq!(operator.get("/registers/appeals").status, StatusCode::OK);
    let page = "/oversight/touched";
    let answer = overseer.send(page, page, &[("officer", "Sample Operator")]);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let told = answer.text.split("id=\"elsewhere-caption\"").nth(1);
    let told = told.unwrap_or_else(|| panic!("{}", answer.text));
    let table = told.split("</table>").next().unwrap();
    let cells = table.split("<td").skip(1);
    let cells: Vec<&str> = cells
        .map(|cell| {
            cell.split_once('>')
                .unwrap()
                .1
                .split('<')
                .next()
                .unwrap()
                .trim()
        })
        .collect();
    assert!(table.contains("Appeals"), "{table}");
    // Two were entered and one opened; the list shows both.
    assert_eq!(cells[..2], ["2", "5"], "{table}");
    for appeal in [&given, &other] {
        let reference = appeal["reference"].as_str().unwrap();
        assert!(table.contains(&format!(">{reference}</a>")), "{table}");
    }
    let nobody = overseer.send(page, page, &[("officer", "Sample Overseer")]);
    assert!(
        !nobody.text.contains("elsewhere-caption"),
        "{}",
        nobody.text
    );
    // Whoever saw them in a list alone: they are named, on the page and in the
    // file, and no record leads to no file.
    assert_eq!(lister.get("/registers/appeals").status, StatusCode::OK);
    let asked = [("officer", "Sample Lister")];
    let listed = overseer.send(page, page, &asked).text;
    assert!(!listed.contains("more lead to no person"), "{listed}");
    let before = office.log_size();
    let file = overseer.send(page, "/oversight/touched/file", &asked).text;
    for appeal in [&given, &other] {
        let reference = appeal["reference"].as_str().unwrap();
        assert!(listed.contains(&format!(">{reference}</a>")), "{listed}");
        let line = file.lines().find(|line| line.starts_with(reference));
        assert!(line.is_some_and(|line| line.ends_with(",1,0")), "{file}");
    }
    let lines = office.log(before);
    let taken = lines.iter().find(|line| line.act == "exported");
    assert_eq!(taken.and_then(|line| line.rows), Some(2), "{lines:#?}");
    // A list of houses touches nobody; an order by a number touches somebody.
    let mut manager = staff.takes_on("Sample Manager", "shelter_manager", 8);
    let house = json!({
        "name": "Invented house", "agency": staff.bodies[8], "group": "women", "capacity": 9,
        "opened_on": "2020-01-01", "address": "An invented street.",
    });
    let (status, house) = enter(&mut manager, "shelters", house);
    assert_eq!(status, StatusCode::CREATED, "{house}");
    assert_eq!(manager.get("/registers/shelters").status, StatusCode::OK);
    let asked = [("officer", "Sample Manager")];
    let of_houses = overseer.send(page, page, &asked).text;
    assert!(!of_houses.contains("more lead to no person"), "{of_houses}");
    assert!(!of_houses.contains("elsewhere-caption"), "{of_houses}");
    let mut clerk = staff.takes_on("Sample Clerk", "court_clerk", 1);
    let order = json!({
        "criminal_file": "INVENTED-1", "kind": "sealing", "ordered_by": staff.bodies[1],
        "number": "INVENTED", "ordered_on": "2020-02-01",
    });
    let (status, order) = enter(&mut clerk, "court_orders", order);
    assert_eq!(status, StatusCode::CREATED, "{order}");
    let asked = [("officer", "Sample Clerk")];
    let of_orders = overseer.send(page, page, &asked).text;
    let reference = order["reference"].as_str().unwrap();
    assert!(
        of_orders.contains(&format!(">{reference}</a>")),
        "{of_orders}"
    );
    let looks = overseer.get(&format!("{own}/log"));
    assert_eq!(looks.status, StatusCode::OK, "{}", looks.text);
    assert!(looks.text.contains("Sample Operator"), "{}", looks.text);
}

#[test]
fn a_person_is_told_which_bodies_opened_the_file_and_no_officer() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = a_person(&mut all.finder);
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
    let (reference, address) = a_person(&mut all.finder);
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
    let (reference, address) = a_person(&mut all.finder);
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
