//! Two files of one person, as the overseer and an emergency meet them.

use super::{
    emergency::person_page,
    unusual::{in_line, unusual_now},
    *,
};
use crate::accounts::merging::{merge, part, two_files};

/// The emergency that opened one of two files lasts as long as it would have,
/// and is as old as it is for whoever reviews it.
#[test]
fn what_opened_one_file_lasts_no_longer_when_it_is_merged() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let mut nurse = staff.takes_on("Sample Nurse", "case_manager", 8);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let page = "/emergency";
    let answer = nurse.send(page, page, &person_page(&second.reference));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(nurse.get(&second.page()).status, StatusCode::OK);
    // Two hours are over, and those three days within which it is reviewed.
    office.pass(73 * 3_600);
    finder.sign_in_anew("sample.finder");
    nurse.sign_in_anew("sample.nurse");
    overseer.sign_in_anew("sample.overseer");
    assert!(overseer.get("/oversight").text.contains("Overdue"));
    finder.show_again();
    let merged = merge(&mut finder, &kept, &second);
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);
    for file in [&kept, &second] {
        assert_eq!(nurse.get(&file.page()).status, StatusCode::NOT_FOUND);
    }
    let desk = overseer.get("/oversight").text;
    assert!(desk.contains("Overdue"), "{desk}");
    // Whoever has but the number of the second file finds the person by it.
    let answer = nurse.send(page, page, &person_page(&second.reference));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let found = nurse.send(page, "/emergency/file", &[("reference", &second.reference)]);
    assert_eq!(found.status, StatusCode::SEE_OTHER, "{}", found.text);
    assert_eq!(found.location, kept.page());
    assert_eq!(nurse.get(&kept.page()).status, StatusCode::OK);
    assert!(office.log_is_sound());
}

/// By the name of either file, whichever was opened.
#[test]
fn a_look_at_one_of_two_files_is_a_look_at_whoever_bears_the_name_of_the_other() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let mut namesake = staff.takes_on("Sample Petrovskaya", "identification_officer", 1);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let told = |overseer: &mut Visitor<'_>| {
        unusual_now(overseer).contains("may bear the officer’s family name")
    };
    assert_eq!(namesake.get(&kept.page()).status, StatusCode::OK);
    assert!(!told(&mut overseer));
    finder.show_again();
    let merged = merge(&mut finder, &kept, &second);
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);
    assert!(told(&mut overseer));
    let parted = part(&mut finder, &second, 2);
    assert_eq!(parted.status, StatusCode::OK, "{}", parted.text);
    assert!(!told(&mut overseer));
}

/// Those who looked at either file looked at one person: what was reviewed of
/// one of the two is looked at again, and not by whoever looked.
#[test]
fn many_who_looked_at_either_of_two_files_are_told_once() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let mut overseer = staff.takes_on("Sample Overseer", "independent_rapporteur", 3);
    let mut last = None;
    for number in 1..=8 {
        let name = format!("Sample Looker{number}");
        let (mut officer, post) = staff.posted(&name, "identification_officer", 1);
        staff.show_again();
        // The last one knows the kept file alone.
        let file = if number == 8 { &kept } else { &second };
        assert_eq!(officer.get(&file.page()).status, StatusCode::OK);
        last = Some((officer, post));
    }
    let (mut officer, _) = staff.posted("Sample Looker9", "identification_officer", 1);
    assert_eq!(officer.get(&second.page()).status, StatusCode::OK);
    let many = "officers opened the file";
    let list = unusual_now(&mut overseer);
    assert!(list.contains(many), "{list}");
    let value = |name: &str| in_line(&list, "looked_at_by_many", name);
    let review = json!({
        "rule": "looked_at_by_many", "about": value("about"), "day": value("day"),
        "last_entry": value("last_entry").parse::<u64>().unwrap(), "finding": "justified",
    });
    let (status, said) = enter(&mut overseer, "use_reviews", review);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert!(!unusual_now(&mut overseer).contains(many));
    let (day, of_second) = (value("day"), value("about"));
    finder.show_again();
    let merged = merge(&mut finder, &kept, &second);
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);
    // Whoever merged them has opened them too.
    let list = unusual_now(&mut overseer);
    let ten = "In this period 10 officers opened the file";
    assert!(list.contains(ten), "{list}");
    // By what the second file stood in the log, too.
    let (mut officer, post) = last.unwrap();
    staff.show_again();
    staff.goes_on(&mut officer, &post, "independent_rapporteur", 3);
    for about in [&of_second, &in_line(&list, "looked_at_by_many", "about")] {
        let review = json!({
            "rule": "looked_at_by_many", "about": about, "day": day, "last_entry": 1,
            "finding": "justified",
        });
        let (status, said) = enter(&mut officer, "use_reviews", review);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let rule = "oversight.reviewed_by_another";
        assert!(said.to_string().contains(rule), "{said}");
    }
}
