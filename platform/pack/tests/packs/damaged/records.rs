//! Settings, added fields and lists.

use kernel::{Register, Rule};

use super::*;

#[test]
fn faults_of_the_settings_are_named() {
    let file = "settings.toml";
    Damaged::new().with(file, "2018-01-01", "2009-01-01").names(
        "settings.toml:10",
        "two values hold on 2009-01-01",
        "leave its end out",
    );
    Damaged::new()
        .with(file, "2018-01-01", "2018-02-30")
        .faults_contain("settings.toml:10", "date is not valid");
    Damaged::new().with(file, "hours = 48", "hours = 0").names(
        "settings.toml:3",
        "no length of a deadline",
        "more than 0",
    );
    Damaged::new()
        .with(file, "12.50", "12,50")
        .faults_contain("settings.toml:15", "is not an amount");
    Damaged::new()
        .with(file, "[[entitlement]]", "[[entitlment]]")
        .faults_contain("settings.toml:13", "there is no key `entitlment`");
    Damaged::new().with(file, "seed_money", "seeds").names(
        "settings.toml:1",
        "figure T4: there is no entitlement \"seed_money\"",
        "add [[entitlement]]",
    );
    Damaged::new()
        .with(file, "\"Decision 1 of the council\"", "\" \"")
        .names("settings.toml:17", "names no source", "the law");
    Damaged::new()
        .with(file, "number = 5", "number = -5")
        .names("settings.toml:21", "-5 is no threshold", "0 or more");
    Damaged::new().with(file, "years = 2", "years = 200").names(
        "settings.toml:35",
        "no time of keeping",
        "0 to 120",
    );
    Damaged::new()
        .with(file, "register = \"plantings\"", "register = \"planting\"")
        .names(
            "settings.toml:33",
            "no register \"planting\"",
            "\"plantings\"?",
        );
    Damaged::new()
        .with(
            file,
            "register = \"plantings\"",
            "register = \"search_words\"",
        )
        .names(
            "settings.toml:33",
            "\"search_words\" is no register",
            "leave `is` out",
        );
    Damaged::new()
        .with(file, "species = [", "planted_on = [")
        .names(
            "settings.toml:33",
            "no code \"planted_on\"",
            "one value of a list",
        );
    Damaged::new().with(file, "[\"rose\"]", "[\"roze\"]").names(
        "settings.toml:33",
        "no value \"roze\"",
        "\"rose\"?",
    );
    for (written, wrong, right) in [
        (
            "kinds = [\"pdf\", \"exe\"]",
            "\"exe\" is no kind of file",
            "pdf, jpg",
        ),
        ("megabytes = 65", "megabytes = 65", "1 to 64"),
        ("megapixels = 0", "megapixels = 0", "1 to 40"),
        ("of_a_record = 1001", "of_a_record = 1001", "1 to 1000"),
    ] {
        let added = format!("[documents]\n{written}\n\n[[entitlement]]");
        Damaged::new().with(file, "[[entitlement]]", &added).names(
            "settings.toml:14",
            wrong,
            right,
        );
    }
}

#[test]
fn faults_of_added_fields_are_named() {
    let file = "fields.toml";
    Damaged::new()
        .with(file, "register = \"plantings\"", "register = \"planting\"")
        .faults_contain("fields.toml:2", "there is no register \"planting\"");
    Damaged::new()
        .with(file, "name = \"soil\"", "name = \"species\"")
        .faults_contain("fields.toml:3", "has a field \"species\" already");
    Damaged::new()
        .with(file, "name = \"soil\"", "name = \"version\"")
        .faults_contain("fields.toml:3", "already");
    Damaged::new()
        .with(file, "name = \"soil\"", "name = \"Soil type\"")
        .faults_contain("fields.toml:3", "cannot be the name of a field");
    Damaged::new()
        .with(file, "kind = \"code\"", "kind = \"cod\"")
        .faults_contain("fields.toml:4", "cod");
    Damaged::new()
        .with(file, "class = \"counted\"", "class = \"secret\"")
        .faults_contain("fields.toml:5", "secret");
    Damaged::new()
        .with(file, "class = \"counted\"", "class = \"sealed\"")
        .faults_contain("fields.toml:5", "is in no compartment");
    let class = "class = \"counted\"\ncompartment = ";
    Damaged::new()
        .with(file, "class = \"counted\"", &format!("{class}\"health\""))
        .faults_contain("fields.toml:6", "is not sealed and has a compartment");
    Damaged::new()
        .with(file, "class = \"counted\"", &format!("{class}\"wealth\""))
        .faults_contain("fields.toml:6", "wealth");
    Damaged::new()
        .with(file, "list = \"soils\"", "list = \"soil\"")
        .faults_contain("fields.toml:3", "there is no list \"soil\"");
    Damaged::new()
        .with(file, "list = \"soils\"\n", "")
        .faults_contain("fields.toml:4", "names no list");
    Damaged::new()
        .with(file, ", eo = \"Grundo\"", "")
        .faults_contain("fields.toml:7", "label is missing in \"eo\"");
    Damaged::new()
        .with(file, "field = \"species\"", "field = \"specie\"")
        .faults_contain("fields.toml:12", "has no field \"specie\"");
    Damaged::new()
        .with(file, "kind = \"code\"", "kind = \"text\"")
        .with(file, "list = \"soils\"\n", "")
        .faults_contain("fields.toml:5", "cannot be counted");
}

