//! Whose time of keeping is over is proposed by one officer and erased by
//! another, at their pages.

use axum::http::{Method, StatusCode};
use guard::{Guard, Officer};
use kernel::Entry;
use serde_json::json;

use super::{
    office::{Answer, Office, Visitor},
    rights::{administrator, enter, officer},
};
use crate::{places, workbench::Workbench};

fn person(visitor: &mut Visitor<'_>, name: &str, registered: &str) -> (String, String) {
    let fields = json!({
        "registered_on": registered, "family_name": name, "birth_year": 1980,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
    });
    let (status, person) = enter(visitor, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let text = |name: &str| person[name].as_str().unwrap().to_owned();
    (text("reference"), text("address"))
}

#[test]
fn one_officer_proposes_and_another_one_erases() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let body = |at: usize| bodies[at].as_str();
    let mut new = |name, role, body| officer(&office, &mut first, (name, role, body), &[]).0;
    let mut finder = new("Sample Finder", "identification_officer", body(1));
    let mut one = new("Sample One", "national_coordinator", body(0));
    let mut two = new("Sample Two", "national_coordinator", body(0));
    let mut prosecutor = new("Sample Prosecutor", "prosecutor", body(8));
    let (old, address) = person(&mut finder, "Uydurulmuş", "2005-01-01");
    let (young, young_address) = person(&mut finder, "Nümunəvi", "2019-01-01");

    assert_ne!(finder.get("/retention").status, StatusCode::OK);
    let page = one.get("/retention");
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains(&old) && !page.text.contains(&young));
    assert!(!page.text.contains("Uydurulmuş"));

    // A hold takes whoever is held off the list, also one by a reference alone.
    let hold = json!({
        "person": old, "ordered_on": "2020-01-02", "ordered_by": body(8), "order_number": "20/1",
    });
    let (status, said) = enter(&mut prosecutor, "holds", hold.clone());
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert!(!one.get("/retention").text.contains(&old));
    let not_due = one.send("/retention", "/retention/propose", &[("person", &address)]);
    assert_eq!(not_due.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("/api/v1/holds/{}", said["address"].as_str().unwrap());
    let mut lifted = hold;
    lifted["lifted_on"] = json!("2020-01-03");
    let change = json!({ "version": 1, "fields": lifted });
    let answer = prosecutor.json(Method::PUT, &path, &change);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);

    // Only those who are due are proposed here, and by nobody but who may.
    let young = one.send(
        "/retention",
        "/retention/propose",
        &[("person", &young_address)],
    );
    assert_eq!(young.status, StatusCode::UNPROCESSABLE_ENTITY);
    let proposed = one.send("/retention", "/retention/propose", &[("person", &address)]);
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
    let own = one.get("/retention").text;
    assert!(own.contains("DES-2020-00001") && !own.contains("Agree and erase"));
    let proposal = two.get("/retention").hidden("proposal");
    let agreed = [("proposal", proposal.as_str())];

    let refused = one.send("/retention", "/retention/agree", &agreed);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("You proposed this yourself"));
    let refused = prosecutor.send("/registers/holds", "/retention/agree", &agreed);
    assert_ne!(refused.status, StatusCode::OK);
    let path = format!("/api/v1/persons/{address}");
    assert!(finder.get(&path).text.contains("Uydurulmuş"));

    let done = two.send("/retention", "/retention/agree", &agreed);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let certificate = two.get(&done.location);
    assert_eq!(certificate.status, StatusCode::OK, "{}", certificate.text);
    for said in [
        "Certificate of destruction",
        "Sample One",
        "Sample Two",
        "DES-2020-00001",
    ] {
        assert!(certificate.text.contains(said), "{said}");
    }
    for secret in ["Uydurulmuş", old.as_str(), address.as_str()] {
        assert!(!certificate.text.contains(secret), "{secret}");
    }
    assert!(!finder.get(&path).text.contains("Uydurulmuş"));
    let after = one.get("/retention").text;
    assert!(!after.contains(&old) && after.contains(&done.location));
    // It is shown again, the same, to whoever may see the proposals.
    let main = |text: &str| {
        let main = text.split("<main").nth(1).unwrap();
        main.split("</main>").next().unwrap().to_owned()
    };
    let again = one.get(&done.location);
    assert_eq!(main(&again.text), main(&certificate.text));
    assert_ne!(finder.get(&done.location).status, StatusCode::OK);
    assert_ne!(prosecutor.get(&done.location).status, StatusCode::OK);
    let again = two.send("/retention", "/retention/agree", &agreed);
    assert_ne!(again.status, StatusCode::OK);
    assert!(office.log_is_sound());
}

