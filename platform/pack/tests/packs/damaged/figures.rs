//! Figures.

use super::*;

#[test]
fn a_figure_that_names_what_is_not_there_is_told() {
    let wrong = |id, measure| Figure::new(id, "gardens", Unit::Event, measure);
    let over = |source| Measure::Count(source);
    let cases = [
        (
            wrong("T1", over(source("plantngs"))),
            "no register \"plantngs\"; did you mean \"plantings\"?",
        ),
        (
            wrong("T1", over(source("plantings").during("planted"))),
            "no field \"planted\"; did you mean \"planted_on\"?",
        ),
        (
            wrong("T1", over(source("plantings").during("species"))),
            "plantings.species is not a date or a year",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::is("species", "rse"))),
            ),
            "the list \"species\" has no value \"rse\"; did you mean \"rose\"?",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::is("species", "lime"))),
            ),
            "is the country's own value",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::has("species", "rose"))),
            ),
            "plantings.species is not several codes",
        ),
        (
            wrong(
                "T1",
                over(source("plantings").when(condition::is("species.colour", "red"))),
            ),
            "plantings.species is not a link",
        ),
        (
            wrong("T1", over(source("plantings").once("count"))),
            "plantings.count is not a link or a key",
        ),
        (
            wrong(
                "T1",
                over(source("gardeners").when(condition::linked(
                    "plantings",
                    "gardener",
                    "",
                    [condition::yes("count")],
                ))),
            ),
            "plantings.count is not a yes or no",
        ),
        (
            wrong("T1", over(source("plantings"))).by([dimension("country", "gardener.contry")]),
            "\"gardeners\" has no field \"contry\"; did you mean \"country\"?",
        ),
        (
            wrong("T1", Measure::Sum(source("plantings"), "species".into())),
            "plantings.species is not a number",
        ),
        (
            wrong("T1", Measure::SameAs("T9")),
            "there is no figure T9 to repeat",
        ),
        (
            wrong("T1", Measure::Total(&["T9"])),
            "there is no figure T9 to add",
        ),
    ];
    let pack = Pack::load(&fixture::sound(), fixture::desks());
    let Ok(pack) = pack else {
        panic!("the sound pack is refused")
    };
    assert_eq!(sentences(&figures_fit(&fixture::desks(), &pack)), "");
    for (figure, sentence) in cases {
        let faults = figures_fit(&[fixture::desk_with(vec![figure])], &pack);
        assert!(
            faults.len() == 1 && faults[0].to_string().contains(sentence),
            "{sentence}: {}",
            sentences(&faults)
        );
        assert!(
            faults[0]
                .to_string()
                .starts_with("domain/gardens/src/figures.rs: figure T1: ")
        );
    }
}
