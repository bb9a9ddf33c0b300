//! Import: a whole file or nothing, and the same file twice changes nothing.
//!
//! A row with a reference is the record of that reference: new, changed, or
//! as it is. A row without one gets a reference made from what it says (and
//! from how often the file says it), so that the same file finds its own
//! records again.

use std::{
    collections::BTreeMap,
    fmt,
    io::{Read, Seek},
};

use db::Session;
use guard::{Act, Permit};
use kernel::{Entry, Fault, No, RecordKind, Refusal};
use sha2::{Digest, Sha256};

use crate::{Mechanism, mechanism::read_reference};

/// How many faults of a file are told before reading stops.
const FAULTS_MAX: usize = 100;

/// What an import did, or would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Records that are new.
    pub new: u64,
    /// Records that were changed.
    pub changed: u64,
    /// Records that are as they were.
    pub unchanged: u64,
}

/// One fault of a file. Its `Display` is for logs: the sentence for people is
/// made from the refusal in their language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The line, as a spreadsheet numbers it.
    pub line: Option<u64>,
    /// The column's heading.
    pub column: Option<String>,
    /// The value found, shortened.
    pub value: Option<String>,
    /// What is wrong with it, be it with the file itself or by a rule.
    pub refusal: Refusal,
}

impl From<sheets::Fault> for RowFault {
    fn from(fault: sheets::Fault) -> Self {
        let mut refusal = Refusal::by(&format!("sheets.{}", fault.rule));
        for (name, value) in fault.named {
            refusal = refusal.naming(name, value);
        }
        Self {
            line: fault.line,
            // A column without a known heading is called as spreadsheets call it.
            column: fault.heading.or_else(|| {
                fault
                    .column
                    .map(|column| sheets::column_letters(column as usize))
            }),
            value: fault.value,
            refusal,
        }
    }
}

/// Why a file was not imported.
#[derive(Debug)]
pub enum TooManyFaults {
    /// Every fault found, or the first of many.
    Faults(Vec<RowFault>),
    /// The system failed.
    Failed(Fault),
}

impl fmt::Display for TooManyFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faults(faults) => write!(f, "{} faults in the file", faults.len()),
            Self::Failed(fault) => fault.fmt(f),
        }
    }
}

/// How a preview ends its transaction: with nothing kept.
const PREVIEWED: &str = "records.previewed";

