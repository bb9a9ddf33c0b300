//! One figure, opened: what it counts, over the years, by its dimensions,
//! and the records behind it.

use askama::Template;
use axum::{
    extract::{self, Path, Query},
    http::StatusCode,
    response::Response,
};
use clockwork::Moment;
use kernel::{Dimension, Figure, Measure, No, Refusal};
use records::Mechanism;
use web::{Page, State, Trouble, Visit, sentence};
use words::Value;

use super::{
    asking::{Ask, Chooser, answered},
    breakdowns::{by_one, by_two},
    catalogue::{downloads, known_words},
    charts,
    glance::Pair,
    naming::Naming,
    picture::{Numbers, Picture},
};
use crate::{Asked, Breakdown, FigureValue, Members, Number, members};

/// How many records stand on one page.
const RECORDS_ON_PAGE: u64 = 25;

#[derive(Template)]
#[template(path = "statistics/opened.html")]
struct Opened<'a> {
    visit: &'a Visit,
    id: &'a str,
    name: String,
    year: i16,
    catalogue: String,
    known: Option<String>,
    chooser: Chooser<'a>,
    printed: String,
    silent: Option<String>,
    definition: Option<String>,
    facts: Vec<Fact>,
    trend: Picture,
    dimensions: Vec<Choice>,
    second: Vec<Choice>,
    chosen: bool,
    whole: String,
    pictures: Vec<Picture>,
    /// The table of the breakdown that was chosen.
    numbers: Option<Numbers>,
    parts_note: Option<String>,
    downloads: Vec<(&'static str, String)>,
    records: Option<Records>,
}

/// One line of what is to be known of a figure.
struct Fact {
    name: String,
    text: String,
    links: Vec<(String, String)>,
}

struct Choice {
    id: &'static str,
    name: String,
    chosen: bool,
}

struct Records {
    caption: String,
    lines: Vec<RecordLine>,
    earlier: Option<String>,
    later: Option<String>,
    register: (String, String),
    note: String,
}

struct RecordLine {
    href: String,
    reference: String,
    written: String,
}

/// What the page is made from.
struct Told {
    pair: Pair,
    years: Vec<FigureValue>,
    breakdowns: Vec<Breakdown>,
    members: Option<Members>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let pack = state.mechanism.pack().clone();
    let ask = Ask::of(&pairs);
    let Some(figure) = pack.figure(&id) else {
        return Ok(no_such_figure(&state, &visit, &id));
    };
    let naming = Naming {
        pack: &pack,
        language: &visit.language,
    };
    let name = naming.figure(figure.id);
    let title = format!("{} {name}", figure.id);
    let asking = ask.clone();
    let own = figure.id;
    let done = answered(&state, &visit, &title, &ask, move |mechanism, asked| {
        tell(mechanism, own, &asking, asked)
    })
    .await?;
    let (asked, told) = match done {
        Ok(done) => done,
        Err(wrong) => return Ok(wrong),
    };
    let dimensions = pack.dimensions_of(figure);
    let chosen = |at: usize| ask.by.get(at).map(String::as_str);
    let choices = |at: usize| -> Vec<Choice> {
        dimensions
            .iter()
            .map(|dimension| Choice {
                id: dimension.id,
                name: naming.dimension(dimension.id),
                chosen: chosen(at) == Some(dimension.id),
            })
            .collect()
    };
    let by = ask.by.join(",");
    let mut pictures = pictures(&naming, &ask, asked, figure, &told);
    let mut numbers = None;
    if !ask.by.is_empty()
        && let Some(picture) = pictures.pop()
    {
        let (picture, own) = picture.apart();
        pictures.push(picture);
        numbers = own.filter(|numbers| !numbers.rows.is_empty());
    }
    let mut more = vec![("figure", figure.id)];
    if !by.is_empty() {
        more.push(("by", by.as_str()));
    }
    let body = Opened {
        visit: &visit,
        id: figure.id,
        name,
        year: asked.year,
        catalogue: format!(
            "/figures?{}#chapter-{}",
            ask.query(asked, &[]),
            figure.chapter
        ),
        known: known_words(&naming, &ask),
        chooser: Chooser::of(&visit, &ask, asked, state.mechanism.today()),
        printed: naming.printed(&told.pair.now),
        silent: naming.state_help(told.pair.now.state),
        definition: visit
            .language
            .attribute(&format!("figure-{}", figure.id), "definition"),
        facts: facts(&naming, &visit, &ask, asked, figure, &told),
        trend: charts::trend(&naming, figure.id, &told.years),
        dimensions: choices(0),
        second: choices(1),
        chosen: !ask.by.is_empty(),
        whole: format!("/figures/{}?{}", figure.id, ask.query(asked, &[])),
        pictures,
        numbers,
        parts_note: parts_note(&naming, &ask, &told),
        downloads: downloads(&ask, asked, &more),
        records: told
            .members
            .as_ref()
            .map(|members| records(&state, &naming, &ask, asked, figure, &told, members)),
    };
    Ok(Page::new(&title, body).show(&state, &visit))
}