/// Two coordinators, and the file of somebody whose time is over, which the
/// first one has proposed to erase.
struct Proposed<'o> {
    one: Visitor<'o>,
    two: Visitor<'o>,
    finder: Visitor<'o>,
    prosecutor: Visitor<'o>,
    old: String,
    path: String,
    proposal: String,
}

impl<'o> Proposed<'o> {
    fn in_office(office: &'o Office) -> Self {
        let bodies = office.bodies();
        let mut first = administrator(office);
        let mut new = |name, role, body: usize| {
            let post = (name, role, bodies[body].as_str());
            officer(office, &mut first, post, &[]).0
        };
        let mut finder = new("Sample Finder", "identification_officer", 1);
        let prosecutor = new("Sample Prosecutor", "prosecutor", 8);
        let mut one = new("Sample One", "national_coordinator", 0);
        let mut two = new("Sample Two", "national_coordinator", 0);
        let (old, address) = person(&mut finder, "Uydurulmuş", "2005-01-01");
        let proposed = one.send("/retention", "/retention/propose", &[("person", &address)]);
        assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
        Self {
            proposal: two.get("/retention").hidden("proposal"),
            path: format!("/api/v1/persons/{address}"),
            one,
            two,
            finder,
            prosecutor,
            old,
        }
    }

    /// What the second one is told who agrees.
    fn agree(&mut self) -> Answer {
        let agreed = [("proposal", self.proposal.as_str())];
        self.two.send("/retention", "/retention/agree", &agreed)
    }
}

fn erased(office: &Office) -> usize {
    let read = office
        .bench
        .mechanism
        .db()
        .read(|session| Ok(session.erased()?));
    read.unwrap().len()
}

#[test]
fn what_a_court_has_sealed_is_erased_by_nobody_not_even_in_an_emergency() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    // On a ground for which no time has to be over.
    let typed = json!({
        "person": at.old, "proposed_on": "2020-02-03", "ground": "unlawful",
        "provision": "Invented Article 2",
    });
    let (status, said) = enter(&mut at.one, "destruction_proposals", typed);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    at.proposal = said["address"].as_str().unwrap().to_owned();
    let sealing = json!({
        "person": at.old, "kind": "sealing", "ordered_by": office.bodies()[8],
        "number": "20/2", "ordered_on": "2020-01-02",
    });
    let (status, said) = enter(&mut at.prosecutor, "court_orders", sealing.clone());
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_ne!(at.agree().status, StatusCode::SEE_OTHER);
    // The glass is broken for it, and opens it for a look alone.
    let asked = [
        ("reference", at.old.as_str()),
        ("reason", "Invented: somebody is in danger now."),
    ];
    let answer = at.two.send("/emergency", "/emergency", &asked);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(at.two.get(&at.path).status, StatusCode::OK);
    let refused = at.agree();
    assert_ne!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text);
    assert_eq!(erased(&office), 0);
    // Nor is anything told of it.
    let told = at.path.replace("/api/v1/persons/", "/oversight/told/");
    assert_ne!(at.two.get(&told).status, StatusCode::OK);
    let order = format!("/api/v1/court_orders/{}", said["address"].as_str().unwrap());
    let mut lifted = sealing;
    lifted["lifted_on"] = json!("2020-01-03");
    let change = json!({ "version": 1, "fields": lifted });
    let answer = at.prosecutor.json(Method::PUT, &order, &change);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(at.two.get(&told).status, StatusCode::OK);
    assert_eq!(at.agree().status, StatusCode::SEE_OTHER);
    assert_eq!(erased(&office), 1);
}

