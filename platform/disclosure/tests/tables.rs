//! Tables worked out by hand.
#![allow(clippy::unwrap_used)]

use Printed::{FewerThan, Hidden, Shown};
use disclosure::{DisclosureError, Printed, Publication, Threshold};

fn publication(threshold: u64) -> Publication {
    Publication::new(Threshold::new(threshold).unwrap())
}

fn row(threshold: u64, counts: &[u64]) -> (Vec<Printed>, Printed) {
    let mut publication = publication(threshold);
    let counts: Vec<Option<u64>> = counts.iter().copied().map(Some).collect();
    let cells = publication.breakdown(&counts).unwrap();
    let printed = publication.protect().unwrap();
    (
        printed.all(&cells).into_iter().flatten().collect(),
        printed.total().unwrap(),
    )
}

#[test]
fn a_table_without_small_counts_is_printed_whole() {
    let shown = (vec![Shown(66), Shown(5), Shown(0)], Shown(71));
    assert_eq!(row(5, &[66, 5, 0]), shown);
    assert_eq!(row(0, &[1, 2]), (vec![Shown(1), Shown(2)], Shown(3)));
    assert_eq!(row(1, &[1, 2]), (vec![Shown(1), Shown(2)], Shown(3)));
}

#[test]
fn the_threshold_itself_is_printed_and_one_less_is_not() {
    let (cells, _) = row(5, &[5, 4, 30]);
    assert_eq!(cells[1], FewerThan(5));
    let (cells, _) = row(4, &[5, 4, 30]);
    assert_eq!(cells, [Shown(5), Shown(4), Shown(30)]);
}

#[test]
fn one_small_count_takes_the_smallest_partner_with_room_enough() {
    // If the small count were 4, the 9 would be 6: still not small itself. A 7
    // could not have given that much.
    let (cells, total) = row(5, &[1, 9, 40]);
    assert_eq!(cells, [FewerThan(5), Hidden, Shown(40)]);
    assert_eq!(total, Shown(50));
    let (cells, _) = row(5, &[1, 7, 40]);
    assert_eq!(cells, [FewerThan(5), Shown(7), Hidden]);
}

#[test]
fn two_small_counts_that_pin_each_other_take_a_partner() {
    // 1 + 1 = 2 would say that both are 1.
    let (cells, total) = row(5, &[1, 1, 50, 60]);
    assert_eq!(cells, [FewerThan(5), FewerThan(5), Hidden, Shown(60)]);
    assert_eq!(total, Shown(112));
}

#[test]
fn zeros_stay_where_others_can_be_partners() {
    let (cells, _) = row(3, &[0, 2, 0, 20]);
    assert_eq!(cells, [Shown(0), FewerThan(3), Shown(0), Hidden]);
}

#[test]
fn a_small_total_is_small_too() {
    let (cells, total) = row(5, &[2, 0]);
    assert_eq!(cells, [FewerThan(5), Shown(0)]);
    assert_eq!(total, FewerThan(5));
}

#[test]
fn small_totals_say_nothing_where_their_words_would_tell() {
    // "Fewer than 3" under two cells of "fewer than 3" could only be 1 + 1.
    let (cells, total) = row(3, &[1, 1]);
    assert_eq!(cells, [FewerThan(3), FewerThan(3)]);
    assert_eq!(total, Hidden);
}

#[test]
fn a_small_count_in_a_grid_takes_three_partners() {
    let mut publication = publication(5);
    let grid = publication
        .grid(&[
            vec![Some(2), Some(20), Some(90)],
            vec![Some(30), Some(25), Some(80)],
            vec![Some(70), Some(60), Some(95)],
        ])
        .unwrap();
    let printed = publication.protect().unwrap();
    assert_eq!(
        printed.all(&grid.cells[0]),
        [Some(FewerThan(5)), Some(Hidden), Some(Shown(90))]
    );
    assert_eq!(
        printed.all(&grid.cells[1]),
        [Some(Hidden), Some(Hidden), Some(Shown(80))]
    );
    assert_eq!(
        printed.all(&grid.row_totals),
        [Some(Shown(112)), Some(Shown(135)), Some(Shown(225))]
    );
    assert_eq!(printed.total(), Some(Shown(472)));
}

