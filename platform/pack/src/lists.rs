//! Lists of values: those that the desks are built on, and what the country
//! adds to them, renames, marks or retires; and the country's own.

mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use clockwork::Date;
use kernel::{Desk, Standing};

use crate::Fault;
use crate::file::{PackFile, files_in};
use crate::nearness::{meant, nearest_of};
use crate::source::source_of;

/// One value of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListValue {
    /// What records keep.
    pub code: String,
    /// Its name by language.
    pub names: BTreeMap<String, String>,
    /// What figures know it by, such as being a destination.
    pub marks: BTreeSet<String>,
    /// The first day on which it may be chosen.
    pub from: Option<Date>,
    /// The last day on which it may be chosen.
    pub until: Option<Date>,
    /// Further columns of the country's list, such as the region of a town.
    pub columns: BTreeMap<String, String>,
    /// Whether a desk is built on it.
    pub built_in: bool,
    /// Where the pack writes it, if it does.
    pub(crate) line: Option<usize>,
}

/// A list: its values in the order of the files, the desk's before those
/// that the country adds. Answers that are none (unknown, not asked) belong
/// to every list and stand in none.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its name.
    pub name: String,
    /// Its values.
    pub values: Vec<ListValue>,
    /// The desk that is built on it; none for a list of the country's own.
    pub desk: Option<&'static str>,
    /// The file in which the pack writes it, and its last line.
    pub(crate) file: Option<(String, usize)>,
    positions: BTreeMap<String, usize>,
}

impl List {
    pub(crate) fn of(name: &str, values: Vec<ListValue>) -> Self {
        let mut list = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        for value in values {
            list.push(value);
        }
        list
    }

    fn push(&mut self, value: ListValue) {
        self.positions.insert(value.code.clone(), self.values.len());
        self.values.push(value);
    }

    /// The value of a code.
    pub fn value(&self, code: &str) -> Option<&ListValue> {
        self.values.get(*self.positions.get(code)?)
    }

    /// Codes of all values, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> + Clone {
        self.values.iter().map(|value| value.code.as_str())
    }

    /// Codes of the values with a mark, in order.
    pub fn codes_marked(&self, mark: &str) -> Vec<&str> {
        self.values
            .iter()
            .filter(|value| value.marks.contains(mark))
            .map(|value| value.code.as_str())
            .collect()
    }
}

impl ListValue {
    /// How it stands on a day.
    pub fn standing(&self, on: Date) -> Standing {
        let begun = self.from.is_none_or(|from| from <= on);
        let not_ended = self.until.is_none_or(|until| on <= until);
        if begun && not_ended {
            Standing::InForce
        } else {
            Standing::Retired
        }
    }
}

/// All lists by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListShelf(pub(crate) BTreeMap<String, List>);

impl ListShelf {
    pub(crate) fn list(&self, name: &str) -> &List {
        static NONE: LazyLock<List> = LazyLock::new(List::default);
        self.0.get(name).unwrap_or(&NONE)
    }
}

impl kernel::Lists for ListShelf {
    fn standing(&self, list: &str, code: &str, on: Date) -> Standing {
        self.list(list)
            .value(code)
            .map_or(Standing::Absent, |value| value.standing(on))
    }

    fn nearest(&self, list: &str, typed: &str) -> Option<String> {
        let names = self.list(list).values.iter().flat_map(|value| {
            std::iter::once(value.code.as_str())
                .chain(value.names.values().map(String::as_str))
                .map(|name| (name, value.code.as_str()))
        });
        nearest_of(typed, names).map(str::to_owned)
    }

    fn first_codes(&self, list: &str, most: usize) -> Vec<String> {
        let codes = self.list(list).codes();
        codes.take(most).map(str::to_owned).collect()
    }
}