#[test]
fn whoever_came_back_since_is_not_erased_because_their_time_was_over() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    let decision = json!({
        "person": at.old, "decided_on": "2020-02-03", "outcome": "recognised",
        "authority": office.bodies()[1],
    });
    let (status, said) = enter(&mut at.finder, "decisions", decision);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let refused = at.agree();
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("Something happened since"),
        "{}",
        refused.text
    );
    assert_eq!(erased(&office), 0);
    assert!(at.finder.get(&at.path).text.contains("Uydurulmuş"));
    // Nor by a proposal that was typed, which says that the time is over.
    let typed = json!({
        "person": at.old, "proposed_on": "2020-02-03", "ground": "time_over",
        "provision": "Invented Article 1",
    });
    let (status, said) = enter(&mut at.one, "destruction_proposals", typed);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    at.proposal = said["address"].as_str().unwrap().to_owned();
    assert_eq!(at.agree().status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(erased(&office), 0);
}

#[test]
fn a_hold_that_comes_after_the_proposal_stops_it() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    let hold = json!({
        "person": at.old, "ordered_on": "2020-01-02", "ordered_by": office.bodies()[8],
        "order_number": "20/1",
    });
    let (status, said) = enter(&mut at.prosecutor, "holds", hold);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let refused = at.agree();
    assert!(refused.text.contains("HLD-2020-00001"), "{}", refused.text);
    assert_eq!(erased(&office), 0);
}

#[test]
fn whoever_changed_a_proposal_does_not_agree_to_it() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    // At the machine itself, under the name of the second one.
    let guard = Guard::local(Officer::named("Sample Two").unwrap());
    let mechanism = office.bench.mechanism.guarded_by(guard);
    let proposal = mechanism
        .at_address("destruction_proposals", &at.proposal)
        .unwrap();
    let entry = Entry::from(
        [
            ("person", at.old.as_str()),
            ("proposed_on", "2020-02-03"),
            ("ground", "unlawful"),
            ("provision", "Invented Article 2"),
        ]
        .map(|(field, typed)| (field.to_owned(), typed.to_owned())),
    );
    mechanism
        .edit("destruction_proposals", proposal, 1, &entry, None)
        .unwrap();
    let refused = at.agree();
    assert!(
        refused.text.contains("You proposed this yourself"),
        "{}",
        refused.text
    );
    assert_eq!(erased(&office), 0);
}

#[test]
fn a_void_file_is_erased_as_others_are() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    let mechanism = &office.bench.mechanism;
    let (void, address) = person(&mut at.finder, "Nümunəvi", "2006-01-01");
    let id = mechanism.at_address("persons", &address).unwrap();
    mechanism
        .void("persons", id, 1, "Entered twice by mistake")
        .unwrap();
    assert!(at.one.get("/retention").text.contains(&void));
    let proposed = at
        .one
        .send("/retention", "/retention/propose", &[("person", &address)]);
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
    let proposals = "destruction_proposals";
    let about = [kernel::condition::links_to("person", id)];
    let found = mechanism
        .db()
        .read(|session| Ok(kernel::Look::records(session, proposals, &about)?))
        .unwrap();
    at.proposal = mechanism.address(proposals, found[0].0);
    let done = at.agree();
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(erased(&office), 1);
    let path = format!("/api/v1/persons/{address}");
    assert!(!at.finder.get(&path).text.contains("Nümunəvi"));
}

#[test]
fn what_ended_late_is_kept_from_its_end_and_not_from_its_beginning() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let mut new = |name, role, body: usize| {
        let post = (name, role, bodies[body].as_str());
        officer(&office, &mut first, post, &[]).0
    };
    let mut finder = new("Sample Finder", "identification_officer", 1);
    let mut one = new("Sample One", "national_coordinator", 0);
    for (name, withdrawn_on, is_due) in [
        ("Uydurulmuş", "2008-01-01", true),
        ("Nümunəvi", "2015-01-01", false),
    ] {
        let (reference, _) = person(&mut finder, name, "2005-01-01");
        office.bench.enter(
            "consents",
            &[
                ("person", reference.as_str()),
                ("given_to", bodies[8].as_str()),
                ("given_on", "2005-02-01"),
                ("withdrawn_on", withdrawn_on),
            ],
        );
        let page = one.get("/retention").text;
        assert_eq!(page.contains(&reference), is_due, "{page}");
    }
}

