//! Two files of one person: merged into one, so that the person is counted once,
//! and parted again, so that nothing was lost by it.

mod parted;

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use db::{Deed, Stored};
use guard::Act;
use kernel::{No, RecordId, Value};
use proptest::{prelude::*, test_runner::TestRunner};
use records::TwoFiles;
use statistics::Asked;

use crate::{
    samples::{DAY, YEAR},
    workbench::{Workbench, sentence},
};

/// Why files are merged and parted here.
const BECAUSE: &str = "A test";

impl Workbench {
    fn merge(&self, kept: &str, second: &str) -> Result<Stored, No> {
        let [of_kept, of_second] = [kept, second].map(|file| self.standing("persons", file));
        let files = TwoFiles {
            kept: (of_kept.id, of_kept.version),
            second: (second, of_second.version),
        };
        self.mechanism.merge("persons", files, BECAUSE, None)
    }

    fn part(&self, second: &str) -> Result<Stored, No> {
        let second = self.standing("persons", second);
        let file = (second.id, second.version);
        self.mechanism.part("persons", file, BECAUSE, None)
    }

    /// The reference of whom a record is about.
    fn whose(&self, register: &str, reference: &str) -> String {
        let kind = self.mechanism.kind(register).unwrap();
        let stored = self.standing(register, reference);
        let person = kind.value(&stored.row, kind.subject.as_deref().unwrap());
        self.reference(person.as_link().unwrap())
    }

    fn reference(&self, person: RecordId) -> String {
        let db = self.mechanism.db();
        let found = db.read(|session| Ok(session.reference_of("persons", person)?));
        found.unwrap().unwrap()
    }

    /// A person of whom it was decided that they are a victim.
    fn victim(&self) -> String {
        let person = self.enter("persons", &[]).reference;
        self.recognised(&person);
        person
    }

    fn recognised(&self, person: &str) -> String {
        let said = [
            ("person", person),
            ("outcome", "recognised"),
            ("decided_on", DAY),
            ("authority", "unknown"),
        ];
        self.enter("decisions", &said).reference
    }

    /// Every figure of these years, as it is told.
    fn all_figures(&self, years: std::ops::RangeInclusive<i16>) -> BTreeMap<(String, i16), String> {
        let mut all = BTreeMap::new();
        for year in years {
            for value in statistics::figures(&self.mechanism, Asked::now(year)).unwrap() {
                let told = format!("{:?} {:?}", value.state, value.number);
                all.insert((value.id.clone(), year), told);
            }
        }
        all
    }

    fn is_healthy(&self) {
        let broken: Vec<String> = self
            .mechanism
            .db()
            .health()
            .into_iter()
            .filter(|finding| finding.level == db::Level::Broken)
            .map(|finding| finding.what)
            .collect();
        assert!(broken.is_empty(), "{broken:?}");
    }

    /// Whether all is well, and every version what the log says. It is asked
    /// once of each: the log has one key.
    fn is_sound(&self) {
        self.is_healthy();
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let key = ledger::SecretKey::draw("merging/log", ledger::Statement::Log, &mut chance);
        let key = key.unwrap();
        let public = key.public().clone();
        let db = self.mechanism.db();
        db.sign_with(key).unwrap();
        let checked = db
            .verify(public, Vec::new(), Vec::new(), Vec::new())
            .unwrap();
        assert!(checked.is_sound(), "{checked:?}");
    }
}

fn rules(no: &No) -> Vec<&str> {
    match no {
        No::Refused(refusals) => refusals.iter().map(|no| no.rule.as_str()).collect(),
        No::Failed(fault) => panic!("{fault}"),
    }
}

