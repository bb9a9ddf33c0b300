//! What a list is asked for: filters, order and page, read from the query of
//! an address or from a form.
//!
//! Only codes, years, yes or no, and addresses of records are asked in an
//! address: a text or a file number may be somebody's and is sent as a form.

use std::collections::BTreeSet;

use db::Listing;
use kernel::{
    Condition, Date, Field, FieldKind, Lists, NON_ANSWERS, RecordKind, Refusal, Standing, condition,
};
use records::Mechanism;

/// How many records stand on a page.
pub(crate) const PAGE: u64 = 50;
/// As many pages as may be passed over; beyond, a filter is quicker.
const PAGES_MAX: u64 = 1_000_000;
/// More filters than the longest list has values that anyone would ask for
/// together; a statement may only be so deep.
const FILTERS_MAX: usize = 100;
/// Stands for "nothing was recorded": no code holds a full stop.
pub(crate) const ABSENT: &str = ".";
/// Names that do not belong to fields.
const RESERVED: [&str; 9] = [
    "from", "until", "sort", "order", "page", "voided", "language", "limit", "offset",
];

/// The parameter that filters by a field.
pub(crate) fn parameter(field: &Field) -> String {
    if RESERVED.contains(&field.name.as_str()) {
        format!("field.{}", field.name)
    } else {
        field.name.clone()
    }
}

/// Whether a list may be filtered by a field.
pub(crate) fn filterable(field: &Field) -> bool {
    !field.is_sealed()
        && matches!(
            field.kind,
            FieldKind::Code { .. }
                | FieldKind::Codes { .. }
                | FieldKind::YesNo
                | FieldKind::Year
                | FieldKind::Link { .. }
        )
}

/// The date that places a register's records in time, if it is one.
pub(crate) fn period(kind: &RecordKind) -> Option<&Field> {
    kind.period
        .as_deref()
        .and_then(|name| kind.field(name))
        .filter(|field| matches!(field.kind, FieldKind::Date { .. }))
}

/// What a list is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// The filters in force, by parameter, as they were given.
    pub(crate) pairs: Vec<(String, String)>,
    /// What was asked for wrongly, each at its parameter.
    pub(crate) refusals: Vec<Refusal>,
    /// …as it was typed: it stands in its field again.
    pub(crate) wrong: Vec<(String, String)>,
    /// The records asked for, of this page.
    pub(crate) listing: Listing,
    /// The page, counted from 1.
    pub(crate) page: u64,
    /// Whether the order was chosen.
    pub(crate) ordered: bool,
}

impl Asked {
    /// What was typed as a filter, rightly or wrongly.
    pub(crate) fn value(&self, parameter: &str) -> &str {
        self.pairs
            .iter()
            .chain(&self.wrong)
            .find(|(name, _)| name == parameter)
            .map_or("", |(_, value)| value)
    }

    /// The filters and the order as a query, without one parameter and with
    /// others.
    pub(crate) fn query(&self, without: &[&str], with: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.pairs {
            if !without.contains(&name.as_str()) {
                query.append_pair(name, value);
            }
        }
        if self.ordered
            && !without.contains(&"sort")
            && let Some(sort) = &self.listing.sort
        {
            query.append_pair("sort", sort);
            if self.listing.descending {
                query.append_pair("order", "descending");
            }
        }
        for (name, value) in with {
            query.append_pair(name, value);
        }
        query.finish()
    }
}

