//! Export: every record of a register, as a file that imports back equal.

use std::io::Write;

use db::Listing;
use guard::Act;
use kernel::{Fault, Field, FieldKind, No, RecordKind, Value};
use sheets::{Cell, CsvWriter, ExportColumn, Room, TemplateColumn, XlsxWriter};

use crate::{Mechanism, typed};

/// The format of a file of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, UTF-8.
    Csv,
    /// A spreadsheet.
    Xlsx,
}

impl Format {
    /// The format of a file name's ending.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase())?;
        match ending.as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Which records to export, and how.
#[derive(Clone, Debug)]
pub struct Export {
    /// The file's format.
    pub format: Format,
    /// The language of the second sheet's explanations.
    pub language: String,
    /// Which records.
    pub listing: Listing,
}

fn told(fault: sheets::Fault) -> Fault {
    Fault::new(fault.to_string())
}

impl Mechanism {
    /// Writes records to a file; gives how many.
    pub fn export<W: Write + Send>(
        &self,
        register: &str,
        export: &Export,
        target: W,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, No> {
        let kind = self.kind(register)?;
        let permit = self.guard().permit(Act::Export, register)?;
        // What may not be seen of any record has no column.
        let seen = permit.fields_of_any(&kind);
        let helps = self.columns_of(&kind, &export.language, |at| seen.covers(at));
        let has = |at: usize| seen.covers(at) && kind.fields.get(at).is_some_and(is_typed);
        let announced = self.db().announce(&kind, &export.listing, &permit)?;
        let mut target = Some(target);
        self.db().read(|session| {
            let Some(target) = target.take() else {
                return Err(Fault::new("an export cannot be begun twice").into());
            };
            let mut written = 0;
            match export.format {
                Format::Csv => {
                    let names: Vec<&str> = helps.iter().map(|help| help.name.as_str()).collect();
                    let mut csv = CsvWriter::new(target, &names).map_err(told)?;
                    session.each(&kind, &export.listing, &announced, &mut |stored| {
                        let texts = texts(session, &kind, &stored, &has)?;
                        let cells: Vec<Cell<'_>> =
                            texts.iter().map(|text| Cell::Text(text)).collect();
                        csv.write_row(&cells).map_err(told)?;
                        written += 1;
                        progress(written);
                        Ok(())
                    })?;
                    csv.finish()
                        .map_err(told)?
                        .flush()
                        .map_err(|error| Fault::from("the file could not be written", error))?;
                }
                Format::Xlsx => {
                    let columns: Vec<ExportColumn<'_>> = helps
                        .iter()
                        .map(|help| ExportColumn {
                            name: &help.name,
                            help: &help.help,
                        })
                        .collect();
                    let places: Vec<usize> = (0..kind.fields.len()).filter(|at| has(*at)).collect();
                    let mut xlsx =
                        XlsxWriter::new(&kind.register, &columns, &Room::Memory).map_err(told)?;
                    session.each(&kind, &export.listing, &announced, &mut |stored| {
                        let texts = texts(session, &kind, &stored, &has)?;
                        let cells: Vec<Cell<'_>> = texts
                            .iter()
                            .enumerate()
                            .map(|(column, text)| {
                                let at = column.checked_sub(1).and_then(|at| places.get(at));
                                let value = at.and_then(|at| stored.row.0.get(*at));
                                let money = at.is_some_and(|at| {
                                    matches!(
                                        kind.fields.get(*at).map(|field| &field.kind),
                                        Some(kernel::FieldKind::Money)
                                    )
                                });
                                match value {
                                    Some(Value::Whole(number)) if !money => Cell::Whole(*number),
                                    Some(Value::Date(date)) => Cell::Date(*date),
                                    _ if text.is_empty() => Cell::Empty,
                                    _ => Cell::Text(text),
                                }
                            })
                            .collect();
                        xlsx.write_row(&cells).map_err(told)?;
                        written += 1;
                        progress(written);
                        Ok(())
                    })?;
                    xlsx.finish(target).map_err(told)?;
                }
            }
            Ok(written)
        })
    }

    /// An empty sheet to fill in, with helps and lists in a language.
    pub fn template(&self, register: &str, format: Format, language: &str) -> Result<Vec<u8>, No> {
        let kind = self.kind(register)?;
        let columns = self.columns(&kind, language);
        Ok(match format {
            Format::Csv => sheets::template_csv(&columns).map_err(told)?,
            Format::Xlsx => sheets::template_xlsx(register, &columns).map_err(told)?,
        })
    }

    /// The columns of a register's files, the reference first.
    fn columns(&self, kind: &RecordKind, language: &str) -> Vec<TemplateColumn> {
        self.columns_of(kind, language, |_| true)
    }

    /// The columns of some of a register's fields, by their place.
    fn columns_of(
        &self,
        kind: &RecordKind,
        language: &str,
        has: impl Fn(usize) -> bool,
    ) -> Vec<TemplateColumn> {
        let words = self.pack().words.language(language);
        let say = |key: &str| {
            words
                .as_ref()
                .map(|words| words.say(key, &[]))
                .unwrap_or_default()
        };
        let form = |field: &Field| {
            let register = field.link().unwrap_or_default();
            words
                .as_ref()
                .map(|words| {
                    let name = words.say(register, &[]);
                    let values = [
                        ("register", name.as_str().into()),
                        ("name", register.into()),
                    ];
                    words.say(form_word(&field.kind), &values)
                })
                .unwrap_or_default()
        };
        let mut columns = vec![TemplateColumn {
            name: "reference".to_owned(),
            help: say("records-reference-help"),
            form: say("records-form-reference"),
            ..TemplateColumn::default()
        }];
        let fields = kind.fields.iter().enumerate();
        for (_, field) in fields.filter(|(at, field)| has(*at) && is_typed(field)) {
            let key = format!("{}-{}", kind.register, field.name);
            let label = say(&key);
            let help = words
                .as_ref()
                .and_then(|words| words.attribute(&key, "help"))
                .unwrap_or_default();
            columns.push(TemplateColumn {
                name: field.name.clone(),
                help: format!("{label}. {help}").trim_end().to_owned(),
                form: form(field),
                required: field.required,
                choices: field.list().map_or_else(Vec::new, |list| {
                    self.pack()
                        .list(list)
                        .codes()
                        .chain(field.non_answers().iter().copied())
                        .map(|code| (code.to_owned(), self.pack().name_of(list, code, language)))
                        .collect()
                }),
                several: matches!(field.kind, FieldKind::Codes { .. }),
            });
        }
        columns
    }
}

/// Whether a field has a column: what the program alone writes is read back from
/// no file.
fn is_typed(field: &Field) -> bool {
    !field.same
}

/// The word that says how a value of this kind is written into a cell.
fn form_word(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Text { .. } => "records-form-text",
        FieldKind::Prose { .. } => "records-form-prose",
        FieldKind::Code { .. } => "records-form-code",
        FieldKind::Codes { .. } => "records-form-codes",
        FieldKind::Date { .. } => "records-form-date",
        FieldKind::Time => "records-form-time",
        FieldKind::Year => "records-form-year",
        FieldKind::Whole { .. } => "records-form-whole",
        FieldKind::Money => "records-form-money",
        FieldKind::YesNo => "records-form-yes_no",
        FieldKind::Link { .. } => "records-form-link",
    }
}

fn texts(
    session: &db::Session<'_>,
    kind: &RecordKind,
    stored: &db::Stored,
    has: &dyn Fn(usize) -> bool,
) -> Result<Vec<String>, Fault> {
    let mut texts = Vec::with_capacity(kind.fields.len() + 1);
    texts.push(stored.reference.clone());
    let fields = kind.fields.iter().zip(&stored.row.0).enumerate();
    for (_, (field, value)) in fields.filter(|(at, _)| has(*at)) {
        texts.push(typed(session, field, value)?);
    }
    Ok(texts)
}