#[test]
fn a_victim_with_two_files_is_counted_once_when_they_are_merged_and_as_two_when_they_are_parted() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    let before = bench.all_figures(YEAR..=YEAR);
    let counts = |bench: &Workbench| bench.figure("V1", YEAR).number.unwrap().exact();
    assert_eq!(counts(&bench), 2);
    bench.merge(&kept, &second).unwrap();
    assert_eq!(counts(&bench), 1);
    let merged = bench.standing("persons", &second);
    let kind = bench.mechanism.kind("persons").unwrap();
    let same_as = kind.value(&merged.row, "same_as").as_link().unwrap();
    assert_eq!((merged.voided, bench.reference(same_as)), (true, kept));
    bench.is_healthy();

    bench.part(&second).unwrap();
    assert_eq!(bench.all_figures(YEAR..=YEAR), before);
    let parted = bench.standing("persons", &second);
    assert!(!parted.voided && kind.value(&parted.row, "same_as").is_absent());
    bench.is_sound();
}

/// Pairs of persons of the practice country, merged and parted one after the
/// other: every figure of every year is as it was.
#[test]
fn the_figures_of_the_practice_country_are_the_same_again() {
    const PAIRS: usize = 3;
    let bench = Workbench::practice_copy();
    let decisions = bench.mechanism.kind("decisions").unwrap();
    let permit = bench
        .mechanism
        .guard()
        .permit(Act::Look, "decisions")
        .unwrap();
    let listing = db::Listing {
        conditions: vec![kernel::condition::is("outcome", "recognised")],
        sort: Some("decided_on".to_owned()),
        descending: true,
        limit: 60,
        ..db::Listing::default()
    };
    let db = bench.mechanism.db();
    let list = db.read(|session| Ok(session.list(&decisions, &listing, &permit)?));
    let list = list.unwrap();
    let until = match decisions.value(&list[0].row, "decided_on") {
        Value::Date(day) => day.year(),
        other => panic!("{other:?}"),
    };
    let before = bench.all_figures(until - 1..=until);
    let persons: Vec<String> = list
        .iter()
        .filter_map(|decision| decisions.value(&decision.row, "person").as_link())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|person| bench.reference(person))
        .collect();
    let mut merged: Vec<String> = Vec::new();
    let mut refused = Vec::new();
    for pair in persons.chunks_exact(2) {
        let [kept, second] = pair else { continue };
        match bench.merge(kept, second) {
            Ok(_) => merged.push(second.clone()),
            Err(no) => refused.push(sentence(&no)),
        }
        if merged.len() == PAIRS {
            break;
        }
    }
    assert_eq!(merged.len(), PAIRS, "{refused:?}");
    let between = bench.all_figures(until - 1..=until);
    let fewer = before.iter().filter(|(of, told)| between[*of] != **told);
    let fewer: Vec<_> = fewer.map(|(of, _)| of.0.as_str()).collect();
    assert!(fewer.contains(&"V1"), "{fewer:?}");
    for second in &merged {
        bench.part(second).unwrap();
    }
    assert_eq!(bench.all_figures(until - 1..=until), before);
}

#[test]
fn what_moved_opens_under_the_kept_file_and_its_history_as_it_was() {
    let bench = Workbench::empty();
    let [kept, second] = [(); 2].map(|()| bench.enter("persons", &[]).reference);
    let screening = bench.enter("screenings", &[("person", &second)]);
    let voided = bench.enter("services", &[("person", &second)]).reference;
    bench.void("services", &voided).unwrap();
    let child = bench.enter("persons", &[("child_of", &second)]).reference;
    bench.merge(&kept, &second).unwrap();

    assert_eq!(bench.whose("screenings", &screening.reference), kept);
    assert_eq!(bench.whose("services", &voided), kept);
    let persons = bench.mechanism.kind("persons").unwrap();
    let parent = bench.standing("persons", &child);
    let parent = persons.value(&parent.row, "child_of").as_link().unwrap();
    assert_eq!(bench.reference(parent), kept);
    let moved = bench.standing("screenings", &screening.reference);
    let history = bench.mechanism.history("screenings", moved.id).unwrap();
    let deeds: Vec<Deed> = history.iter().map(|version| version.deed).collect();
    assert_eq!(deeds, [Deed::Entered, Deed::Moved]);
    // All but whose it is, sealed fields opened.
    let kind = bench.mechanism.kind("screenings").unwrap();
    let at = kind.position("person").unwrap();
    for (place, (was, is)) in screening.row.0.iter().zip(&moved.row.0).enumerate() {
        assert_eq!(was == is, place != at, "{}", kind.fields[place].name);
    }
    assert_eq!(history[0].stored.row, screening.row);
    assert_eq!(history[1].stored.reason.as_deref(), Some(BECAUSE));
    assert!(bench.standing("services", &voided).voided);
}

