//! What is done with accounts, and whatever was refused, stands in the log.

use axum::http::StatusCode;

use super::{
    office::{Office, PASSWORD},
    rights::{administrator, appeal, officer},
};

/// Whether the log has an entry of this act by this officer, refused by this
/// rule.
fn tells(lines: &[db::LogLine], act: &str, by: Option<&str>, refused: Option<&str>) -> bool {
    lines.iter().any(|line| {
        line.act == act && line.officer.as_deref() == by && line.refused.as_deref() == refused
    })
}

#[test]
fn a_record_that_is_not_there_for_somebody_leaves_an_entry_when_they_ask_for_it() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let one = ("One Sample", "hotline_operator", bodies[1].as_str());
    let (mut one, _) = officer(&office, &mut first, one, &[]);
    let other = ("Other Sample", "hotline_operator", bodies[2].as_str());
    let (mut other, _) = officer(&office, &mut first, other, &[]);
    let appeal = appeal(&mut one);
    let page = format!("/registers/appeals/{}", appeal["address"].as_str().unwrap());
    let before = office.log_size();
    assert_eq!(one.get(&page).status, StatusCode::OK);
    assert_eq!(other.get(&page).status, StatusCode::NOT_FOUND);
    assert_eq!(
        first.get("/registers/appeals").status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(other.get("/log").status, StatusCode::FORBIDDEN);
    let lines = office.log(before);
    assert!(
        tells(&lines, "looked", Some("One Sample"), None),
        "{lines:#?}"
    );
    let hidden = Some("guard.not_covered");
    assert!(
        tells(&lines, "looked", Some("Other Sample"), hidden),
        "{lines:#?}"
    );
    let records: Vec<_> = lines.iter().filter(|line| line.act == "looked").collect();
    assert_eq!(records[0].record, records[1].record);
    let unlike = Some("records.register_unlike_any");
    assert!(
        tells(&lines, "listed", Some("First Sample"), unlike),
        "{lines:#?}"
    );
    let denied = Some("guard.not_permitted");
    assert!(
        tells(&lines, "log_read", Some("Other Sample"), denied),
        "{lines:#?}"
    );
    assert!(office.log_is_sound());
}

#[test]
fn signing_in_and_out_and_what_is_done_with_accounts_leaves_entries() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let one = ("One Sample", "hotline_operator", bodies[1].as_str());
    let (mut one, _) = officer(&office, &mut first, one, &[]);
    let lines = office.log(0);
    for (act, by) in [
        ("account_made", Some("Test officer")),
        ("signed_in", Some("First Sample")),
        ("link_made", Some("Test officer")),
        ("account_made", None),
        ("signed_in", Some("One Sample")),
    ] {
        assert!(tells(&lines, act, by, None), "{act} by {by:?}: {lines:#?}");
    }
    let before = office.log_size();
    let wrong = Some("access.not_known");
    for name in ["one.sample", "nobody"] {
        office.visitor().sign_in(name, "a wrong password", "000000");
    }
    one.send("/account", "/sign-out", &[]);
    office.pass(3_600);
    // A sign-in that has ended by itself is told when it is used.
    assert_eq!(first.get("/account").status, StatusCode::SEE_OTHER);
    let lines = office.log(before);
    let tries: Vec<_> = lines
        .iter()
        .filter(|line| line.act == "signed_in" && line.refused.as_deref() == wrong)
        .collect();
    assert_eq!(tries.len(), 2, "{lines:#?}");
    assert!(tries.iter().all(|line| line.officer.is_none()));
    // Whose account was guessed at is told; of a name that nobody has, nothing.
    assert!(tries[0].record.is_some() && tries[1].record.is_none());
    assert!(tells(&lines, "sign_in_ended", Some("One Sample"), None));
    assert!(tells(&lines, "sign_in_ended", None, None));
    let text = format!("{lines:?}");
    assert!(!text.contains(PASSWORD) && !text.contains("one.sample"));
    assert!(office.log_is_sound());
}
