//! What a sound pack gives.

use kernel::{FieldKind, Lists, Settings, Standing};
use pack::{Fault, Pack, Paper};

use crate::fixture;

fn pack() -> Pack {
    match Pack::load(&fixture::sound(), fixture::desks()) {
        Ok(pack) => pack,
        Err(faults) => panic!("{}", sentences(&faults)),
    }
}

fn sentences(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

fn day(text: &str) -> kernel::Date {
    text.parse().unwrap()
}

#[test]
fn a_field_that_the_country_adds_comes_after_the_desk_s() {
    let pack = pack();
    let kind = pack.kind("plantings").unwrap();
    let names: Vec<&str> = kind
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["planted_on", "species", "gardener", "count", "soil"]
    );
    let soil = kind.field("soil").unwrap();
    assert_eq!(
        soil.kind,
        FieldKind::Code {
            list: "soils".into()
        }
    );
    assert!(!soil.required);
    let english = pack.words.language("en").unwrap();
    assert_eq!(english.say("plantings-soil", &[]), "Soil");
    assert_eq!(
        english.attribute("plantings-soil", "help").unwrap(),
        "What it \"stands\" in"
    );
    let registers: Vec<&str> = pack.registers().collect();
    assert_eq!(registers, ["gardeners", "plantings"]);
}

#[test]
fn a_replaced_help_keeps_the_label() {
    let pack = pack();
    let english = pack.words.language("en").unwrap();
    assert_eq!(english.say("plantings-species", &[]), "Species");
    assert_eq!(
        english.attribute("plantings-species", "help").unwrap(),
        "As the label says"
    );
}

#[test]
fn a_country_renames_marks_retires_and_adds_values_and_removes_none() {
    let pack = pack();
    let species = pack.list("species");
    let codes: Vec<&str> = species.codes().collect();
    assert_eq!(codes, ["rose", "oak", "elm", "lime"]);
    assert_eq!(pack.name_of("species", "rose", "en"), "Rose");
    assert_eq!(pack.name_of("species", "oak", "en"), "Great oak");
    assert_eq!(pack.name_of("species", "oak", "eo"), "Kverko");
    assert_eq!(pack.codes_marked("species", "thorny"), ["rose"]);
    assert_eq!(
        pack.standing("species", "elm", day("2015-12-31")),
        Standing::InForce
    );
    assert_eq!(
        pack.standing("species", "elm", day("2016-01-01")),
        Standing::Retired
    );
    assert_eq!(
        pack.standing("species", "lime", day("2011-12-31")),
        Standing::Retired
    );
    assert_eq!(
        pack.standing("species", "lime", day("2012-01-01")),
        Standing::InForce
    );
    assert_eq!(
        pack.standing("species", "ash", day("2012-01-01")),
        Standing::Absent
    );
    assert_eq!(
        pack.list("soils").value("clay").unwrap().columns["quarter"],
        "north"
    );
}

#[test]
fn what_was_probably_meant_is_found_by_code_and_by_name_in_any_language() {
    let pack = pack();
    assert_eq!(pack.nearest("species", "roze"), Some("rose".into()));
    assert_eq!(pack.nearest("species", "kverko"), Some("oak".into()));
    assert_eq!(pack.nearest("species", "GREAT OAK"), Some("oak".into()));
    assert_eq!(pack.nearest("species", "something else"), None);
    assert_eq!(pack.nearest_register("planting"), Some("plantings"));
    assert_eq!(pack.nearest_figure("t1"), Some("T1"));
    assert_eq!(pack.nearest_figure("T99"), Some("T4"));
    assert_eq!(pack.nearest_figure("Z1"), Some("T1"));
}

#[test]
fn an_answer_that_is_none_has_the_words_of_its_state() {
    assert_eq!(pack().name_of("species", "not_asked", "en"), "not asked");
}

#[test]
fn the_registers_are_a_list_named_in_every_language() {
    let pack = pack();
    assert_eq!(pack.name_of("registers", "plantings", "eo"), "Plantoj");
    assert_eq!(
        pack.standing("registers", "gardeners", day("2000-01-01")),
        Standing::InForce
    );
}

#[test]
fn settings_are_read_by_the_day() {
    let pack = pack();
    assert_eq!(pack.hours("watering", day("2017-12-31")), Some(48));
    assert_eq!(pack.hours("watering", day("2018-01-01")), Some(24));
    assert_eq!(pack.hours("watering", day("2008-12-31")), None);
    let snails = |on| pack.settings.threshold("snails", day(on));
    assert_eq!(
        (snails("2009-12-31"), snails("2010-01-01")),
        (None, Some(5))
    );
    assert_eq!(pack.amount("seed_money", day("2010-01-01")), Some(1250));
    assert_eq!(pack.amount("watering", day("2010-01-01")), None);
}

#[test]
fn records_are_kept_by_register_and_by_what_they_say() {
    let pack = pack();
    let on = day("2018-01-01");
    let kept = |register, on| -> Vec<_> {
        let keepings = pack.settings.keepings_of(register, on);
        keepings
            .map(|keeping| (keeping.is.is_some(), keeping.years, keeping.source))
            .collect()
    };
    let others = (false, 10, "Compost Act, section 1");
    let roses = (true, 2, "Compost Act, section 2");
    assert_eq!(kept("plantings", on), [roses, others]);
    assert_eq!(kept("anything", on), [others]);
    assert!(kept("plantings", day("2009-12-31")).is_empty());
    // Words of searches are no register; here they are kept as all others.
    let words = pack.settings.words_of_searches(on).unwrap();
    assert_eq!((words.years, words.source), (10, "Compost Act, section 1"));
    let said = |language| pack.settings.provision_in(others.2, language);
    assert_eq!(said("eo"), "Leĝo pri kompoŝto, sekcio 1");
    assert_eq!(said("en"), others.2);
}

#[test]
fn figures_of_a_letter_stand_in_the_order_of_their_numbers() {
    let pack = pack();
    let ids: Vec<&str> = pack.figures().iter().map(|figure| figure.id).collect();
    assert_eq!(ids, ["T1", "T2", "T3", "T4"]);
    assert_eq!(pack.dimensions_of(pack.figure("T1").unwrap()).len(), 3);
}

#[test]
fn the_templates_are_found_by_paper_and_language() {
    let pack = pack();
    let speech = pack.template(Paper::Speech, "eo").unwrap();
    assert!(speech.text.starts_with("# Gardens"));
    assert!(pack.template(Paper::Document, "fr").is_none());
}
