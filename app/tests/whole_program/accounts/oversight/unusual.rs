//! Unusual looks: what the rules find, and what a review covers.

use super::*;

/// What the form of the line of a rule holds under a name.
pub(super) fn in_line(list: &str, rule: &str, name: &str) -> String {
    let (_, line) = list.split_once(&format!("value=\"{rule}\"")).unwrap();
    let rest = line.split(&format!("name=\"{name}\" value=\"")).nth(1);
    rest.unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn unusual_looks_say_why_and_leave_the_list_once_they_are_reviewed() {
    let office = Office::new();
    let mut all = watched(&office);
    let (_, address) = a_person(&mut all.finder);
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
    let value = |name: &str| in_line(&unusual.text, "without_tie", name);
    let (account, last_entry) = (value("account"), value("last_entry"));
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
    // Pressed twice, it is one review.
    let key = unusual.hidden("_key");
    let fields = [&fields[..], &[("_key", key.as_str())]].concat();
    for _ in 0..2 {
        let reviewed = all
            .overseer
            .send(page, "/oversight/unusual/review", &fields);
        assert_eq!(reviewed.status, StatusCode::SEE_OTHER, "{}", reviewed.text);
    }
    let db = office.bench.mechanism.db();
    let reviews = db.read(|session| Ok(kernel::Look::records(session, "use_reviews", &[])?));
    assert_eq!(reviews.unwrap().len(), 1);
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

/// The numbers and the acts of the entries to which the line of a rule leads.
fn entries_of(overseer: &mut Visitor<'_>, list: &str, rule: &str) -> Vec<(u64, String)> {
    let names = ["day", "who", "by", "about", "from", "until"];
    let values = names.map(|name| (name, in_line(list, rule, name)));
    let mut fields = vec![("rule", rule)];
    fields.extend(values.iter().map(|(name, value)| (*name, value.as_str())));
    let page = "/oversight/unusual";
    let shown = overseer.send(page, "/oversight/unusual/entries", &fields);
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert!(!shown.text.contains(NAME), "{}", shown.text);
    let cell = |row: &str, label: &str| {
        let cell = row.split(&format!("data-label=\"{label}\">")).nth(1);
        let cell = cell.unwrap().split('<').next().unwrap();
        cell.trim().to_owned()
    };
    let rows = shown.text.split("<tr role=\"row\">").skip(2);
    rows.map(|row| {
        (
            cell(row, "Number").parse().unwrap(),
            cell(row, "What was done"),
        )
    })
    .collect()
}

#[test]
fn each_line_leads_to_its_own_entries_and_to_no_other_of_that_day() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Uydurulmus", "identification_officer", 1);
    let mut other = staff.takes_on("Sample Other", "identification_officer", 1);
    let mut nurse = staff.takes_on("Sample Nurse", "case_manager", 8);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let namesake = format!("/registers/persons/{}", a_person(&mut finder).1);
    let (_, far) = person(&mut finder, "Nigar", "2020-02-01");
    let far = format!("/registers/persons/{far}");
    // Beside the looks at a namesake all else that an officer does in a day.
    for page in [&namesake, &far, "/registers/persons", &namesake, &far] {
        assert_eq!(finder.get(page).status, StatusCode::OK);
        assert_eq!(other.get(page).status, StatusCode::OK);
    }
    let before = office.log(0).len() as u64;
    for _ in 0..15 {
        let sought = [("search", "PER-2020-99999")];
        finder.send("/search", "/search", &sought);
    }
    let searches = office.log(0).len() as u64;
    for _ in 0..5 {
        assert_eq!(nurse.get(&namesake).status, StatusCode::NOT_FOUND);
    }
    let list = unusual_now(&mut overseer);
    let mut acts = |rule: &str| {
        let entries = entries_of(&mut overseer, &list, rule);
        let (numbers, acts): (Vec<u64>, Vec<String>) = entries.into_iter().unzip();
        assert!(numbers.is_sorted_by(|one, other| one > other), "{rule}");
        (numbers, acts)
    };
    let (_, same_name) = acts("same_name");
    assert_eq!(same_name, ["Opened"; 2]);
    let (numbers, searched) = acts("search_without_look");
    assert_eq!(searched, ["Searched"; 15]);
    assert!(
        numbers
            .iter()
            .all(|number| (before..=searches).contains(number))
    );
    for rule in ["without_tie", "refused_attempts"] {
        let (numbers, refused) = acts(rule);
        assert_eq!(refused, ["Opened"; 5], "{rule}");
        assert!(numbers.iter().all(|number| *number >= searches), "{rule}");
    }
}

#[test]
fn one_s_own_line_is_reviewed_by_another_and_is_not_offered() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let mut other = staff.takes_on("Sample Other", "independent_rapporteur", 3);
    let page = format!("/registers/persons/{}", a_person(&mut finder).1);
    for _ in 0..5 {
        assert_ne!(overseer.get(&page).status, StatusCode::OK);
    }
    let own = "You are one of those who looked";
    let offered = "action=\"/oversight/unusual/review\"";
    for (visitor, is_own) in [(&mut overseer, true), (&mut other, false)] {
        let list = unusual_now(visitor);
        assert!(list.contains("To review: 1"), "{list}");
        assert_eq!(list.contains(own), is_own, "{list}");
        assert_eq!(list.contains(offered), !is_own, "{list}");
    }
}

