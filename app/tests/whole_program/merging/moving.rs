//! What moves when two files are merged: where it stands then, what is counted,
//! and that all is as it was once they are parted.

use super::*;

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
