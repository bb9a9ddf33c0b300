//! One file of a list: its header, its rows, and what is wrong in them.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Date;
use kernel::NON_ANSWERS;

use crate::file::PackFile;
use crate::nearness::nearest;
use crate::{Fault, ListValue};

/// The columns that every list may have beside its languages.
const KNOWN: [&str; 4] = ["code", "marks", "from", "until"];

/// The values of one file; every fault is told with its line.
pub(super) fn values(
    file: &PackFile,
    languages: &[String],
    faults: &mut Vec<Fault>,
) -> Vec<ListValue> {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(file.text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.push(Fault::error(&file.path, 1, error.to_string(), ""));
            return Vec::new();
        }
    };
    let header_line = header
        .position()
        .map_or(1, |position| line_of(position.line()));
    check_header(file, &header, header_line, languages, faults);
    if header.iter().all(|column| column != "code") {
        return Vec::new();
    }
    let mut values: Vec<ListValue> = Vec::new();
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for record in reader.into_records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error
                    .position()
                    .map_or(1, |position| line_of(position.line()));
                faults.push(Fault::error(&file.path, line, error.to_string(), ""));
                continue;
            }
        };
        let line = record
            .position()
            .map_or(1, |position| line_of(position.line()));
        if record.len() != header.len() {
            faults.push(Fault::error(
                &file.path,
                line,
                format!(
                    "the row has {} columns and the header {}",
                    record.len(),
                    header.len()
                ),
                "give each column a value or leave it empty; a text with a comma stands between double quotes",
            ));
            continue;
        }
        let row = header
            .iter()
            .zip(record.iter())
            .filter(|(_, cell)| !cell.is_empty());
        let Some(value) = value(file, line, row, languages, faults) else {
            continue;
        };
        if let Some(first) = lines.insert(value.code.clone(), line) {
            faults.push(Fault::error(
                &file.path,
                line,
                format!(
                    "the code \"{}\" stands here a second time (first on line {first})",
                    value.code
                ),
                "keep one row for each code",
            ));
            continue;
        }
        values.push(value);
    }
    values
}

fn line_of(line: u64) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX)
}

fn check_header(
    file: &PackFile,
    header: &csv::StringRecord,
    line: usize,
    languages: &[String],
    faults: &mut Vec<Fault>,
) {
    if header.iter().all(|column| column != "code") {
        faults.push(Fault::error(
            &file.path,
            line,
            "the header has no column \"code\"",
            format!(
                "write a header such as code,{},marks,from,until",
                languages.join(",")
            ),
        ));
    }
    let mut seen = BTreeSet::new();
    for column in header {
        if !seen.insert(column) {
            faults.push(Fault::error(
                &file.path,
                line,
                format!("the header has the column \"{column}\" twice"),
                "name each column once",
            ));
        }
        let is_known = KNOWN.contains(&column)
            || column == words::BASE_LANGUAGE
            || languages.iter().any(|language| language == column);
        if is_known {
            continue;
        }
        if column.len() <= 3 {
            faults.push(Fault::error(
                &file.path,
                line,
                format!("the column \"{column}\" is none of the pack's languages"),
                format!("the languages are: {}", languages.join(", ")),
            ));
        } else if let Some(near) = nearest(column, KNOWN)
            && strsim::damerau_levenshtein(column, near) <= 2
        {
            faults.push(Fault::error(
                &file.path,
                line,
                format!("the header has a column \"{column}\""),
                format!("did you mean \"{near}\"?"),
            ));
        }
    }
}

fn value<'row>(
    file: &PackFile,
    line: usize,
    row: impl Iterator<Item = (&'row str, &'row str)>,
    languages: &[String],
    faults: &mut Vec<Fault>,
) -> Option<ListValue> {
    let mut value = ListValue {
        line: Some(line),
        ..ListValue::default()
    };
    for (column, cell) in row {
        match column {
            "code" => value.code = cell.to_owned(),
            "marks" => {
                value.marks = cell
                    .split(';')
                    .map(str::trim)
                    .filter(|mark| !mark.is_empty())
                    .map(str::to_owned)
                    .collect();
            }
            "from" | "until" => match cell.parse::<Date>() {
                Ok(day) if column == "from" => value.from = Some(day),
                Ok(day) => value.until = Some(day),
                Err(_) => faults.push(Fault::error(
                    &file.path,
                    line,
                    format!("\"{cell}\" in the column \"{column}\" is not a day"),
                    "write it as 2018-05-08",
                )),
            },
            name if name == words::BASE_LANGUAGE
                || languages.iter().any(|language| language == name) =>
            {
                value.names.insert(name.to_owned(), cell.to_owned());
            }
            other => {
                value.columns.insert(other.to_owned(), cell.to_owned());
            }
        }
    }
    let mut no = |what: String, right: &str| {
        faults.push(Fault::error(&file.path, line, what, right));
    };
    if value.code.is_empty() {
        no(
            "the row has no code".into(),
            "write one in the column \"code\"",
        );
        return None;
    }
    if let Some(removed) = value.code.strip_prefix(['-', '!']) {
        no(
            format!("\"{removed}\" cannot be taken away: desks and old records know it"),
            "retire it: write its code and, in the column \"until\", its last day",
        );
        return None;
    }
    if NON_ANSWERS.contains(&value.code.as_str()) {
        no(
            format!("\"{}\" belongs to every list already", value.code),
            "leave it out; its words are in the language's files",
        );
        return None;
    }
    if !value
        .code
        .chars()
        .all(|character| character.is_ascii_alphanumeric() || "_-./".contains(character))
    {
        no(
            format!(
                "the code \"{}\" has other signs than a code may have",
                value.code
            ),
            "use Latin letters, digits, _ - . and / only; the names may have any",
        );
        return None;
    }
    if let (Some(from), Some(until)) = (value.from, value.until)
        && until < from
    {
        no(
            format!("the value ends on {until}, before it begins on {from}"),
            "write the later day in the column \"until\"",
        );
    }
    Some(value)
}
