//! Two files that turned out to be of two persons: what was said while they were
//! one, and who is erased afterwards.

use super::*;

/// The registers of which both files get what was said meanwhile.
const FOR_BOTH: [&str; 3] = ["declared_ties", "consents", "holds"];

/// The records of a register that name this person, void or not.
fn of(bench: &Workbench, register: &str, person: &str) -> Vec<Stored> {
    let kind = bench.mechanism.kind(register).unwrap();
    let person = bench.standing("persons", person).id;
    let permit = bench.mechanism.guard().permit(Act::Unseal, register);
    let permit = permit.unwrap();
    let found = bench.mechanism.db().read(|session| {
        let ids = session.leading_to(&kind, ("persons", person))?.into_keys();
        let records = ids.map(|id| session.get(&kind, id, &permit));
        Ok(records.collect::<Result<Vec<_>, _>>()?)
    });
    found.unwrap().into_iter().flatten().collect()
}

fn how_many(bench: &Workbench, person: &str) -> [usize; 3] {
    FOR_BOTH.map(|register| of(bench, register, person).len())
}

fn about(bench: &Workbench, register: &str, person: &str) -> Stored {
    bench.enter(register, &[("person", person)])
}

#[test]
fn what_closes_a_file_and_was_said_while_two_were_one_is_noted_for_both() {
    let bench = Workbench::empty();
    let [kept, second] = [(); 2].map(|()| bench.enter("persons", &[]).reference);
    // What stood before, and was not touched, stays as it is.
    for register in FOR_BOTH {
        about(&bench, register, &kept);
    }
    bench.merge(&kept, &second).unwrap();
    let said = FOR_BOTH.map(|register| about(&bench, register, &kept));
    let void = about(&bench, "declared_ties", &kept).reference;
    bench.void("declared_ties", &void).unwrap();
    bench.recognised(&kept);
    bench.part(&second).unwrap();

    assert_eq!(how_many(&bench, &second), [1, 1, 1]);
    assert_eq!(how_many(&bench, &kept), [3, 2, 2]);
    assert!(of(&bench, "decisions", &second).is_empty());
    for (register, said) in FOR_BOTH.into_iter().zip(&said) {
        let kind = bench.mechanism.kind(register).unwrap();
        let [noted] = of(&bench, register, &second).try_into().unwrap();
        let stays = bench.standing(register, &said.reference);
        assert_eq!((stays.version, &stays.row), (1, &said.row));
        assert_ne!(noted.reference, said.reference);
        // A hold is in nobody's file, and says nothing of why two were parted.
        let because = (register != "holds").then_some(BECAUSE);
        assert_eq!(noted.reason.as_deref(), because);
        let differs = |(at, field): (usize, &kernel::Field)| {
            (noted.row.0[at] != said.row.0[at]).then(|| field.name.clone())
        };
        let fields = kind.fields.iter().enumerate();
        let differs: Vec<String> = fields.filter_map(differs).collect();
        let value = |name: &str| kind.value(&noted.row, name).clone();
        match register {
            // A consent opens nothing: nobody knows whether this person gave it.
            "consents" => {
                let taken_back = Value::Date(bench.mechanism.today());
                assert_eq!(value("withdrawn_on"), taken_back);
                assert!(value("given_again_on").is_absent());
                assert_eq!(differs, ["person", "withdrawn_on"]);
            }
            _ => assert_eq!(differs, ["person"]),
        }
    }
    // Merged and parted once more, nothing is noted twice.
    bench.merge(&kept, &second).unwrap();
    bench.part(&second).unwrap();
    assert_eq!(how_many(&bench, &second), [1, 1, 1]);
    assert_eq!(how_many(&bench, &kept), [3, 2, 2]);
    assert_eq!(
        rules(&erase(&bench, &second).unwrap_err()),
        ["retention.held"]
    );
    bench.is_sound();
}

#[test]
fn what_was_changed_while_two_files_were_one_is_noted_for_both_whichever_it_came_from() {
    let bench = Workbench::empty();
    let [kept, second] = [(); 2].map(|()| bench.enter("persons", &[]).reference);
    let [own, came] = [&kept, &second].map(|person| about(&bench, "consents", person).reference);
    bench.merge(&kept, &second).unwrap();
    let taken_back = [("withdrawn_on", "2020-03-01"), ("given_again_on", "")];
    for consent in [&own, &came] {
        bench.edit("consents", consent, &taken_back).unwrap();
    }
    bench.part(&second).unwrap();
    let references = |person: &str| -> BTreeSet<String> {
        let records = of(&bench, "consents", person).into_iter();
        records.map(|stored| stored.reference).collect()
    };
    for (person, keeps) in [(&kept, &own), (&second, &came)] {
        let found = references(person);
        assert!(found.len() == 2 && found.contains(keeps), "{found:?}");
    }
}

#[test]
fn whoever_is_erased_after_parting_is_erased_alone() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    let services = [&kept, &second].map(|person| {
        let said = [("person", person.as_str()), ("notes", "An invented note.")];
        bench.enter("services", &said)
    });
    bench.merge(&kept, &second).unwrap();
    bench.part(&second).unwrap();
    let kept_id = bench.standing("persons", &kept).id;
    erase(&bench, &kept).unwrap();
    let db = bench.mechanism.db();
    let erased = db.read(|session| Ok(session.erased()?)).unwrap();
    assert_eq!(erased, BTreeSet::from([kept_id]));
    // Whether all that was written of it opens still.
    let [gone, stays] =
        services.map(|was| bench.standing("services", &was.reference).row == was.row);
    assert!(stays && !gone);
    bench.is_sound();
}
