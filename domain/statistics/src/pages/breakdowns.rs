//! Breakdowns as pictures with their tables: by one dimension, and by two.

use kernel::Dimension;
use paper::document::{Amount, Drawing, Group, Point, TrendStyle};

use super::{
    naming::{Naming, drawn},
    parts::{Part, in_own_order, parts, plus, zero_like},
    picture::{Numbers, Picture, Words},
};
use crate::{Breakdown, Number, State, breakdown::is_no_value};

/// How many bars are drawn; the table has all of them.
const BARS_MAX: usize = 12;
/// How many series can be told apart in a picture.
const SERIES_MAX: usize = 6;
/// How many columns of a table are read without scrolling.
const COLUMNS_MAX: usize = 4;

/// A breakdown by one dimension. `id` names the picture within its page.
pub(super) fn by_one(
    naming: &Naming<'_>,
    id: &str,
    caption: String,
    breakdown: &Breakdown,
    dimension: &Dimension,
) -> Picture {
    let parts = parts(naming, breakdown, 0, dimension);
    let list = breakdown.lists.first().and_then(Option::as_deref);
    let timed = in_own_order(dimension, list) && parts.len() > 2;
    let drawn_parts = if says_nothing(&parts) {
        &[]
    } else if timed {
        parts.as_slice()
    } else {
        &parts[..parts.len().min(BARS_MAX)]
    };
    let points: Vec<Point> = drawn_parts
        .iter()
        .map(|part| Point {
            label: part.name.clone(),
            amount: Amount::of(drawn(part.number), naming.number(part.number)),
        })
        .collect();
    let left_out = if drawn_parts.is_empty() {
        0
    } else {
        parts.len() - drawn_parts.len()
    };
    let drawing = if timed {
        Drawing::Trend {
            style: TrendStyle::Columns,
            points,
        }
    } else {
        Drawing::Bars { points }
    };
    let numbers = Numbers {
        id: format!("table-{id}"),
        caption: caption.clone(),
        heads: vec![
            naming.dimension(dimension.id),
            naming
                .language
                .capitalised(&naming.unit(&breakdown.figure.id)),
        ],
        worded: 1,
        rows: parts
            .iter()
            .map(|part| vec![part.name.clone(), naming.number(part.number)])
            .collect(),
        total: (breakdown.adds_up && !parts.is_empty()).then(|| {
            vec![
                naming.say("record-total"),
                naming.number(sum(&parts, breakdown)),
            ]
        }),
    };
    let mut notes = Vec::new();
    if left_out > 0 {
        notes.push(naming.say_with(
            "statistics-in-table",
            &[("count", i64::try_from(left_out).unwrap_or(i64::MAX).into())],
        ));
    }
    if !breakdown.adds_up {
        notes.push(naming.say("statistics-does-not-add-up"));
    }
    Picture::of(
        Words {
            id: format!("chart-{id}"),
            caption,
            description: described(naming, &parts),
            nothing_to_draw: if says_nothing(&parts) {
                naming.say("statistics-recorded-of-none")
            } else {
                nothing(naming, breakdown)
            },
            summary: naming.say("statistics-as-table"),
        },
        drawing,
        numbers,
    )
    .noting((!notes.is_empty()).then(|| notes.join(" ")))
}

