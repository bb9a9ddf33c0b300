//! Names: nouns of the field, each of one thing.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::*;

/// Words that name no noun of the field.
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "common", "helpers", "manager", "misc"];

#[test]
fn names_are_nouns_of_the_field() {
    let wrong: Vec<String> = rust_files()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| {
            path.trim_end_matches(".rs")
                .split('/')
                .any(|part| EMPTY_NAMES.contains(&part))
        })
        .collect();
    none(&wrong, "a file or folder is called what it is about");
}

#[test]
fn registers_references_and_figures_have_names_of_their_own() {
    let mut prefixes = BTreeMap::new();
    let mut registers = BTreeSet::new();
    let mut figures = BTreeSet::new();
    let mut rules = BTreeMap::new();
    let desks = opennrm::desks();
    let named: BTreeSet<&str> = desks.iter().map(|desk| desk.name).collect();
    for desk in &desks {
        for register in &desk.registers {
            let kind = &register.kind;
            assert!(
                registers.insert(kind.register.clone()),
                "two registers are called {}",
                kind.register
            );
            assert!(
                kind.prefix.len() == 3 && kind.prefix.bytes().all(|byte| byte.is_ascii_uppercase()),
                "references of {} begin with three capital letters, not with {}",
                kind.register,
                kind.prefix
            );
            let other = prefixes.insert(kind.prefix.clone(), kind.register.clone());
            assert_eq!(
                other, None,
                "{} begins as another register does",
                kind.register
            );
            for (id, source) in register.rules() {
                // A desk may lend a rule to those that know it: the same one.
                let first = rules.insert(id, source);
                assert!(
                    first.is_none_or(|first| first == source),
                    "two rules are called {id}"
                );
                assert!(
                    id.split_once('.')
                        .is_some_and(|(name, _)| named.contains(name)),
                    "the rule {id} begins with the name of a desk"
                );
                assert!(
                    !source.is_empty(),
                    "the rule {id} names the law or the reason"
                );
            }
        }
        for figure in &desk.figures {
            assert!(
                figures.insert(figure.id),
                "two figures are called {}",
                figure.id
            );
            let mut dimensions = BTreeSet::new();
            for dimension in &figure.dimensions {
                assert!(
                    dimensions.insert(dimension.id),
                    "{} has the dimension {} twice",
                    figure.id,
                    dimension.id
                );
            }
        }
    }
    assert!(registers.len() > 40 && figures.len() >= 74 && rules.len() >= 8);
}
