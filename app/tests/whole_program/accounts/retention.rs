//! Whose time of keeping is over is proposed by one officer and erased by
//! another, at their pages.

use axum::http::{Method, StatusCode};
use guard::{Guard, Officer};
use kernel::Entry;
use serde_json::json;

use super::{
    office::{Answer, Office, Visitor},
    rights::{Staff, enter, person},
};
use crate::{places, workbench::Workbench};

#[test]
fn one_officer_proposes_and_another_one_erases() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut one = staff.takes_on("Sample One", "national_coordinator", 0);
    let mut two = staff.takes_on("Sample Two", "national_coordinator", 0);
    let mut prosecutor = staff.takes_on("Sample Prosecutor", "prosecutor", 8);
    let (old, address) = person(&mut finder, "Uydurulmuş", "2005-01-01");
    let (young, young_address) = person(&mut finder, "Nümunəvi", "2019-01-01");

    assert_ne!(finder.get("/retention").status, StatusCode::OK);
    let page = one.get("/retention");
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains(&old) && !page.text.contains(&young));
    assert!(!page.text.contains("Uydurulmuş"));

    // A hold takes whoever is held off the list, also one by a reference alone.
    let hold = json!({
        "person": old, "ordered_on": "2020-01-02", "ordered_by": staff.bodies[8],
        "order_number": "20/1",
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
pub struct Proposed<'o> {
    one: Visitor<'o>,
    two: Visitor<'o>,
    pub finder: Visitor<'o>,
    prosecutor: Visitor<'o>,
    pub overseer: Visitor<'o>,
    proposed_by: String,
    pub old: String,
    path: String,
    proposal: String,
}

impl<'o> Proposed<'o> {
    pub fn in_office(office: &'o Office) -> Self {
        let mut staff = Staff::of(office);
        let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
        let prosecutor = staff.takes_on("Sample Prosecutor", "prosecutor", 8);
        let (mut one, post) = staff.posted("Sample One", "national_coordinator", 0);
        let mut two = staff.takes_on("Sample Two", "national_coordinator", 0);
        let overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
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
            overseer,
            proposed_by: post["fields"]["officer"].as_str().unwrap().to_owned(),
            old,
        }
    }

    /// What the second one is told who agrees.
    pub fn agree(&mut self) -> Answer {
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
fn whoever_bears_another_name_since_does_not_agree_to_their_own_proposal() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    let renamed = [("name", "Sample Renamed")];
    office
        .bench
        .edit("officers", &at.proposed_by, &renamed)
        .unwrap();
    let agreed = [("proposal", at.proposal.as_str())];
    let refused = at.one.send("/retention", "/retention/agree", &agreed);
    assert!(
        refused.text.contains("You proposed this yourself"),
        "{}",
        refused.text
    );
    assert!(at.one.get("/account").text.contains("Sample Renamed"));
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
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut one = staff.takes_on("Sample One", "national_coordinator", 0);
    for (name, withdrawn_on, is_due) in [
        ("Uydurulmuş", "2008-01-01", true),
        ("Nümunəvi", "2015-01-01", false),
    ] {
        let (reference, _) = person(&mut finder, name, "2005-01-01");
        office.bench.enter(
            "consents",
            &[
                ("person", reference.as_str()),
                ("given_to", staff.bodies[8].as_str()),
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
    let results: [(&[&str], bool); 3] = [
        (&["not_a_victim"], true),
        (&["presumed_victim"], false),
        // The longest counts.
        (&["not_a_victim", "presumed_victim"], false),
    ];
    for (results, is_due) in results {
        let person = office.bench.enter("persons", &[]).reference;
        for result in results {
            let said = [("person", person.as_str()), ("result", *result)];
            office.bench.enter("screenings", &said);
        }
        let page = office.visitor().get("/retention").text;
        assert_eq!(page.contains(&person), is_due, "{page}");
    }
}