/// A breakdown by two dimensions: a table across, and a picture where the
/// parts can be told apart.
pub(super) fn by_two(
    naming: &Naming<'_>,
    id: &str,
    caption: String,
    breakdown: &Breakdown,
    dimensions: [&Dimension; 2],
) -> Picture {
    let mut down = (0, parts(naming, breakdown, 0, dimensions[0]));
    let mut across = (1, parts(naming, breakdown, 1, dimensions[1]));
    if across.1.len() > COLUMNS_MAX && down.1.len() < across.1.len() {
        std::mem::swap(&mut down, &mut across);
    }
    let cell = |row: &Part, column: &Part| {
        breakdown
            .cells
            .iter()
            .find(|cell| cell.codes[down.0] == row.code && cell.codes[across.0] == column.code)
            .map_or_else(|| zero_like(breakdown), |cell| cell.number)
    };
    let mut heads = vec![naming.dimension(dimensions[down.0].id)];
    heads.extend(across.1.iter().map(|part| part.name.clone()));
    let adds_up = breakdown.adds_up && !breakdown.cells.is_empty();
    if adds_up {
        heads.push(naming.say("record-total"));
    }
    let rows = down
        .1
        .iter()
        .map(|row| {
            let mut cells = vec![row.name.clone()];
            cells.extend(
                across
                    .1
                    .iter()
                    .map(|column| naming.number(cell(row, column))),
            );
            if adds_up {
                cells.push(naming.number(row.number));
            }
            cells
        })
        .collect();
    let total = adds_up.then(|| {
        let mut cells = vec![naming.say("record-total")];
        cells.extend(across.1.iter().map(|part| naming.number(part.number)));
        cells.push(naming.number(sum(&down.1, breakdown)));
        cells
    });
    let numbers = Numbers {
        id: format!("table-{id}"),
        caption: caption.clone(),
        heads,
        worded: 1,
        rows,
        total,
    };
    // In a picture the shorter dimension is told apart by patterns.
    let (groups, series, turned) = if across.1.len() <= down.1.len() {
        (&down.1, &across.1, false)
    } else {
        (&across.1, &down.1, true)
    };
    let drawable = series.len() <= SERIES_MAX && adds_up;
    let shown_groups = &groups[..groups.len().min(BARS_MAX)];
    let drawing = Drawing::StackedBars {
        series: series.iter().map(|part| part.name.clone()).collect(),
        groups: if drawable {
            shown_groups
                .iter()
                .map(|group| Group {
                    label: group.name.clone(),
                    amounts: series
                        .iter()
                        .map(|part| {
                            let number = if turned {
                                cell(part, group)
                            } else {
                                cell(group, part)
                            };
                            Amount::of(drawn(number), naming.number(number))
                        })
                        .collect(),
                })
                .collect()
        } else {
            Vec::new()
        },
    };
    let nothing_to_draw = if drawable || breakdown.cells.is_empty() {
        nothing(naming, breakdown)
    } else {
        naming.say("statistics-only-table")
    };
    let mut notes = Vec::new();
    if drawable && groups.len() > shown_groups.len() {
        notes.push(
            naming.say_with(
                "statistics-in-table",
                &[(
                    "count",
                    i64::try_from(groups.len() - shown_groups.len())
                        .unwrap_or(i64::MAX)
                        .into(),
                )],
            ),
        );
    }
    if !breakdown.adds_up {
        notes.push(naming.say("statistics-does-not-add-up"));
    }
    Picture::of(
        Words {
            id: format!("chart-{id}"),
            caption,
            description: described(naming, groups),
            nothing_to_draw,
            summary: naming.say("statistics-as-table"),
        },
        drawing,
        numbers,
    )
    .noting((!notes.is_empty()).then(|| notes.join(" ")))
}

/// Whether no record says anything about the dimension: one long bar "not
/// recorded" would only be read as a place.
fn says_nothing(parts: &[Part]) -> bool {
    !parts.is_empty() && parts.iter().all(|part| is_no_value(&part.code))
}

fn sum(parts: &[Part], breakdown: &Breakdown) -> Number {
    parts
        .iter()
        .map(|part| part.number)
        .fold(zero_like(breakdown), plus)
}

fn described(naming: &Naming<'_>, parts: &[Part]) -> String {
    let said: Vec<String> = parts
        .iter()
        .take(BARS_MAX)
        .map(|part| format!("{}: {}", part.name, naming.number(part.number)))
        .collect();
    if said.is_empty() {
        String::new()
    } else {
        format!("{}.", said.join("; "))
    }
}

/// Why there is no picture: nothing was reported, or there was none.
fn nothing(naming: &Naming<'_>, breakdown: &Breakdown) -> String {
    match breakdown.figure.state {
        State::Counted => naming.say("statistics-none"),
        state => naming
            .state_help(state)
            .unwrap_or_else(|| naming.say("statistics-nothing-counted")),
    }
}
