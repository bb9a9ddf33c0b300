//! The list of a register: filters, order, pages, and a search whose text
//! never stands in an address.

use askama::Template;
use axum::{
    extract::{self, Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use guard::Act;
use kernel::{Date, FieldKind, NON_ANSWERS, RecordKind, Refusal, Standing};

use crate::{
    Page, Posted, State, Trouble, Visit,
    registers::{
        filters::{self, ABSENT, Asked},
        kind_of,
        pages::{self, Place},
        table::{Table, sortable, table},
    },
    sentence,
};

struct Filter {
    parameter: String,
    label: String,
    choices: Vec<Choice>,
    /// A year is typed; everything else is chosen.
    typed: Option<String>,
}

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

struct Chosen {
    text: String,
    href: String,
}

/// A day from which, or until which, records are shown.
struct DayFilter {
    parameter: &'static str,
    label: String,
    value: String,
}

struct PageLink {
    number: Option<u64>,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "registers/listing.html")]
struct ListPage<'a> {
    visit: &'a Visit,
    kind: &'a RecordKind,
    may_enter: bool,
    may_import: bool,
    may_export: bool,
    plural: String,
    about: Option<String>,
    /// What is wrong, each with the id of its filter.
    errors: Vec<(String, String)>,
    chosen: Vec<Chosen>,
    days: Vec<DayFilter>,
    filters: Vec<Filter>,
    /// Records that are linked to: they are not typed and stay as they are.
    links: Vec<(String, String)>,
    voided: bool,
    hidden: Vec<(String, String)>,
    sort: Option<(String, bool)>,
    search: Option<String>,
    table: Table,
    total: i64,
    page: u64,
    pages: u64,
    places: Vec<PageLink>,
    previous: Option<PageLink>,
    next: Option<PageLink>,
}

impl ListPage<'_> {
    /// What is wrong with a filter.
    fn error_at(&self, parameter: &str) -> Option<&str> {
        self.errors
            .iter()
            .find(|(at, _)| at.strip_prefix("filter-") == Some(parameter))
            .map(|(_, error)| error.as_str())
    }
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let pairs = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let kind = kind_of(&state, &register)?;
    let asked = filters::read(&state.mechanism, &kind, pairs);
    list(&state, &visit, &kind, asked).await
}

/// A search cannot be asked for again by its address, since its text is not
/// in it.
pub(crate) async fn again(Path(register): Path<String>) -> Response {
    Redirect::to(&format!("/registers/{}", filters_path(&register))).into_response()
}

/// Only letters that register names have, so that the address stays one.
fn filters_path(register: &str) -> String {
    register
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
        .collect()
}

pub(crate) async fn find(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let mut asked = asked_by_form(&state, &kind, &posted);
    let search = posted.value("_search").trim();
    let length = search.chars().count();
    if !(2..=100).contains(&length) {
        asked
            .refusals
            .push(Refusal::by("records.search_length").at("_search"));
    }
    asked.listing.search = Some(search.to_owned());
    list(&state, &visit, &kind, asked).await
}

/// What a form on a list asks for: its hidden filters.
pub(crate) fn asked_by_form(state: &State, kind: &RecordKind, posted: &Posted) -> Asked {
    let pairs = posted
        .all()
        .filter(|(name, _)| !name.starts_with('_'))
        .flat_map(|(name, values)| values.iter().map(move |value| (name, value.as_str())));
    filters::read(&state.mechanism, kind, pairs)
}

async fn list(
    state: &State,
    visit: &Visit,
    kind: &std::sync::Arc<RecordKind>,
    mut asked: Asked,
) -> Result<Response, Trouble> {
    if !asked.ordered
        && let Some(period) = &kind.period
    {
        // The newest first: that is what people come back for.
        asked.listing.sort = Some(period.clone());
        asked.listing.descending = true;
    }
    let mut listing = asked.listing.clone();
    if !asked.refusals.is_empty() {
        // What was asked for is not known: showing everything would mislead.
        listing.limit = 0;
    }
    let (mut table, total) = {
        let (kind, language) = (kind.clone(), visit.language.clone());
        state
            .work(move |mechanism| table(mechanism, &language, &kind, &listing, "records"))
            .await?
    };
    let total = if asked.refusals.is_empty() { total } else { 0 };
    let searching = asked.listing.search.is_some();
    for column in &mut table.columns {
        let Some(field) = kind.field(&column.field).filter(|field| sortable(field)) else {
            continue;
        };
        if searching {
            continue;
        }
        let order = match column.sorted {
            Some("ascending") => "descending",
            _ => "ascending",
        };
        let query = asked.query(&["sort"], &[("sort", &field.name), ("order", order)]);
        column.sort = Some(format!("/registers/{}?{query}", kind.register));
    }
    let plural = visit.register(&kind.register);
    table.caption = visit.say_count("records-count", total);
    let pages = pages::pages(total);
    let link = |number: u64| PageLink {
        number: Some(number),
        href: format!(
            "/registers/{}?{}",
            kind.register,
            asked.query(&[], &[("page", &number.to_string())])
        ),
        current: number == asked.page,
    };
    let pack = state.mechanism.pack();
    let body = ListPage {
        may_enter: visit.may(Act::Enter, &kind.register),
        may_import: visit.may(Act::Import, &kind.register),
        may_export: visit.may(Act::Export, &kind.register),
        about: visit.language.attribute(&kind.register, "about"),
        errors: asked
            .refusals
            .iter()
            .map(|refusal| {
                let told = sentence(pack, &visit.language, None, refusal);
                let parameter = refusal.field.as_deref().unwrap_or_default();
                (format!("filter-{parameter}"), told.whole())
            })
            .collect(),
        chosen: chosen(state, visit, kind, &asked),
        days: filters::period(kind)
            .into_iter()
            .flat_map(|field| {
                let day = |parameter, words| DayFilter {
                    parameter,
                    label: visit.say_with(words, &[("field", visit.field(kind, field).into())]),
                    value: asked.value(parameter).to_owned(),
                };
                [day("from", "web-from-day"), day("until", "web-until-day")]
            })
            .collect(),
        filters: offered(state, visit, kind, &asked),
        links: asked
            .pairs
            .iter()
            .filter(|(parameter, _)| {
                kind.fields
                    .iter()
                    .any(|field| field.link().is_some() && filters::parameter(field) == *parameter)
            })
            .cloned()
            .collect(),
        voided: asked.listing.voided,
        hidden: hidden(&asked),
        sort: asked
            .ordered
            .then(|| {
                asked
                    .listing
                    .sort
                    .clone()
                    .map(|sort| (sort, asked.listing.descending))
            })
            .flatten(),
        search: asked.listing.search.clone(),
        total,
        page: asked.page,
        pages,
        places: pages::places(asked.page, pages)
            .into_iter()
            .map(|place| match place {
                Place::Page(number) => link(number),
                Place::Gap => PageLink {
                    number: None,
                    href: String::new(),
                    current: false,
                },
            })
            .collect(),
        previous: (asked.page > 1).then(|| link(asked.page - 1)),
        next: (asked.page < pages).then(|| link(asked.page + 1)),
        table,
        visit,
        kind,
        plural: plural.clone(),
    };
    let status = if body.errors.is_empty() {
        axum::http::StatusCode::OK
    } else {
        axum::http::StatusCode::BAD_REQUEST
    };
    Ok(Page::new(&plural, body)
        .wide()
        .status(status)
        .show(state, visit))
}