fn tell(mechanism: &Mechanism, id: &str, ask: &Ask, asked: Asked) -> Result<Told, No> {
    let now = crate::figure(mechanism, id, asked)?;
    let before = match crate::figure(mechanism, id, asked.of_year(asked.year - 1)) {
        Ok(before) => before,
        // The first year that can be asked for has none before it.
        Err(No::Refused(_)) => FigureValue {
            number: None,
            ..now.clone()
        },
        Err(failed) => return Err(failed),
    };
    let mut breakdowns = Vec::new();
    if ask.by.is_empty() {
        let pack = mechanism.pack();
        for dimension in pack
            .figure(id)
            .map_or(&[][..], |figure| pack.dimensions_of(figure))
        {
            breakdowns.push(Breakdown::of(mechanism, id, &[dimension.id], asked)?);
        }
    } else {
        if ask.by.len() > 2 {
            return Err(Refusal::by("figures.two_dimensions").at("by").into());
        }
        let by: Vec<&str> = ask.by.iter().map(String::as_str).collect();
        match Breakdown::of(mechanism, id, &by, asked) {
            Ok(breakdown) => breakdowns.push(breakdown),
            Err(No::Refused(refusals)) => {
                return Err(No::Refused(
                    refusals
                        .into_iter()
                        .map(|refusal| refusal.at("by"))
                        .collect(),
                ));
            }
            Err(failed) => return Err(failed),
        }
    }
    let offset = (ask.page - 1) * RECORDS_ON_PAGE;
    Ok(Told {
        years: charts::years(mechanism, id, asked)?,
        breakdowns,
        // One more than is shown tells whether there are more.
        members: members(mechanism, id, asked, RECORDS_ON_PAGE + 1, offset)?,
        pair: Pair { now, before },
    })
}

fn facts(
    naming: &Naming<'_>,
    visit: &Visit,
    ask: &Ask,
    asked: Asked,
    figure: &Figure,
    told: &Told,
) -> Vec<Fact> {
    let plain = |key: &str, text: String| Fact {
        name: naming.say(key),
        text,
        links: Vec::new(),
    };
    let to_figure = |id: &str| {
        (
            format!("{id} {}", naming.figure(id)),
            format!("/figures/{id}?{}", ask.query(asked, &[])),
        )
    };
    let mut facts = vec![
        plain("statistics-printed", naming.printed(&told.pair.now)),
        plain("statistics-exact", naming.exact(&told.pair.now)),
        plain("statistics-unit", naming.unit(figure.id)),
    ];
    if let Some(change) = told.pair.compared(naming) {
        facts.push(plain("statistics-compared", change));
    }
    facts.push(plain(
        "statistics-rule",
        visit
            .language
            .attribute(&format!("figure-{}", figure.id), "rule")
            .unwrap_or_else(|| naming.say("statistics-rule-exact")),
    ));
    let linked = |key: &str, text: String, links| Fact {
        name: naming.say(key),
        text,
        links,
    };
    facts.push(match &figure.measure {
        Measure::SameAs(other) => linked(
            "statistics-source",
            naming.say("statistics-same-as"),
            vec![to_figure(other)],
        ),
        Measure::Total(parts) => linked(
            "statistics-source",
            naming.say("statistics-sum-of"),
            parts.iter().map(|part| to_figure(part)).collect(),
        ),
        Measure::Entitlement(_) | Measure::YearsSince(_) => {
            plain("statistics-source", naming.say("statistics-from-settings"))
        }
        _ => linked(
            "statistics-source",
            String::new(),
            figure
                .source()
                .map(|source| {
                    (
                        visit.register(&source.register),
                        format!("/registers/{}", source.register),
                    )
                })
                .into_iter()
                .collect(),
        ),
    });
    facts.push(plain(
        "statistics-chapter",
        naming.say(&format!("chapter-{}", figure.chapter)),
    ));
    facts
}

fn pictures(
    naming: &Naming<'_>,
    ask: &Ask,
    asked: Asked,
    figure: &Figure,
    told: &Told,
) -> Vec<Picture> {
    let own = naming.pack.dimensions_of(figure);
    let dimension =
        |id: &str| -> Option<&Dimension> { own.iter().find(|dimension| dimension.id == id) };
    told.breakdowns
        .iter()
        .filter_map(|breakdown| {
            let ids: Vec<&str> = breakdown.dimensions.iter().map(String::as_str).collect();
            let picture = match ids.as_slice() {
                [one] => {
                    let one = dimension(one)?;
                    by_one(naming, one.id, naming.dimension(one.id), breakdown, one)
                }
                [one, other] => {
                    let (one, other) = (dimension(one)?, dimension(other)?);
                    let caption = naming.say_with(
                        "statistics-and",
                        &[
                            ("one", naming.dimension(one.id).into()),
                            ("other", naming.dimension(other.id).into()),
                        ],
                    );
                    let id = format!("{}-{}", one.id, other.id);
                    by_two(naming, &id, caption, breakdown, [one, other])
                }
                _ => return None,
            };
            Some(if ask.by.is_empty() {
                picture.leading_to(format!(
                    "/figures/{}?{}",
                    figure.id,
                    ask.query(asked, &[("by", ids.first().copied().unwrap_or_default())])
                ))
            } else {
                picture
            })
        })
        .collect()
}