#[test]
fn a_review_is_asked_what_was_found_and_is_offered_no_answer_that_is_none() {
    let office = Office::new();
    let mut all = watched(&office);
    for register in ["use_reviews", "opening_reviews"] {
        let form = all.overseer.get(&format!("/registers/{register}/new"));
        assert_eq!(form.status, StatusCode::OK, "{}", form.text);
        let finding = form.text.split("name=\"finding\"").skip(1);
        let offered: Vec<&str> = finding
            .map(|input| input.split("value=\"").nth(1).unwrap())
            .map(|value| value.split('"').next().unwrap())
            .collect();
        assert_eq!(offered, ["justified", "not_justified"], "{register}");
    }
    // What somebody was not asked can be said of them as before.
    let person = all.finder.get("/registers/persons/new").text;
    assert!(person.contains("value=\"not_asked\""), "{person}");
}

#[test]
fn a_look_at_somebody_of_the_same_name_is_told_and_no_name_is_opened() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Uydurulmus", "identification_officer", 1);
    let (_, address) = a_person(&mut finder);
    finder.get(&format!("/registers/persons/{address}"));
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let unusual = overseer.get("/oversight/unusual").text;
    assert!(
        unusual.contains("may bear the officer’s family name"),
        "{unusual}"
    );
    assert!(!unusual.contains(NAME));
}

#[test]
fn no_number_that_an_overseer_types_covers_what_is_done_afterwards() {
    let office = Office::new();
    let mut all = watched(&office);
    let (_, address) = a_person(&mut all.finder);
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
    let (reference, address) = a_person(&mut all.finder);
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
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    staff.takes_on("Aysel Uydurulmus", "case_manager", 8);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
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
    // Reviewed, it stays so whatever else the officer does on that day…
    let value = |name: &str| in_line(&unusual, "colleague", name);
    let review = "/oversight/unusual/review";
    let fields = [
        ("rule", "colleague"),
        ("day", &value("day")),
        ("account", &value("account")),
        ("last_entry", &value("last_entry")),
        ("finding", "justified"),
    ];
    let reviewed = overseer.send(page, review, &fields);
    assert_eq!(reviewed.status, StatusCode::SEE_OTHER, "{}", reviewed.text);
    let is_told = |overseer: &mut Visitor<'_>| {
        let told = overseer.get(page).text;
        told.contains("the name of another officer")
    };
    assert!(!is_told(&mut overseer));
    office.pass(1);
    for other in ["/registers/persons", others[0].as_str()] {
        assert_eq!(finder.get(other).status, StatusCode::OK);
    }
    assert!(!is_told(&mut overseer));
    // …but for one more look at the colleague.
    assert_eq!(finder.get(&colleague).status, StatusCode::OK);
    assert!(is_told(&mut overseer));
}

