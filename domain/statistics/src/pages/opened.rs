//! One figure, opened: what it counts, over the years, by its dimensions,
//! and the records behind it.

mod behind;
mod facts;

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{self, Path, Query},
    http::StatusCode,
    response::Response,
};
use guard::Act;
use kernel::{Dimension, Figure, No, RecordId, Refusal};
use records::Mechanism;
use web::{Page, State, Trouble, Visit, sentence};

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
use behind::{Records, records};
use facts::{Fact, facts};

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
    live: Option<(String, String)>,
    /// The frozen set that the page is about.
    set: Option<&'a str>,
    chooser: Chooser<'a>,
    printed: String,
    unit: String,
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

struct Choice {
    id: &'static str,
    name: String,
    chosen: bool,
}

/// What the page is made from.
struct Told {
    pair: Pair,
    years: Vec<FigureValue>,
    /// What is known now, when the page is about what was known once.
    live: Option<FigureValue>,
    breakdowns: Vec<Breakdown>,
    members: Option<Members>,
    /// Which of those the reader may open.
    opens: BTreeSet<RecordId>,
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
        known: known_words(&naming, &ask, asked),
        live: live_words(&naming, &told).map(|said| {
            let now = Ask::default().query(Asked::now(asked.year), &[]);
            (said, format!("/figures/{}?{now}", figure.id))
        }),
        set: (!ask.set.is_empty()).then_some(ask.set.as_str()),
        chooser: Chooser::of(&visit, &ask, asked, state.mechanism.today()),
        printed: naming.printed(&told.pair.now),
        unit: naming.unit(figure.id),
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
        records: told.members.as_ref().map(|members| {
            records(
                (&state, &visit),
                &naming,
                &ask,
                asked,
                figure,
                &told,
                members,
            )
        }),
    };
    Ok(Page::new(&title, body).show(&state, &visit))
}

fn tell(mechanism: &Mechanism, id: &str, ask: &Ask, asked: Asked) -> Result<Told, No> {
    let (pair, years) = charts::pair_and_years(mechanism, id, asked)?;
    // What a set holds is told as it was frozen; it is not computed anew.
    let pair = match ask.frozen(mechanism, asked.year)? {
        Some(frozen) => pair.frozen_in(&frozen),
        None => pair,
    };
    let live = match asked.known_on {
        Some(_) => Some(crate::figure(mechanism, id, Asked::now(asked.year))?),
        None => None,
    };
    let pack = mechanism.pack();
    let by: Vec<&str> = ask.by.iter().map(String::as_str).collect();
    let breakdowns = match by.len() {
        0 => {
            let own = pack.figure(id).map(|figure| pack.dimensions_of(figure));
            let own: Vec<_> = own.unwrap_or_default().iter().map(|own| [own.id]).collect();
            let ways: Vec<&[&str]> = own.iter().map(<[_; 1]>::as_slice).collect();
            Breakdown::several(mechanism, &pair.now, &ways, asked)?
        }
        1 | 2 => {
            Breakdown::several(mechanism, &pair.now, &[&by], asked).map_err(|no| match no {
                No::Refused(refusals) => No::Refused(
                    refusals
                        .into_iter()
                        .map(|refusal| refusal.at("by"))
                        .collect(),
                ),
                failed => failed,
            })?
        }
        _ => return Err(Refusal::by("figures.two_dimensions").at("by").into()),
    };
    let offset = (ask.page - 1) * RECORDS_ON_PAGE;
    // One more than is shown tells whether there are more.
    let members = match mechanism.guard().leave(Act::OpenFigure, "figures") {
        Some(_) => members(mechanism, id, asked, RECORDS_ON_PAGE + 1, offset)?,
        None => None,
    };
    let opens = match &members {
        Some(members) => opened_by_the_reader(mechanism, members)?,
        None => BTreeSet::new(),
    };
    Ok(Told {
        breakdowns,
        members,
        opens,
        years,
        live,
        pair,
    })
}

fn opened_by_the_reader(
    mechanism: &Mechanism,
    members: &Members,
) -> Result<BTreeSet<RecordId>, No> {
    let Some(permit) = mechanism.guard().look(&members.register) else {
        return Ok(BTreeSet::new());
    };
    let kind = mechanism.kind(&members.register)?;
    let ids = members.records.iter().map(|record| record.id).collect();
    mechanism
        .db()
        .read(|session| Ok(session.covered_of(&kind, &ids, &permit)?))
}

/// What is known now, beside what was known then.
fn live_words(naming: &Naming<'_>, told: &Told) -> Option<String> {
    let live = told.live.as_ref()?;
    let then = &told.pair.now;
    Some(if live.state == then.state && live.number == then.number {
        naming.say("statistics-live-same")
    } else {
        naming.say_with("statistics-live-now", &[("now", naming.exact(live).into())])
    })
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