#[test]
fn what_was_changed_since_stays_changed_when_two_files_are_parted_and_what_is_new_stays() {
    let bench = Workbench::empty();
    let [kept, second] = [(); 2].map(|()| bench.enter("persons", &[]).reference);
    let moved = bench.recognised(&second);
    bench.merge(&kept, &second).unwrap();
    let new = bench.recognised(&kept);
    let stands = bench.standing("decisions", &moved);
    let kind = bench.mechanism.kind("decisions").unwrap();
    let db = bench.mechanism.db();
    let entry = db.read(|session| Ok(records::entry_of(session, &kind, &stands)?));
    let mut entry = entry.unwrap();
    entry.insert("outcome".to_owned(), "refused".to_owned());
    let edit = bench
        .mechanism
        .edit("decisions", stands.id, stands.version, &entry, None);
    let edited = edit.unwrap_or_else(|no| panic!("{}", sentence(&no)));
    bench.part(&second).unwrap();

    assert_eq!(bench.whose("decisions", &moved), second);
    assert_eq!(bench.whose("decisions", &new), kept);
    let returned = bench.standing("decisions", &moved);
    let outcome = |stored: &Stored| kind.value(&stored.row, "outcome").clone();
    assert_eq!(outcome(&returned), outcome(&edited));
    // Merged and parted once more: it is where it was.
    bench.merge(&kept, &second).unwrap();
    bench.part(&second).unwrap();
    assert_eq!(bench.whose("decisions", &moved), second);
    assert_eq!(bench.whose("decisions", &new), kept);
    bench.is_sound();
}

/// Of three files each gets its own back, in whichever order they are parted.
#[test]
fn three_files_of_one_person_are_parted_in_any_order() {
    for order in [[0, 1], [1, 0]] {
        let bench = Workbench::empty();
        let files = [(); 3].map(|()| bench.victim());
        let decisions: Vec<String> = files.iter().map(|file| bench.recognised(file)).collect();
        let whose = || -> Vec<String> {
            let whose = decisions.iter();
            whose
                .map(|decision| bench.whose("decisions", decision))
                .collect()
        };
        // The first into the second, and with it into the third.
        bench.merge(&files[1], &files[0]).unwrap();
        bench.merge(&files[2], &files[1]).unwrap();
        assert_eq!(whose(), [&files[2]; 3].map(String::as_str));
        for second in order {
            bench.part(&files[second]).unwrap();
        }
        assert_eq!(whose(), files, "{order:?}");
        bench.is_sound();
    }
}

