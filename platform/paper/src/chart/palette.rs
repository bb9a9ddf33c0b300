//! Colours and patterns. Each series has both, so that a chart can be read in
//! grey print and by people who do not tell the colours apart.

/// Letters.
pub(super) const TEXT: &str = "#1d2733";
/// Letters that stand back; contrast with white above 7 to 1.
pub(super) const QUIET_TEXT: &str = "#4a5561";
/// Axes.
pub(super) const RULE: &str = "#8a949e";
/// The faint band behind a bar.
pub(super) const BAND: &str = "#f1f4f7";

/// The strong colour of each series; contrast with white above 3 to 1.
const EDGES: [&str; 6] = [
    "#12436d", "#1c7f78", "#801650", "#a8480f", "#3d3d3d", "#5f4596",
];
/// The light colour below the pattern of each series.
const GROUNDS: [&str; 6] = [
    "#12436d", "#c8ebe7", "#f7dfeb", "#fde3d3", "#e4e4e4", "#e9e1f6",
];
/// The pattern of each series within a square of 8 units, drawn in its strong
/// colour. The first series is solid.
const STROKES: [&str; 6] = [
    "",
    "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6",
    "M2 2 h2 v2 h-2 z M6 6 h2 v2 h-2 z",
    "M0 2 H8 M0 6 H8",
    "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6 M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2",
    "M2 0 V8 M6 0 V8",
];

/// The strong colour of a series.
pub(super) fn edge(series: usize) -> &'static str {
    EDGES[series % EDGES.len()]
}

/// What fills the marks of a series.
pub(super) fn fill(prefix: &str, series: usize) -> String {
    match series % EDGES.len() {
        0 => EDGES[0].to_owned(),
        series => format!("url(#{prefix}-fill-{series})"),
    }
}

/// Whether light letters stand on the marks of a series.
pub(super) fn is_solid(series: usize) -> bool {
    series.is_multiple_of(EDGES.len())
}

/// The definitions of the patterns that the first `series` series use.
pub(super) fn patterns(prefix: &str, series: usize) -> String {
    let patterns: String = (1..series.min(EDGES.len()))
        .map(|series| {
            let (ground, edge, strokes) = (GROUNDS[series], EDGES[series], STROKES[series]);
            format!(
                concat!(
                    r#"<pattern id="{prefix}-fill-{series}" width="8" height="8" patternUnits="userSpaceOnUse">"#,
                    r#"<rect width="8" height="8" fill="{ground}"/>"#,
                    r#"<path d="{strokes}" fill="none" stroke="{edge}" stroke-width="1.4"/></pattern>"#
                ),
                prefix = prefix,
                series = series,
                ground = ground,
                edge = edge,
                strokes = strokes,
            )
        })
        .collect();
    if patterns.is_empty() {
        patterns
    } else {
        format!("<defs>{patterns}</defs>")
    }
}