#[test]
fn a_sum_known_from_elsewhere_needs_a_partner_within_it() {
    // Children: 2 + 30, and their sum stands in the text.
    let mut publication = publication(5);
    let ages = publication
        .breakdown(&[Some(2), Some(30), Some(12), Some(50)])
        .unwrap();
    publication.known_sum(&[ages[0].unwrap(), ages[1].unwrap()]);
    let printed = publication.protect().unwrap();
    assert_eq!(
        printed.all(&ages),
        [
            Some(FewerThan(5)),
            Some(Hidden),
            Some(Shown(12)),
            Some(Shown(50))
        ]
    );
}

#[test]
fn a_number_that_a_text_prints_is_shown_and_its_neighbours_are_hidden() {
    let mut publication = publication(5);
    let cells = publication
        .breakdown(&[Some(2), Some(30), Some(50)])
        .unwrap();
    publication.known(cells[1].unwrap());
    publication.known(publication.total().unwrap());
    let printed = publication.protect().unwrap();
    assert_eq!(
        printed.all(&cells),
        [Some(FewerThan(5)), Some(Shown(30)), Some(Hidden)]
    );
}

#[test]
fn what_is_known_from_elsewhere_and_gives_a_count_away_is_refused() {
    let mut publication = publication(5);
    let cells = publication.breakdown(&[Some(2), Some(30)]).unwrap();
    publication.known(cells[1].unwrap());
    publication.known(publication.total().unwrap());
    let refused = publication.protect().unwrap_err();
    assert_eq!(
        refused,
        DisclosureError::GivenAway {
            cells: vec![cells[0].unwrap()]
        }
    );
    assert!(refused.to_string().contains("put its categories together"));
}

#[test]
fn tables_of_the_same_people_are_protected_together() {
    let mut publication = publication(5);
    let sex = publication
        .breakdown(&[Some(40), Some(3), Some(50)])
        .unwrap();
    let age = publication.breakdown(&[Some(60), Some(33)]).unwrap();
    let printed = publication.protect().unwrap();
    assert_eq!(
        printed.all(&sex),
        [Some(Hidden), Some(FewerThan(5)), Some(Shown(50))]
    );
    assert_eq!(printed.all(&age), [Some(Shown(60)), Some(Shown(33))]);
}

#[test]
fn a_missing_count_stays_missing() {
    let mut publication = publication(5);
    let cells = publication.breakdown(&[None, Some(7), None]).unwrap();
    let printed = publication.protect().unwrap();
    assert_eq!(printed.all(&cells), [None, Some(Shown(7)), None]);
}

#[test]
fn what_cannot_be_a_publication_is_refused_in_a_sentence() {
    assert_eq!(
        Threshold::new(2),
        Err(DisclosureError::ThresholdTellsTheNumber)
    );
    let mut two = publication(5);
    two.breakdown(&[Some(10)]).unwrap();
    assert_eq!(
        two.breakdown(&[Some(11)]),
        Err(DisclosureError::TotalsDiffer {
            expected: 10,
            found: 11
        })
    );
    assert_eq!(
        publication(5).grid(&[vec![Some(1)], vec![]]),
        Err(DisclosureError::RowsDiffer {
            row: 2,
            expected: 1,
            found: 0
        })
    );
    assert_eq!(
        publication(5).breakdown(&[Some(u64::MAX), Some(1)]),
        Err(DisclosureError::TooLarge)
    );
}

#[test]
fn an_empty_publication_prints_nothing() {
    assert_eq!(publication(5).protect().unwrap().total(), None);
    let mut empty = publication(5);
    empty.grid(&[]).unwrap();
    assert_eq!(empty.protect().unwrap().total(), Some(Shown(0)));
}

#[test]
fn a_large_grid_is_protected_in_one_go() {
    // 20 x 15 counts with many small ones, made by a fixed rule.
    let rows: Vec<Vec<Option<u64>>> = (0..20_u64)
        .map(|row| {
            (0..15_u64)
                .map(|column| Some((row * row * 7 + column * 13 + row * column * 3) % 41))
                .collect()
        })
        .collect();
    let mut publication = publication(5);
    let grid = publication.grid(&rows).unwrap();
    publication.known(publication.total().unwrap());
    let printed = publication.protect().unwrap();
    let mut small = 0;
    for (cells, counts) in grid.cells.iter().zip(&rows) {
        for (cell, count) in cells.iter().zip(counts) {
            let printed = printed.of(cell.unwrap());
            if (1..5).contains(&count.unwrap()) {
                small += 1;
                assert_eq!(printed, FewerThan(5));
            } else {
                assert!(printed == Hidden || printed == Shown(count.unwrap()));
            }
        }
    }
    assert!(small > 10, "{small}");
}
