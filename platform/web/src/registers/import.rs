//! Importing a file: it is checked first, with nothing kept, and imported
//! when the officer has seen what it would do.

use std::io::Cursor;

use askama::Template;
use axum::{
    body::Bytes,
    extract::{self, Multipart, Path},
    http::StatusCode,
    response::Response,
};
use guard::Act;
use kernel::{Fault, No, RecordKind, Refusal};
use records::{Imported, RowFault, TooManyFaults};

use crate::{
    Page, Posted, State, Trouble, Visit, filled::is_token, registers::kind_of, rooms::unread,
    routes::UPLOAD_BYTES_MAX, sentence,
};

/// How many rows of a checked file are shown.
const ROWS_SHOWN: usize = 10;

struct FaultLine {
    line: String,
    column: String,
    value: String,
    wrong: String,
}

struct Preview {
    header: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

/// How far an import has come.
enum Step {
    /// A file is asked for.
    Ask,
    /// It was checked and waits to be imported.
    Checked {
        counts: Counts,
        preview: Preview,
        upload: String,
    },
    /// It was refused.
    Refused { faults: Vec<FaultLine> },
    /// It was imported.
    Done { counts: Counts },
}

struct Counts {
    new: String,
    changed: String,
    unchanged: String,
}

#[derive(Template)]
#[template(path = "registers/import.html")]
struct ImportPage<'a> {
    visit: &'a Visit,
    register: &'a str,
    plural: String,
    heading: String,
    file_name: String,
    step: Step,
}

impl Step {
    /// Whether a file is asked for.
    fn asks(&self) -> bool {
        matches!(self, Self::Ask | Self::Refused { .. })
    }

    fn show(self, state: &State, visit: &Visit, register: &str, file_name: &str) -> Response {
        let status = match &self {
            Self::Refused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::OK,
        };
        let plural = visit.register(register);
        let heading = visit.say_with("web-import", &[("register", plural.as_str().into())]);
        let body = ImportPage {
            heading: heading.clone(),
            file_name: file_name.to_owned(),
            step: self,
            visit,
            register,
            plural,
        };
        Page::new(&heading, body)
            .wide()
            .status(status)
            .show(state, visit)
    }
}

pub(crate) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
) -> Result<Response, Trouble> {
    kind_of(&state, &register)?;
    visit.guard.permit(Act::Import, &register)?;
    Ok(Step::Ask.show(&state, &visit, &register, ""))
}

pub(crate) async fn check(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    multipart: Multipart,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    // Whoever may import nothing has nothing read.
    visit.guard.permit(Act::Import, &register)?;
    let place = state.rooms().enter(&visit, UPLOAD_BYTES_MAX).await?;
    let Sent {
        token,
        file_name,
        content,
    } = Sent::read(multipart).await?;
    if !is_token(&token, &visit.token) {
        return Err(Trouble::OldForm);
    }
    if content.is_empty() {
        let faults = vec![fault_line(
            &state,
            &visit,
            &kind,
            &RowFault {
                line: None,
                column: None,
                value: None,
                refusal: Refusal::by("web.no_file"),
            },
        )];
        return Ok(Step::Refused { faults }.show(&state, &visit, &register, ""));
    }
    let checked = import(&state, &register, &file_name, content.clone(), true).await?;
    let step = match checked {
        Ok(imported) => {
            let preview = {
                let (register, file_name, content) =
                    (register.clone(), file_name.clone(), content.clone());
                state
                    .work(move |_| Ok(preview(&register, &file_name, content)?))
                    .await?
            };
            let upload = state.uploads().keep(
                &visit.uploader(),
                &register,
                &file_name,
                content,
                state.mechanism.now(),
            )?;
            Step::Checked {
                counts: counts(&visit, imported),
                preview,
                upload,
            }
        }
        Err(faults) => refused(&state, &visit, &kind, &faults),
    };
    drop(place);
    Ok(step.show(&state, &visit, &register, &file_name))
}