impl Mechanism {
    /// Imports a file into a register. With `preview` everything is checked
    /// and nothing kept. `progress` is told the bytes done and in all.
    pub fn import<R: Read + Seek>(
        &self,
        register: &str,
        source: R,
        file_name: &str,
        preview: bool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Imported, TooManyFaults> {
        let refused = |refusal: Refusal| {
            TooManyFaults::Faults(vec![RowFault {
                line: None,
                column: refusal.field.clone(),
                value: None,
                refusal,
            }])
        };
        let kind = self.kind(register).map_err(refused)?;
        let permit = self
            .guard()
            .permit(Act::Import, register)
            .map_err(refused)?;
        let mut sheet = sheets::read(source, file_name, register)
            .map_err(|fault| TooManyFaults::Faults(vec![fault.into()]))?;
        let mut faults = Vec::new();
        let mut imported = Imported::default();
        let result = self.db().write(|session| {
            faults.clear();
            imported = Imported::default();
            let mut rows = match sheet.rows() {
                Ok(rows) => rows,
                Err(fault) => {
                    faults.push(fault.into());
                    return Err(Refusal::by("records.file_refused").into());
                }
            };
            let columns = match read_header(&kind, rows.header()) {
                Ok(columns) => columns,
                Err(fault) => {
                    faults.push(*fault);
                    return Err(Refusal::by("records.file_refused").into());
                }
            };
            let mut seen = Seen::default();
            let mut count = 0_u64;
            loop {
                let row = match rows.next() {
                    None => break,
                    Some(Ok(row)) => row,
                    Some(Err(fault)) => {
                        faults.push(fault.into());
                        break;
                    }
                };
                let mut entry = Entry::new();
                let mut reference = "";
                for (column, cell) in columns.iter().zip(&row.cells) {
                    match column {
                        Some(name) if !cell.trim().is_empty() => {
                            entry.insert(name.clone(), cell.clone());
                        }
                        Some(_) => {}
                        None => reference = cell.trim(),
                    }
                }
                match self.import_row(session, &kind, &permit, &entry, reference, &mut seen) {
                    Ok(Done::New) => imported.new += 1,
                    Ok(Done::Changed) => imported.changed += 1,
                    Ok(Done::Unchanged) => imported.unchanged += 1,
                    Err(No::Refused(refusals)) => {
                        for refusal in refusals {
                            faults.push(RowFault {
                                line: Some(row.line),
                                value: refusal.field.as_ref().and_then(|field| {
                                    entry.get(field).map(|value| shortened(value))
                                }),
                                column: refusal.field.clone(),
                                refusal,
                            });
                        }
                    }
                    Err(fault) => return Err(fault),
                }
                if faults.len() >= FAULTS_MAX {
                    faults.truncate(FAULTS_MAX);
                    faults.push(RowFault {
                        line: None,
                        column: None,
                        value: None,
                        refusal: Refusal::by("records.faults_more").naming("max", FAULTS_MAX),
                    });
                    break;
                }
                count += 1;
                if count.is_multiple_of(500) {
                    let done = rows.progress();
                    progress(done.done, done.total);
                }
            }
            if !faults.is_empty() {
                return Err(Refusal::by("records.file_refused").into());
            }
            if preview {
                return Err(Refusal::by(PREVIEWED).into());
            }
            Ok(())
        });
        match result {
            Ok(()) => Ok(imported),
            Err(No::Refused(refusals)) if refusals.iter().any(|no| no.rule == PREVIEWED) => {
                Ok(imported)
            }
            Err(No::Refused(refusals)) => {
                if faults.is_empty() {
                    faults.extend(refusals.into_iter().map(|refusal| RowFault {
                        line: None,
                        column: refusal.field.clone(),
                        value: None,
                        refusal,
                    }));
                }
                Err(TooManyFaults::Faults(faults))
            }
            Err(No::Failed(fault)) => Err(TooManyFaults::Failed(fault)),
        }
    }

    fn import_row(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        permit: &Permit,
        entry: &Entry,
        reference: &str,
        seen: &mut Seen,
    ) -> Result<Done, No> {
        let reference = if reference.is_empty() {
            seen.made(kind, entry)
        } else {
            let reference = read_reference(reference)?;
            seen.named(&reference)?;
            reference
        };
        let Some(stands) = session.standing_of(kind, &reference, permit)? else {
            let read = self.read_row(kind, entry, session, permit)?;
            let under = (self.new_id()?, Some(reference.as_str()), None);
            self.enter_read(session, kind, &read, permit, under)?;
            return Ok(Done::New);
        };
        if stands.voided {
            return Err(Refusal::by("records.is_void")
                .at("reference")
                .naming("reference", reference)
                .into());
        }
        let read = self.read_next(kind, entry, &stands, session, permit)?;
        if *read.seen() == stands.row {
            return Ok(Done::Unchanged);
        }
        let made_on = (&stands, stands.version);
        self.edit_read(session, kind, made_on, &read, (permit, None))?;
        Ok(Done::Changed)
    }
}

enum Done {
    New,
    Changed,
    Unchanged,
}

/// What the file has said so far.
#[derive(Default)]
struct Seen {
    references: std::collections::BTreeSet<String>,
    rows: BTreeMap<[u8; 32], u64>,
}

impl Seen {
    fn named(&mut self, reference: &str) -> Result<(), Refusal> {
        if self.references.insert(reference.to_owned()) {
            Ok(())
        } else {
            Err(Refusal::by("records.reference_twice")
                .at("reference")
                .naming("reference", reference))
        }
    }

    /// A reference made from what the row says and from how many rows before
    /// it say the same.
    fn made(&mut self, kind: &RecordKind, entry: &Entry) -> String {
        let mut hash = Sha256::new();
        for (name, value) in entry {
            for part in [name, value.trim()] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        let said: [u8; 32] = hash.finalize().into();
        let times = self.rows.entry(said).or_default();
        *times += 1;
        let mut hash = Sha256::new();
        hash.update(said);
        hash.update(times.to_be_bytes());
        let made = hash.finalize();
        let digits: String = made
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{}-{digits}", kind.prefix)
    }
}

/// The field of each column; `None` for the reference.
fn read_header(kind: &RecordKind, header: &[String]) -> Result<Vec<Option<String>>, Box<RowFault>> {
    header
        .iter()
        .map(|heading| {
            let name = heading.trim();
            if name == "reference" {
                return Ok(None);
            }
            if kind.field(name).is_some() {
                return Ok(Some(name.to_owned()));
            }
            let known: Vec<&str> = kind
                .fields
                .iter()
                .map(|field| field.name.as_str())
                .collect();
            Err(Box::new(RowFault {
                line: Some(1),
                column: Some(heading.clone()),
                value: None,
                refusal: Refusal::by("records.no_such_column")
                    .naming("column", shortened(heading))
                    .naming("columns", known.join(", ")),
            }))
        })
        .collect()
}

fn shortened(value: &str) -> String {
    const CHARACTERS_MAX: usize = 40;
    if value.chars().count() <= CHARACTERS_MAX {
        value.to_owned()
    } else {
        let mut short: String = value.chars().take(CHARACTERS_MAX).collect();
        short.push('…');
        short
    }
}
