//! Every kind of chart with nothing, one value and many, and with what makes
//! pictures go wrong.

use super::report;
use paper::document::{Amount, Chart, Drawing, Group, Point, Step, TrendStyle};

/// Every kind of chart with this many labels, each with its amounts.
fn charts(labels: usize, length: impl Fn(usize) -> Option<f64>, label: &str) -> Vec<Chart> {
    let amount = |index: usize| Amount {
        length: length(index),
        shown: length(index).map_or("not reported".into(), |length| length.to_string()),
    };
    let points: Vec<Point> = (0..labels)
        .map(|index| Point {
            label: format!("{label} {index}"),
            amount: amount(index),
        })
        .collect();
    let series: Vec<String> = (0..3)
        .map(|index| format!("{label} series {index}"))
        .collect();
    let groups: Vec<Group> = (0..labels)
        .map(|index| Group {
            label: format!("{label} {index}"),
            amounts: (0..3).map(|place| amount(index + place)).collect(),
        })
        .collect();
    let steps: Vec<Step> = (0..labels)
        .map(|index| Step {
            label: format!("{label} {index}"),
            unit: format!("unit {index}"),
            amount: amount(index),
        })
        .collect();
    [
        Drawing::Trend {
            style: TrendStyle::Columns,
            points: points.clone(),
        },
        Drawing::Trend {
            style: TrendStyle::Line,
            points: points.clone(),
        },
        Drawing::Bars { points },
        Drawing::GroupedColumns {
            series: series.clone(),
            groups: groups.clone(),
        },
        Drawing::StackedBars { series, groups },
        Drawing::Funnel { steps },
    ]
    .into_iter()
    .enumerate()
    .map(|(index, drawing)| {
        report::chart(
            &format!("chart {index}"),
            "Caption & more",
            drawing,
            &["a", "b", "c"],
        )
    })
    .collect()
}

/// The drawing read again, every number in it checked to be one.
fn read(svg: &str) -> resvg::usvg::Tree {
    for forbidden in ["NaN", "inf", "style=", "<style", "<script", "onload", "px"] {
        assert!(!svg.contains(forbidden), "{forbidden} in {svg}");
    }
    assert!(svg.contains("role=\"img\""));
    assert!(svg.contains("viewBox=\"0 0 400 "));
    resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).unwrap()
}

/// Each mark of the drawing lies within its view box.
fn assert_marks_lie_within(svg: &str) {
    let document = resvg::usvg::roxmltree::Document::parse(svg).unwrap();
    let size: Vec<f64> = document
        .root_element()
        .attribute("viewBox")
        .unwrap()
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    let number = |node: resvg::usvg::roxmltree::Node<'_, '_>, name: &str| -> f64 {
        node.attribute(name)
            .map_or(0.0, |value| value.parse().unwrap())
    };
    for node in document.descendants() {
        let within = match node.tag_name().name() {
            "rect" => {
                number(node, "x") >= -0.01
                    && number(node, "y") >= -0.01
                    && number(node, "x") + number(node, "width") <= size[2] + 0.01
                    && number(node, "y") + number(node, "height") <= size[3] + 0.01
            }
            "text" => {
                number(node, "y") > 0.0
                    && number(node, "y") <= size[3]
                    && number(node, "x") <= size[2]
            }
            _ => true,
        };
        assert!(within, "{node:?} leaves the drawing in {svg}");
    }
}

#[test]
fn a_chart_of_nothing_says_so_in_a_sentence() {
    for chart in charts(0, |_| Some(1.0), "label") {
        assert!(!chart.has_marks());
        let svg = chart.to_svg();
        read(&svg);
        assert!(svg.contains("No number is known for this picture."));
    }
}

#[test]
fn a_chart_whose_amounts_are_all_absent_says_so_too() {
    for chart in charts(4, |_| None, "label") {
        assert!(!chart.has_marks());
        assert!(
            chart
                .to_svg()
                .contains("No number is known for this picture.")
        );
    }
}

#[test]
fn one_value_and_many_values_are_drawn_within_the_view() {
    for labels in [1, 2, 7, 12, 30, 60] {
        for chart in charts(
            labels,
            |index| Some((index * 37 % 101) as f64 + 1.0),
            "label",
        ) {
            let svg = chart.to_svg();
            read(&svg);
            assert_marks_lie_within(&svg);
            assert!(chart.has_marks());
        }
    }
}

#[test]
fn zero_is_drawn_as_zero_and_not_as_nothing() {
    for chart in charts(3, |_| Some(0.0), "label") {
        let svg = chart.to_svg();
        read(&svg);
        assert_marks_lie_within(&svg);
        assert!(chart.has_marks());
        assert!(!svg.contains("No number is known"));
    }
}

