//! What policies decide.

use std::sync::LazyLock;

use policy::{Act, Fact, Facts, Part, Policies, Resource, Verdict};
use proptest::{prelude::*, sample::select};

use crate::bath::{Folder, swimmers};

/// The bath's policies, read once for many questions.
static SOUND: LazyLock<Policies> = LazyLock::new(|| Folder::sound().policies());

fn facts(facts: &[Fact]) -> Facts {
    facts.iter().copied().collect()
}

#[test]
fn what_no_policy_permits_is_not_permitted() {
    let policies = Folder::sound().policies();
    let untied = policies.decide("lifeguard", Act::Look, &swimmers(), Facts::NONE);
    assert_eq!(untied.verdict, Verdict::NotPermitted);
    assert!(untied.because.is_empty() && untied.parts.is_empty());
}

#[test]
fn what_is_unknown_is_not_permitted() {
    let policies = Folder::sound().policies();
    let every: Facts = Fact::ALL.iter().copied().collect();
    for (role, resource) in [
        ("pirate", swimmers()),
        ("", swimmers()),
        ("lifeguard", Resource::register("sharks")),
        ("lifeguard", Resource::Figures),
    ] {
        for act in Act::ALL.iter().copied() {
            let decision = policies.decide(role, act, &resource, every);
            assert!(!decision.is_permitted(), "{role} {act:?} {resource}");
            assert!(!policies.permits(role, act, &resource, every));
            assert!(policies.cases(role, act, &resource, every).is_empty());
        }
    }
}

#[test]
fn what_is_forbidden_stays_so_though_another_policy_permits_it() {
    let policies = Folder::sound().policies();
    let decision = policies.decide(
        "lifeguard",
        Act::Look,
        &swimmers(),
        facts(&[Fact::OwnAgency, Fact::Conflict]),
    );
    assert_eq!(decision.verdict, Verdict::Forbidden);
    assert_eq!(decision.because, ["everyone.no_friends"]);
    assert!(decision.parts.is_empty());
}

#[test]
fn an_opened_record_shows_the_parts_that_may_be_seen() {
    let policies = Folder::sound().policies();
    let own = facts(&[Fact::OwnAgency]);
    let decision = policies.decide("lifeguard", Act::Look, &swimmers(), own);
    assert_eq!(decision.because, ["lifeguard.swimmers_of_the_own_pool"]);
    assert_eq!(
        Vec::from_iter(decision.parts),
        [Part::Counted, Part::Open, Part::Identity]
    );
    let lanes = policies.parts("lifeguard", Act::Look, &Resource::register("lanes"), own);
    assert_eq!(
        Vec::from_iter(lanes),
        [Part::Open],
        "a lane has no other part"
    );
}

#[test]
fn a_list_shows_names_to_those_alone_who_may_have_them_there() {
    let policies = Folder::sound().policies();
    let parts = |act, held: &[Fact]| policies.parts("lifeguard", act, &swimmers(), facts(held));
    for act in [Act::List, Act::Search] {
        assert!(!parts(act, &[Fact::OwnAgency]).contains(&Part::Identity));
        assert!(parts(act, &[Fact::OwnAgency, Fact::Assigned]).contains(&Part::Identity));
    }
}

#[test]
fn an_export_carries_nothing_sealed() {
    let held = facts(&[Fact::OwnAgency, Fact::Assigned, Fact::Fresh]);
    let policies = Folder::sound().policies();
    let parts = |act| Vec::from_iter(policies.parts("lifeguard", act, &swimmers(), held));
    assert!(parts(Act::Look).contains(&Part::Identity));
    assert_eq!(parts(Act::Export), [Part::Counted, Part::Open]);
}

#[test]
fn the_cases_of_a_list_are_those_that_the_policies_allow() {
    let policies = Folder::sound().policies();
    let cases = policies.cases("lifeguard", Act::List, &swimmers(), Facts::NONE);
    assert_eq!(cases.len(), 1);
    assert_eq!(cases[0].holds, facts(&[Fact::OwnAgency]));
    assert_eq!(cases[0].fails, facts(&[Fact::Conflict, Fact::Closed]));
    let nothing = policies.cases("lifeguard", Act::Export, &swimmers(), Facts::NONE);
    assert!(
        nothing.is_empty(),
        "nothing is exported without a fresh sign-in"
    );
    // An emergency is of one record: the list asks for it.
    let glass = policies.cases("nurse", Act::Look, &swimmers(), Facts::NONE);
    let in_an_emergency = glass
        .iter()
        .find(|case| case.holds == facts(&[Fact::BreakGlass]));
    assert_eq!(in_an_emergency.unwrap().fails, facts(&[Fact::Conflict]));
}

#[test]
fn only_the_facts_that_matter_are_asked_for() {
    let policies = &*SOUND;
    assert_eq!(
        policies.matter("nurse", &swimmers()),
        facts(&[Fact::Conflict, Fact::Holder, Fact::BreakGlass])
    );
    assert_eq!(
        policies.matter("nurse", &Resource::register("lanes")),
        Facts::NONE
    );
    assert_eq!(policies.matter("pirate", &swimmers()), Facts::NONE);
}

fn any_facts() -> impl Strategy<Value = Facts> {
    proptest::collection::vec(select(Fact::ALL), 0..12).prop_map(Facts::from_iter)
}

fn any_question() -> impl Strategy<Value = (&'static str, Act, Resource)> {
    (
        select(vec!["lifeguard", "nurse"]),
        select(Act::ALL),
        select(vec![
            swimmers(),
            Resource::register("lanes"),
            Resource::Figures,
            Resource::Mechanism,
        ]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_was_understood_of_the_policies_is_what_cedar_says(
        (role, act, resource) in any_question(),
        held in any_facts(),
    ) {
        let policies = &*SOUND;
        prop_assert_eq!(
            policies.permits(role, act, &resource, held),
            act.about() == resource.about()
                && policies.cedar_permits(role, act, &resource, held)
        );
        prop_assert_eq!(
            policies.permits(role, act, &resource, held),
            policies.decide(role, act, &resource, held).is_permitted()
        );
    }

    #[test]
    fn a_record_is_in_a_list_exactly_when_one_of_the_cases_holds(
        (role, act, resource) in any_question(),
        held in any_facts(),
    ) {
        let policies = &*SOUND;
        let request = held.iter().filter(|fact| !fact.is_of_the_record()).collect();
        let in_list = policies
            .cases(role, act, &resource, request)
            .iter()
            .any(|case| {
                case.holds.iter().all(|fact| held.holds(fact))
                    && !case.fails.iter().any(|fact| held.holds(fact))
            });
        prop_assert_eq!(in_list, policies.permits(role, act, &resource, held));
    }
}