/// The lists of the desks, with those of the pack laid over them.
pub(crate) fn read(
    files: &[(String, PackFile)],
    desks: &[Desk],
    languages: &[String],
    faults: &mut Vec<Fault>,
) -> ListShelf {
    let mut shelf = ListShelf::default();
    for desk in desks {
        for built_in in &desk.lists {
            let file = PackFile {
                path: source_of(desk.name, &format!("lists/{}.csv", built_in.name)),
                text: built_in.csv.to_owned(),
            };
            let mut list = List {
                name: built_in.name.to_owned(),
                desk: Some(desk.name),
                ..List::default()
            };
            for mut value in rows::values(&file, languages, faults) {
                value.built_in = true;
                value.line = None;
                list.push(value);
            }
            if let Some(other) = shelf.0.insert(built_in.name.to_owned(), list) {
                faults.push(Fault::error(
                    file.path,
                    1,
                    format!(
                        "the desk \"{}\" is built on a list of this name too",
                        other.desk.unwrap_or_default()
                    ),
                    "one desk owns a list, and others use it",
                ));
            }
        }
    }
    for (name, file) in files {
        let end = file.text.lines().count().max(1);
        let rows = rows::values(file, languages, faults);
        let list = shelf.0.entry(name.clone()).or_insert_with(|| List {
            name: name.clone(),
            ..List::default()
        });
        list.file = Some((file.path.clone(), end));
        for row in rows {
            lay_over(list, row);
        }
    }
    shelf
}

fn lay_over(list: &mut List, row: ListValue) {
    let Some(position) = list.positions.get(&row.code).copied() else {
        list.push(row);
        return;
    };
    let value = &mut list.values[position];
    value.names.extend(row.names);
    value.marks.extend(row.marks);
    value.columns.extend(row.columns);
    value.from = row.from.or(value.from);
    value.until = row.until.or(value.until);
    value.line = row.line;
}

/// The lists of the pack, by name, as they are written.
pub(crate) fn files(folder: &Path, faults: &mut Vec<Fault>) -> Vec<(String, PackFile)> {
    let mut found = Vec::new();
    let Some(paths) = files_in(folder) else {
        faults.push(Fault::error(
            folder.display().to_string(),
            0,
            "the pack has no folder of lists",
            "make it, with at least the country's regions, towns, agencies and articles",
        ));
        return found;
    };
    for path in paths {
        let name = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        match (name, path.extension().is_some_and(|end| end == "csv")) {
            (Some(name), true) => {
                if let Some(file) = PackFile::read(&path, faults) {
                    found.push((name, file));
                }
            }
            _ => faults.push(Fault::warning(
                path.display().to_string(),
                0,
                "this is not a list: it is passed over",
                "a list is a file whose name ends in .csv",
            )),
        }
    }
    found
}

/// Columns of one list that name values of another: the region of a town.
pub(crate) fn check_columns(shelf: &ListShelf, faults: &mut Vec<Fault>) {
    let regions = shelf.list("regions");
    for list in shelf.0.values() {
        let Some((file, _)) = &list.file else {
            continue;
        };
        for value in &list.values {
            if let (Some(region), Some(line)) = (value.columns.get("region"), value.line)
                && regions.value(region).is_none()
                && !regions.values.is_empty()
            {
                faults.push(Fault::error(
                    file,
                    line,
                    format!("\"{region}\" in the column \"region\" is not in the list \"regions\""),
                    meant(region, regions.codes()),
                ));
            }
        }
    }
}

/// Lists that a field names and nobody has, and lists that no field names.
pub(crate) fn check_use<'kind>(
    shelf: &ListShelf,
    kinds: impl Iterator<Item = &'kind kernel::RecordKind> + Clone,
    added: &BTreeMap<(String, String), (String, usize)>,
    folder: &Path,
    faults: &mut Vec<Fault>,
) {
    let mut used = BTreeSet::new();
    let mut missing: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for kind in kinds {
        for field in &kind.fields {
            let Some(list) = field.list() else { continue };
            used.insert(list);
            if list == "registers" || shelf.0.contains_key(list) {
                continue;
            }
            let place = (kind.register.clone(), field.name.clone());
            if let Some((file, line)) = added.get(&place) {
                faults.push(Fault::error(
                    file,
                    *line,
                    format!("there is no list \"{list}\""),
                    meant(list, shelf.0.keys().map(String::as_str)),
                ));
            } else {
                let fields = missing.entry(list).or_default();
                fields.push(format!("{}.{}", kind.register, field.name));
            }
        }
    }
    for (list, fields) in missing {
        faults.push(Fault::error(
            folder.join(format!("{list}.csv")).display().to_string(),
            0,
            format!(
                "the list \"{list}\" is missing, from which values are taken: {}",
                fields.join(", ")
            ),
            "write it, with the header code and one column for each language",
        ));
    }
    for (name, list) in &shelf.0 {
        if let (None, Some((file, _)), false) =
            (list.desk, &list.file, used.contains(name.as_str()))
        {
            faults.push(Fault::warning(
                file,
                1,
                format!("no field takes its values from the list \"{name}\""),
                meant(name, used.iter().copied()),
            ));
        }
    }
}
