//! Marks that stand for what differs between countries: figures count by them,
//! and rules know by them what may be recorded.

use kernel::Desk;

use crate::nearness::nearest;
use crate::{Fault, Pack};

/// Every mark that a rule knows values by and that no value has.
pub(crate) fn marks_fit(desks: &[Desk], pack: &Pack) -> Vec<Fault> {
    desks
        .iter()
        .flat_map(|desk| &desk.registers)
        .flat_map(|register| register.marks())
        .filter_map(|[list, mark, rule]| {
            missing(pack, list, mark, &format!("the rule {rule} knows them"))
        })
        .collect()
}

/// What is wrong where no value of a list has a mark that something goes by.
pub(super) fn missing(pack: &Pack, name: &str, mark: &str, by: &str) -> Option<Fault> {
    let list = pack.list(name);
    if list.values.iter().any(|value| value.marks.contains(mark)) {
        return None;
    }
    let file = list.file.as_ref().map_or_else(
        || {
            let path = pack.folder.join("lists").join(format!("{name}.csv"));
            path.display().to_string()
        },
        |(file, _)| file.clone(),
    );
    let marks = list.values.iter().flat_map(|value| &value.marks);
    let right = nearest(mark, marks.map(String::as_str)).map_or_else(
        || format!("write {mark} in the column \"marks\" of the values it is true of"),
        |near| format!("\"{near}\" is there: did you mean \"{mark}\"?"),
    );
    Some(Fault::error(
        file,
        1,
        format!("no value has the mark \"{mark}\", by which {by}"),
        right,
    ))
}