/// Reads what a list is asked for. Every parameter must be known: one that is
/// passed over would show records that were to be left out.
pub(crate) fn read<'p>(
    mechanism: &Mechanism,
    kind: &RecordKind,
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
) -> Asked {
    let mut asked = Asked {
        page: 1,
        listing: Listing {
            limit: PAGE,
            ..Listing::default()
        },
        ..Asked::default()
    };
    let mut order = None;
    let mut told = BTreeSet::new();
    for (name, value) in pairs {
        let value = value.trim();
        // What is asked for twice is asked for once.
        if value.is_empty() || !told.insert((name, value)) {
            continue;
        }
        if told.len() > FILTERS_MAX {
            asked
                .refusals
                .push(Refusal::by("web.filters").naming("max", FILTERS_MAX));
            break;
        }
        let no = |rule: &str| Refusal::by(rule).at(name);
        let read = match name {
            "from" | "until" => read_limit(kind, name, value).map(|condition| {
                asked.listing.conditions.push(condition);
                asked.pairs.push((name.to_owned(), value.to_owned()));
            }),
            "sort" => match kind
                .field(value)
                .filter(|field| super::table::sortable(field))
            {
                Some(field) => {
                    asked.listing.sort = Some(field.name.clone());
                    asked.ordered = true;
                    Ok(())
                }
                None => Err(no("web.no_such_column").naming("column", value)),
            },
            "order" => match value {
                "ascending" | "descending" => {
                    order = Some(value == "descending");
                    Ok(())
                }
                _ => Err(no("web.order")),
            },
            "page" => match value.parse::<u64>() {
                Ok(page) if (1..=PAGES_MAX).contains(&page) => {
                    asked.page = page;
                    Ok(())
                }
                _ => Err(no("web.page").naming("max", PAGES_MAX)),
            },
            "voided" => match value {
                "yes" => {
                    asked.listing.voided = true;
                    asked.pairs.push((name.to_owned(), value.to_owned()));
                    Ok(())
                }
                "no" => Ok(()),
                _ => Err(no("entry.yes_no")),
            },
            _ => {
                let field = kind
                    .fields
                    .iter()
                    .find(|field| filterable(field) && parameter(field) == name);
                match field {
                    Some(field) => read_filter(mechanism, field, name, value).map(|condition| {
                        asked.listing.conditions.push(condition);
                        asked.pairs.push((name.to_owned(), value.to_owned()));
                    }),
                    None => Err(no("web.no_such_parameter")
                        .naming("parameter", name)
                        .naming("parameters", parameters(kind).join(", "))),
                }
            }
        };
        if let Err(refusal) = read {
            asked.refusals.push(refusal);
            asked.wrong.push((name.to_owned(), value.to_owned()));
        }
    }
    asked.listing.descending = order.unwrap_or(false);
    asked.listing.offset = (asked.page - 1) * PAGE;
    asked
}

/// Every parameter that a register's list knows.
pub(crate) fn parameters(kind: &RecordKind) -> Vec<String> {
    let mut known: Vec<String> = kind
        .fields
        .iter()
        .filter(|field| filterable(field))
        .map(parameter)
        .collect();
    if period(kind).is_some() {
        known.extend(["from".to_owned(), "until".to_owned()]);
    }
    known.extend(["sort", "order", "voided"].map(str::to_owned));
    known
}

fn read_limit(kind: &RecordKind, name: &str, value: &str) -> Result<Condition, Refusal> {
    let Some(field) = period(kind) else {
        return Err(Refusal::by("web.no_such_parameter")
            .at(name)
            .naming("parameter", name)
            .naming("parameters", parameters(kind).join(", ")));
    };
    let day = (value.len() == 10)
        .then(|| value.parse::<Date>().ok())
        .flatten()
        .ok_or_else(|| Refusal::by("web.day").at(name))?;
    Ok(if name == "from" {
        condition::on_or_after(&field.name, day)
    } else {
        condition::on_or_before(&field.name, day)
    })
}

fn read_filter(
    mechanism: &Mechanism,
    field: &Field,
    name: &str,
    value: &str,
) -> Result<Condition, Refusal> {
    let no = |rule: &str| Refusal::by(rule).at(name);
    if value == ABSENT {
        return Ok(Condition::Not(Box::new(condition::present(&field.name))));
    }
    Ok(match &field.kind {
        FieldKind::Code { list } | FieldKind::Codes { list } => {
            let pack = mechanism.pack();
            let known = NON_ANSWERS.contains(&value)
                || pack.standing(list, value, mechanism.today()) != Standing::Absent;
            if !known {
                return Err(Refusal::not_in_list(pack.as_ref(), list, value).at(name));
            }
            if matches!(field.kind, FieldKind::Codes { .. }) {
                condition::has(&field.name, value)
            } else {
                condition::is(&field.name, value)
            }
        }
        FieldKind::YesNo => match value {
            "yes" => condition::yes(&field.name),
            "no" => Condition::Not(Box::new(Condition::Any(vec![
                condition::yes(&field.name),
                Condition::Not(Box::new(condition::present(&field.name))),
            ]))),
            _ => return Err(no("entry.yes_no")),
        },
        FieldKind::Year => {
            let year = value.parse::<i64>().map_err(|_| no("entry.year"))?;
            condition::number_is(&field.name, year)
        }
        FieldKind::Link { register } => {
            let id = mechanism
                .at_address(register, value)
                .ok_or_else(|| no("web.no_such_address"))?;
            condition::links_to(&field.name, id)
        }
        _ => {
            return Err(no("web.no_such_parameter")
                .naming("parameter", name)
                .naming("parameters", "-"));
        }
    })
}
