//! Every rule says no to the record that it forbids, at the field that is
//! wrong, and yes to the record next to it that it allows.
//!
//! `rules/forbidden.rs` has one case for each refusal of the desks; the order
//! of days, which fields say themselves, is tried on each field that says so.

mod forbidden;

use std::collections::BTreeSet;

use kernel::{FieldKind, No, Side};

use crate::{
    samples::DAY,
    witness::Told,
    workbench::{self, Workbench, sentence},
};
use forbidden::{Act, Forbidden};

/// The refusals of an attempt, with their fields.
fn refusals(attempt: Result<(), No>) -> Vec<(String, Option<String>)> {
    match attempt {
        Ok(()) => Vec::new(),
        Err(No::Refused(refusals)) => refusals.into_iter().map(|no| (no.rule, no.field)).collect(),
        Err(fault) => panic!("{fault}"),
    }
}

/// Tries one case; what is wrong is told.
fn tried(bench: &Workbench, forbidden: &Forbidden) -> Result<(), String> {
    let mut told = Told::with(bench, forbidden.with)?;
    let mut attempt = |fields| match forbidden.act {
        Act::Enter(register) => told.try_enter("it", register, fields),
        Act::Edit(name) => told.try_edit(name, fields),
    };
    let no = refusals(attempt(forbidden.wrong));
    let expected = (
        forbidden.refusal.to_owned(),
        Some(forbidden.field.to_owned()),
    );
    if no != [expected] {
        return Err(format!("{:?} is answered with {no:?}", forbidden.wrong));
    }
    attempt(forbidden.right)
        .map_err(|no| format!("{:?} is refused: {}", forbidden.right, sentence(&no)))
}

