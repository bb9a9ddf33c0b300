//! The same plan and seed give the same records, to the byte.

use db::{Listing, Stored, Version};
use guard::Act;
use records::{Export, Format, Mechanism};

use crate::country;

/// Everything that is stored of a register: rows, references, moments,
/// officers and history.
fn stored(mechanism: &Mechanism, register: &str) -> Vec<(Stored, Vec<Version>)> {
    let kind = mechanism.kind(register).unwrap();
    let permit = mechanism.guard().permit(Act::Unseal, register).unwrap();
    let listing = Listing {
        limit: 500,
        ..Listing::default()
    };
    mechanism
        .db()
        .read(|session| {
            session
                .list(&kind, &listing, &permit)?
                .into_iter()
                .map(|stored| {
                    let history = session.history(&kind, stored.id, &permit)?;
                    Ok((stored, history))
                })
                .collect()
        })
        .unwrap()
}

fn exported(mechanism: &Mechanism, register: &str) -> Vec<u8> {
    let mut file = Vec::new();
    let export = Export {
        format: Format::Csv,
        language: mechanism.pack().languages[0].clone(),
        listing: Listing {
            limit: 1_000_000,
            ..Listing::default()
        },
    };
    mechanism
        .export(register, &export, &mut file, &mut |_| {})
        .unwrap();
    file
}

#[test]
fn two_loads_of_the_same_seed_are_equal_to_the_byte_and_another_seed_is_not() {
    for folder in country::folders() {
        let pack = country::pack(&folder);
        let plan = country::plan(&folder);
        let year = *plan.years().first().unwrap();
        let place = tempfile::tempdir().unwrap();
        let load = |name: &str, seed| {
            let mechanism = country::mechanism(&pack, &place, name);
            practice::years(&mechanism, &plan, year..=year, seed, &mut |_, _| {}).unwrap();
            mechanism
        };
        let (one, same, other) = (load("one.db", 5), load("same.db", 5), load("other.db", 6));
        let mut differ = 0;
        for register in pack.registers() {
            assert_eq!(
                stored(&one, register),
                stored(&same, register),
                "{register}"
            );
            assert_eq!(
                exported(&one, register),
                exported(&same, register),
                "{register}"
            );
            differ += usize::from(stored(&one, register) != stored(&other, register));
        }
        assert!(differ > 0);
    }
}

#[test]
fn people_come_by_thousands_and_a_part_of_a_thousand() {
    for folder in country::folders() {
        let pack = country::pack(&folder);
        let plan = country::plan(&folder);
        let place = tempfile::tempdir().unwrap();
        let load = |name: &str, persons| {
            let mechanism = country::mechanism(&pack, &place, name);
            practice::people(&mechanism, &plan, persons, 5, &mut |_, _| {}).unwrap();
            mechanism
        };
        let one = load("one.db", 1_250);
        let (_, persons) = one.list("persons", &Listing::default()).unwrap();
        assert_eq!(persons, 1_250);
        let same = load("same.db", 1_250);
        assert_eq!(stored(&one, "services"), stored(&same, "services"));
    }
}