pub(crate) async fn confirm(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    visit.guard.permit(Act::Import, &register)?;
    let upload = state
        .uploads()
        .take(
            &visit.uploader(),
            &register,
            posted.value("_upload"),
            state.mechanism.now(),
        )
        .ok_or_else(|| Refusal::by("web.upload_gone"))?;
    let imported = import(&state, &register, &upload.file_name, upload.content, false).await?;
    let step = match imported {
        Ok(imported) => Step::Done {
            counts: counts(&visit, imported),
        },
        Err(faults) => refused(&state, &visit, &kind, &faults),
    };
    Ok(step.show(&state, &visit, &register, &upload.file_name))
}

/// What the form sent.
struct Sent {
    token: String,
    file_name: String,
    content: Bytes,
}

impl Sent {
    async fn read(mut multipart: Multipart) -> Result<Self, Trouble> {
        let mut sent = Self {
            token: String::new(),
            file_name: String::new(),
            content: Bytes::new(),
        };
        while let Some(part) = multipart.next_field().await.map_err(unread)? {
            match part.name() {
                Some("_token") => sent.token = part.text().await.map_err(unread)?,
                Some("file") => {
                    sent.file_name = file_name(part.file_name().unwrap_or_default());
                    sent.content = part.bytes().await.map_err(unread)?;
                }
                _ => {}
            }
        }
        Ok(sent)
    }
}

/// The last part of what a browser calls the file, shortened: it decides
/// between the two formats and is shown again, nothing else.
fn file_name(given: &str) -> String {
    const CHARACTERS_MAX: usize = 100;
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let printable: Vec<char> = last.chars().filter(|letter| !letter.is_control()).collect();
    let from = printable.len().saturating_sub(CHARACTERS_MAX);
    printable.into_iter().skip(from).collect()
}

/// Imports, or only checks; the faults of the file are for the page.
async fn import(
    state: &State,
    register: &str,
    file_name: &str,
    content: Bytes,
    preview: bool,
) -> Result<Result<Imported, Vec<RowFault>>, Trouble> {
    let (register, file_name) = (register.to_owned(), file_name.to_owned());
    state
        .work(move |mechanism| {
            let source = Cursor::new(content);
            match mechanism.import(&register, source, &file_name, preview, &mut |_, _| {}) {
                Ok(imported) => Ok(Ok(imported)),
                Err(TooManyFaults::Faults(faults)) => Ok(Err(faults)),
                Err(TooManyFaults::Failed(fault)) => Err(No::Failed(fault)),
            }
        })
        .await
}

/// The first rows of a file that was checked.
fn preview(register: &str, file_name: &str, content: Bytes) -> Result<Preview, Fault> {
    let told = |fault: sheets::Fault| Fault::new(fault.to_string());
    let mut sheet = sheets::read(Cursor::new(content), file_name, register).map_err(told)?;
    let mut rows = sheet.rows().map_err(told)?;
    let header = rows.header().to_vec();
    let mut shown = Vec::new();
    while shown.len() < ROWS_SHOWN {
        match rows.next() {
            Some(row) => {
                let row = row.map_err(told)?;
                shown.push((row.line, row.cells.clone()));
            }
            None => break,
        }
    }
    Ok(Preview {
        header,
        rows: shown,
    })
}

fn counts(visit: &Visit, imported: Imported) -> Counts {
    Counts {
        new: visit.say_count("web-import-new", imported.new),
        changed: visit.say_count("web-import-changed", imported.changed),
        unchanged: visit.say_count("web-import-unchanged", imported.unchanged),
    }
}

fn refused(state: &State, visit: &Visit, kind: &RecordKind, faults: &[RowFault]) -> Step {
    Step::Refused {
        faults: faults
            .iter()
            .map(|fault| fault_line(state, visit, kind, fault))
            .collect(),
    }
}

fn fault_line(state: &State, visit: &Visit, kind: &RecordKind, fault: &RowFault) -> FaultLine {
    FaultLine {
        line: fault.line.map(|line| line.to_string()).unwrap_or_default(),
        column: fault.column.clone().unwrap_or_default(),
        value: fault.value.clone().unwrap_or_default(),
        wrong: sentence(
            state.mechanism.pack(),
            &visit.language,
            Some(kind),
            &fault.refusal,
        )
        .whole(),
    }
}