#[test]
fn what_are_no_two_files_of_one_person_is_not_merged() {
    let bench = Workbench::empty();
    let [kept, second, gone] = [(); 3].map(|()| bench.enter("persons", &[]).reference);
    let child = bench.enter("persons", &[("child_of", &kept)]).reference;
    bench.void("persons", &gone).unwrap();
    let no = |kept: &str, second: &str| {
        let no = bench.merge(kept, second).unwrap_err();
        rules(&no).join(", ")
    };
    assert_eq!(no(&kept, &kept), "records.merged_with_itself");
    assert_eq!(no(&kept, &gone), "records.is_void");
    assert_eq!(no(&gone, &second), "records.is_void");
    assert_eq!(no(&kept, &child), "records.merged_with_kin");
    assert_eq!(no(&child, &kept), "records.merged_with_kin");
    assert_eq!(
        rules(&bench.part(&second).unwrap_err()),
        ["records.not_merged"]
    );
    bench.merge(&kept, &second).unwrap();
    assert_eq!(no(&child, &second), "records.is_void");
    assert_eq!(no(&second, &child), "records.is_void");
    // No reason, and a file that has moved on.
    let [kept, child] = [&kept, &child].map(|file| bench.standing("persons", file));
    let other = bench.enter("persons", &[]).reference;
    let other = other.as_str();
    for (files, reason, rule) in [
        (
            ((kept.id, 1), (other, 1)),
            " ",
            "records.merge_needs_reason",
        ),
        (((kept.id, 2), (other, 1)), BECAUSE, "records.moved_on"),
        (((kept.id, 1), (other, 2)), BECAUSE, "records.moved_on"),
    ] {
        let (kept, second) = files;
        let files = TwoFiles { kept, second };
        let no = bench.mechanism.merge("persons", files, reason, None);
        assert_eq!(rules(&no.unwrap_err()), [rule]);
    }
    assert!(!child.voided);
}

/// Nobody types whom a file was merged into.
#[test]
fn whom_a_file_was_merged_into_is_written_by_the_program_alone() {
    let bench = Workbench::empty();
    let person = bench.enter("persons", &[]).reference;
    let no = bench.try_enter("persons", &[("same_as", &person)]);
    assert_eq!(rules(&no.unwrap_err()), ["entry.by_the_program"]);
    let file = bench
        .mechanism
        .template("persons", records::Format::Csv, "en");
    assert!(
        !String::from_utf8(file.unwrap())
            .unwrap()
            .contains("same_as")
    );
}

#[test]
fn what_a_rule_forbids_of_one_person_is_not_merged_and_the_record_is_named() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    for person in [&kept, &second] {
        bench.enter("allowances", &[("person", person)]);
    }
    let no = bench.merge(&kept, &second).unwrap_err();
    assert_eq!(rules(&no), ["records.not_moved", "assistance.paid_once"]);
    let No::Refused(refusals) = no else { panic!() };
    assert!(
        refusals[0].named["reference"].starts_with("ALW-"),
        "{refusals:?}"
    );
    assert_eq!(refusals[1].field, None);
    // Nothing was done.
    assert!(!bench.standing("persons", &second).voided);
    assert_eq!(bench.standing("persons", &second).version, 1);
}

#[test]
fn who_is_proposed_to_be_erased_is_not_merged() {
    let bench = Workbench::empty();
    let [kept, second] = [(); 2].map(|()| bench.enter("persons", &[]).reference);
    let asked = [("person", second.as_str()), ("ground", "request")];
    let proposal = bench.enter("destruction_proposals", &asked).reference;
    let no = bench.merge(&kept, &second).unwrap_err();
    assert_eq!(
        rules(&no),
        ["records.not_moved", "retention.proposal_stays"]
    );
    // Nor the other way: whoever agreed would erase both.
    let no = bench.merge(&second, &kept).unwrap_err();
    assert_eq!(
        rules(&no),
        ["records.not_moved", "retention.proposal_stays"]
    );
    bench.void("destruction_proposals", &proposal).unwrap();
    bench.merge(&kept, &second).unwrap();
}

