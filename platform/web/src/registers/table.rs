//! Records of one register as a table.

use askama::Template;
use db::{Listing, Stored};
use guard::{Act, Fields, Permit};
use kernel::{Fault, Field, FieldKind, No, RecordKind};
use records::Mechanism;
use words::Language;

use crate::shown::{Showing, Shown};

/// How many fields stand beside the reference: more than these are not read
/// across, and a record has a page of its own.
const COLUMNS_MAX: usize = 8;

/// A table of records.
#[derive(Template)]
#[template(path = "registers/table.html")]
pub(crate) struct Table {
    pub(crate) id: String,
    pub(crate) caption: String,
    /// Whether a heading above says what the caption says.
    pub(crate) under_heading: bool,
    pub(crate) reference: String,
    pub(crate) void: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Line>,
}

/// A column of the table.
pub(crate) struct Column {
    pub(crate) field: String,
    pub(crate) label: String,
    pub(crate) number: bool,
    /// Where a press on the heading leads.
    pub(crate) sort: Option<String>,
    /// `ascending` or `descending`, when the table is sorted by it.
    pub(crate) sorted: Option<&'static str>,
}

/// A record in the table.
pub(crate) struct Line {
    pub(crate) href: String,
    pub(crate) reference: String,
    pub(crate) voided: bool,
    pub(crate) cells: Vec<Shown>,
}

/// The fields that stand in a list: no sealed ones and no long texts; the
/// period and the title first, then those that must be filled in.
pub(crate) fn listed(kind: &RecordKind) -> Vec<(usize, &Field)> {
    let first =
        |name: &str| kind.period.as_deref() == Some(name) || kind.title.as_deref() == Some(name);
    let mut listed: Vec<(usize, &Field)> = kind
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !field.is_sealed() && !matches!(field.kind, FieldKind::Prose { .. }))
        .collect();
    // Then what every record has, and at the end what often has no value.
    listed.sort_by_key(|(_, field)| {
        let several = matches!(field.kind, FieldKind::Codes { .. });
        (!first(&field.name), !field.required, several)
    });
    listed.truncate(COLUMNS_MAX);
    listed
}

/// Whether a list may be sorted by a field.
pub(crate) fn sortable(field: &Field) -> bool {
    !field.is_sealed()
        && !matches!(
            field.kind,
            FieldKind::Prose { .. } | FieldKind::Codes { .. } | FieldKind::Link { .. }
        )
}

/// The records of a listing as a table, and how many there are without its
/// limit. `id` names the table within its page.
pub(crate) fn table(
    mechanism: &Mechanism,
    language: &Language,
    kind: &RecordKind,
    listing: &Listing,
    id: &str,
) -> Result<(Table, i64), No> {
    let permit = mechanism.guard().permit(Act::Look, &kind.register)?;
    mechanism.db().read(|session| {
        let showing = Showing::new(session, mechanism, language);
        Ok(table_in(&showing, kind, listing, id, &permit)?)
    })
}

/// As [`table`], within a transaction that shows more than this table.
pub(crate) fn table_in(
    showing: &Showing<'_, '_>,
    kind: &RecordKind,
    listing: &Listing,
    id: &str,
    permit: &Permit,
) -> Result<(Table, i64), Fault> {
    let session = showing.session();
    let records = session.list(kind, listing, permit)?;
    let total = session.count(kind, listing, permit)?;
    let seen = permit.fields_of_any(kind);
    let table = of_records(showing, kind, listing, (records, &seen), id)?;
    Ok((table, total))
}

/// Records that were listed or found already, as a table of the fields that
/// can be seen of any.
pub(crate) fn of_records(
    showing: &Showing<'_, '_>,
    kind: &RecordKind,
    listing: &Listing,
    (records, seen): (Vec<Stored>, &Fields),
    id: &str,
) -> Result<Table, Fault> {
    let language = showing.language();
    // Names are covered where they were looked for, and nowhere else in lists.
    let mut listed: Vec<(usize, &Field)> = kind.names().chain(listed(kind)).collect();
    listed.retain(|(at, _)| seen.covers(*at));
    listed.truncate(COLUMNS_MAX);
    let columns = listed
        .iter()
        .map(|(_, field)| Column {
            label: language.say(&format!("{}-{}", kind.register, field.name), &[]),
            number: matches!(field.kind, FieldKind::Whole { .. } | FieldKind::Money),
            sort: None,
            sorted: (listing.sort.as_ref() == Some(&field.name)).then_some(if listing.descending {
                "descending"
            } else {
                "ascending"
            }),
            field: field.name.clone(),
        })
        .collect();
    showing.look_up(&listed, &records)?;
    let mut rows = Vec::with_capacity(records.len());
    for stored in records {
        let mut cells = Vec::with_capacity(listed.len());
        for (at, field) in &listed {
            let value = stored.row.0.get(*at).unwrap_or(&kernel::Value::Absent);
            cells.push(showing.value(field, value)?);
        }
        rows.push(Line {
            href: showing.href(kind, stored.id),
            reference: stored.reference,
            voided: stored.voided,
            cells,
        });
    }
    Ok(Table {
        id: id.to_owned(),
        caption: String::new(),
        under_heading: false,
        reference: language.say("record-reference", &[]),
        void: language.say("record-void", &[]),
        columns,
        rows,
    })
}

/// The records of a listing as a table under a caption, for pages of other
/// desks: a figure that opens to its records. Sealed fields are not in it.
/// `id` names the table within its page.
///
/// It waits for the database: call it within [`crate::State::work`].
///
/// # Errors
/// A refusal when there is no such register, or what the database fails with.
pub fn records_table(
    mechanism: &Mechanism,
    language: &Language,
    register: &str,
    listing: &Listing,
    id: &str,
    caption: &str,
) -> Result<impl Template + Send + use<>, No> {
    let kind = mechanism.kind(register)?;
    let (mut table, _) = table(mechanism, language, &kind, listing, id)?;
    caption.clone_into(&mut table.caption);
    Ok(table)
}