#[test]
fn each_rule_refuses_what_it_forbids_and_takes_what_it_allows() {
    let bench = Workbench::empty();
    let mut wrong = Vec::new();
    for forbidden in forbidden::all() {
        if let Err(what) = tried(&bench, forbidden) {
            wrong.push(format!("{}: {what}", forbidden.refusal));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_refusal_that_a_desk_has_words_for_is_provoked_here() {
    let pack = workbench::pack();
    // What access and oversight refuse hangs on who is at work, and is provoked
    // by people at their pages: `accounts/`.
    let keeping = || {
        let keeping = pack.desks.iter();
        let by_people = ["access", "oversight"];
        keeping.filter(move |desk| !desk.registers.is_empty() && !by_people.contains(&desk.name))
    };
    let desks: BTreeSet<&str> = keeping().map(|desk| desk.name).collect();
    let provoked: BTreeSet<String> = forbidden::all()
        .map(|forbidden| format!("refusal-{}", forbidden.refusal.replace('.', "-")))
        .collect();
    let mut said = BTreeSet::new();
    for key in pack
        .words
        .keys("en")
        .keys()
        .filter(|key| !key.contains('.'))
    {
        let desk = key
            .strip_prefix("refusal-")
            .and_then(|rest| rest.split_once('-'))
            .map(|(desk, _)| desk);
        if desk.is_some_and(|desk| desks.contains(desk)) {
            said.insert(key.clone());
        }
    }
    // These ask who is at work, which is nobody in particular here: they are
    // provoked beside themselves, in `domain/safeguards/src/rules/`, and with
    // accounts, in `accounts/own_tie.rs` and `accounts/alerts.rs`. Erasing is no act on a register: it
    // is refused in `command_line/erase.rs` and `accounts/retention.rs`, and merging
    // in `merging.rs`.
    let provoked: BTreeSet<String> = provoked
        .into_iter()
        .chain(
            [
                "people-opened_by_another",
                "retention-held",
                "retention-merged",
                "retention-none_due",
                "retention-not_due",
                "retention-not_over",
                "retention-proposal_stays",
                "retention-two_persons",
                "safeguards-answered_by_the_alerted",
                "safeguards-speaks_for_oneself",
                "safeguards-opened_today",
                "safeguards-named_by_another",
            ]
            .map(|name| format!("refusal-{name}")),
        )
        .collect();
    assert_eq!(said, provoked);
    for desk in keeping() {
        for register in &desk.registers {
            for (id, source) in register.rules() {
                let key = format!("refusal-{}", id.replace('.', "-"));
                assert!(provoked.contains(&key), "the rule {id} is provoked");
                assert!(!source.is_empty(), "the rule {id} has a source");
            }
        }
    }
}

/// The day after or before the day of the samples, or its year.
fn neighbour(kind: &FieldKind, days: i64) -> String {
    let day: kernel::Date = DAY.parse().unwrap();
    match kind {
        FieldKind::Year => (i64::from(day.year()) + days).to_string(),
        _ if days < 0 => day.yesterday().unwrap().to_string(),
        _ if days > 0 => day.tomorrow().unwrap().to_string(),
        _ => day.to_string(),
    }
}

/// What an entry names, for somebody who may see everything.
struct ByReference<'a, 's>(&'a db::Session<'s>);

impl kernel::Links for ByReference<'_, '_> {
    fn find(
        &self,
        field: &kernel::Field,
        reference: &str,
    ) -> Result<Option<kernel::RecordId>, kernel::Fault> {
        self.0.find(field.link().unwrap(), reference)
    }
}

#[test]
fn no_day_lies_on_the_wrong_side_of_another_of_the_record() {
    let bench = Workbench::empty();
    let mut tried = 0;
    for kind in &workbench::pack().kinds {
        for field in &kind.fields {
            for (side, other) in &field.order {
                let other = kind.field(other).unwrap();
                let mut entry = bench.sample(&kind.register, &[]).unwrap();
                entry.insert(other.name.clone(), neighbour(&other.kind, 0));
                let mut read = |days| {
                    entry.insert(field.name.clone(), neighbour(&field.kind, days));
                    let read = bench.mechanism.db().read(|session| {
                        kernel::read_entry(
                            kind,
                            &entry,
                            workbench::pack().as_ref(),
                            &ByReference(session),
                            bench.mechanism.today(),
                        )
                    });
                    refusals(read.map(|_| ()))
                };
                let (wrong, rule) = match side {
                    Side::NotBefore => (-1, "entry.not_before"),
                    Side::NotAfter => (1, "entry.not_after"),
                };
                let place = format!("{}.{} and {}", kind.register, field.name, other.name);
                assert_eq!(
                    read(wrong),
                    [(rule.to_owned(), Some(field.name.clone()))],
                    "{place}"
                );
                assert_eq!(read(0), [], "{place}");
                assert_eq!(read(-wrong), [], "{place}");
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "only {tried} fields say an order");
}

/// Pairs of days of one record that need no order, each with the reason.
const UNORDERED: &[(&str, &str, &str)] = &[
    (
        "consents",
        "ends_on",
        "a consent may be taken back, or given again, before its last day or after",
    ),
    (
        "decisions",
        "due_on",
        "a decision may come after its day, or long before",
    ),
    (
        "measures",
        "implemented_on",
        "a measure may be carried out before its year, or after",
    ),
    (
        "posts",
        "conduct_until",
        "a code of conduct may have run out before the post began",
    ),
    (
        "posts",
        "trained_until",
        "a training may have run out before the post began",
    ),
    (
        "reference_values",
        "about_year",
        "an estimate may be about a year to come",
    ),
    (
        "reference_values",
        "published_on",
        "a number may be quoted again years later",
    ),
    (
        "screenings",
        "presumed_on",
        "the person may have been treated as one before the check",
    ),
    (
        "nothing_to_report",
        "signed_on",
        "the year is checked by the desk that keeps it",
    ),
];

#[test]
fn every_day_of_a_record_stands_in_an_order_or_a_reason_says_why_not() {
    let mut left = Vec::new();
    // Not the fields that a country adds.
    let pack = workbench::pack();
    let registers = pack.desks.iter().flat_map(|desk| &desk.registers);
    for kind in registers.map(|register| &register.kind) {
        let ordered: BTreeSet<&str> = kind
            .fields
            .iter()
            .flat_map(|field| {
                field
                    .order
                    .iter()
                    .flat_map(|(_, other)| [field.name.as_str(), other.as_str()])
            })
            .chain(kind.period.as_deref())
            .collect();
        for field in &kind.fields {
            let day = matches!(field.kind, FieldKind::Date { .. } | FieldKind::Year);
            let excused = UNORDERED
                .iter()
                .any(|(register, name, _)| *register == kind.register && *name == field.name);
            if day && !excused && !ordered.contains(field.name.as_str()) {
                left.push(format!("{}.{}", kind.register, field.name));
            }
        }
    }
    assert!(left.is_empty(), "{left:?} stand in no order");
}