/// Whether the parts of the chosen breakdown add up to the figure.
fn parts_note(naming: &Naming<'_>, ask: &Ask, told: &Told) -> Option<String> {
    let breakdown = told.breakdowns.first()?;
    if ask.by.is_empty() || breakdown.cells.is_empty() || !breakdown.adds_up {
        return None;
    }
    let sum: i64 = breakdown.cells.iter().map(|cell| cell.number.exact()).sum();
    (Some(sum) == breakdown.figure.number.map(Number::exact)).then(|| {
        naming.say_with(
            "statistics-adds-up",
            &[("whole", naming.exact(&breakdown.figure).into())],
        )
    })
}

fn records(
    state: &State,
    naming: &Naming<'_>,
    ask: &Ask,
    asked: Asked,
    figure: &Figure,
    told: &Told,
    members: &Members,
) -> Records {
    let register = &members.register;
    let on_page = usize::try_from(RECORDS_ON_PAGE).unwrap_or(usize::MAX);
    let shown = &members.records[..members.records.len().min(on_page)];
    let first = (ask.page - 1) * RECORDS_ON_PAGE + 1;
    let last = first + u64::try_from(shown.len()).unwrap_or(0);
    // A figure that counts records says how many there are.
    let counts = matches!(figure.measure, Measure::Count(_) | Measure::SameAs(_));
    let all = match told.pair.now.number {
        Some(Number::Whole(all)) if counts => Some(all),
        _ => None,
    };
    let number = |number: u64| Value::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let caption = match (shown.is_empty(), all) {
        (true, _) => naming.say("statistics-no-records"),
        (false, Some(all)) => naming.say_with(
            "statistics-records-of",
            &[
                ("first", number(first)),
                ("last", number(last - 1)),
                ("all", all.into()),
            ],
        ),
        (false, None) => naming.say_with(
            "statistics-records-from",
            &[("first", number(first)), ("last", number(last - 1))],
        ),
    };
    let to_page = |page: u64| {
        let page = page.to_string();
        let mut more: Vec<(&str, &str)> = ask.by.iter().map(|by| ("by", by.as_str())).collect();
        more.push(("page", &page));
        format!("/figures/{}?{}#records", figure.id, ask.query(asked, &more))
    };
    Records {
        caption,
        lines: shown
            .iter()
            .map(|member| RecordLine {
                href: format!(
                    "/registers/{register}/{}",
                    state.mechanism.address(register, member.id)
                ),
                reference: member.reference.clone(),
                written: when(naming, &member.recorded_at),
            })
            .collect(),
        earlier: (ask.page > 1).then(|| to_page(ask.page - 1)),
        later: (members.records.len() > shown.len()).then(|| to_page(ask.page + 1)),
        register: (naming.say(register), format!("/registers/{register}")),
        note: naming.say(if ask.known_on.is_empty() {
            "statistics-records-note"
        } else {
            "statistics-records-note-then"
        }),
    }
}

/// When a record was written, in the country's time.
fn when(naming: &Naming<'_>, recorded_at: &str) -> String {
    match recorded_at.parse::<Moment>() {
        Ok(moment) => naming
            .language
            .date_and_time(naming.pack.time_zone.to_datetime(moment.timestamp())),
        Err(_) => recorded_at.to_owned(),
    }
}

#[derive(Template)]
#[template(path = "statistics/no_such_figure.html")]
struct NoSuchFigure<'a> {
    visit: &'a Visit,
    heading: &'a str,
    nearest: Option<(String, String)>,
}

fn no_such_figure(state: &State, visit: &Visit, id: &str) -> Response {
    let pack = state.mechanism.pack();
    // What was typed may be long: an id is short.
    let typed: String = id.chars().take(20).collect();
    let nearest = pack.nearest_figure(id);
    let refusal = Refusal::by("figures.no_such_figure")
        .naming("figure", typed)
        .naming("nearest", nearest.unwrap_or("-"));
    let heading = sentence(pack, &visit.language, None, &refusal).why;
    let body = NoSuchFigure {
        visit,
        heading: &heading,
        nearest: nearest.map(|id| {
            (
                format!("/figures/{id}"),
                format!("{id} {}", visit.say(&format!("figure-{id}"))),
            )
        }),
    };
    Page::new(&visit.say("statistics-no-such-figure"), body)
        .status(StatusCode::NOT_FOUND)
        .show(state, visit)
}
