//! What a person is told of those who opened the own file: a page for whoever
//! works with them, and a paper to hand over.

use askama::Template;
use axum::{
    extract::{self, Path},
    http::header,
    response::{IntoResponse, Response},
};
use guard::Act;
use kernel::{Fault, Look as _, No, RecordId, Refusal, Value};
use paper::{
    Document,
    document::{Block, Cell, Column, Labels, Metadata, Row, Table, text},
};
use records::Mechanism;
use web::{Page, Posted, State, Trouble, Visit};
use words::Language;

use super::said::Saying;
use crate::{
    PERSONS,
    told::{ToldLine, Whose, told},
};

/// One line as it is shown.
struct Line {
    month: String,
    body: String,
    role: String,
    purpose: String,
    times: u64,
}

struct Choice {
    tag: String,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "oversight/told.html")]
struct ToldPage<'a> {
    visit: &'a Visit,
    reference: String,
    address: String,
    back: Option<String>,
    languages: Vec<Choice>,
    lines: Vec<Line>,
}

/// What is known for page and paper.
struct Known {
    reference: String,
    /// The languages that the person speaks.
    spoken: Vec<String>,
    lines: Vec<ToldLine>,
    practice: bool,
}

fn known(mechanism: &Mechanism, id: RecordId) -> Result<Known, No> {
    let kind = mechanism.kind(PERSONS)?;
    let permit = mechanism.guard().permit(Act::TellLooks, PERSONS)?;
    let missing = || Refusal::by("records.no_such_record");
    let at = (mechanism.today(), mechanism.now());
    mechanism.db().read(|session| {
        let about = session.pseudonyms_for(&kind, id, &permit)?;
        let about = about.ok_or_else(missing)?;
        // In which language to speak to somebody is no look at their file.
        let row = session.record(PERSONS, id)?;
        let spoken = match row.as_ref().map(|row| kind.value(row, "languages")) {
            Some(Value::Codes(codes)) => codes.0.iter().cloned().collect(),
            _ => Vec::new(),
        };
        Ok(Known {
            lines: told(session, mechanism.pack(), about, at, &permit)?,
            practice: session.setting("practice")?.as_deref() == Some("yes"),
            reference: session.reference_of(PERSONS, id)?.ok_or_else(missing)?,
            spoken,
        })
    })
}

fn at(state: &State, address: &str) -> Result<RecordId, Refusal> {
    let id = state.mechanism.at_address(PERSONS, address);
    id.ok_or_else(|| Refusal::by("records.no_such_record"))
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(address): Path<String>,
) -> Result<Response, Trouble> {
    let id = at(&state, &address)?;
    let known = state.work(move |mechanism| known(mechanism, id)).await?;
    let pack = state.mechanism.pack();
    let own = pack
        .languages
        .iter()
        .find(|tag| known.spoken.contains(tag))
        .map_or_else(|| visit.language.tag().to_owned(), Clone::clone);
    let languages = pack.languages.iter().filter_map(|tag| {
        Some(Choice {
            name: pack.words.language(tag)?.say("language-name", &[]),
            chosen: *tag == own,
            tag: tag.clone(),
        })
    });
    let saying = Saying {
        mechanism: &state.mechanism,
        language: &visit.language,
    };
    let body = ToldPage {
        lines: known.lines.iter().map(|line| said(&saying, line)).collect(),
        languages: languages.collect(),
        reference: known.reference,
        back: visit
            .may(Act::Unseal, PERSONS)
            .then(|| format!("/registers/{PERSONS}/{address}")),
        address,
        visit: &visit,
    };
    Ok(Page::new(&visit.say("oversight-told"), body)
        .wide()
        .show(&state, &visit))
}

/// The paper, in the language that was chosen.
pub(crate) async fn paper(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(address): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = at(&state, &address)?;
    let pack = state.mechanism.pack();
    let tag = posted.value("language");
    let language = pack
        .languages
        .iter()
        .find(|known| known.as_str() == tag)
        .and_then(|known| pack.words.language(known))
        .unwrap_or_else(|| visit.language.clone());
    let bytes = state
        .work(move |mechanism| {
            let known = known(mechanism, id)?;
            let document = document(mechanism, &language, &known);
            let drawn = document.to_pdf();
            drawn.map_err(|error| Fault::from("the paper cannot be drawn", error).into())
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"who-opened-your-file.pdf\"",
        ),
    ];
    Ok((headers, bytes).into_response())
}

fn said(saying: &Saying<'_>, line: &ToldLine) -> Line {
    let say = |key: &str| saying.language.say(&format!("oversight-told-{key}"), &[]);
    let (body, role) = match &line.whose {
        Whose::Of { body, role } => (saying.body(body), saying.role(role)),
        Whose::Justice => (say("justice"), String::new()),
        Whose::Machine => (say("machine"), String::new()),
    };
    Line {
        month: format!(
            "{} {}",
            saying
                .language
                .capitalised(&saying.language.month_name(line.month)),
            line.year
        ),
        purpose: match (&line.whose, &line.tie) {
            (Whose::Of { .. }, Some(tie)) => say(&format!("for-{tie}")),
            (Whose::Of { .. }, None) => say("for-role"),
            _ => String::new(),
        },
        body,
        role,
        times: line.times,
    }
}

fn document(mechanism: &Mechanism, language: &Language, known: &Known) -> Document {
    let saying = Saying {
        mechanism,
        language,
    };
    let say = |key: &str| language.say(key, &[]);
    let today = mechanism.today();
    // Whoever hands the paper over is a body: no officer stands on it.
    let author = mechanism
        .guard()
        .post()
        .map_or_else(|| say("oversight-title"), |post| saying.body(&post.agency));
    let paragraph = |key: &str| Block::Paragraph {
        content: vec![text(say(key))],
    };
    let mut blocks = vec![paragraph("oversight-told-about")];
    if known.lines.is_empty() {
        blocks.push(paragraph("oversight-told-none"));
    } else {
        let mut columns: Vec<Column> = ["month", "body", "role", "purpose"]
            .iter()
            .map(|key| Column::words(say(&format!("oversight-told-{key}"))))
            .collect();
        columns.push(Column::numbers(say("log-times")));
        let rows = known.lines.iter().map(|line| {
            let line = said(&saying, line);
            let times = i64::try_from(line.times).unwrap_or(i64::MAX);
            let cells = [line.month, line.body, line.role, line.purpose];
            let mut cells: Vec<Cell> = cells.into_iter().map(Cell::words).collect();
            cells.push(Cell::words(language.number(times)));
            Row::of(cells)
        });
        blocks.push(Block::Table(Table {
            caption: say("oversight-told"),
            columns,
            rows: rows.collect(),
            first_column_names_rows: true,
            note: None,
        }));
    }
    blocks.push(paragraph("oversight-told-later"));
    blocks.push(paragraph("oversight-told-ask"));
    Document {
        metadata: Metadata {
            title: say("oversight-told"),
            subtitle: Some(known.reference.clone()),
            author,
            language: language.tag().to_owned(),
            date: today.to_string(),
            date_shown: language.date(today),
            issue: None,
            draft: None,
            practice: known.practice.then(|| say("report-practice")),
        },
        labels: Labels::said(&|key, values| language.say_texts(key, values)),
        blocks,
    }
}
