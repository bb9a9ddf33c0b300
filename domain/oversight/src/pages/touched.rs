//! For a breach: whose files an account, a sign-in or a body has seen or
//! changed in a period, on a page and as a file of references.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use db::{LogAsked, Session};
use guard::Act;
use kernel::{Date, Fault, No, Refusal};
use records::Mechanism;
use sheets::{Cell, CsvWriter};
use web::{Page, Posted, State, Trouble, Visit, sentence};

use super::{
    paging::Paging,
    said::{EntryLine, Saying},
};
use crate::{
    OFFICERS, PERSONS, known_by_record,
    touched::{Elsewhere, Touched, touched},
};

/// How many sign-ins and exports are named; how many there are is told.
const NAMED_MAX: usize = 200;

struct FileLine {
    reference: String,
    href: String,
    shown: u64,
    changed: u64,
    first: String,
    last: String,
}

struct SignInLine {
    officer: String,
    sign_in: String,
    entries: u64,
    first: String,
    last: String,
}

struct Body {
    code: String,
    name: String,
    chosen: bool,
}

struct ElsewhereLine {
    register: String,
    records: u64,
    rows: u64,
    /// References of records, each with who has looked at it.
    named: Vec<(String, String)>,
}

struct Answer {
    elsewhere: Vec<ElsewhereLine>,
    entries: u64,
    rows: u64,
    files: u64,
    unknown: u64,
    lines: Vec<FileLine>,
    exports: Vec<EntryLine>,
    exports_in_all: u64,
    sign_ins: Vec<SignInLine>,
    sign_ins_in_all: u64,
    paging: Paging,
}

#[derive(Template)]
#[template(path = "oversight/touched.html")]
struct TouchedPage<'a> {
    visit: &'a Visit,
    error: Option<(String, String)>,
    officer: &'a str,
    sign_in: &'a str,
    bodies: Vec<Body>,
    from: &'a str,
    until: &'a str,
    may_export: bool,
    answer: Option<Answer>,
}

pub(crate) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::ReviewUse, "log")?;
    Ok(page(&state, &visit, &Posted::default(), None, None))
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::ReviewUse, "log")?;
    let asking = match Asking::read(&posted) {
        Ok(asking) => asking,
        Err(refusal) => return Ok(page(&state, &visit, &posted, Some(&refusal), None)),
    };
    let number = posted.value("page").parse().unwrap_or(1);
    let language = visit.language.clone();
    let answer = state
        .work(move |mechanism| {
            let (touched, ()) = asking.answered(mechanism, |_, _| Ok(()))?;
            let saying = Saying {
                mechanism,
                language: &language,
            };
            Ok(answer(&saying, touched, number))
        })
        .await?;
    Ok(page(&state, &visit, &posted, None, Some(answer)))
}

/// The references of the touched files as CSV.
pub(crate) async fn file(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = visit.guard.permit(Act::ExportTouched, "log")?;
    let asking = Asking::read(&posted)?;
    let heading = ["reference", "first", "last", "shown", "changed"]
        .map(|column| visit.say(&format!("oversight-column-{column}")));
    let bytes = state
        .work(move |mechanism| {
            let (touched, ()) = asking.answered(mechanism, |session, touched| {
                let kind = mechanism.kind(PERSONS)?;
                let mut persons = BTreeSet::new();
                for file in &touched.files {
                    persons.insert(session.pseudonym(&kind, file.id)?);
                }
                let elsewhere = touched.elsewhere.values().flat_map(Elsewhere::lines);
                persons.extend(elsewhere.map(|(_, own, _)| own));
                Ok(session.took_persons(PERSONS, &persons, &permit)?)
            })?;
            Ok(written(&heading, &touched)?)
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"touched.csv\"",
        ),
    ];
    Ok((headers, bytes).into_response())
}

fn written(heading: &[String], touched: &Touched) -> Result<Vec<u8>, Fault> {
    let fault = |fault: sheets::Fault| Fault::new(format!("the file cannot be written: {fault}"));
    let mut sheet = CsvWriter::with_byte_order_mark(Vec::new(), heading).map_err(fault)?;
    let files = touched.files.iter().map(|file| (&file.reference, file.of));
    let elsewhere = touched.elsewhere.values().flat_map(Elsewhere::lines);
    let elsewhere = elsewhere.map(|(reference, _, of)| (reference, of));
    for (reference, of) in files.chain(elsewhere) {
        let (first, last) = (of.first.to_string(), of.last.to_string());
        let (shown, changed) = (of.shown.to_string(), of.changed.to_string());
        let cells = [reference, &first, &last, &shown, &changed];
        sheet
            .write_row(&cells.map(|cell| Cell::Text(cell)))
            .map_err(fault)?;
    }
    sheet.finish().map_err(fault)
}

/// What was asked for; at least one of it.
struct Asking {
    officer: String,
    sign_in: String,
    body: String,
    from: Option<Date>,
    until: Option<Date>,
}

