//! Plans with faults, and databases that practice must not touch.

use std::fs;

use kernel::{Entry, No};
use practice::Plan;

use crate::country;

const GOOD: &str = r#"years = [2017]
[officers]
else = ["Practice officer"]
[[make]]
group = "calls"
register = "appeals"
years = "all"
count = 10
[make.with]
received_on = { spread = "year" }
channel = "telephone"
topic = { education = 4, adoption = 6 }
"#;

/// The faults of a plan, read and made with the first country's pack.
fn faults(text: &str) -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("practice.toml");
    fs::write(&file, text).unwrap();
    let folder = country::folders().into_iter().next().unwrap();
    let faults = match Plan::load(&file) {
        Ok(plan) => plan.check(&country::pack(&folder)),
        Err(faults) => faults,
    };
    faults
        .iter()
        .map(|fault| {
            let told = fault.to_string();
            let (_, told) = told.split_once("practice.toml:").unwrap();
            told.to_owned()
        })
        .collect()
}

#[track_caller]
fn refused(from: &str, to: &str, line: usize, what: &str) {
    assert!(GOOD.contains(from), "the plan has no `{from}`");
    let faults = faults(&GOOD.replacen(from, to, 1));
    assert!(
        faults
            .iter()
            .any(|fault| fault.starts_with(&format!("{line}: ")) && fault.contains(what)),
        "{faults:?}"
    );
}

#[test]
fn a_good_plan_has_no_faults() {
    assert_eq!(faults(GOOD), Vec::<String>::new());
}

#[test]
fn an_allocation_one_short_or_one_over_is_refused_with_its_line() {
    refused(
        "education = 4",
        "education = 3",
        12,
        "add up to 9, and 10 records",
    );
    refused(
        "education = 4",
        "education = 5",
        12,
        "add up to 11, and 10 records",
    );
}

#[test]
fn a_register_a_field_and_a_value_that_are_not_there_are_named() {
    refused("\"appeals\"", "\"apeals\"", 4, "did you mean `appeals`?");
    refused("channel =", "chanel =", 11, "no field `chanel`");
    refused("\"telephone\"", "\"telefone\"", 11, "entry.not_in_list");
    refused(
        "topic = ",
        "anonymous = \"maybe\"\ntopic = ",
        12,
        "entry.yes_no",
    );
}

#[test]
fn a_required_field_that_is_left_empty_is_named() {
    refused(
        "channel = \"telephone\"\n",
        "",
        4,
        "refused at `channel` by entry.required",
    );
}

#[test]
fn links_to_what_is_not_made_before_and_circles_are_refused() {
    refused(
        "count = 10",
        "count = 10\n[[make.part]]\ncount = 1\nwith = { region = { each = \"towns\" } }",
        11,
        "no group `towns` is made before",
    );
    refused(
        "received_on = { spread = \"year\" }",
        "received_on = { after = \"answered_on\" }\nanswered_on = { after = \"received_on\" }",
        10,
        "in a circle",
    );
}

#[test]
fn parts_that_are_more_than_the_group_are_refused() {
    refused(
        "[make.with]",
        "[[make.part]]\ncount = 11\n[make.with]",
        9,
        "the parts of `calls` have 11 records, and the group has 10",
    );
}

#[test]
fn words_that_are_no_rule_are_refused() {
    refused(
        "{ spread = \"year\" }",
        "{ spred = \"year\" }",
        10,
        "no rule",
    );
    refused(
        "{ spread = \"year\" }",
        "{ spread = \"year\", days = 3 }",
        10,
        "no key `days`",
    );
    refused(
        "{ spread = \"year\" }",
        "{ between = [\"13-01\", \"12-31\"] }",
        10,
        "is no day",
    );
    refused(
        "{ spread = \"year\" }",
        "{ between = [\"12-31\", \"01-01\"] }",
        10,
        "is after",
    );
    refused(
        "years = [2017]\n",
        "years = [2017]\nyear = 3\n",
        2,
        "no key `year` in a plan",
    );
    refused("count = 10", "count = \"ten\"", 8, "no count");
    refused("else = ", "hotline = ", 1, "nobody writes the records");
}

#[test]
fn a_year_without_its_own_rule_is_refused() {
    refused(
        "topic = { education = 4, adoption = 6 }",
        "topic = { 2016 = \"education\" }",
        12,
        "says nothing of 2017",
    );
}

#[test]
fn a_file_that_is_no_toml_is_refused_with_its_line() {
    refused("count = 10", "count = = 10", 8, "");
}

#[test]
fn a_database_with_somebodys_records_is_left_alone() {
    let folder = country::folders().into_iter().next().unwrap();
    let pack = country::pack(&folder);
    let plan = country::plan(&folder);
    let place = tempfile::tempdir().unwrap();
    let mechanism = country::mechanism(&pack, &place, "real.db");
    let entry = Entry::from([
        ("received_on".to_owned(), "2017-03-01".to_owned()),
        ("channel".to_owned(), "letter".to_owned()),
        ("topic".to_owned(), "education".to_owned()),
    ]);
    mechanism.enter("appeals", &entry, None, None).unwrap();
    let years = practice::years(&mechanism, &plan, 2017..=2017, 1, &mut |_, _| {});
    let people = practice::people(&mechanism, &plan, 10, 1, &mut |_, _| {});
    for refused in [years, people] {
        let Err(No::Refused(refusals)) = refused else {
            panic!("practice records were written beside real ones");
        };
        assert_eq!(refusals[0].rule, "practice.records_exist");
    }
    let (_, persons) = mechanism.list("persons", &db::Listing::default()).unwrap();
    assert_eq!(persons, 0);
    let marked = mechanism
        .db()
        .read(|session| Ok(session.setting("practice")?))
        .unwrap();
    assert_eq!(marked, None);
}

#[test]
fn years_are_entered_once() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("practice.toml");
    fs::write(&file, GOOD).unwrap();
    let plan = country::plan(&file);
    let folder = country::folders().into_iter().next().unwrap();
    let mechanism = country::mechanism(&country::pack(&folder), &place, "practice.db");
    practice::years(&mechanism, &plan, 2017..=2017, 1, &mut |_, _| {}).unwrap();
    let marked = mechanism
        .db()
        .read(|session| Ok(session.setting("practice")?))
        .unwrap();
    assert_eq!(marked.as_deref(), Some("yes"));
    let again = practice::years(&mechanism, &plan, 2017..=2017, 1, &mut |_, _| {});
    let Err(No::Refused(refusals)) = again else {
        panic!("the same year was entered twice");
    };
    assert_eq!(refusals[0].rule, "practice.years_entered");
    // The register's numbers go on after those of practice.
    let entry = Entry::from([
        ("received_on".to_owned(), "2017-03-01".to_owned()),
        ("channel".to_owned(), "letter".to_owned()),
        ("topic".to_owned(), "education".to_owned()),
    ]);
    let next = mechanism.enter("appeals", &entry, None, None).unwrap();
    assert!(
        next.reference.ends_with("-2017-00011"),
        "{}",
        next.reference
    );
}