#[test]
fn many_lists_are_unusual_and_so_are_many_searches_beside_one_look() {
    let office = Office::new();
    let mut all = watched(&office);
    let (_, address) = a_person(&mut all.finder);
    for _ in 0..49 {
        a_person(&mut all.finder);
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

    let searched = "more searches than files and records that were opened";
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

#[test]
fn a_look_at_somebody_of_the_same_region_is_told_unless_it_is_a_large_one_or_none_is_known() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finders = Vec::new();
    for (name, residence) in [
        ("Sample Near", Some("sheki_zagatala")),
        ("Sample Capital", Some("baku")),
        ("Sample Elsewhere", Some("nakhchivan")),
        ("Sample Unknown", Some("unknown")),
        ("Sample Untold", None),
    ] {
        let (finder, post) = staff.posted(name, "identification_officer", 1);
        let reference = post["fields"]["officer"].as_str().unwrap();
        if let Some(region) = residence {
            let residence = [("residence", region)];
            office
                .bench
                .edit("officers", reference, &residence)
                .unwrap();
        }
        finders.push(finder);
    }
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let mut files = Vec::new();
    for region in ["baku", "unknown", "sheki_zagatala"] {
        let fields = json!({
            "registered_on": "2020-02-01", "family_name": NAME, "birth_year": 1990,
            "age_status": "adult", "sex": "female", "citizenship": "AZ", "residence": region,
        });
        let (status, person) = enter(&mut finders[0], "persons", fields);
        assert_eq!(status, StatusCode::CREATED, "{person}");
        let address = person["address"].as_str().unwrap();
        files.push(format!("/registers/persons/{address}"));
    }
    let page = "/oversight/unusual";
    let why = "lives in the region where the officer lives";
    for finder in &mut finders {
        for file in &files[..2] {
            assert_eq!(finder.get(file).status, StatusCode::OK);
        }
    }
    for finder in &mut finders[1..] {
        assert_eq!(finder.get(&files[2]).status, StatusCode::OK);
    }
    let unusual = overseer.get(page).text;
    assert!(!unusual.contains(why), "{unusual}");
    assert_eq!(finders[0].get(&files[2]).status, StatusCode::OK);
    let unusual = overseer.get(page).text;
    assert_eq!(unusual.matches(why).count(), 1, "{unusual}");
    let row = unusual.split("value=\"neighbour\"").next().unwrap();
    let row = row.rsplit("<tr").next().unwrap();
    assert!(row.contains("Sample Near"), "{row}");
    // Where an officer lives no colleague reads, nor the overseer.
    for visitor in finders.iter_mut().chain([&mut overseer]) {
        assert_ne!(visitor.get("/registers/officers").status, StatusCode::OK);
    }
}

/// A child who was found, in the file of no person: the page of the record.
fn a_child(officer: &mut Visitor<'_>, number: usize) -> String {
    let fields = json!({
        "child_file": format!("INVENTED-{number}"), "found_on": "2020-02-01",
        "activity": "begging", "name": NAME,
    });
    let (status, child) = enter(officer, "children_found", fields);
    assert_eq!(status, StatusCode::CREATED, "{child}");
    format!(
        "/registers/children_found/{}",
        child["address"].as_str().unwrap()
    )
}

/// What is unusual today, as the overseer reads it: nobody's name is in it.
pub(super) fn unusual_now(overseer: &mut Visitor<'_>) -> String {
    let unusual = overseer.get("/oversight/unusual");
    assert_eq!(unusual.status, StatusCode::OK, "{}", unusual.text);
    for name in [NAME, "Aysel", "Leyla", "Nigar"] {
        assert!(!unusual.text.contains(name), "{}", unusual.text);
    }
    unusual.text
}

#[test]
fn looks_at_night_are_told_of_persons_and_of_people_in_no_file() {
    let at_night = "Files were opened outside the hours of work; entries: 1.";
    for (role, hours) in [
        ("identification_officer", 0),
        ("identification_officer", 13),
        ("child_protection_officer", 13),
    ] {
        let office = Office::new();
        office.pass(hours * 3_600);
        let mut staff = Staff::of(&office);
        let mut officer = staff.takes_on("Sample Nightworker", role, 1);
        let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
        let page = if role == "identification_officer" {
            format!("/registers/persons/{}", a_person(&mut officer).1)
        } else {
            a_child(&mut officer, 1)
        };
        assert!(!unusual_now(&mut overseer).contains("outside the hours of work"));
        assert_eq!(officer.get(&page).status, StatusCode::OK);
        let told = unusual_now(&mut overseer).contains(at_night);
        assert_eq!(told, hours > 0, "{role} after {hours} hours");
    }
}

#[test]
fn many_people_in_a_day_are_told_whether_they_have_a_file_or_none() {
    for role in ["identification_officer", "child_protection_officer"] {
        let office = Office::new();
        let mut staff = Staff::of(&office);
        let mut officer = staff.takes_on("Sample Collector", role, 1);
        let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
        let pages: Vec<String> = (0..21)
            .map(|number| match role {
                "identification_officer" => {
                    format!("/registers/persons/{}", a_person(&mut officer).1)
                }
                _ => a_child(&mut officer, number),
            })
            .collect();
        let (last, most) = pages.split_last().unwrap();
        for page in most {
            assert_eq!(officer.get(page).status, StatusCode::OK);
        }
        let many = "On one day 21 files of persons";
        assert!(
            !unusual_now(&mut overseer).contains("On one day 2"),
            "{role}"
        );
        assert_eq!(officer.get(last).status, StatusCode::OK);
        assert!(unusual_now(&mut overseer).contains(many), "{role}");
    }
}

#[test]
fn one_person_at_whom_many_officers_look_is_told() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let (_, address) = a_person(&mut finder);
    let file = format!("/registers/persons/{address}");
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let mut last = None;
    for number in 1..=8 {
        let name = format!("Sample Looker{number}");
        let (mut officer, post) = staff.posted(&name, "identification_officer", 1);
        staff.show_again();
        let told = unusual_now(&mut overseer).contains("officers opened the file");
        assert!(!told, "before the eighth: {number}");
        assert_eq!(officer.get(&file).status, StatusCode::OK);
        last = Some((officer, post));
    }
    let told = unusual_now(&mut overseer);
    assert!(
        told.contains("In this period 8 officers opened the file"),
        "{told}"
    );
    let looks = entries_of(&mut overseer, &told, "looked_at_by_many");
    assert_eq!(looks.len(), 8, "{looks:?}");
    // Nor does one of the eight, in another post, say what is to be thought
    // of it.
    let (mut officer, post) = last.unwrap();
    staff.goes_on(&mut officer, &post, "independent_rapporteur", 3);
    let value = |name: &str| in_line(&told, "looked_at_by_many", name);
    let review = json!({
        "rule": "looked_at_by_many", "about": value("about"), "day": value("day"),
        "last_entry": value("last_entry").parse::<u64>().unwrap(), "finding": "justified",
    });
    let list = unusual_now(&mut officer);
    assert!(list.contains("You are one of those who looked"), "{list}");
    let (status, said) = enter(&mut officer, "use_reviews", review.clone());
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
    let rule = "oversight.reviewed_by_another";
    assert!(said.to_string().contains(rule), "{said}");
    let (status, said) = enter(&mut overseer, "use_reviews", review);
    assert_eq!(status, StatusCode::CREATED, "{said}");
}
