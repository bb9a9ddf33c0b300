//! Parts and wholes: breakdowns, sums, and units that do not add.

use kernel::{Measure, Quantity, Unit};
use statistics::{Asked, Breakdown};

use crate::{
    practice_country,
    samples::YEAR,
    workbench::{self},
};

#[test]
fn the_parts_of_a_breakdown_add_up_to_the_figure_unless_it_says_that_they_do_not() {
    let mechanism = practice_country::mechanism();
    let mut wrong = Vec::new();
    let (mut added_up, mut several) = (0, 0);
    for year in [2016, 2017] {
        let asked = Asked::now(year);
        for figure in mechanism.pack().figures() {
            let ids: Vec<&str> = mechanism
                .pack()
                .dimensions_of(figure)
                .iter()
                .map(|dimension| dimension.id)
                .collect();
            // Each dimension, and each with the one after it.
            let asked_by = ids
                .iter()
                .map(|id| vec![*id])
                .chain(ids.windows(2).map(<[&str]>::to_vec));
            for by in asked_by {
                let breakdown = Breakdown::of(mechanism, figure.id, &by, asked).unwrap();
                let Some(total) = breakdown.figure.number else {
                    assert!(breakdown.cells.is_empty());
                    continue;
                };
                let sum: i64 = breakdown.cells.iter().map(|cell| cell.number.exact()).sum();
                let right = if breakdown.adds_up {
                    added_up += 1;
                    sum == total.exact()
                } else {
                    several += 1;
                    sum >= total.exact()
                };
                if !right {
                    wrong.push(format!(
                        "{year} {} by {by:?}: parts {sum}, figure {}",
                        figure.id,
                        total.exact()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(added_up > 200, "breakdowns that add up: {added_up}");
    assert!(
        several > 20,
        "breakdowns of several values a record: {several}"
    );
}

#[test]
fn parts_that_the_report_prints_apart_add_up_to_their_whole() {
    let mechanism = practice_country::mechanism();
    for year in practice_country::YEARS {
        let number = |id: &str| {
            statistics::figure(mechanism, id, Asked::now(year))
                .unwrap()
                .number
                .unwrap()
                .exact()
        };
        assert_eq!(
            number("V2") + number("V3"),
            number("V1"),
            "victims of {year}"
        );
        assert_eq!(
            number("V4") + number("V5"),
            number("V1"),
            "victims of {year}"
        );
        assert_eq!(
            number("J8") + number("J9"),
            number("J7"),
            "convicted of {year}"
        );
        assert_eq!(
            number("J1") + number("J2") + number("J3"),
            number("J13"),
            "facts of {year}"
        );
        for (part, of) in [
            ("V6", "V1"),
            ("V7", "V1"),
            ("M2", "M1"),
            ("C2", "C1"),
            ("J11", "J10"),
            ("F3", "F2"),
        ] {
            assert!(number(part) <= number(of), "{part} is of {of} in {year}");
        }
    }
}

#[test]
fn no_two_units_are_added() {
    for one in Unit::ALL {
        for other in Unit::ALL {
            let sum = Quantity::new(2, *one).plus(Quantity::new(3, *other));
            if one == other {
                assert_eq!(sum.unwrap().value(), 5);
            } else {
                assert_eq!(
                    sum.unwrap_err().rule,
                    "figures.unlike_units",
                    "{one} and {other}"
                );
            }
        }
    }
    let pack = workbench::pack();
    let mut totals = 0;
    for figure in pack.figures() {
        let repeated = match &figure.measure {
            Measure::Total(parts) => {
                totals += 1;
                parts.to_vec()
            }
            Measure::SameAs(other) => vec![*other],
            _ => continue,
        };
        for id in repeated {
            let part = pack.figure(id).unwrap();
            assert_eq!(part.unit, figure.unit, "{} takes in {id}", figure.id);
        }
    }
    assert!(totals > 0);
}

#[test]
fn money_is_not_broken_down_by_sex_nor_a_distinct_count_by_anything() {
    let mechanism = practice_country::mechanism();
    for (id, dimension) in [
        ("N4", "sex"),
        ("V8", "sex"),
        ("T2", "country"),
        ("P1", "stage"),
        ("G1", "sex"),
    ] {
        match Breakdown::of(mechanism, id, &[dimension], Asked::now(YEAR)) {
            Err(kernel::No::Refused(refusals)) => {
                assert!(
                    refusals[0].rule.starts_with("figures.no_"),
                    "{}",
                    refusals[0].rule
                );
            }
            other => panic!("{id} by {dimension} is not refused: {other:?}"),
        }
    }
}