#[test]
fn how_long_a_file_is_kept_hangs_on_what_its_records_say() {
    let office = Office::of(Workbench::of_pack(&places::example_pack()));
    for (result, is_due) in [("not_a_victim", true), ("presumed_victim", false)] {
        let person = office.bench.enter("persons", &[]).reference;
        let said = [("person", person.as_str()), ("result", result)];
        office.bench.enter("screenings", &said);
        let page = office.visitor().get("/retention").text;
        assert_eq!(page.contains(&person), is_due, "{page}");
    }
}

/// What the overseer reads of words in the log.
fn read_of_words(office: &Office) -> String {
    let lines = office.log(0);
    let asked = lines.iter().filter_map(|line| line.asked.as_ref());
    let told: Vec<_> = asked
        .filter_map(db::Asked::told)
        .map(str::to_owned)
        .collect();
    told.join("\n")
}

#[test]
fn words_of_searches_are_forgotten_with_whoever_they_showed_and_when_their_time_is_over() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    let mut search = |words: &str, finds: bool| {
        let page = at.finder.send("/search", "/search", &[("search", words)]);
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let found = page.text.contains(&at.old);
        assert_eq!(found, finds, "{words}: {}", page.text);
    };
    // By name, by reference, and by a name that nobody bears.
    search("Uydurulmuş", true);
    search(&at.old, true);
    search("Tapılmayan Ad", false);
    let asked = json!({ "search": "Uydurulmus" });
    let answer = at.finder.json(Method::POST, "/api/v1/search", &asked);
    assert!(answer.text.contains(&at.old), "{}", answer.text);
    // Somebody of a name like it is asked about when one is entered.
    let twin = Entry::from([("family_name".to_owned(), "Uydurulmuşş".to_owned())]);
    let similar = office.bench.mechanism.similar("persons", &twin).unwrap();
    assert_eq!(similar.records.len(), 1);
    let read = read_of_words(&office);
    for words in ["Uydurulmuş", at.old.as_str(), "Uydurulmus", "Tapılmayan Ad"] {
        assert!(read.contains(words), "{words}: {read}");
    }

    assert_eq!(at.agree().status, StatusCode::SEE_OTHER);
    let read = read_of_words(&office);
    for words in ["Uydurulmuş", at.old.as_str(), "Uydurulmus"] {
        assert!(!read.contains(words), "{words}: {read}");
    }
    assert!(read.contains("Tapılmayan Ad"), "{read}");
    let forgotten = |office: &Office| {
        let lines = office.log(0);
        let is_forgotten =
            |line: &&db::LogLine| matches!(line.asked, Some(db::Asked::Forgotten { .. }));
        lines.iter().filter(is_forgotten).count()
    };
    let with_whom_they_showed = forgotten(&office);
    assert_eq!(with_whom_they_showed, 4);

    // Two years later, by the pack, to the day.
    let mechanism = &office.bench.mechanism;
    let moment = |text: &str| text.parse::<clockwork::Moment>().unwrap();
    assert!(office.bench.clock.set(moment("2022-03-02T08:00:00Z")));
    assert_eq!(retention::forget_words(mechanism).unwrap(), None);
    assert!(read_of_words(&office).contains("Tapılmayan Ad"));
    assert!(office.bench.clock.set(moment("2022-03-03T08:00:00Z")));
    let first = retention::forget_words(mechanism).unwrap();
    assert_eq!(first, Some("2020-03-03".parse().unwrap()));
    assert!(!read_of_words(&office).contains("Tapılmayan Ad"));
    assert!(forgotten(&office) > with_whom_they_showed);
    assert_eq!(retention::forget_words(mechanism).unwrap(), None);
    assert!(office.log_is_sound());
}