#[test]
fn nobody_is_merged_with_an_ancestor_or_a_descendant_however_far() {
    let bench = Workbench::empty();
    let eldest = bench.enter("persons", &[]).reference;
    let child_of = |parent: &str| bench.enter("persons", &[("child_of", parent)]).reference;
    let [parent, sibling] = [(); 2].map(|()| child_of(&eldest));
    let child = child_of(&parent);
    let grandchild = child_of(&child);
    for [one, other] in [
        [&eldest, &child],
        [&child, &eldest],
        [&eldest, &grandchild],
        [&grandchild, &eldest],
    ] {
        let no = bench.merge(one, other).unwrap_err();
        assert_eq!(rules(&no), ["records.merged_with_kin"]);
    }
    bench.merge(&parent, &sibling).unwrap();
    // What was written wrongly leads in a ring, and the search comes to an end.
    bench
        .edit("persons", &eldest, &[("child_of", &parent)])
        .unwrap();
    let other = bench.enter("persons", &[]).reference;
    bench.merge(&child, &other).unwrap();
}

#[test]
fn a_file_is_not_voided_while_others_are_merged_into_it() {
    let bench = Workbench::empty();
    let [first, kept, second] = [(); 3].map(|()| bench.enter("persons", &[]).reference);
    bench.merge(&kept, &second).unwrap();
    let no = bench.void("persons", &kept).unwrap_err();
    assert_eq!(rules(&no), ["records.others_merged"]);
    // It is merged onward, with what was merged into it.
    bench.merge(&first, &kept).unwrap();
    for second in [&second, &kept] {
        let no = bench.void("persons", &first).unwrap_err();
        assert_eq!(rules(&no), ["records.others_merged"]);
        bench.part(second).unwrap();
    }
    bench.void("persons", &first).unwrap();
}

/// Agrees to erase a person, as somebody else proposed it.
pub fn erase(bench: &Workbench, person: &str) -> Result<(), No> {
    let asked = [("person", person), ("ground", "request")];
    let proposal = bench.enter("destruction_proposals", &asked);
    let another = guard::Officer::named("Another officer").unwrap();
    let another = bench.mechanism.guarded_by(guard::Guard::local(another));
    retention::agree(&another, proposal.id)
}

#[test]
fn whoever_is_erased_is_erased_in_every_file_and_nobody_is_parted_then() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    let screening = bench.enter("screenings", &[("person", &second)]).reference;
    bench.merge(&kept, &second).unwrap();
    assert_eq!(
        rules(&erase(&bench, &second).unwrap_err()),
        ["retention.merged"]
    );
    erase(&bench, &kept).unwrap();
    let db = bench.mechanism.db();
    let erased = db.read(|session| Ok(session.erased()?)).unwrap();
    assert_eq!(erased.len(), 2);
    let stands = bench.standing("screenings", &screening);
    let kind = bench.mechanism.kind("screenings").unwrap();
    let history = bench.mechanism.history("screenings", stands.id).unwrap();
    for version in &history {
        for (at, field) in kind.fields.iter().enumerate() {
            let gone = version.stored.row.0[at].is_absent();
            assert!(gone || !field.is_sealed(), "{}", field.name);
        }
    }
    assert_eq!(rules(&bench.part(&second).unwrap_err()), ["records.erased"]);
    bench.is_sound();
}

#[test]
fn a_hold_goes_with_the_file_and_holds_both() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    let hold = bench.enter("holds", &[("person", &second)]).reference;
    bench.merge(&kept, &second).unwrap();
    assert_eq!(
        rules(&erase(&bench, &kept).unwrap_err()),
        ["retention.held"]
    );
    bench.part(&second).unwrap();
    assert_eq!(
        rules(&erase(&bench, &second).unwrap_err()),
        ["retention.held"]
    );
    assert_eq!(bench.standing("holds", &hold).version, 3);
}

