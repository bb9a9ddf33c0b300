//! Where a desk's own files lie in the program's source, for faults that name
//! what a pack stands over.

/// The crates of the platform that bring words as a desk does. Every other
/// desk is a noun of the work.
const OF_THE_PLATFORM: [&str; 4] = ["practice", "records", "sheets", "web"];

/// The path of a desk's file within the source.
pub fn source_of(desk: &str, file: &str) -> String {
    let side = if OF_THE_PLATFORM.contains(&desk) {
        "platform"
    } else {
        "domain"
    };
    format!("{side}/{desk}/{file}")
}

/// The desk whose file this is; none for the platform's own words.
pub(crate) fn desk_of(source: &str) -> Option<&str> {
    let (side, rest) = source.split_once('/')?;
    let desk = rest.split('/').next()?;
    match side {
        "domain" => Some(desk),
        "platform" if OF_THE_PLATFORM.contains(&desk) => Some(desk),
        _ => None,
    }
}