impl Asking {
    fn read(posted: &Posted) -> Result<Self, Refusal> {
        let text = |name: &str| posted.value(name).trim().to_owned();
        let day = |name: &str| -> Result<Option<Date>, Refusal> {
            let typed = text(name);
            if typed.is_empty() {
                return Ok(None);
            }
            let day = typed.parse::<Date>();
            day.map(Some).map_err(|_| Refusal::by("web.day").at(name))
        };
        let asking = Self {
            officer: text("officer"),
            sign_in: text("sign_in"),
            body: text("body"),
            from: day("from")?,
            until: day("until")?,
        };
        let digits = |sign: char| sign.is_ascii_digit() || ('a'..='f').contains(&sign);
        if !asking.sign_in.chars().all(digits) {
            return Err(Refusal::by("oversight.no_sign_in").at("sign_in"));
        }
        let nothing = asking.officer.is_empty()
            && asking.sign_in.is_empty()
            && asking.body.is_empty()
            && asking.from.is_none()
            && asking.until.is_none();
        if nothing {
            return Err(Refusal::by("oversight.nothing_asked").at("officer"));
        }
        Ok(asking)
    }

    /// What the log tells of it, and what else is done in the same reading.
    fn answered<T>(
        &self,
        mechanism: &Mechanism,
        also: impl Fn(&Session<'_>, &Touched) -> Result<T, No>,
    ) -> Result<(Touched, T), No> {
        let permit = mechanism.guard().permit(Act::ReviewUse, "log")?;
        let pack = mechanism.pack();
        if !self.body.is_empty() && !pack.list("agencies").codes().any(|code| code == self.body) {
            return Err(Refusal::by("oversight.nothing_asked").at("body").into());
        }
        let zone = &pack.time_zone;
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        mechanism.db().read(|session| {
            // An officer is called by the reference of their record, or as
            // the log calls them.
            let officer = session.find(OFFICERS, &self.officer)?;
            let asked = LogAsked {
                account: officer.map(|id| id.0.simple().to_string()),
                officer: some(&self.officer).filter(|_| officer.is_none()),
                sign_in: some(&self.sign_in),
                agency: some(&self.body),
                from: self.from.map(|day| clockwork::start_of_day(day, zone)),
                until: self.until.map(|day| clockwork::end_of_day(day, zone)),
                done: true,
                ..LogAsked::default()
            };
            let touched = touched(session, &asked, &permit, &known_by_record(pack))?;
            let also = also(session, &touched)?;
            Ok((touched, also))
        })
    }
}

fn answer(saying: &Saying<'_>, touched: Touched, page: u64) -> Answer {
    let files = touched.files.len() as u64;
    let paging = Paging::of(page, files);
    let elsewhere = touched.elsewhere.into_iter();
    Answer {
        elsewhere: elsewhere
            .map(|(register, of)| ElsewhereLine {
                named: of
                    .named
                    .into_iter()
                    .take(NAMED_MAX)
                    .map(|(reference, (id, _))| {
                        let address = saying.mechanism.address(&register, id);
                        (reference, format!("/registers/{register}/{address}/log"))
                    })
                    .collect(),
                register: saying.language.say(&register, &[]),
                records: of.records.len() as u64,
                rows: of.rows,
            })
            .collect(),
        entries: touched.entries,
        rows: touched.rows,
        files,
        unknown: touched.unknown,
        paging,
        lines: paging
            .cut(touched.files)
            .into_iter()
            .map(|file| FileLine {
                href: format!(
                    "/registers/{PERSONS}/{}/log",
                    saying.mechanism.address(PERSONS, file.id)
                ),
                reference: file.reference,
                shown: file.of.shown,
                changed: file.of.changed,
                first: saying.at(&file.of.first),
                last: saying.at(&file.of.last),
            })
            .collect(),
        exports_in_all: touched.exports.len() as u64,
        sign_ins_in_all: touched.sign_ins.len() as u64,
        exports: touched
            .exports
            .into_iter()
            .take(NAMED_MAX)
            .map(|line| saying.entry(line))
            .collect(),
        sign_ins: touched
            .sign_ins
            .into_iter()
            .take(NAMED_MAX)
            .map(|seen| SignInLine {
                officer: seen.officer,
                sign_in: seen.sign_in,
                entries: seen.entries,
                first: saying.at(&seen.first),
                last: saying.at(&seen.last),
            })
            .collect(),
    }
}

fn page(
    state: &State,
    visit: &Visit,
    posted: &Posted,
    no: Option<&Refusal>,
    answer: Option<Answer>,
) -> Response {
    let pack = state.mechanism.pack();
    let error = no.map(|no| {
        let place = no.field.clone().unwrap_or_default();
        (place, sentence(pack, &visit.language, None, no).whole())
    });
    let status = if error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let bodies = pack.list("agencies").codes().map(|code| Body {
        code: code.to_owned(),
        name: pack.name_of("agencies", code, visit.language.tag()),
        chosen: posted.value("body") == code,
    });
    let body = TouchedPage {
        visit,
        error,
        officer: posted.value("officer"),
        sign_in: posted.value("sign_in"),
        bodies: bodies.collect(),
        from: posted.value("from"),
        until: posted.value("until"),
        may_export: visit.may(Act::ExportTouched, "log"),
        answer,
    };
    Page::new(&visit.say("oversight-touched"), body)
        .wide()
        .status(status)
        .show(state, visit)
}
