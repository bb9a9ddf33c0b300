//! Emergencies: one answer, and a review that is due.

use super::*;

pub(super) fn person_page(reference: &str) -> [(&str, &str); 2] {
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
    let (reference, address) = a_person(&mut all.finder);
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
    let (close, _) = a_person(&mut all.finder);
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
    // Reading why a file was opened is the overseer's duty, and no look at the
    // person.
    let openings: Value = serde_json::from_str(&all.overseer.get("/api/v1/openings").text).unwrap();
    let own = openings["records"][0]["address"].as_str().unwrap();
    let opening = all.overseer.get(&format!("/registers/openings/{own}"));
    assert!(opening.text.contains("somebody is in danger now"));
    let unusual = all.overseer.get("/oversight/unusual").text;
    assert!(
        !unusual.contains("<span dir=\"auto\">Sample Overseer<"),
        "{unusual}"
    );
    // Each of the tries in vain is one.
    assert!(
        !unusual.contains("attempts were refused on one day"),
        "{unusual}"
    );
    // Once the time is over the file is shut again.
    office.pass(3 * 3_600);
    assert!(office.log_is_sound());
}

/// What an emergency opens asks for a new proof after five minutes, and what
/// the officer's own work opens goes on.
#[test]
fn an_emergency_closes_nothing_that_was_open_before_it() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = a_person(&mut all.finder);
    let page = "/emergency";
    let file = format!("/registers/persons/{address}");
    for officer in [&mut all.finder, &mut all.other] {
        let answer = officer.send(page, page, &person_page(&reference));
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert!(officer.get(&file).text.contains(NAME));
    }
    office.pass(301);
    assert_eq!(all.finder.get(&file).status, StatusCode::OK);
    let list = all.finder.get("/registers/persons").text;
    assert!(list.contains(&reference), "{list}");
    assert_eq!(all.other.get(&file).status, StatusCode::FORBIDDEN);
    all.other.show_again();
    assert!(all.other.get(&file).text.contains(NAME));
}

/// Five minutes after the proof, what an emergency opens says that it waits for
/// a new one: to the officer of that emergency, while it runs, and to nobody
/// else.
#[test]
fn an_emergency_that_waits_for_a_proof_says_so_to_its_officer_alone() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut other = staff.takes_on("Sample Other", "case_manager", 8);
    let mut third = staff.takes_on("Sample Third", "case_manager", 8);
    let (reference, address) = a_person(&mut finder);
    let (other_reference, other_address) = a_person(&mut finder);
    let place = |address: &str| {
        let own = format!("/registers/persons/{address}");
        let edit = format!("{own}/edit");
        let documents = format!("/api/v1/persons/{address}/documents");
        [own, edit, documents, format!("/api/v1/persons/{address}")]
    };
    let (places, others) = (place(&address), place(&other_address));
    let page = "/emergency";
    let answer = other.send(page, page, &person_page(&reference));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    office.pass(301);
    let before = office.log_size();
    for waits in &places {
        let asked = other.get(waits);
        assert_eq!(
            asked.status,
            StatusCode::FORBIDDEN,
            "{waits}: {}",
            asked.text
        );
        assert!(!asked.text.contains(NAME) && !asked.text.contains(&reference));
        if waits.starts_with("/api") {
            assert_eq!(refused(&asked).1, "guard.not_fresh", "{waits}");
        } else {
            let way = format!("href=\"/account/confirm?next={waits}\"");
            assert!(asked.text.contains(&way), "{way} in {}", asked.text);
        }
    }
    // The log has a refusal with its tie: nobody asked without one.
    let lines = office.log(before);
    let told = |line: &db::LogLine| {
        let rule = line.refused.as_deref();
        (rule, line.tie.as_deref()) == (Some("guard.not_fresh"), Some("break_glass"))
    };
    assert!(lines.iter().any(told), "{lines:#?}");
    // To go on from the emergency asks for it whatever was typed.
    let mut on = |reference: &str| {
        let typed = [("reference", reference)];
        other.send("/account", "/emergency/file", &typed).status
    };
    for typed in [&reference, &other_reference, "PER-2020-99999"] {
        assert_eq!(on(typed), StatusCode::FORBIDDEN, "{typed}");
    }
    // Of a file without an emergency, and to an officer without one, nothing is told.
    for hidden in &others {
        assert_eq!(other.get(hidden).status, StatusCode::NOT_FOUND, "{hidden}");
    }
    for hidden in places.iter().chain(&others) {
        assert_eq!(third.get(hidden).status, StatusCode::NOT_FOUND, "{hidden}");
    }
    other.show_again();
    assert!(other.get(&places[0]).text.contains(NAME));
    // Once its time is over, the file is shut as it was before.
    office.pass(3 * 24 * 3_600);
    other.sign_in_anew("sample.other");
    office.pass(301);
    for hidden in &places {
        assert_eq!(other.get(hidden).status, StatusCode::NOT_FOUND, "{hidden}");
    }
    assert!(office.log_is_sound());
}