/// The filters as hidden fields of a form that keeps them.
fn hidden(asked: &Asked) -> Vec<(String, String)> {
    let mut hidden = asked.pairs.clone();
    if asked.ordered
        && let Some(sort) = &asked.listing.sort
    {
        hidden.push(("sort".to_owned(), sort.clone()));
        if asked.listing.descending {
            hidden.push(("order".to_owned(), "descending".to_owned()));
        }
    }
    hidden
}

/// The filters in force, in words, each with the list without it.
fn chosen(state: &State, visit: &Visit, kind: &RecordKind, asked: &Asked) -> Vec<Chosen> {
    let pack = state.mechanism.pack();
    let tag = visit.language.tag();
    asked
        .pairs
        .iter()
        .map(|(parameter, value)| {
            let field = kind.fields.iter().find(|field| {
                filters::filterable(field) && filters::parameter(field) == *parameter
            });
            let (label, shown) = match (parameter.as_str(), field) {
                (_, Some(field)) => {
                    let shown = match (&field.kind, value.as_str()) {
                        (_, ABSENT) => visit.say("web-not-recorded"),
                        (FieldKind::Code { list } | FieldKind::Codes { list }, code) => {
                            pack.name_of(list, code, tag)
                        }
                        (FieldKind::YesNo, answer) => visit.say(&format!("record-{answer}")),
                        (FieldKind::Link { register }, _) => {
                            format!("{} …", visit.record(register))
                        }
                        (_, other) => other.to_owned(),
                    };
                    (visit.field(kind, field), shown)
                }
                ("from", _) => (visit.say("record-from"), day_shown(visit, value)),
                ("until", _) => (visit.say("record-until"), day_shown(visit, value)),
                _ => (visit.say("web-with-void"), visit.say("record-yes")),
            };
            Chosen {
                text: format!("{label}: {shown}"),
                href: format!(
                    "/registers/{}?{}",
                    kind.register,
                    asked.query(&[parameter], &[])
                ),
            }
        })
        .collect()
}

fn day_shown(visit: &Visit, value: &str) -> String {
    match value.parse::<Date>() {
        Ok(day) => visit.language.date(day),
        Err(_) => value.to_owned(),
    }
}

/// The filters that a register offers.
fn offered(state: &State, visit: &Visit, kind: &RecordKind, asked: &Asked) -> Vec<Filter> {
    let today = state.mechanism.today();
    kind.fields
        .iter()
        .filter(|field| filters::filterable(field) && field.link().is_none())
        .map(|field| {
            let parameter = filters::parameter(field);
            let value = asked.value(&parameter).to_owned();
            let mut choices = Vec::new();
            let mut choose = |code: &str, name: String| {
                choices.push(Choice {
                    chosen: value == code,
                    value: code.to_owned(),
                    name,
                });
            };
            match &field.kind {
                FieldKind::Code { list } | FieldKind::Codes { list } => {
                    for (code, name, standing) in super::form::choices_of(state, visit, list, today)
                    {
                        // Retired values are asked about too: old records have them.
                        let name = match standing {
                            Standing::Retired => {
                                visit.say_with("web-retired", &[("name", name.into())])
                            }
                            _ => name,
                        };
                        choose(&code, name);
                    }
                    for code in NON_ANSWERS {
                        choose(code, visit.say(&format!("state-{code}")));
                    }
                }
                FieldKind::YesNo => {
                    choose("yes", visit.say("record-yes"));
                    choose("no", visit.say("record-no"));
                }
                _ => {}
            }
            if !field.required {
                choose(ABSENT, visit.say("web-not-recorded"));
            }
            Filter {
                label: visit.field(kind, field),
                typed: matches!(field.kind, FieldKind::Year).then(|| value.clone()),
                choices,
                parameter,
            }
        })
        .collect()
}