#[test]
fn faults_of_lists_are_named() {
    let file = "lists/species.csv";
    Damaged::new()
        .with(file, "lime,", "rose,")
        .faults_contain("lists/species.csv:5", "a second time (first on line 2)");
    Damaged::new().with(file, "2015-12-31", "31.12.2015").names(
        "lists/species.csv:4",
        "is not a day",
        "2018-05-08",
    );
    Damaged::new()
        .with(file, "2012-01-01,", "2012-01-01,2011-01-01")
        .names("lists/species.csv:5", "before it begins", "later day");
    Damaged::new()
        .with(file, "elm,", "-elm,")
        .faults_contain("lists/species.csv:4", "cannot be taken away");
    Damaged::new()
        .with(file, "elm,,Ulmo,,,2015-12-31", "elm,,Ulmo,,2015-12-31")
        .faults_contain("lists/species.csv:4", "5 columns and the header 6");
    Damaged::new()
        .with(file, "lime,Lime,Tilio", "lime,Lime,")
        .names(
            "lists/species.csv:5",
            "\"lime\" has no name in \"eo\"",
            "column \"eo\"",
        );
    Damaged::new()
        .with(file, "elm,,Ulmo,,,2015-12-31\n", "")
        .names(
            "lists/species.csv:4",
            "no name in this language (\"eo\"): elm",
            "add a row",
        );
    Damaged::new()
        .with(file, "marks", "mark")
        .faults_contain("lists/species.csv:1", "column \"mark\"");
    Damaged::new()
        .with(file, "code,en,eo", "code,en,ru")
        .faults_contain("lists/species.csv:1", "none of the pack's languages");
    Damaged::new().with(file, "thorny", "torny").names(
        "lists/species.csv:1",
        "no value has the mark \"thorny\"",
        "\"torny\" is there",
    );
    Damaged::new().with(file, "lime,", "unknown,").names(
        "lists/species.csv:5",
        "belongs to every list already",
        "leave it out",
    );
    Damaged::new()
        .with("lists/countries.csv", "XG,Gardenia,Ĝardenio\n", "")
        .names(
            "lists/countries.csv",
            "the country itself, \"XG\"",
            "row of its own",
        );
    Damaged::new()
        .without("lists/soils.csv")
        .faults_contain("fields.toml:3", "there is no list \"soils\"");
    Damaged::new()
        .with_file("lists/soil.csv", "code,en,eo\nloam,Loam,Lomo\n")
        .faults_contain("lists/soil.csv:1", "no field takes its values");
    Damaged::new()
        .with_file(
            "lists/soils.csv",
            b"code,en,eo\nclay,Clay,Argilo\nsand,Sand,Sabl\xff\n",
        )
        .faults_contain("lists/soils.csv:3", "not written in UTF-8");
}

#[test]
fn a_mark_by_which_a_rule_knows_values_and_that_none_has_is_told() {
    let with_mark = |mark| {
        let mut desks = fixture::desks();
        desks[0].registers[1] = Register::of::<fixture::Planting>().rule_by_mark(
            "species",
            mark,
            Rule::<fixture::Planting> {
                id: "gardens.season",
                source: "the weather",
                check: |_, _| Ok(()),
            },
        );
        let faults = check(&fixture::sound(), &desks);
        sentences(
            &faults
                .into_iter()
                .filter(|fault| !is_base_word(fault))
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(with_mark("thorny"), "");
    let said = with_mark("thorni");
    assert!(
        said.contains("lists/species.csv:1: no value has the mark \"thorni\", by which the rule gardens.season knows them")
            && said.contains("\"thorny\" is there"),
        "{said}"
    );
}