/// Where something else shuts a file off, a proof would not open it, and
/// nothing is told.
#[test]
fn an_emergency_that_opens_nothing_asks_for_no_proof() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = a_person(&mut all.finder);
    let file = format!("/registers/persons/{address}");
    let page = "/emergency";
    let answer = all.other.send(page, page, &person_page(&reference));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert!(all.other.get(&file).text.contains(NAME));
    let tie = json!({
        "officer": all.other_post["fields"]["officer"], "person": reference,
        "kind": "family", "declared_on": "2020-02-01",
    });
    let (status, said) = enter(&mut all.other, "declared_ties", tie);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(all.other.get(&file).status, StatusCode::NOT_FOUND);
    office.pass(301);
    assert_eq!(all.other.get(&file).status, StatusCode::NOT_FOUND);
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
    let (reference, _) = a_person(&mut finder);
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

/// What an emergency alone opens is looked at: no way to write is offered that
/// would be refused, and the page says until when it is open.
#[test]
fn a_file_that_an_emergency_alone_opens_offers_nothing_that_would_be_refused() {
    let office = Office::new();
    let mut all = watched(&office);
    let (reference, address) = a_person(&mut all.finder);
    let page = "/emergency";
    let file = format!("/registers/persons/{address}");
    for officer in [&mut all.finder, &mut all.other] {
        let answer = officer.send(page, page, &person_page(&reference));
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let ways = |text: &str| -> Vec<String> {
        let links = text.split("href=\"").skip(1);
        let links = links.map(|rest| rest.split('"').next().unwrap().to_owned());
        links
            .filter(|link| {
                ["/new", "/edit", "/void"]
                    .iter()
                    .any(|way| link.contains(way))
            })
            .collect()
    };
    let said = "An emergency alone opens this to you";
    let emergency = all.other.get(&file).text;
    assert!(emergency.contains(NAME), "{emergency}");
    assert!(emergency.contains(said), "{emergency}");
    let pack = office.bench.mechanism.pack();
    let hours = kernel::Settings::hours(&**pack, "opening", office.bench.mechanism.today());
    let until = office.bench.clock.now();
    let until = until.plus(clockwork::SignedDuration::from_hours(hours.unwrap()));
    let until = pack.at(&pack.words.language("en").unwrap(), &until.unwrap());
    assert!(emergency.contains(&until), "{until} in {emergency}");
    // Whoever is close to somebody says so of any file, and opens it for a reason.
    let offered = ways(&emergency);
    assert!(!offered.is_empty());
    for way in &offered {
        let register = way.split('/').nth(2).unwrap();
        assert!(
            ["openings", "declared_ties"].contains(&register),
            "{offered:?}"
        );
    }
    // The officer's own work goes on beside an emergency.
    let own = all.finder.get(&file).text;
    assert!(!own.contains(said), "{own}");
    let own = ways(&own);
    assert!(
        own.iter().any(|way| way.ends_with("/documents/new")),
        "{own:?}"
    );
    assert!(
        own.iter().any(|way| way.contains("/referrals/new")),
        "{own:?}"
    );
}