#[test]
fn a_name_of_the_second_file_leads_to_the_one_that_is_kept() {
    let bench = Workbench::empty();
    let kept = bench
        .enter("persons", &[("family_name", "Uydurulmuş")])
        .reference;
    let second = bench
        .enter("persons", &[("family_name", "Petrovskaya")])
        .reference;
    let found = |name: &str| -> Vec<String> {
        let kind = bench.mechanism.kind("persons").unwrap();
        let permit = bench
            .mechanism
            .guard()
            .permit(Act::FindNamed, "persons")
            .unwrap();
        let asked = db::NameAsked {
            name,
            least: 0.7,
            limit: 20,
        };
        let db = bench.mechanism.db();
        let found = db
            .read(|session| Ok(session.named(&kind, &asked, &permit)?))
            .unwrap();
        found
            .into_iter()
            .map(|(stored, _)| stored.reference)
            .collect()
    };
    bench.merge(&kept, &second).unwrap();
    for name in ["Uydurulmuş", "Петровская"] {
        assert_eq!(found(name), [kept.as_str()], "{name}");
    }
    bench.is_healthy();
    bench.part(&second).unwrap();
    assert_eq!(found("Петровская"), [second.as_str()]);
    bench.is_sound();
}

/// What stands of everything, but for how often and when it was written.
fn all_rows(bench: &Workbench) -> BTreeMap<(String, String), (bool, Vec<Value>)> {
    let mut all = BTreeMap::new();
    let db = bench.mechanism.db();
    for kind in &bench.mechanism.pack().kinds {
        let permit = bench
            .mechanism
            .guard()
            .permit(Act::Unseal, &kind.register)
            .unwrap();
        let listing = db::Listing {
            voided: true,
            limit: 10_000,
            ..db::Listing::default()
        };
        let list = db.read(|session| Ok(session.list(kind, &listing, &permit)?));
        for stored in list.unwrap() {
            let key = (kind.register.clone(), stored.reference);
            all.insert(key, (stored.voided, stored.row.0));
        }
    }
    all
}

/// What stands in two files: of which register, in which of them, and whether
/// it is void.
type Records = Vec<(usize, bool, bool)>;

/// Merges two files in which this stands, if they may be merged, and parts
/// them: all is as it was. Gives whether they were merged.
fn are_as_they_were(records: &Records) -> Result<bool, TestCaseError> {
    const OF: [&str; 6] = [
        "screenings",
        "decisions",
        "services",
        "referrals",
        "child_supports",
        "consents",
    ];
    let bench = Workbench::empty();
    let files = [(); 2].map(|()| bench.enter("persons", &[]).reference);
    for (register, second, void) in records {
        let register = OF[*register];
        let whose = if register == "child_supports" {
            "parent"
        } else {
            "person"
        };
        let said = [(whose, files[usize::from(*second)].as_str())];
        if let Ok(stored) = bench.try_enter(register, &said)
            && *void
        {
            bench.void(register, &stored.reference).unwrap();
        }
    }
    let before = all_rows(&bench);
    let is_merged = bench.merge(&files[0], &files[1]).is_ok();
    if is_merged {
        let between = all_rows(&bench);
        let second = ("persons".to_owned(), files[1].clone());
        prop_assert!(between[&second].0 && !before[&second].0);
        bench.part(&files[1]).unwrap();
    }
    prop_assert_eq!(all_rows(&bench), before);
    Ok(is_merged)
}

/// For whatever stands in two files: merged and parted, all of it is as it was.
#[test]
fn two_files_that_were_merged_and_parted_are_as_they_were() {
    const CASES: u32 = 12;
    let mut runner = TestRunner::new(ProptestConfig {
        cases: CASES,
        source_file: Some(file!()),
        test_name: Some(concat!(
            module_path!(),
            "::two_files_that_were_merged_and_parted_are_as_they_were"
        )),
        ..ProptestConfig::default()
    });
    let records = prop::collection::vec((0..6_usize, any::<bool>(), any::<bool>()), 0..12);
    let merged = Cell::new(0);
    let run = runner.run(&records, |records| {
        merged.set(merged.get() + u32::from(are_as_they_were(&records)?));
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
    // Else nothing was tried.
    assert!(merged.get() > CASES / 4, "{} were merged", merged.get());
}