#[test]
fn an_amount_that_is_no_length_draws_nothing_and_breaks_nothing() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0] {
        for chart in charts(3, |index| Some(if index == 1 { bad } else { 4.0 }), "label") {
            // The words for the amount are the caller's; the shapes are not.
            let mut chart = chart;
            hush(&mut chart.drawing);
            let svg = chart.to_svg();
            read(&svg);
            assert_marks_lie_within(&svg);
        }
    }
}

fn hush(drawing: &mut Drawing) {
    let hush = |amount: &mut Amount| amount.shown = "–".into();
    match drawing {
        Drawing::Trend { points, .. } | Drawing::Bars { points } => {
            points.iter_mut().for_each(|point| hush(&mut point.amount));
        }
        Drawing::GroupedColumns { groups, .. } | Drawing::StackedBars { groups, .. } => {
            groups
                .iter_mut()
                .flat_map(|group| &mut group.amounts)
                .for_each(hush);
        }
        Drawing::Funnel { steps } => steps.iter_mut().for_each(|step| hush(&mut step.amount)),
    }
}

#[test]
fn an_absent_amount_is_named_beside_the_others() {
    for chart in charts(3, |index| (index != 1).then_some(4.0), "label") {
        let svg = chart.to_svg();
        assert!(svg.contains("not reported") || svg.contains('–'), "{svg}");
    }
}

#[test]
fn hostile_and_endless_labels_are_escaped_and_shortened() {
    for label in [
        "<script>alert(1)</script>",
        "\"><g onload=\"x\">",
        "a\0b\u{202E}c",
        &"x".repeat(10_000),
        "Müəyyən edilmiş, lakin qurban kimi tanınmamış şəxslərin göndərildiyi yaşayış məntəqələri",
    ] {
        for chart in charts(3, |index| Some(index as f64 + 1.0), label) {
            let svg = chart.to_svg();
            assert!(
                resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).is_ok(),
                "{svg}"
            );
            assert!(!svg.contains("<script") && !svg.contains("<g ") && !svg.contains('\0'));
            assert!(svg.len() < 20_000, "{} bytes for a label", svg.len());
            assert_marks_lie_within(&svg);
        }
    }
}

#[test]
fn a_chart_is_named_and_described_by_ids_of_its_own() {
    let charts = charts(2, |_| Some(1.0), "label");
    let svg = charts[0].to_svg();
    assert!(svg.contains("aria-labelledby=\"chart-0-title chart-0-description\""));
    assert!(svg.contains("<title id=\"chart-0-title\">Caption &amp; more</title>"));
    assert!(svg.contains("<desc id=\"chart-0-description\">"));
    let other = charts[1].to_svg();
    assert!(!other.contains("chart-0"));
}

#[test]
fn series_differ_by_pattern_and_not_by_colour_alone() {
    let grouped = &charts(2, |_| Some(1.0), "label")[3];
    let svg = grouped.to_svg();
    assert!(svg.contains("<pattern id=\"chart-3-fill-1\""));
    assert!(svg.contains("<pattern id=\"chart-3-fill-2\""));
    assert!(svg.contains("fill=\"url(#chart-3-fill-1)\""));
}

#[test]
fn each_step_of_a_funnel_names_its_unit() {
    let funnel = &charts(3, |index| Some(9.0 - index as f64), "label")[5];
    let svg = funnel.to_svg();
    for unit in ["unit 0", "unit 1", "unit 2"] {
        assert!(svg.contains(unit));
    }
}

#[test]
fn twice_the_amount_is_twice_the_length() {
    let drawing = Drawing::Bars {
        points: vec![Point::of("a", 20.0, "20"), Point::of("b", 10.0, "10")],
    };
    let svg = report::chart("bars", "Bars", drawing, &["", ""]).to_svg();
    let document = resvg::usvg::roxmltree::Document::parse(&svg).unwrap();
    let lengths: Vec<f64> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect")))
        .map(|node| node.attribute("width").unwrap().parse().unwrap())
        .collect();
    assert_eq!(lengths.len(), 2);
    assert!((lengths[0] / lengths[1] - 2.0).abs() < 0.001, "{lengths:?}");
}

#[test]
fn the_table_of_a_drawing_says_the_same_as_the_picture() {
    let drawing = &charts(2, |index| Some(index as f64), "label")[3].drawing;
    let table = drawing.as_table("Caption", &["Label"]);
    assert_eq!(table.columns.len(), 4);
    assert_eq!(table.columns[0].heading, "Label");
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.rows[1].cells.len(), 4);
}
